/**
 * Records that people name and find by name (payees, categories): two devices that type the same new name write one
 * record, since its id is a function of the name.
 */
import type { RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { foldName } from './user-text.ts';

export type NamedIdState =
  /** Nobody has it: insert under it. */
  | 'free'
  /** Its record bears this name and lives. */
  | 'alive'
  /** Its record bears this name and is deleted: to type the name again brings it back. */
  | 'deleted'
  /** Its record was renamed and is now something else: mint another id. */
  | 'taken';

/** `id` must be the one made from `foldedName`. */
export function readNamedId(
  database: SqliteDatabase, table: 'payee' | 'category', id: RecordId, foldedName: string,
): NamedIdState {
  const row = database.prepare(`SELECT name, deleted FROM ${table} WHERE id = ?`).get(id);
  if (row === undefined) return 'free';
  const [name, deleted] = row;
  if (typeof name !== 'string' || foldName(name) !== foldedName) return 'taken';
  return deleted === 0 ? 'alive' : 'deleted';
}
