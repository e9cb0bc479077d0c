/** Open conflicts of a book that goes into another one: what was set aside there is a value that somebody typed. */
import {
  bytesToRecordId, conflictKind, deviceLabelKind, kindColumns, parseRecordId, recordIdToText, type RecordId,
  type RecordKind,
} from '@tandem/replica';
import type { SqliteDatabase, SqlRow } from '@tandem/sqlite';
import type { NewRecord } from './book-merge-kind.ts';
import { readBlob, readInteger } from './row-values.ts';

/** The id in the merged book of a record of the old one. */
export type ToTarget = (id: RecordId) => RecordId;

export interface CarriedConflicts {
  readonly conflicts: readonly NewRecord[];
  /** Of the devices that wrote what was set aside. */
  readonly labels: readonly NewRecord[];
}

/** Those that the target knows, open or settled, stay as they are there. */
export function carryConflicts(old: SqliteDatabase, target: SqliteDatabase, toTarget: ToTarget): CarriedConflicts {
  const conflicts = readNew(old, target, conflictKind, 'resolution IS NULL AND is_equal = 0 AND deleted = 0')
    .map(({ id, values: [recordId, kind, group, h, replica, content, ...rest] }): NewRecord => ({
      id,
      values: [
        toTarget(bytesToRecordId(readBlob(recordId))), kind ?? null, group ?? null, h ?? null, replica ?? null,
        typeof content === 'string' ? mapIds(content, toTarget) : null, ...rest,
      ],
    }));
  const authors = new Set(conflicts.map(({ values }) => readInteger(values[4])));
  const labels = readNew(old, target, deviceLabelKind, 'deleted = 0')
    .filter(({ values: [replica] }) => authors.has(readInteger(replica)));
  return { conflicts, labels };
}

/** In a group's content and in the split lines within it, ids stand as hexadecimal text. */
function mapIds(content: string, toTarget: ToTarget): string {
  return content.replaceAll(/[0-9a-f]{32}/g, (text) => {
    const id = parseRecordId(text);
    return id === undefined ? text : recordIdToText(toTarget(id));
  });
}

function readNew(old: SqliteDatabase, target: SqliteDatabase, kind: RecordKind, condition: string): NewRecord[] {
  const isKnown = target.prepare('SELECT 1 FROM sync_record WHERE id = ?');
  return old.prepare(`SELECT id, ${kindColumns(kind).map(({ name }) => name).join(', ')} FROM ${kind.table}
    WHERE ${condition} ORDER BY id`).all()
    .map(([id, ...values]: SqlRow) => ({ id: bytesToRecordId(readBlob(id)), values }))
    .filter(({ id }) => isKnown.get(id) === undefined);
}
