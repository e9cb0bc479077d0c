/** What the acts of the window do. */
import type { AccountsView, EngineFailure, Preferences } from '@tandem/contract';
import { useEngine } from '@tandem/ui';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { stepAccountId } from '../accounts/account-order.ts';
import type { SearchHits } from '../search/use-search-hits.ts';
import { saveFile } from './file-saving.ts';
import type { WindowState } from './use-window-state.ts';
import type { WindowActs } from './window-acts.ts';

/** A window is closed within this time, or not at all. */
const closingMs = 300;

interface ActsContext {
  readonly state: WindowState;
  readonly accounts: AccountsView | undefined;
  readonly hits: SearchHits;
  readonly chooseFile: () => void;
}

/** The acts stay the same objects; what they work on is always the newest. */
export function useWindowActs(context: ActsContext): WindowActs {
  const client = useEngine();
  const latest = useRef(context);
  useLayoutEffect(() => {
    latest.current = context;
  });
  return useMemo(() => {
    const state = (): WindowState => latest.current.state;
    function fail(failure: EngineFailure | { readonly kind: 'disconnected' }): void {
      state().setNotice({ kind: 'failed', failure });
    }
    async function run(name: 'undo' | 'redo'): Promise<void> {
      const done = await client.command(name, {});
      if (!done.ok) fail(done.error);
    }
    async function prefer(preferences: Partial<Preferences>): Promise<void> {
      const done = await client.command('set-preferences', preferences);
      if (!done.ok) fail(done.error);
    }
    async function exportBook(): Promise<void> {
      const book = await client.command('export-book', {});
      if (!book.ok) {
        fail(book.error);
        return;
      }
      saveFile(book.value.fileName, book.value.json);
      state().setNotice({ kind: 'exported', fileName: book.value.fileName });
    }
    return {
      newEntry: () => state().registerSlot.get()?.newEntry(),
      newTransfer: () => state().registerSlot.get()?.newTransfer(),
      duplicate: () => state().registerSlot.get()?.duplicate(),
      deleteChosen: () => state().registerSlot.get()?.deleteChosen(),
      clearChosen: () => state().registerSlot.get()?.clearChosen(),
      selectAll: () => state().registerSlot.get()?.selectAll(),
      undo: () => void run('undo'),
      redo: () => void run('redo'),
      importFile: () => state().leaveRegister(latest.current.chooseFile),
      exportBook: () => void exportBook(),
      closeWindow(): void {
        globalThis.close();
        // Where it worked, nobody sees this any more.
        setTimeout(() => state().setNotice({ kind: 'still-open' }), closingMs);
      },
      find(): void {
        state().searchSlot.get()?.focus();
        state().searchSlot.get()?.select();
      },
      nextHit(): void {
        const hit = latest.current.hits.next();
        if (hit === undefined) state().searchSlot.get()?.focus();
        else state().showEntry(hit);
      },
      openSync: () => state().openDialog({ kind: 'sync' }),
      showConflicts: (recordId) => state().showView({
        kind: 'conflicts', recordId: recordId ?? state().registerSlot.get()?.conflictOfActive(),
      }),
      showPhotos: (entryId) => state().openDialog({
        kind: 'photos', entryId: entryId ?? state().registerSlot.get()?.activeEntry() ?? null,
      }),
      showJournal: (session) => state().showView({ kind: 'journal', session }),
      showBin: () => state().showView({ kind: 'bin' }),
      showDevices: () => state().openDialog({ kind: 'devices' }),
      installOnPhone: () => state().openDialog({ kind: 'install' }),
      openBackup: (dialog) => state().openDialog({ kind: 'backup', dialog }),
      addAccount: () => state().openDialog({ kind: 'account', accountId: null }),
      editAccount: () => state().openDialog({ kind: 'account', accountId: state().accountId }),
      stepAccount(step): void {
        const { accounts } = latest.current;
        const next = accounts === undefined ? undefined : stepAccountId(accounts, state().accountId, step);
        if (next !== undefined) state().showAccount(next);
      },
      showShortcuts: () => state().openDialog({ kind: 'shortcuts' }),
      showAbout: () => state().openDialog({ kind: 'about' }),
      setPreferences(preferences): void {
        void prefer(preferences);
      },
    };
  }, [client]);
}
