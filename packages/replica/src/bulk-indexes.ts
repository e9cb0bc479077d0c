/**
 * Indexes that wait while many records come into an almost empty book. Kept up row by row, each would be rewritten
 * page by page at every commit; made at the end, it is sorted once.
 *
 * The book is valid without them, only slower to read. Their text is in `sync_local` from the transaction that drops
 * them to the one that makes them again, so a crash in between is mended at the next opening or session.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import type { RecordKind } from './kind.ts';
import { readLocal, writeLocal } from './local-state.ts';

const key = 'dropped_indexes';

export function hasDroppedIndexes(database: SqliteDatabase): boolean {
  return readLocal(database, key) !== null;
}

/** Inside the caller's transaction. */
export function dropBulkIndexes(database: SqliteDatabase, kinds: readonly RecordKind[]): void {
  if (hasDroppedIndexes(database)) return;
  const tables = new Set(kinds.filter(({ travels }) => travels === 'entry').map(({ table }) => table));
  const indexes = "SELECT name, sql, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
  const dropped = database.prepare(indexes).all()
    .filter(([name, , table]) => tables.has(String(table)) || name === 'sync_record_bucket');
  for (const [name] of dropped) database.exec(`DROP INDEX ${String(name)}`);
  writeLocal(database, key, dropped.map(([, sql]) => String(sql)).join(';\n'));
}

/** Inside the caller's transaction. */
export function restoreBulkIndexes(database: SqliteDatabase): void {
  const statements = readLocal(database, key);
  if (typeof statements === 'string') database.exec(statements);
  database.prepare('DELETE FROM sync_local WHERE key = ?').run(key);
}
