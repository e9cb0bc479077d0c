/** Takes back what the last sync changed here, where it ended identical. */
import type { CommandResults, Outcome } from '@tandem/contract';
import type { ShelvedBook } from '../platform.ts';
import { forgetSession, readLastSync } from './last-sync.ts';

export function undoLastSync(
  shelved: ShelvedBook | undefined, wallMs: number,
): Outcome<CommandResults['undo-sync']> {
  if (shelved === undefined) return { ok: false, error: { kind: 'no-book' } };
  const { database, replica } = shelved;
  const session = readLastSync(database)?.session ?? null;
  if (session === null) return { ok: false, error: { kind: 'nothing-to-undo' } };
  const undone = replica.undoSession(session, wallMs);
  forgetSession(database);
  if (!undone.ok) return { ok: false, error: { kind: 'nothing-to-undo' } };
  return { ok: true, value: { undone: undone.undone, kept: undone.kept } };
}
