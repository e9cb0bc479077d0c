/**
 * The conflicts of a book whose two sides differ: what is shown, what was set aside, who wrote each when, and how those
 * of late were settled.
 *
 * A record that the book does not hold at all (a backup was declared to be the truth) has one conflict for all its
 * groups: it was set aside whole, and is taken or let go whole.
 */
import {
  bytesToRecordId, kindColumns, parseConflictContent, readNoticedConflicts, recordIdToText, type RecordId,
  type RecordKind,
} from '@tandem/replica';
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';
import { ledgerKinds } from './ledger-kinds.ts';
import {
  isNewestStamp, readRecordTracking, writtenBy, type RecordTracking, type WrittenBy,
} from './record-tracking.ts';
import { findRevivedRecord, readRevivedRecords } from './revived-records.ts';
import { readBlob, readInteger } from './row-values.ts';

/** By column name, in the order of the kind or of one of its groups. */
export type RecordValues = ReadonlyMap<string, SqlValue>;

export interface Conflict {
  /** Of the row; of a record that is gone, of its first one; of a delete that was set aside, of the record. */
  readonly id: RecordId;
  readonly kind: RecordKind;
  readonly recordId: RecordId;
  /** Of the group that was changed on both sides; of a record that is gone, all of those that were set aside. */
  readonly columns: readonly string[];
  /** Places of those groups. */
  readonly groups: readonly number[];
  /** Undefined where the book does not hold the record. */
  readonly kept: ConflictSide | undefined;
  /** A delete is kept: only the open conflict shows the record. Device and time are then those of the delete. */
  readonly isKeptDeleted: boolean;
  /** A delete was set aside: the edit that did not know it brought the record back. */
  readonly isSetAsideDeleted: boolean;
  /** The record can be seen in the book. */
  readonly isRecordShown: boolean;
  readonly setAside: ConflictSide;
  /** Start of the session of the journal that brought it here. */
  readonly noticedMs: number | undefined;
  /** Undefined while it is open. */
  readonly settled: SettledConflict | undefined;
}

export interface ConflictSide extends WrittenBy {
  /** All of the record's: those outside the group are the book's on both sides. */
  readonly values: RecordValues;
}

export interface SettledConflict extends WrittenBy {
  readonly how: 'kept' | 'taken' | 'both' | 'deleted';
}

/** What a conflict is counted and listed by: its own id, or that of the record which the book does not hold. */
const subject = 'iif(tracking.id IS NULL, conflict.record_id, conflict.id)';
const conflicts = `sync_conflict AS conflict LEFT JOIN sync_record AS tracking ON tracking.id = conflict.record_id
  WHERE conflict.is_equal = 0 AND conflict.deleted = 0`;

export function countOpenConflicts(database: SqliteDatabase): number {
  const rows = database.prepare(`SELECT count(DISTINCT ${subject}) FROM ${conflicts} AND conflict.resolution IS NULL`);
  return readInteger(rows.get()?.[0]) + readRevivedRecords(database).length;
}

/** Ids of records of which a conflict is open, as text. */
export function readConflictedRecords(database: SqliteDatabase): ReadonlySet<string> {
  const rows = database.prepare(`SELECT DISTINCT conflict.record_id FROM ${conflicts} AND conflict.resolution IS NULL`);
  return new Set([
    ...rows.all().map(([id]) => recordIdToText(bytesToRecordId(readBlob(id)))),
    ...readRevivedRecords(database).map(({ id }) => recordIdToText(id)),
  ]);
}

/** Those of the newest session first, then by the stamp of what was set aside. */
export function readOpenConflicts(database: SqliteDatabase, limit: number): readonly Conflict[] {
  const noticed = readNoticedConflicts(database);
  const revived = readRevivedRecords(database).slice(0, limit).flatMap(({ id }) => readConflict(database, id) ?? []);
  const rows = database.prepare(`SELECT min(conflict.id), max(conflict.stamp_h) FROM ${conflicts}
      AND conflict.resolution IS NULL GROUP BY ${subject} ORDER BY 2 DESC, 1`).all()
    .map(([id]) => {
      const rowId = bytesToRecordId(readBlob(id));
      return { rowId, notice: noticed.get(recordIdToText(rowId)) };
    })
    .sort((left, right) => (right.notice?.session ?? 0) - (left.notice?.session ?? 0))
    .slice(0, limit - revived.length)
    .flatMap(({ rowId, notice }) => readConflict(database, rowId, notice?.startedMs) ?? []);
  return [...rows, ...revived];
}

