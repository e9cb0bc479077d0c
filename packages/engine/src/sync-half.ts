/** What the engine needs of its sync half, which owns the view of the sync window. */
import type { CommandResults, Outcome, SyncSummary, SyncView } from '@tandem/contract';

export interface SyncHalf {
  /** A session is under way: the book may not be replaced now. */
  readonly isRunning: boolean;
  view(): SyncView;
  summary(): SyncSummary;
  /** The PC: shows codes and waits. */
  open(): Promise<void>;
  /** The phone. */
  join(code: string): Promise<void>;
  answer(areSame: boolean): void;
  cancel(): void;
  /** Back to idle, once ended. */
  close(): void;
  undo(): Outcome<CommandResults['undo-sync']>;
}
