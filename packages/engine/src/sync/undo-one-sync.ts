/** Takes back what a sync changed here: the last one, where it ended identical, or any of the journal. */
import type { CommandResults, Outcome } from '@tandem/contract';
import { canUndoSession } from '../journal-views.ts';
import type { ShelvedBook } from '../platform.ts';
import { forgetSession, readLastSync } from './last-sync.ts';

/** `session`: of the journal; the last one where it is left out. */
export function undoSync(
  shelved: ShelvedBook | undefined, wallMs: number, session?: number,
): Outcome<CommandResults['undo-sync']> {
  if (shelved === undefined) return { ok: false, error: { kind: 'no-book' } };
  const { database, replica } = shelved;
  const last = readLastSync(database)?.session ?? null;
  const chosen = session ?? last;
  if (chosen === null || !canUndoSession(database, chosen)) return { ok: false, error: { kind: 'nothing-to-undo' } };
  const undone = replica.undoSession(chosen, wallMs);
  if (chosen === last) forgetSession(database);
  if (!undone.ok) return { ok: false, error: { kind: 'nothing-to-undo' } };
  return { ok: true, value: { undone: undone.undone, kept: undone.kept } };
}
