/**
 * "To check again": a reconciled leg whose money became another one by a merge. Derived; nothing is rewritten, so the
 * same is seen on every device, and it ends by itself when the amount is again the one that was reconciled.
 */
import type { RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { entryColumns, rowToEntry, type Entry, type LegStatus, type MoneyStamp } from './entry-record.ts';
import type { Cents } from './money.ts';
import { readInteger } from './row-values.ts';

/** Of the money group, the first of an entry's groups. Undefined for an entry that the book does not hold. */
export function readMoneyStamp(database: SqliteDatabase, id: RecordId): MoneyStamp | undefined {
  const row = database.prepare(`SELECT coalesce(json_extract(stamps, '$."0"[0]'), h),
    coalesce(json_extract(stamps, '$."0"[1]'), replica) FROM sync_record WHERE id = ?`).get(id);
  return row === undefined ? undefined : { h: readInteger(row[0]), replica: readInteger(row[1]) };
}

/** `amount`: what the leg moves by now. */
export function isLegToCheck(database: SqliteDatabase, id: RecordId, status: LegStatus, amount: Cents): boolean {
  if (status.kind !== 'reconciled' || status.amount === null || status.amount === amount) return false;
  if (status.money === null) return true;
  const stamp = readMoneyStamp(database, id);
  return stamp?.h !== status.money.h || stamp.replica !== status.money.replica;
}

/** Living entries of which a leg is to be checked again. Scans the entries. */
export function entriesToCheck(database: SqliteDatabase): readonly Entry[] {
  return database.prepare(`SELECT ${entryColumns('')} FROM entry WHERE deleted = 0
      AND (status > 1 AND reconciled_amount <> amount
        OR transfer_status > 1 AND transfer_reconciled_amount <> transfer_amount)
    ORDER BY day, id`).all().map(rowToEntry)
    .filter(({ id, status, amount, transfer, transferStatus }) => isLegToCheck(database, id, status, amount)
      || (transfer !== null && isLegToCheck(database, id, transferStatus, transfer.amount)));
}
