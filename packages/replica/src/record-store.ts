/** Reads record states from the tables and writes them there with their tracking, past the triggers. */
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';
import { bucketOfId, type RowHash } from './bucket-sums.ts';
import { hexToBytes, writeHex } from './hex.ts';
import { kindColumns, type RecordKind } from './kind.ts';
import { bytesToRecordId, recordIdBytes, type RecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { originStamp } from './stamp.ts';
import { ancestorsToJson, jsonToMarks, stampsToJson } from './tracking-json.ts';
import { packUnknown } from './unknown-content.ts';

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
  'life_h', 'life_replica', 'seen', 'unknown'] as const;
/** Of these, what few records have; read as one column that is null for the others. */
const markColumns = trackingColumns.slice(7).map((name) =>
  (name === 'unknown' ? 'hex(tracking.unknown)' : `tracking.${name}`));
const marks = `iif(tracking.life = 1 AND tracking.stamps IS NULL AND tracking.ancestors IS NULL
  AND tracking.life_h IS NULL AND tracking.seen IS NULL AND tracking.unknown IS NULL, NULL,
  json_array(${markColumns.join(', ')}))`;
const valuesAt = 10;

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

/** The records of this kind among the packed ids, in their order; those that the book does not hold are left out. */
export function readRecords(database: SqliteDatabase, kind: RecordKind, ids: Uint8Array): StoredRecord[] {
  const select = database.prepare(`WITH RECURSIVE ${wantedIds}
    SELECT ${selectedColumns(kind)} FROM wanted
    ${kind.unknown === undefined ? `CROSS JOIN ${kind.table} AS record ON record.id = wanted.id` : ''}
    CROSS JOIN sync_record AS tracking ON tracking.id = wanted.id
    ${kind.unknown === undefined ? '' : `WHERE tracking.kind = ${kind.tag}`}`);
  return rowsToRecords(kind, select.all(ids, ids.length / recordIdBytes));
}

/** Which of these many packed ids the book holds: place in the list, and the tag of the kind. */
export function findKnownIds(
  database: SqliteDatabase, packed: Uint8Array, count: number,
): readonly { readonly place: number; readonly kindTag: number }[] {
  const select = database.prepare(`WITH RECURSIVE ${wantedIds} SELECT wanted.place, tracking.kind FROM wanted
    CROSS JOIN sync_record AS tracking ON tracking.id = wanted.id`);
  return select.all(packed, count).map(([place, kindTag]) => (
    { place: Number(place), kindTag: Number(kindTag) }));
}

/** Up to `limit` records of a kind after an id, in the order of ids. */
export function readRecordPage(
  database: SqliteDatabase, kind: RecordKind, after: RecordId | undefined, limit: number,
): StoredRecord[] {
  const select = database.prepare(kind.unknown === undefined
    ? `SELECT ${selectedColumns(kind)} FROM ${kind.table} AS record
      CROSS JOIN sync_record AS tracking ON tracking.id = record.id
      WHERE record.id > ?1 ORDER BY record.id LIMIT ?2`
    : `SELECT ${selectedColumns(kind)} FROM sync_record AS tracking
      WHERE tracking.id > ?1 AND tracking.kind = ${kind.tag} ORDER BY tracking.id LIMIT ?2`);
  return rowsToRecords(kind, select.all(after ?? new Uint8Array(0), limit));
}

export function countRecords(database: SqliteDatabase): number {
  return Number(database.prepare('SELECT count(*) FROM sync_record').get()?.[0]);
}

/** Every record that triggers have marked dirty. */
export function readDirtyRecords(database: SqliteDatabase, kind: RecordKind, limit: number): StoredRecord[] {
  const select = database.prepare(`SELECT ${selectedColumns(kind)}
    FROM sync_record AS tracking INDEXED BY sync_record_dirty
    CROSS JOIN ${kind.table} AS record ON record.id = tracking.id
    WHERE tracking.hash0 IS NULL AND tracking.kind = ${kind.tag} LIMIT ?1`);
  return rowsToRecords(kind, select.all(limit));
}

/**
 * Several rows a statement save calls. OR FAIL, since the default (undo the statement alone) makes SQLite copy every
 * page that such a statement touches, three times the work with an index; whatever fails rolls the transaction back.
 */
const rowsEach = 16;

export function insertRecordRows(database: SqliteDatabase, kind: RecordKind, records: readonly HashedRecord[]): void {
  const columns = columnsToSet(database, kind, records);
  for (let from = 0; from < records.length; from += rowsEach) {
    const chunk = records.slice(from, from + rowsEach);
    if (kind.unknown === undefined) insertValues(database, kind, columns, chunk);
    insertTracking(database, kind, chunk);
  }
}

interface ColumnToSet {
  readonly name: string;
  readonly index: number;
}

/** Statements are kept until the book is closed: so many choices of columns a book, then all columns. */
const columnChoicesMax = 32;
const bulkRecords = 256;
const columnChoices = new WeakMap<SqliteDatabase, Set<string>>();

/** In bulk, columns that no record of the batch sets are left to their default: half of an entry's. */
function columnsToSet(
  database: SqliteDatabase, kind: RecordKind, records: readonly HashedRecord[],
): readonly ColumnToSet[] {
  const all = kindColumns(kind).map(({ name }, index) => ({ name, index }));
  if (records.length < bulkRecords) return all;
  const initials = kindColumns(kind).map(({ initial }) => initial);
  const some = all.filter(({ index }) => records.some(({ state }) => state.values[index] !== initials[index]));
  let choices = columnChoices.get(database);
  if (choices === undefined) columnChoices.set(database, choices = new Set());
  const choice = `${kind.name}: ${some.map(({ name }) => name).join()}`;
  if (!choices.has(choice) && choices.size >= columnChoicesMax) return all;
  choices.add(choice);
  return some;
}

