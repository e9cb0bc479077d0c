/** Saving, deleting and taking back entries, from any screen; and what is said about it for a few seconds. */
import { useEngine } from '@tandem/ui/first-load';
import type { EngineClient, EntryDraft, Id, RegisterRowView } from '@tandem/contract';
import {
  createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode,
} from 'react';
import { keptStorage } from '../screen/kept-storage.ts';
import { isEmptyForm, type EntryForm } from './entry-form.ts';
import { editedEntryForm, newEntryForm } from './form-store.ts';
import { forgetPicturesBut, readPictures } from './pictures/kept-pictures.ts';
import { WaitingEntries, type SavedEntry, type SaveFailure } from './waiting-entries.ts';

export type Notice =
  | { readonly kind: 'saved'; readonly saved: SavedEntry }
  | { readonly kind: 'changed' | 'undone' }
  /** What may be undone too. */
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'deleted' | 'cleared' | 'uncleared'; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: SaveFailure };

export type EntryLeg = Pick<RegisterRowView, 'entryId' | 'leg'>;

export interface Saving {
  readonly notice: Notice | null;
  /** Entries that wait for the book. */
  readonly waitingCount: number;
  /** A new entry: kept at once, written as soon as the book is open. */
  readonly add: (draft: EntryDraft, form: EntryForm) => void;
  /** True once it is written. */
  readonly change: (draft: EntryDraft) => Promise<boolean>;
  readonly remove: (entryIds: readonly Id[]) => Promise<boolean>;
  readonly mark: (entries: readonly EntryLeg[], status: 'cleared' | 'uncleared') => Promise<boolean>;
  readonly undo: () => Promise<void>;
  /** Says how a command of the screen ended, `done` where it did; true then. */
  readonly report: (
    answer: { readonly ok: true } | { readonly ok: false; readonly error: SaveFailure }, done: Notice,
  ) => boolean;
  /** Says that something else of the screen failed. */
  readonly tellFailure: (failure: SaveFailure) => void;
  readonly dismiss: () => void;
}

const noticeMs = 6000;
const waiting = new WaitingEntries(keptStorage, readPictures);
const SavingContext = createContext<Saving | undefined>(undefined);

export function useSaving(): Saving {
  const saving = useContext(SavingContext);
  if (saving === undefined) throw new Error('a screen outside of SavingProvider');
  return saving;
}

interface SavingProviderProps {
  readonly isBookOpen: boolean;
  readonly children: ReactNode;
}

export function SavingProvider({ isBookOpen, children }: SavingProviderProps): ReactNode {
  const engine = useEngine();
  const [notice, setNotice] = useState<Notice | null>(null);
  const waitingCount = useSyncExternalStore(waiting.onChanged, waiting.count);

  useEffect(() => {
    if (notice === null || notice.kind === 'failed') return undefined;
    const timer = setTimeout(() => setNotice(null), noticeMs);
    return () => clearTimeout(timer);
  }, [notice]);

  useEffect(() => void forgetPicturesBut([...newEntryForm.form().pictures, ...waiting.pictures()]), []);

  useEffect(() => {
    if (isBookOpen) void sendWaiting(engine, setNotice);
  }, [engine, isBookOpen]);

  const saving = useMemo<Saving>(() => {
    const report: Saving['report'] = (answer, done) => {
      setNotice(answer.ok ? done : { kind: 'failed', failure: answer.error });
      return answer.ok;
    };
    return {
      notice,
      waitingCount,
      add: (draft, form) => {
        waiting.add(draft, form);
        newEntryForm.clear();
        setNotice(null);
        if (isBookOpen) void sendWaiting(engine, setNotice);
      },
      change: async (draft) => {
        const isDone = report(await engine.command('save-entry', draft), { kind: 'changed' });
        if (isDone) editedEntryForm.clear();
        return isDone;
      },
      remove: async (entryIds) => {
        const answer = await engine.command('delete-entries', { entryIds: [...entryIds] });
        const isDone = report(answer, { kind: 'deleted', count: entryIds.length });
        if (isDone) editedEntryForm.clear();
        return isDone;
      },
      mark: async (entries, status) => {
        const legs = entries.map(({ entryId, leg }) => ({ entryId, leg }));
        const answer = await engine.command('set-status', { entries: legs, status });
        return report(answer, { kind: status, count: legs.length });
      },
      undo: async () => {
        const form = notice?.kind === 'saved' ? notice.saved.form : undefined;
        const isDone = report(await engine.command('undo', {}), { kind: 'undone' });
        // The entry is typed already: whoever takes it back wants to correct it.
        if (isDone && form !== undefined && isEmptyForm(newEntryForm.form())) newEntryForm.set(form);
      },
      report,
      tellFailure: (failure) => setNotice({ kind: 'failed', failure }),
      dismiss: () => setNotice(null),
    };
  }, [engine, isBookOpen, notice, waitingCount]);

  return <SavingContext value={saving}>{children}</SavingContext>;
}

async function sendWaiting(engine: EngineClient, tell: (notice: Notice) => void): Promise<void> {
  const failure = await waiting.send(engine, (saved) => tell({ kind: 'saved', saved }));
  // An engine that is gone comes back, and the entry goes on waiting.
  if (failure === undefined || failure.kind === 'disconnected') return;
  tell({ kind: 'failed', failure });
  giveBack();
}

/** A refused entry goes back to the screen, unless another one is being typed there: then it waits. */
function giveBack(): void {
  if (!isEmptyForm(newEntryForm.form())) return;
  const form = waiting.takeBack();
  if (form !== undefined) newEntryForm.set(form);
}
