/** Everything that the menu, the toolbar and the keys can ask of the window: one list for the three of them. */
import type { Id, Preferences } from '@tandem/contract';
import type { BackupDialogName } from '../backup/backup-dialogs.tsx';

export interface WindowActs {
  readonly newEntry: () => void;
  readonly newTransfer: () => void;
  readonly duplicate: () => void;
  readonly deleteChosen: () => void;
  readonly clearChosen: () => void;
  readonly selectAll: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly importFile: () => void;
  readonly exportBook: () => void;
  readonly closeWindow: () => void;
  readonly find: () => void;
  readonly nextHit: () => void;
  readonly openSync: () => void;
  /** `recordId`: the one whose conflict is looked for. */
  readonly showConflicts: (recordId?: Id) => void;
  /** `entryId`: else of the active row. */
  readonly showPhotos: (entryId?: Id) => void;
  readonly showJournal: (session: number | null) => void;
  readonly showBin: () => void;
  readonly showDevices: () => void;
  readonly installOnPhone: () => void;
  readonly openBackup: (dialog: BackupDialogName) => void;
  readonly addAccount: () => void;
  readonly editAccount: () => void;
  readonly stepAccount: (step: 1 | -1) => void;
  readonly showShortcuts: () => void;
  readonly showAbout: () => void;
  readonly setPreferences: (preferences: Partial<Preferences>) => void;
}

/** Whether an act means anything now; what is not named always does. */
export interface ActsAvailable {
  readonly hasRegister: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}
