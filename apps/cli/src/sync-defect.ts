/** A session ends as `store-failed` for a full disk and for a defect of the program alike; the first is a failure. */
import { SqliteError } from '@tandem/sqlite';
import type { SessionOutcome } from '@tandem/sync';

/** Throws what no user can mend, to the boundary of the program. */
export function throwDefect(outcome: SessionOutcome): void {
  if (outcome.kind !== 'store-failed') return;
  const { cause } = outcome;
  const isOfTheWorld = cause instanceof SqliteError && cause.failure !== 'misuse' && cause.failure !== 'constraint';
  if (isOfTheWorld) return;
  throw cause instanceof Error ? cause : new Error('the store failed', { cause });
}
