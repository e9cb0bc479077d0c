/** The open conflicts of a book whose two sides differ: what is shown, what was set aside, who wrote each when. */
import { ledgerKinds } from '@tandem/ledger';
import { kindColumns, parseConflictContent, recordIdToText, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase, SqlRow } from '@tandem/sqlite';
import { toRecordValues, type RecordValues } from './record-words.ts';

export interface Conflict {
  readonly id: string;
  readonly kind: RecordKind;
  readonly recordId: string;
  /** Of the group that was changed on both sides. */
  readonly columns: readonly string[];
  readonly kept: ConflictSide;
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

export function readConflicts(database: SqliteDatabase): readonly Conflict[] {
  return database.prepare(`
    SELECT conflict.id, conflict.record_id, conflict.record_kind, conflict.record_group, conflict.content,
      conflict.stamp_h, (SELECT max(name) FROM sync_device_label WHERE replica = conflict.stamp_replica),
      ${stampPart(0)}, (SELECT max(name) FROM sync_device_label WHERE replica = ${stampPart(1)})
    FROM sync_conflict AS conflict JOIN sync_record AS tracking ON tracking.id = conflict.record_id
    WHERE conflict.resolution IS NULL AND conflict.is_equal = 0 AND conflict.deleted = 0
    ORDER BY conflict.stamp_h DESC, conflict.id`).all().flatMap((row) => rowToConflict(database, row) ?? []);
}

/** Of the stamp of the group that is in conflict: a group has its own where it differs from the record's. */
function stampPart(part: 0 | 1): string {
  return `coalesce(json_extract(tracking.stamps, '$."' || conflict.record_group || '"[${part}]'),
    tracking.${part === 0 ? 'h' : 'replica'})`;
}

/** Undefined for what this version does not know: a kind or a group of a later one. */
function rowToConflict(database: SqliteDatabase, row: SqlRow): Conflict | undefined {
  const [id, recordId, kindTag, groupIndex, content, setAsideH, setAsideDevice, keptH, keptDevice] = row;
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
    id: recordIdToText(id), kind, recordId: recordIdToText(recordId), columns,
    kept: { values: kept, device: toName(keptDevice), wallMs: Math.floor(Number(keptH) / ticksPerMs) },
    setAside: { values: setAside, device: toName(setAsideDevice), wallMs: Math.floor(Number(setAsideH) / ticksPerMs) },
  };
}

function toName(value: SqlRow[number] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
