/** What the window shows: which view, which account, what is searched, which dialog is open. */
import type { AccountsView, EngineFailure, Id, RegisterRowView } from '@tandem/contract';
import { useMemo, useState } from 'react';
import { closedAccounts, findAccount, openAccounts } from '../accounts/account-order.ts';
import type { BackupDialogName } from '../backup/backup-dialogs.tsx';
import type { EntryForm } from '../register/entry-form.ts';
import type { RegisterHandle } from '../register/register-window.ts';
import { Slot } from './slot.ts';
import type { ChosenEntries } from './status-bar.tsx';

export type WindowViewName =
  | { readonly kind: 'register' }
  | { readonly kind: 'bin' }
  /** `recordId`: the one whose conflict is looked for. */
  | { readonly kind: 'conflicts'; readonly recordId: Id | undefined }
  /** `session` null: all syncs. */
  | { readonly kind: 'journal'; readonly session: number | null };

export type WindowDialog =
  | { readonly kind: 'none' }
  /** `accountId` null: a new one. */
  | { readonly kind: 'account'; readonly accountId: Id | null }
  /** `entryId` null: no entry is chosen. */
  | { readonly kind: 'photos'; readonly entryId: Id | null }
  | { readonly kind: 'backup'; readonly dialog: BackupDialogName }
  | { readonly kind: 'sync' | 'install' | 'devices' | 'shortcuts' | 'about' };

export type WindowNoticeView =
  | { readonly kind: 'failed'; readonly failure: EngineFailure | { readonly kind: 'disconnected' } }
  /** A tab of a browser cannot be closed from within. */
  | { readonly kind: 'still-open' }
  | { readonly kind: 'exported'; readonly fileName: string };

export type EntryPlace = Pick<RegisterRowView, 'entryId' | 'leg' | 'day' | 'accountId'>;

export interface SearchState {
  readonly text: string;
  readonly isEverywhere: boolean;
  /** The hits are listed, or one of them is shown in its register. */
  readonly isListed: boolean;
}

export interface WindowState {
  readonly view: WindowViewName;
  /** Null where the book has no account. */
  readonly accountId: Id | null;
  readonly showAccount: (accountId: Id) => void;
  /** A new account, to be typed in at once. */
  readonly showNewAccount: (accountId: Id) => void;
  readonly takesFocus: boolean;
  /** Anything but a register. */
  readonly showView: (view: Exclude<WindowViewName, { readonly kind: 'register' }>) => void;
  /** An entry that the register is to go to, once it is there. */
  readonly target: EntryPlace | undefined;
  readonly showEntry: (entry: EntryPlace) => void;
  readonly search: SearchState;
  readonly setSearchText: (text: string) => void;
  readonly setIsEverywhere: (isEverywhere: boolean) => void;
  readonly listHits: () => void;
  readonly searchSlot: Slot<HTMLInputElement>;
  readonly registerSlot: Slot<RegisterHandle>;
  readonly leaveRegister: (act: () => void) => void;
  readonly drafts: Map<Id, EntryForm>;
  readonly chosen: ChosenEntries | undefined;
  readonly setChosen: (chosen: ChosenEntries | undefined) => void;
  readonly dialog: WindowDialog;
  readonly openDialog: (dialog: WindowDialog) => void;
  readonly closeDialog: () => void;
  readonly notice: WindowNoticeView | undefined;
  readonly setNotice: (notice: WindowNoticeView | undefined) => void;
  readonly hasAccountsOpen: boolean;
  readonly setHasAccountsOpen: (isOpen: boolean) => void;
}

const noSearch: SearchState = { text: '', isEverywhere: true, isListed: false };

export function useWindowState(accounts: AccountsView | undefined): WindowState {
  const [view, setView] = useState<WindowViewName>({ kind: 'register' });
  const [wantedId, setWantedId] = useState<Id>();
  const [target, setTarget] = useState<EntryPlace>();
  const [takesFocus, setTakesFocus] = useState(false);
  const [search, setSearch] = useState(noSearch);
  const [chosen, setChosen] = useState<ChosenEntries>();
  const [dialog, openDialog] = useState<WindowDialog>({ kind: 'none' });
  const [notice, setNotice] = useState<WindowNoticeView>();
  const [hasAccountsOpen, setHasAccountsOpen] = useState(false);
  const [searchSlot] = useState(() => new Slot<HTMLInputElement>());
  const [registerSlot] = useState(() => new Slot<RegisterHandle>());
  const drafts = useMemo(() => new Map<Id, EntryForm>(), []);

  /** A change that is being typed is saved first. */
  function leaveRegister(act: () => void): void {
    const register = registerSlot.get();
    if (register === null) act();
    else register.leave(act);
  }
  function openAccount(accountId: Id): void {
    setView({ kind: 'register' });
    setWantedId(accountId);
    setTarget(undefined);
    setSearch(noSearch);
    setHasAccountsOpen(false);
    setTakesFocus(false);
  }
  return {
    view, target, search, drafts, chosen, setChosen, dialog, openDialog, notice, setNotice,
    hasAccountsOpen, setHasAccountsOpen, takesFocus,
    showAccount: (accountId) => leaveRegister(() => openAccount(accountId)),
    showNewAccount: (accountId) => leaveRegister(() => {
      openAccount(accountId);
      setTakesFocus(true);
    }),
    searchSlot, registerSlot,
    accountId: accounts === undefined ? null : chooseAccount(accounts, wantedId),
    showView: (shown) => leaveRegister(() => {
      setView(shown);
      setSearch(noSearch);
      setHasAccountsOpen(false);
    }),
    showEntry: (entry) => leaveRegister(() => {
      setView({ kind: 'register' });
      setWantedId(entry.accountId);
      setTarget(entry);
      setSearch((current) => ({ ...current, isListed: false }));
    }),
    setSearchText: (text) => {
      setSearch((current) => ({ ...current, text, isListed: current.isListed && text.trim() !== '' }));
      leaveRegister(() => setSearch((current) => ({ ...current, isListed: current.text.trim() !== '' })));
    },
    setIsEverywhere: (isEverywhere) =>
      leaveRegister(() => setSearch((current) => ({ ...current, isEverywhere, isListed: true }))),
    listHits: () => leaveRegister(() => setSearch((current) => ({ ...current, isListed: true }))),
    leaveRegister,
    closeDialog: () => openDialog({ kind: 'none' }),
  };
}

/** The one asked for while it is there, else the first. */
function chooseAccount(accounts: AccountsView, wantedId: Id | undefined): Id | null {
  const wanted = wantedId === undefined ? undefined : findAccount(accounts, wantedId);
  return (wanted ?? openAccounts(accounts)[0] ?? closedAccounts(accounts)[0])?.id ?? null;
}
