/** An end that is no success: its cause, that nothing was lost, the one next thing to do. */
import type { SyncEndView, SyncIdentical } from '@tandem/contract';
import type { ReactNode } from 'react';
import type { ScreenSize } from './screen-size.ts';

export type SyncProblemEnd = Exclude<SyncEndView, SyncIdentical>;

export interface SyncProblemProps {
  readonly size: ScreenSize;
  readonly end: SyncProblemEnd;
  readonly peerName: string | null;
  readonly onClose: () => void;
  readonly onRetry: () => void;
}

export function SyncProblem({ end }: SyncProblemProps): ReactNode {
  return end.kind;
}
