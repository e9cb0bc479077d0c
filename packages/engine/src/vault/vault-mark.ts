/**
 * Which vault a copy of a book writes to, kept in the copy itself. A copy that went back to a backup, or that was
 * mended, has another one: by this mark it knows whether what the vault holds was left on purpose or is missing.
 */
import { readLocal, writeLocal } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';

const [markKey, leftKey, restoredKey] = ['vault_id', 'vault_left', 'vault_restored'];

export function readMark(database: SqliteDatabase): Uint8Array | undefined {
  return readBytes(database, markKey);
}

export function writeMark(database: SqliteDatabase, vault: Uint8Array): void {
  writeLocal(database, markKey, vault);
}

/** What that vault holds is not wanted here: the user went back behind it. */
export function readLeft(database: SqliteDatabase): Uint8Array | undefined {
  return readBytes(database, leftKey);
}

/** In a copy that takes the place of a book. `left`: of the book that was open before, if one was. */
export function leaveVault(database: SqliteDatabase, left: Uint8Array | undefined): void {
  database.prepare('DELETE FROM sync_local WHERE key IN (?, ?)').run(markKey, leftKey);
  if (left !== undefined) writeLocal(database, leftKey, left);
}

/** The copy was begun with nothing but a vault's work. */
export function noteRestored(database: SqliteDatabase): void {
  writeLocal(database, restoredKey, 1);
}

/** Until a sync has brought the rest. */
export function isOnlyRestored(database: SqliteDatabase): boolean {
  return readLocal(database, restoredKey) === 1 && typeof readLocal(database, 'synced_h') !== 'number';
}

function readBytes(database: SqliteDatabase, key: string): Uint8Array | undefined {
  const value = readLocal(database, key);
  return value instanceof Uint8Array ? value : undefined;
}
