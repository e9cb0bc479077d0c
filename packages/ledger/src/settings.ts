/** Settings that belong to the book and travel with it, one record a key. (What belongs to a device is not here.) */
import type { SqliteDatabase } from '@tandem/sqlite';
import type { BookEdit } from './book.ts';
import { settingId } from './record-ids.ts';
import { readText } from './row-values.ts';

/** Undefined where nobody has set it. */
export function readSetting(database: SqliteDatabase, key: string): string | undefined {
  const row = database.prepare('SELECT value FROM setting WHERE key = ? AND deleted = 0 AND value IS NOT NULL')
    .get(key);
  return row === undefined ? undefined : readText(row[0]);
}

/** `key` is one of the program's own. Null unsets it. */
export function writeSetting(edit: BookEdit, key: string, value: string | null): void {
  const { book, database } = edit;
  database.prepare(`INSERT INTO setting (id, key, value) VALUES (?1, ?2, ?3)
    ON CONFLICT DO UPDATE SET value = ?3, deleted = 0`).run(settingId(book.sha256, book.id, key), key, value);
}