/** Settled since, the latest first. */
export function readSettledConflicts(
  database: SqliteDatabase, sinceMs: number, limit: number,
): readonly Conflict[] {
  const settledMs = `coalesce(own.wall, json_extract(own.stamps, '$."1"[0]') / 2048)`;
  return database.prepare(`SELECT min(conflict.id), max(${settledMs}) FROM sync_record AS own
      JOIN ${conflicts} AND own.id = conflict.id AND conflict.resolution IS NOT NULL AND ${settledMs} >= ?1
    GROUP BY ${subject} ORDER BY 2 DESC, 1 LIMIT ?2`).all(sinceMs, limit)
    .flatMap(([id]) => readConflict(database, bytesToRecordId(readBlob(id))) ?? []);
}

/**
 * Rows that are settled or opened again together: this one, or all open or all settled ones of its record, where the
 * book does not hold that.
 */
export function rowsWith(database: SqliteDatabase, id: RecordId, state: 'open' | 'settled'): readonly RecordId[] {
  return database.prepare(`SELECT conflict.id FROM ${conflicts} AND (conflict.resolution IS NULL) = ?2
      AND conflict.record_id = (SELECT record_id FROM sync_conflict WHERE id = ?1)
      AND (conflict.id = ?1 OR tracking.id IS NULL)
    ORDER BY conflict.record_group, conflict.stamp_h, conflict.id`).all(id, state === 'open' ? 1 : 0)
    .map(([row]) => bytesToRecordId(readBlob(row)));
}

const rowColumns = 'record_id, record_kind, record_group, content, stamp_h, stamp_replica, resolution, replaced';

/** Undefined for what is no conflict here, and for a kind or a group of a later version. */
export function readConflict(database: SqliteDatabase, id: RecordId, noticedMs?: number): Conflict | undefined {
  const row = database.prepare(`SELECT id, ${rowColumns} FROM sync_conflict
    WHERE id = ? AND is_equal = 0 AND deleted = 0`).get(id);
  if (row === undefined) return readSetAsideDelete(database, id);
  const recordId = bytesToRecordId(readBlob(row[1]));
  const kind = ledgerKinds.find(({ tag }) => tag === row[2]);
  if (kind === undefined) return undefined;
  const tracking = readRecordTracking(database, recordId);
  const rows = tracking === undefined ? rowsOfGone(database, recordId, row[7] === null) : [row];
  const losers = rows.flatMap((each) => toLoser(kind, each) ?? []);
  const [loser] = losers;
  if (loser === undefined) return undefined;
  const current = readCurrent(database, kind, recordId);
  const groups = losers.map(({ group }) => group);
  const settled = readSettled(database, id, row[7]);
  const kept = current === undefined ? undefined : keptValues(kind, current.values, row, settled?.how);
  const base = kept ?? initialValues(kind);
  const side = {
    values: new Map([...base, ...losers.flatMap(({ values }) => [...values])]),
    ...writtenBy(database, loser.stamp, wallOfLoser(database, id)),
  };
  return {
    id, kind, recordId, groups, noticedMs, settled, setAside: side,
    columns: losers.flatMap(({ values }) => [...values.keys()]),
    kept: kept === undefined || tracking === undefined
      ? undefined
      : { values: kept, ...settled ?? keptBy(database, tracking, loser.group, kind.groups.length) },
    isKeptDeleted: tracking?.isBuried ?? false,
    isSetAsideDeleted: false,
    isRecordShown: current?.isShown ?? false,
  };
}

/** What differs is not in the values. The edit is the newest thing about the record. */
function readSetAsideDelete(database: SqliteDatabase, id: RecordId): Conflict | undefined {
  const revived = findRevivedRecord(database, id);
  const tracking = readRecordTracking(database, id);
  if (revived === undefined || tracking === undefined) return undefined;
  const { kind } = revived;
  const values = readCurrent(database, kind, id)?.values ?? initialValues(kind);
  const stamps = kind.groups.map((_, group) => tracking.groupStamp(group));
  const newest = stamps.find((stamp) => isNewestStamp(tracking, stamp, kind.groups.length));
  const [edit = tracking.lifeStamp] = newest === undefined ? stamps : [newest];
  return {
    id, kind, recordId: id, columns: [], groups: [], isKeptDeleted: false, isSetAsideDeleted: true, isRecordShown: true,
    kept: { values, ...writtenBy(database, edit, newest === undefined ? undefined : tracking) },
    setAside: {
      values, ...writtenBy(database, tracking.lifeStamp, newest === undefined ? tracking : undefined),
    },
    noticedMs: undefined, settled: undefined,
  };
}

