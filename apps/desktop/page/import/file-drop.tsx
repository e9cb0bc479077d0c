/** A bank's file dropped anywhere on the window, or chosen from the menu. */
import type { ReactNode } from 'react';

export interface FileDrop {
  /** Opens the system's file chooser. */
  readonly chooseFile: () => void;
  /** The strip that says what became of the last file, and what belongs to the chooser: to be shown in the window. */
  readonly outlet: ReactNode;
}

export function useFileDrop(): FileDrop {
  return { chooseFile: () => {}, outlet: null };
}
