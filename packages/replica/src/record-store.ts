/** Reads record states from the tables and writes them there with their tracking, past the triggers. */
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';
import { bucketOfId, type RowHash } from './bucket-sums.ts';
import { kindColumns, type RecordKind } from './kind.ts';
import { bytesToRecordId, recordIdBytes, type RecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { ancestorsToJson, jsonToAncestors, jsonToStamps, stampsToJson } from './tracking-json.ts';
import { originStamp } from './stamp.ts';

export interface StoredRecord {
  readonly state: RecordState;
  /** Undefined while the row is dirty. */
  readonly hash: RowHash | undefined;
  readonly isHidden: boolean;
}

export interface HashedRecord {
  readonly state: RecordState;
  readonly hash: RowHash;
  readonly isHidden: boolean;
}

const trackingColumns = ['h', 'replica', 'hash0', 'hash1', 'hash2', 'hash3', 'wall', 'stamps', 'ancestors', 'life',
  'life_h', 'life_replica', 'seen'] as const;
const valuesAt = trackingColumns.length + 2;

/** The ids one after the other, 16 bytes each: how a list of ids is handed to SQL in one parameter. */
export function packIds(ids: readonly Uint8Array[]): Uint8Array {
  const packed = new Uint8Array(ids.length * recordIdBytes);
  ids.forEach((id, index) => packed.set(id, index * recordIdBytes));
  return packed;
}

/** A common table expression `wanted(id)` of the ids packed in ?1, ?2 of them, in their order. */
export const wantedIds = `wanted(place, id) AS (
  SELECT 0, substr(?1, 1, 16) WHERE ?2 > 0
  UNION ALL SELECT place + 1, substr(?1, place * 16 + 17, 16) FROM wanted WHERE place + 1 < ?2)`;

/** The records of this kind among the ids, in the order of the ids; those that the book does not hold are left out. */
export function readRecords(database: SqliteDatabase, kind: RecordKind, ids: readonly RecordId[]): StoredRecord[] {
  const select = database.prepare(`WITH RECURSIVE ${wantedIds}
    SELECT ${selectedColumns(kind)} FROM wanted
    CROSS JOIN ${kind.table} AS record ON record.id = wanted.id
    CROSS JOIN sync_record AS tracking ON tracking.id = wanted.id`);
  return select.all(packIds(ids), ids.length).map((row) => rowToRecord(kind, row));
}

/** Which of the ids the book holds as records of another kind. */
export function findIdsOfOtherKinds(
  database: SqliteDatabase, kind: RecordKind, ids: readonly RecordId[],
): readonly RecordId[] {
  const select = database.prepare(`WITH RECURSIVE ${wantedIds} SELECT wanted.id FROM wanted
    CROSS JOIN sync_record AS tracking ON tracking.id = wanted.id WHERE tracking.kind <> ${kind.tag}`);
  return select.all(packIds(ids), ids.length).map(([id]) => blobToRecordId(id));
}

/** Up to `limit` records of a kind after an id, in the order of ids. */
export function readRecordPage(
  database: SqliteDatabase, kind: RecordKind, after: RecordId | undefined, limit: number,
): StoredRecord[] {
  const select = database.prepare(`SELECT ${selectedColumns(kind)} FROM ${kind.table} AS record
    CROSS JOIN sync_record AS tracking ON tracking.id = record.id
    WHERE record.id > ?1 ORDER BY record.id LIMIT ?2`);
  return select.all(after ?? new Uint8Array(0), limit).map((row) => rowToRecord(kind, row));
}

/** Every record that triggers have marked dirty. */
export function readDirtyRecords(database: SqliteDatabase, kind: RecordKind, limit: number): StoredRecord[] {
  const select = database.prepare(`SELECT ${selectedColumns(kind)}
    FROM sync_record AS tracking INDEXED BY sync_record_dirty
    CROSS JOIN ${kind.table} AS record ON record.id = tracking.id
    WHERE tracking.hash0 IS NULL AND tracking.kind = ${kind.tag} LIMIT ?1`);
  return select.all(limit).map((row) => rowToRecord(kind, row));
}

const rowsEach = 16;

export function insertRecordRows(database: SqliteDatabase, kind: RecordKind, records: readonly HashedRecord[]): void {
  for (let from = 0; from < records.length; from += rowsEach) {
    const chunk = records.slice(from, from + rowsEach);
    insertValues(database, kind, chunk);
    insertTracking(database, kind, chunk);
  }
}

export function updateRecordRows(database: SqliteDatabase, records: readonly HashedRecord[]): void {
  for (const { state, hash, isHidden } of records) {
    const { kind, id } = state;
    database.prepare(`UPDATE ${kind.table} SET (${kindColumns(kind).map(({ name }) => name).join(', ')}, deleted)
      = (${placeholders(state.values.length + 1)}) WHERE id = ?`).run(...state.values, isHidden ? 1 : 0, id);
    database.prepare(`UPDATE sync_record SET (${trackingColumns.join(', ')})
      = (${placeholders(trackingColumns.length)}) WHERE id = ?`).run(...trackingValues(state, hash), id);
  }
}

export function updateHash(database: SqliteDatabase, id: RecordId, hash: RowHash): void {
  database.prepare('UPDATE sync_record SET hash0 = ?, hash1 = ?, hash2 = ?, hash3 = ? WHERE id = ?').run(...hash, id);
}

function insertValues(database: SqliteDatabase, kind: RecordKind, chunk: readonly HashedRecord[]): void {
  const columns = kindColumns(kind);
  const row = `(${placeholders(columns.length + 2)})`;
  const parameters: SqlValue[] = [];
  for (const { state, isHidden } of chunk) {
    parameters.push(state.id);
    for (const value of state.values) parameters.push(value);
    parameters.push(isHidden ? 1 : 0);
  }
  database.prepare(`INSERT INTO ${kind.table} (id, ${columns.map(({ name }) => name).join(', ')}, deleted)
    VALUES ${repeated(row, chunk.length)}`).run(...parameters);
}

function insertTracking(database: SqliteDatabase, kind: RecordKind, chunk: readonly HashedRecord[]): void {
  const parameters: SqlValue[] = [];
  const isPlain = chunk.every(({ state }) => state.isAlive && state.groupStamps === undefined
    && state.ancestors === undefined && state.lifeStamp === undefined && state.seen === undefined);
  const columns = isPlain ? trackingColumns.slice(0, 7) : trackingColumns;
  for (const { state, hash } of chunk) {
    parameters.push(state.id, kind.tag, bucketOfId(state.id));
    if (isPlain) parameters.push(state.base.h, state.base.replica, ...hash, state.wallMs ?? null);
    else parameters.push(...trackingValues(state, hash));
  }
  database.prepare(`INSERT INTO sync_record (id, kind, bucket, ${columns.join(', ')})
    VALUES ${repeated(`(${placeholders(columns.length + 3)})`, chunk.length)}`).run(...parameters);
}

function trackingValues(state: RecordState, hash: RowHash): SqlValue[] {
  return [state.base.h, state.base.replica, ...hash, state.wallMs ?? null, stampsToJson(state.groupStamps),
    ancestorsToJson(state.ancestors), state.isAlive ? 1 : 0, state.lifeStamp?.h ?? null,
    state.lifeStamp?.replica ?? null, stampsToJson(state.seen)];
}

function selectedColumns(kind: RecordKind): string {
  return [...trackingColumns.map((name) => `tracking.${name}`), 'record.id', 'record.deleted',
    ...kindColumns(kind).map(({ name }) => `record.${name}`)].join(', ');
}

function rowToRecord(kind: RecordKind, row: SqlRow): StoredRecord {
  const [h, replica, hash0, hash1, hash2, hash3, wall, stamps, ancestors, life, lifeH, lifeReplica, seen, id, deleted]
    = row;
  const groups = kind.groups.length;
  return {
    state: {
      kind,
      id: blobToRecordId(id),
      values: row.slice(valuesAt),
      base: h === 0 ? originStamp : { h: Number(h), replica: Number(replica) },
      groupStamps: jsonToStamps(stamps, groups),
      ancestors: jsonToAncestors(ancestors, groups),
      isAlive: life === 1,
      lifeStamp: lifeH === null ? undefined : { h: Number(lifeH), replica: Number(lifeReplica) },
      seen: jsonToStamps(seen, groups),
      wallMs: wall === null ? undefined : Number(wall),
    },
    hash: hash0 === null ? undefined : [Number(hash0), Number(hash1), Number(hash2), Number(hash3)],
    isHidden: deleted === 1,
  };
}

export function blobToRecordId(value: SqlValue | undefined): RecordId {
  return bytesToRecordId(value instanceof Uint8Array ? value : new Uint8Array(0));
}

function placeholders(count: number): string {
  return repeated('?', count);
}

function repeated(text: string, count: number): string {
  return Array(count).fill(text).join(', ');
}
