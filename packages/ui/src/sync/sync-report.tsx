/** The end of a sync, whatever it is: proof and counts where both are identical, else `SyncProblem`. */
import type { Answer, CommandResults, SyncEndView } from '@tandem/contract';
import type { ReactNode } from 'react';
import type { ScreenSize } from './screen-size.ts';

export interface SyncReportProps {
  readonly size: ScreenSize;
  readonly end: SyncEndView;
  readonly peerName: string | null;
  readonly onClose: () => void;
  /** Sends `undo-sync`; the report asks before, and says what became of it. */
  readonly onUndo: () => Promise<Answer<CommandResults['undo-sync']>>;
  readonly onShowConflicts: () => void;
  /** Another try: on the PC a new code, on the phone a new call or scan. */
  readonly onRetry: () => void;
}

export function SyncReport({ end }: SyncReportProps): ReactNode {
  return end.kind;
}