export function updateRecordRows(database: SqliteDatabase, records: readonly HashedRecord[]): void {
  for (const { state, hash, isHidden } of records) {
    const { kind, id } = state;
    if (kind.unknown === undefined) {
      database.prepare(`UPDATE ${kind.table} SET (${kindColumns(kind).map(({ name }) => name).join(', ')}, deleted)
        = (${placeholders(state.values.length + 1)}) WHERE id = ?`).run(...state.values, isHidden ? 1 : 0, id);
    }
    database.prepare(`UPDATE sync_record SET (${trackingColumns.join(', ')})
      = (${placeholders(trackingColumns.length)}) WHERE id = ?`).run(...trackingValues(state, hash), id);
  }
}

export function updateHash(database: SqliteDatabase, id: RecordId, hash: RowHash): void {
  database.prepare('UPDATE sync_record SET hash0 = ?, hash1 = ?, hash2 = ?, hash3 = ? WHERE id = ?').run(...hash, id);
}

function insertValues(
  database: SqliteDatabase, kind: RecordKind, columns: readonly ColumnToSet[],
  chunk: readonly HashedRecord[],
): void {
  const parameters: SqlValue[] = [];
  for (const { state, isHidden } of chunk) {
    parameters.push(state.id);
    for (const { index } of columns) parameters.push(state.values[index] ?? null);
    parameters.push(isHidden ? 1 : 0);
  }
  const row = `(${placeholders(columns.length + 2)})`;
  database.prepare(`INSERT OR FAIL INTO ${kind.table} (id, ${columns.map(({ name }) => `${name}, `).join('')}deleted)
    VALUES ${repeated(row, chunk.length)}`).run(...parameters);
}

function insertTracking(database: SqliteDatabase, kind: RecordKind, chunk: readonly HashedRecord[]): void {
  const parameters: SqlValue[] = [];
  const isPlain = chunk.every(({ state }) => state.isAlive && state.groupStamps === undefined
    && state.ancestors === undefined && state.lifeStamp === undefined && state.seen === undefined
    && state.unknown === undefined && kind.unknown === undefined);
  const columns = isPlain ? trackingColumns.slice(0, 7) : trackingColumns;
  for (const { state, hash } of chunk) {
    parameters.push(state.id, kind.tag, bucketOfId(state.id));
    if (isPlain) parameters.push(state.base.h, state.base.replica, ...hash, state.wallMs ?? null);
    else parameters.push(...trackingValues(state, hash));
  }
  database.prepare(`INSERT OR FAIL INTO sync_record (id, kind, bucket, ${columns.join(', ')})
    VALUES ${repeated(`(${placeholders(columns.length + 3)})`, chunk.length)}`).run(...parameters);
}

function trackingValues(state: RecordState, hash: RowHash): SqlValue[] {
  return [state.base.h, state.base.replica, ...hash, state.wallMs ?? null, stampsToJson(state.groupStamps),
    ancestorsToJson(state.ancestors), state.isAlive ? 1 : 0, state.lifeStamp?.h ?? null,
    state.lifeStamp?.replica ?? null, stampsToJson(state.seen), packUnknown(state)];
}

function selectedColumns(kind: RecordKind): string {
  const values = kindColumns(kind).map(({ name, type }) => (type === 'id' ? `hex(record.${name})` : `record.${name}`));
  const tracking = trackingColumns.slice(0, 7).map((name) => `tracking.${name}`);
  const [id, isHidden] = kind.unknown === undefined
    ? ['hex(record.id)', 'record.deleted']
    : ['hex(tracking.id)', 'tracking.life = 0'];
  return [id, isHidden, ...tracking, marks, ...values].join(', ');
}

function rowsToRecords(kind: RecordKind, rows: readonly SqlRow[]): StoredRecord[] {
  const idAt = kindColumns(kind).flatMap(({ type }, index) => (type === 'id' ? [index] : []));
  const idByHex = new Map<SqlValue | undefined, Uint8Array>();
  const recordIds = new Uint8Array(rows.length * recordIdBytes);
  return rows.map((row, index) => {
    const id = recordIds.subarray(index * recordIdBytes, (index + 1) * recordIdBytes);
    writeHex(row[0], id);
    const values = row.slice(valuesAt);
    for (const at of idAt) values[at] = hexToSharedId(values[at], idByHex);
    return rowToRecord(kind, bytesToRecordId(id), row, values);
  });
}

function rowToRecord(kind: RecordKind, id: RecordId, row: SqlRow, values: readonly SqlValue[]): StoredRecord {
  const [, deleted, h, replica, hash0, hash1, hash2, hash3, wall, marked] = row;
  const base = h === 0 ? originStamp : { h: Number(h), replica: Number(replica) };
  return {
    state: {
      kind, id, values, base,
      isAlive: true,
      wallMs: wall === null ? undefined : Number(wall),
      ...(typeof marked === 'string' ? jsonToMarks(marked, kind, base) : undefined),
    },
    hash: hash0 === null ? undefined : [Number(hash0), Number(hash1), Number(hash2), Number(hash3)],
    isHidden: deleted === 1,
  };
}

function hexToSharedId(hex: SqlValue | undefined, idByHex: Map<SqlValue | undefined, Uint8Array>): SqlValue {
  if (hex === '') return null;
  const known = idByHex.get(hex);
  if (known !== undefined) return known;
  const id = hexToBytes(hex);
  idByHex.set(hex, id);
  return id;
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
