/** The open conflicts of a book whose two sides differ: what is shown, what was set aside, who wrote each when. */
import {
  bytesToRecordId, kindColumns, parseConflictContent, recordIdToText, type RecordId, type RecordKind,
} from '@tandem/replica';
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';
import { ledgerKinds } from './ledger-kinds.ts';

/** By column name, in the order of the kind or of one of its groups. */
export type RecordValues = ReadonlyMap<string, SqlValue>;

export interface Conflict {
  readonly id: string;
  readonly kind: RecordKind;
  readonly recordId: RecordId;
  /** Of the group that was changed on both sides. */
  readonly columns: readonly string[];
  readonly kept: ConflictSide;
  /** A delete is kept: only the open conflict shows the record. Device and time are then those of the delete. */
  readonly isKeptDeleted: boolean;
  readonly setAside: ConflictSide;
}

export interface ConflictSide {
  /** All of the record's: those outside the group are the book's on both sides. */
  readonly values: RecordValues;
  /** Undefined where the device has no name here. */
  readonly device: string | undefined;
  /** By the clock of that device, which a merge may have pushed forward. */
  readonly wallMs: number;
}

/** A stamp's `h` counts in these. */
const ticksPerMs = 2048;

/** Newest first. `limit`: all of them where it is left out. */
export function readConflicts(database: SqliteDatabase, limit = -1): readonly Conflict[] {
  return database.prepare(`
    SELECT conflict.id, conflict.record_id, conflict.record_kind, conflict.record_group, conflict.content,
      conflict.stamp_h, (SELECT max(name) FROM sync_device_label WHERE replica = conflict.stamp_replica),
      ${stampPart(0)}, (SELECT max(name) FROM sync_device_label WHERE replica = ${stampPart(1)}), tracking.life
    FROM sync_conflict AS conflict JOIN sync_record AS tracking ON tracking.id = conflict.record_id
    WHERE conflict.resolution IS NULL AND conflict.is_equal = 0 AND conflict.deleted = 0
    ORDER BY conflict.stamp_h DESC, conflict.id LIMIT ?`)
    .all(limit).flatMap((row) => rowToConflict(database, row) ?? []);
}

/**
 * Of the stamp of the delete, or of the group that is in conflict: a group has its own where it differs from the
 * record's.
 */
function stampPart(part: 0 | 1): string {
  const column = part === 0 ? 'h' : 'replica';
  return `iif(tracking.life = 0, tracking.life_${column}, coalesce(
    json_extract(tracking.stamps, '$."' || conflict.record_group || '"[${part}]'), tracking.${column}))`;
}

/** Undefined for what this version does not know: a kind or a group of a later one. */
function rowToConflict(database: SqliteDatabase, row: SqlRow): Conflict | undefined {
  const [id, recordId, kindTag, groupIndex, content, setAsideH, setAsideDevice, keptH, keptDevice, life] = row;
  if (!(id instanceof Uint8Array) || !(recordId instanceof Uint8Array)) return undefined;
  const kind = ledgerKinds.find(({ tag }) => tag === kindTag);
  const group = kind?.groups[Number(groupIndex)];
  if (kind === undefined || group === undefined) return undefined;
  const lost = parseConflictContent(kind, Number(groupIndex), content ?? null);
  const current = database.prepare(`SELECT ${kindColumns(kind).map(({ name }) => name).join(', ')}
    FROM ${kind.table} WHERE id = ?`).get(recordId);
  if (lost === undefined || current === undefined) return undefined;
  const columns = group.columns.map(({ name }) => name);
  const kept = toRecordValues(kind, current);
  const setAside = new Map([...kept, ...columns.map((name, index) => [name, lost[index] ?? null] as const)]);
  return {
    id: recordIdToText(bytesToRecordId(id)), kind, recordId: bytesToRecordId(recordId), columns,
    isKeptDeleted: life === 0,
    kept: { values: kept, device: toName(keptDevice), wallMs: Math.floor(Number(keptH) / ticksPerMs) },
    setAside: { values: setAside, device: toName(setAsideDevice), wallMs: Math.floor(Number(setAsideH) / ticksPerMs) },
  };
}

function toRecordValues(kind: RecordKind, values: readonly SqlValue[]): RecordValues {
  return new Map(kindColumns(kind).map(({ name }, index) => [name, values[index] ?? null]));
}

function toName(value: SqlRow[number] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
