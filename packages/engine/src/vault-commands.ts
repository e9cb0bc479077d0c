/** The command and the query around the second copy of the work that is not synced. */
import type { CommandResults, Outcome, SecondCopyView } from '@tandem/contract';
import { failure, success } from '@tandem/ledger';
import { makeEmpty, tellAll } from './book-commands.ts';
import type { EngineParts } from './engine-parts.ts';
import { storageFailed } from './engine-failure.ts';
import { VaultError } from './vault/vault-store.ts';

export function readSecondCopy({ vault }: EngineParts): Outcome<SecondCopyView | null> {
  return success(vault?.view() ?? null);
}

/** A kill in the middle leaves a copy of the book into which the rest is merged at its next opening. */
export async function restoreSecondCopy(
  { desk, sync, vault }: EngineParts,
): Promise<Outcome<CommandResults['restore-second-copy']>> {
  if (desk.book !== undefined) return failure({ kind: 'book-open' });
  if (sync.isRunning) return failure({ kind: 'sync-running' });
  if (vault === undefined) return failure({ kind: 'no-book' });
  desk.closeBook();
  const made = await makeEmpty(desk);
  if (!made.ok) return made;
  try {
    if (!await vault.restoreInto(made.value)) return failure({ kind: 'no-book' });
    return success({ isDone: true });
  } catch (error) {
    return error instanceof VaultError ? failure({ kind: 'storage', failure: 'io' }) : storageFailed(error);
  } finally {
    desk.forgetReading();
    tellAll(desk);
  }
}
