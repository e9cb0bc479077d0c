/**
 * Records that one device deleted while another, which did not know it, edited them: they are shown, and a person is
 * told. Where the edit lost, an open conflict tells of it; where it won, nothing but the record's own tracking does,
 * and this reads it.
 */
import { bytesToRecordId, type RecordId, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { ledgerKinds } from './ledger-kinds.ts';
import { readBlob, readInteger } from './row-values.ts';

export interface RevivedRecord {
  readonly kind: RecordKind;
  readonly id: RecordId;
}

export function readRevivedRecords(database: SqliteDatabase): readonly RevivedRecord[] {
  return ledgerKinds.flatMap((kind) => {
    if (countDead(database, kind) === countHidden(database, kind)) return [];
    return database.prepare(`SELECT record.id FROM sync_record AS tracking
        JOIN ${kind.table} AS record ON record.id = tracking.id
      WHERE tracking.kind = ${kind.tag} AND tracking.life = 0 AND record.deleted = 0 AND ${hasNoConflict}`).all()
      .map(([id]) => ({ kind, id: bytesToRecordId(readBlob(id)) }));
  });
}

export function findRevivedRecord(database: SqliteDatabase, id: RecordId): RevivedRecord | undefined {
  const tag = database.prepare(`SELECT kind FROM sync_record AS tracking WHERE id = ? AND life = 0
    AND ${hasNoConflict}`).get(id)?.[0];
  const kind = ledgerKinds.find((each) => each.tag === tag);
  const isShown = kind !== undefined
    && database.prepare(`SELECT 1 FROM ${kind.table} WHERE id = ? AND deleted = 0`).get(id) !== undefined;
  return isShown ? { kind, id } : undefined;
}

const hasNoConflict = `NOT EXISTS (SELECT 1 FROM sync_conflict WHERE record_id = tracking.id AND resolution IS NULL
  AND is_equal = 0 AND deleted = 0)`;

/** A hidden record is dead: so equal numbers say at once, as good as always, that there is nothing to look for. */
function countDead(database: SqliteDatabase, { tag }: RecordKind): number {
  return readInteger(database.prepare(`SELECT count(*) FROM sync_record WHERE kind = ${tag} AND life = 0`).get()?.[0]);
}

function countHidden(database: SqliteDatabase, { table }: RecordKind): number {
  return readInteger(database.prepare(`SELECT count(*) FROM ${table} WHERE deleted = 1`).get()?.[0]);
}