/** A row that nobody has answered yet has the wall time of what it holds, where that is not its stamp's. */
function wallOfLoser(database: SqliteDatabase, id: RecordId): Pick<RecordTracking, 'wallMs'> | undefined {
  const tracking = readRecordTracking(database, id);
  return tracking?.groupStamp(1).h === 0 ? tracking : undefined;
}

/** One row a group: the one that was written last. */
function rowsOfGone(database: SqliteDatabase, recordId: RecordId, isOpen: boolean): readonly SqlRow[] {
  const rows = database.prepare(`SELECT id, ${rowColumns} FROM sync_conflict WHERE record_id = ? AND is_equal = 0
    AND deleted = 0 AND (resolution IS NULL) = ? ORDER BY stamp_h DESC, stamp_replica DESC`)
    .all(recordId, isOpen ? 1 : 0);
  const byGroup = new Map<SqlValue | undefined, SqlRow>();
  for (const row of rows) if (!byGroup.has(row[3])) byGroup.set(row[3], row);
  return [...byGroup.values()].sort((left, right) => Number(left[3]) - Number(right[3]));
}

interface Loser {
  readonly group: number;
  readonly values: RecordValues;
  readonly stamp: { readonly h: number; readonly replica: number };
}

function toLoser(kind: RecordKind, [, , , groupIndex, content, h, replica]: SqlRow): Loser | undefined {
  const group = readInteger(groupIndex);
  const values = groupValues(kind, group, content);
  return values === undefined
    ? undefined
    : { group, values, stamp: { h: readInteger(h), replica: readInteger(replica) } };
}

function groupValues(kind: RecordKind, group: number, content: SqlValue | undefined): RecordValues | undefined {
  const values = parseConflictContent(kind, group, content ?? null);
  const columns = kind.groups[group]?.columns;
  if (values === undefined || columns === undefined) return undefined;
  return new Map(columns.map(({ name }, index) => [name, values[index] ?? null]));
}

/** Once what was set aside has been taken, the other side is what it replaced. */
function keptValues(
  kind: RecordKind, current: RecordValues, row: SqlRow, how: SettledConflict['how'] | undefined,
): RecordValues | undefined {
  if (how !== 'taken') return current;
  const replaced = groupValues(kind, readInteger(row[3]), row[8]);
  return replaced === undefined ? undefined : new Map([...current, ...replaced]);
}

function keptBy(
  database: SqliteDatabase, tracking: RecordTracking, group: number, groups: number,
): WrittenBy {
  const stamp = tracking.isBuried ? tracking.lifeStamp : tracking.groupStamp(group);
  return writtenBy(database, stamp, isNewestStamp(tracking, stamp, groups) ? tracking : undefined);
}

/** The resolution is the second group of a conflict. */
function readSettled(database: SqliteDatabase, id: RecordId, how: SqlValue | undefined): SettledConflict | undefined {
  if (how !== 'kept' && how !== 'taken' && how !== 'both' && how !== 'deleted') return undefined;
  const tracking = readRecordTracking(database, id);
  return tracking === undefined ? undefined : { how, ...writtenBy(database, tracking.groupStamp(1), tracking) };
}

function readCurrent(
  database: SqliteDatabase, kind: RecordKind, id: RecordId,
): { readonly values: RecordValues; readonly isShown: boolean } | undefined {
  const columns = kindColumns(kind);
  const row = database.prepare(`SELECT deleted, ${columns.map(({ name }) => name).join(', ')}
    FROM ${kind.table} WHERE id = ?`).get(id);
  if (row === undefined) return undefined;
  const [deleted, ...values] = row;
  return { values: new Map(columns.map(({ name }, index) => [name, values[index] ?? null])), isShown: deleted === 0 };
}

function initialValues(kind: RecordKind): RecordValues {
  return new Map(kindColumns(kind).map(({ name, initial }) => [name, initial]));
}
