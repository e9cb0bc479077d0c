/**
 * The row hash: SHA-256, cut to 128 bits, of one canonical encoding of a record.
 *
 * | in order | encoded as |
 * | --- | --- |
 * | kind tag, id | 1 byte, 16 bytes |
 * | each group | its stamp; each column that is not at its initial value: tag, value; 0 |
 * | life | 1 alive, 0 dead; its stamp |
 * | each group that a delete has seen | group + 1, stamp; then 0 |
 *
 * Ancestors and wall times are not in it: they decide nothing but what is reported. Columns at their initial value are
 * left out, so that a new column changes no hash. A buried record leaves its columns out, so that emptying the bin is
 * no difference. Texts and numbers are written as `ByteWriter` says.
 */
import type { SqlValue } from '@tandem/sqlite';
import type { RowHash } from './bucket-sums.ts';
import { ByteWriter } from './byte-writer.ts';
import type { Column } from './kind.ts';
import type { Sha256 } from './record-id.ts';
import { groupStamp, isBuried, lifeStamp, type RecordState } from './record-state.ts';
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
  const before = state.kind.groups.slice(0, group).reduce((count, { columns }) => count + columns.length, 0);
  writeColumns(writer, state.kind.groups[group]?.columns ?? [], state.values, before);
  return writer.view();
}

function writeRecord(writer: ByteWriter, state: RecordState): void {
  const { kind } = state;
  writer.byte(kind.tag);
  writer.raw(state.id);
  const omitsValues = isBuried(state);
  let at = 0;
  for (let group = 0; group < kind.groups.length; group++) {
    writeStamp(writer, groupStamp(state, group));
    const columns = kind.groups[group]?.columns ?? [];
    if (!omitsValues) writeColumns(writer, columns, state.values, at);
    at += columns.length;
    writer.byte(0);
  }
  writer.byte(state.isAlive ? 1 : 0);
  writeStamp(writer, lifeStamp(state));
  state.seen?.forEach((stamp, group) => {
    if (stamp === undefined) return;
    writer.byte(group + 1);
    writeStamp(writer, stamp);
  });
  writer.byte(0);
}

function writeColumns(
  writer: ByteWriter, columns: readonly Column[], values: readonly SqlValue[], from: number,
): void {
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    const value = values[from + index];
    if (column === undefined || value === undefined) throw new RangeError('a record has a value for every column');
    if (value === column.initial) continue;
    writer.byte(column.tag);
    writeValue(writer, value);
  }
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
