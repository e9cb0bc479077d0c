/** What the window and the register in it know of each other. */
import type { AccountsView, Id, RegisterRowView, RegisterView as Register } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import type { Slot } from '../shell/slot.ts';
import type { ChosenEntries } from '../shell/status-bar.tsx';
import type { EntryForm } from './entry-form.ts';

/** What the menu and the keys of the window ask of it. */
export interface RegisterHandle {
  readonly newEntry: () => void;
  readonly newTransfer: () => void;
  readonly duplicate: () => void;
  readonly deleteChosen: () => void;
  readonly clearChosen: () => void;
  readonly selectAll: () => void;
  /** The entry of the active row, where a conflict of it is open. */
  readonly conflictOfActive: () => Id | undefined;
  /** The entry of the active row. */
  readonly activeEntry: () => Id | undefined;
  /** Before something else takes its place: at once, or once a changed row is saved; not where that cannot be. */
  readonly leave: (act: () => void) => void;
}

export interface RegisterViewProps {
  readonly slot: Slot<RegisterHandle>;
  readonly accountId: Id;
  readonly accounts: AccountsView;
  readonly today: Day;
  readonly drafts: Map<Id, EntryForm>;
  /** An entry to go to. */
  readonly target: Pick<RegisterRowView, 'entryId' | 'leg' | 'day'> | undefined;
  /** Whatever had the focus before. */
  readonly takesFocus: boolean;
  readonly onChosen: (chosen: ChosenEntries | undefined) => void;
  readonly onImport: () => void;
  readonly onReceive: () => void;
  readonly onShowConflict: (entryId: Id) => void;
  readonly onShowPhotos: (entryId: Id) => void;
}

export interface LoadedRegisterProps extends RegisterViewProps {
  readonly register: Register;
}
