/** Records that could not be merged, kept as they came until a later version or a repair can. */
import type { SqliteDatabase } from '@tandem/sqlite';
import { encodeBatch } from './batch-codec.ts';
import { recordIdToText, type RecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';

/** A value that was not kept though its stamp was the winner's: damage, since one stamp names one value. */
export const faultReason = 'two values under one stamp';

export interface Refusal {
  readonly id: RecordId;
  /** For the log and the journal, in English. */
  readonly reason: string;
}

export function setAside(database: SqliteDatabase, record: RecordState, reason: string, wallMs: number): void {
  database.prepare('INSERT INTO sync_quarantine (id, reason, content, wall) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(record.id, reason, encodeBatch([record]), Math.trunc(wallMs));
}

/** Forgets the refusals of records that have now been merged. Faults stay: they name a value that was not kept. */
export function settleQuarantine(
  database: SqliteDatabase, records: readonly RecordState[], refused: readonly Refusal[],
): void {
  if (database.prepare('SELECT 1 FROM sync_quarantine LIMIT 1').get() === undefined) return;
  const stillRefused = new Set(refused.map(({ id }) => recordIdToText(id)));
  for (const { id } of records) {
    if (stillRefused.has(recordIdToText(id))) continue;
    database.prepare('DELETE FROM sync_quarantine WHERE id = ? AND reason <> ?').run(id, faultReason);
  }
}

export function countQuarantined(database: SqliteDatabase): number {
  return Number(database.prepare('SELECT count(*) FROM sync_quarantine').get()?.[0]);
}
