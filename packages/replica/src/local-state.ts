/** What belongs to this copy of a book and never travels: its book's id and generation, counters, dates. */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';

export interface BookIdentity {
  /** 16 bytes each. A restore that is declared the truth starts a new generation of the same book. */
  readonly bookId: Uint8Array;
  readonly generation: Uint8Array;
}

/** Undefined in an empty copy that has not joined a book yet. */
export function readBookIdentity(database: SqliteDatabase): BookIdentity | undefined {
  const bookId = readLocal(database, 'book_id');
  const generation = readLocal(database, 'generation');
  if (!(bookId instanceof Uint8Array) || !(generation instanceof Uint8Array)) return undefined;
  return { bookId, generation };
}

export function writeBookIdentity(database: SqliteDatabase, { bookId, generation }: BookIdentity): void {
  writeLocal(database, 'book_id', bookId);
  writeLocal(database, 'generation', generation);
}

export function readLocal(database: SqliteDatabase, key: string): SqlValue {
  return database.prepare('SELECT value FROM sync_local WHERE key = ?').get(key)?.[0] ?? null;
}

export function writeLocal(database: SqliteDatabase, key: string, value: Exclude<SqlValue, null>): void {
  database.prepare('INSERT INTO sync_local VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2').run(key, value);
}
