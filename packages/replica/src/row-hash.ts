/**
 * The row hash: SHA-256, cut to 128 bits, of one canonical encoding of a record.
 *
 * | in order | encoded as |
 * | --- | --- |
 * | kind tag, id, base | 1 byte, 16 bytes, stamp |
 * | each group of which there is anything | group + 1; 0, or 1 and a stamp of its own; its columns; 0. Then 0 |
 * | each column that is not at its initial value, in the order of tags | tag, value |
 * | life | 1 alive, 0 dead; its stamp |
 * | each group that a delete has seen | group + 1, stamp; then 0 |
 *
 * Ancestors and wall times are not in it: they decide nothing but what is reported. Columns at their initial value and
 * groups that were never written are left out, so that a new column or group changes no hash; what a version does not
 * know stands where it stands for a version that does. A buried record leaves its columns out, so that emptying the bin
 * is no difference. Texts and numbers are written as `ByteWriter` says.
 */
import type { SqlValue } from '@tandem/sqlite';
import type { RowHash } from './bucket-sums.ts';
import { ByteWriter } from './byte-writer.ts';
import { shapeOf } from './kind.ts';
import type { Sha256 } from './record-id.ts';
import { groupCount, isBuried, lifeStamp, type RecordState } from './record-state.ts';
import type { Stamp } from './stamp.ts';

export type HashRecord = (state: RecordState) => RowHash;

export function createRecordHasher(sha256: Sha256): HashRecord {
  const writer = new ByteWriter();
  return (state) => {
    writer.clear();
    writeRecord(writer, state);
    return digestToRowHash(sha256(writer.view()));
  };
}

/** Bytes of one group's columns alone, by which two values under one stamp are put in an order. */
export function encodeGroupValues(state: RecordState, group: number): Uint8Array {
  const writer = new ByteWriter();
  writeColumns(writer, state, group);
  return writer.view();
}

function writeRecord(writer: ByteWriter, state: RecordState): void {
  writer.byte(state.kind.tag);
  writer.raw(state.id);
  writeStamp(writer, state.base);
  const omitsValues = isBuried(state);
  const count = groupCount(state);
  for (let group = 0; group < count; group++) {
    const stamp = state.groupStamps?.[group];
    const start = writer.length;
    writer.byte(group + 1);
    writer.byte(stamp === undefined ? 0 : 1);
    if (stamp !== undefined) writeStamp(writer, stamp);
    const hasColumns = !omitsValues && writeColumns(writer, state, group);
    if (stamp === undefined && !hasColumns) writer.truncate(start);
    else writer.byte(0);
  }
  writer.byte(0);
  writer.byte(state.isAlive ? 1 : 0);
  writeStamp(writer, lifeStamp(state));
  state.seen?.forEach((stamp, group) => {
    if (stamp === undefined) return;
    writer.byte(group + 1);
    writeStamp(writer, stamp);
  });
  writer.byte(0);
}

/** Known and unknown columns of a group in the order of their tags; whether there were any. */
function writeColumns(writer: ByteWriter, state: RecordState, group: number): boolean {
  const start = writer.length;
  const columns = state.kind.groups[group]?.columns ?? [];
  const unknown = state.unknown === undefined ? [] : state.unknown.filter((column) => column.group === group);
  let at = shapeOf(state.kind).starts[group] ?? 0;
  let next = 0;
  for (const column of columns) {
    const value = state.values[at++];
    if (value === undefined) throw new RangeError('a record has a value for every column');
    for (let other = unknown[next]; other !== undefined && other.tag < column.tag; other = unknown[++next]) {
      writer.byte(other.tag);
      writeValue(writer, other.value);
    }
    if (value === column.initial) continue;
    writer.byte(column.tag);
    writeValue(writer, value);
  }
  for (; next < unknown.length; next++) {
    const other = unknown[next];
    if (other === undefined) break;
    writer.byte(other.tag);
    writeValue(writer, other.value);
  }
  return writer.length > start;
}

function writeValue(writer: ByteWriter, value: SqlValue): void {
  if (value === null) {
    writer.byte(0);
  } else if (typeof value === 'number') {
    writer.byte(value < 0 ? 2 : 1);
    writer.number(Math.abs(value));
  } else if (typeof value === 'string') {
    writer.byte(3);
    writer.units(value);
  } else {
    writer.byte(4);
    writer.number(value.length);
    writer.raw(value);
  }
}

function writeStamp(writer: ByteWriter, stamp: Stamp): void {
  writer.number(stamp.h);
  writer.number(stamp.replica);
}

/** The four 32-bit limbs of the first 16 bytes of a SHA-256. */
function digestToRowHash(digest: Uint8Array): RowHash {
  const limb = (at: number): number =>
    ((digest[at] ?? 0) | ((digest[at + 1] ?? 0) << 8) | ((digest[at + 2] ?? 0) << 16) | ((digest[at + 3] ?? 0) << 24))
    >>> 0;
  return [limb(0), limb(4), limb(8), limb(12)];
}
