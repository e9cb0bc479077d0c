/** Deleted entries: nothing of them is lost, and they come back whole (`restoreEntry`). */
import type { SqliteDatabase } from '@tandem/sqlite';
import { entryColumns, rowToEntry, type Entry } from './entry-record.ts';
import { toRegisterRow, type RegisterRow } from './register.ts';
import { readInteger, readOptional, readText } from './row-values.ts';

export interface DeletedEntry {
  /** From the side of its first account. */
  readonly row: RegisterRow;
  /** By the clock of the device that deleted it. */
  readonly deletedMs: number;
  /** Null where that device has no name here. */
  readonly deletedBy: string | null;
}

/**
 * A hidden record's delete is the newest thing about it, so the record's wall time, where it has one, is that of the
 * delete; otherwise the stamp's own milliseconds are.
 */
const deletedMs = 'coalesce(tracking.wall, tracking.life_h / 2048)';

/** `entry_bin` has those of them all; an entry without an account was never whole. */
const deletedEntries = `entry JOIN sync_record AS tracking ON tracking.id = entry.id
  WHERE entry.deleted = 1 AND entry.account_id IS NOT NULL AND ${deletedMs} >= ?1`;

export function countDeletedEntries(database: SqliteDatabase, sinceMs: number): number {
  return readInteger(database.prepare(`SELECT count(*) FROM ${deletedEntries}`).get(sinceMs)?.[0]);
}

/** All of them, in the order of ids. */
export function readBin(database: SqliteDatabase, sinceMs: number): readonly Entry[] {
  return database.prepare(`SELECT ${entryColumns('entry.')} FROM ${deletedEntries} ORDER BY entry.id`).all(sinceMs)
    .map(rowToEntry);
}

/** Latest deletion first. */
export function readDeletedEntries(
  database: SqliteDatabase, sinceMs: number, offset: number, limit: number,
): readonly DeletedEntry[] {
  const columns = entryColumns('entry.');
  return database.prepare(`WITH page AS (
      SELECT entry.id, ${deletedMs} AS deleted_ms, tracking.life_replica FROM ${deletedEntries}
      ORDER BY deleted_ms DESC, entry.day DESC, entry.id DESC LIMIT ?3 OFFSET ?2)
    SELECT page.deleted_ms, (SELECT max(name) FROM sync_device_label WHERE replica = page.life_replica),
      payee.name, ${columns}
    FROM page JOIN entry ON entry.id = page.id LEFT JOIN payee ON payee.id = entry.payee_id
    ORDER BY page.deleted_ms DESC, entry.day DESC, entry.id DESC`)
    .all(sinceMs, offset, limit).map(([at, device, ...columnsOfRow]) => ({
      row: toRegisterRow(columnsOfRow, 1), deletedMs: readInteger(at), deletedBy: readOptional(device, readText),
    }));
}
