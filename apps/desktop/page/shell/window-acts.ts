/** Everything that the menu, the toolbar and the keys can ask of the window: one list for the three of them. */
import type { Preferences } from '@tandem/contract';

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
  readonly showConflicts: () => void;
  readonly openBackup: (dialog: 'back-up' | 'restore' | 'check') => void;
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
