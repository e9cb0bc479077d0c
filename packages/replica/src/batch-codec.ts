/**
 * A batch of records as bytes, in columns: 50 to 80 bytes an entry against 270 in JSON.
 *
 *     batch    = version(1) heapLength heap section*
 *     heap     = every distinct text of the batch, once, in UTF-8 and in the order of first use
 *     section  = kindTag shape n id[16]*n base* marks* columnCount column*
 *     shape    = groups of the kind's first version; 0x10 if its losers are not worth keeping
 *     base     = h as a signed difference from the one before, replica
 *     marks    = 0, or for each record a byte: what follows of (groupStamps ancestors life seen wall)
 *     column   = group tag type mode      0: all at their initial value; 1: none, value*n follows;
 *                                         2: some, a bit for each record says which are not, then the values of those
 *     replica, id, text = place in a list that grows as it is read: place = length of the list is a new one
 *
 * Every column says all that is needed to carry, hash and merge what this version does not know. Decoding allocates no
 * more than the input's length allows and returns a typed fault for any bytes.
 */
import type { SqlValue } from '@tandem/sqlite';
import { BatchReader, BatchWriter, NewerContent } from './batch-bytes.ts';
import { readMarks, writeMarks } from './batch-marks.ts';
import { MalformedBytes } from './byte-reader.ts';
import { codeToType, groupsMax, shapeOf, typeCodes, unknownKind, type Column, type RecordKind } from './kind.ts';
import { bytesToRecordId, recordIdBytes } from './record-id.ts';
import { inOrder, type RecordState, type UnknownColumn } from './record-state.ts';
import { originStamp, type Stamp } from './stamp.ts';

const tagMax = 255;
const isConflictFree = 0x10;
const [allInitial, noneInitial, someInitial] = [0, 1, 2];

export type BatchFault =
  | { readonly kind: 'malformed'; readonly what: string }
  | { readonly kind: 'newer'; readonly what: string };

export type DecodedBatch =
  | { readonly ok: true; readonly records: readonly RecordState[] }
  | { readonly ok: false; readonly fault: BatchFault };

/** The records as one batch, in their order; runs of one kind make a section. */
export function encodeBatch(records: readonly RecordState[]): Uint8Array {
  const body = new BatchWriter();
  for (let from = 0; from < records.length;) {
    const kind = records[from]?.kind;
    let to = from + 1;
    while (to < records.length && records[to]?.kind === kind) to++;
    if (kind !== undefined) writeSection(body, kind, records.slice(from, to));
    from = to;
  }
  return body.finish();
}

export function decodeBatch(bytes: Uint8Array, kindByTag: ReadonlyMap<number, RecordKind>): DecodedBatch {
  try {
    return { ok: true, records: readBatch(bytes, kindByTag) };
  } catch (error) {
    if (error instanceof NewerContent) return { ok: false, fault: { kind: 'newer', what: error.message } };
    if (error instanceof MalformedBytes) return { ok: false, fault: { kind: 'malformed', what: error.message } };
    throw error;
  }
}

function writeSection(body: BatchWriter, kind: RecordKind, records: readonly RecordState[]): void {
  body.number(kind.tag);
  body.byte(shapeOf(kind).groupsAtFirst | (kind.isConflictFree === true ? isConflictFree : 0));
  body.number(records.length);
  for (const { id } of records) body.raw(id);
  let lastH = 0;
  for (const { base } of records) {
    body.signed(base.h - lastH);
    body.replica(base.replica);
    lastH = base.h;
  }
  writeMarks(body, records);
  const { columnByTag } = shapeOf(kind);
  const unknown = findUnknownColumns(records);
  body.number(columnByTag.size + unknown.length);
  for (const { column, group, at } of columnByTag.values()) {
    const { initial } = column;
    // Most columns of most batches: no list is made for them.
    const isBare = records.every(({ values }) => values[at] === initial);
    writeColumn(body, group, column, isBare ? [] : records.map(({ values }) => values[at] ?? null), initial);
  }
  for (const column of unknown) {
    const name = columnName(column);
    const values = records.map((record) => record.unknown?.find((each) => columnName(each) === name)?.value ?? null);
    writeColumn(body, column.group, column, values, null);
  }
}

/** Every unknown column of which a record has a value, once. */
function findUnknownColumns(records: readonly RecordState[]): readonly UnknownColumn[] {
  const columnByName = new Map<string, UnknownColumn>();
  for (const { unknown } of records) {
    for (const column of unknown ?? []) columnByName.set(columnName(column), column);
  }
  return inOrder([...columnByName.values()]) ?? [];
}

function columnName({ group, tag, type }: Pick<UnknownColumn, 'group' | 'tag' | 'type'>): string {
  return `${group} ${tag} ${type}`;
}

function writeColumn(
  body: BatchWriter, group: number, { tag, type }: Pick<Column, 'tag' | 'type'>, values: readonly SqlValue[],
  initial: SqlValue,
): void {
  body.byte(group);
  body.byte(tag);
  body.byte(typeCodes[type]);
  let count = 0;
  for (const value of values) if (value !== initial) count++;
  const mode = count === 0 ? allInitial : count === values.length ? noneInitial : someInitial;
  body.byte(mode);
  if (mode === allInitial) return;
  if (mode === someInitial) writeBits(body, values, initial);
  for (const value of values) if (value !== initial) body.value(type, value);
}

function writeBits(body: BatchWriter, values: readonly SqlValue[], initial: SqlValue): void {
  for (let from = 0; from < values.length; from += 8) {
    let bits = 0;
    for (let bit = 0; bit < 8 && from + bit < values.length; bit++) {
      if (values[from + bit] !== initial) bits |= 1 << bit;
    }
    body.byte(bits);
  }
}

function readBatch(bytes: Uint8Array, kindByTag: ReadonlyMap<number, RecordKind>): RecordState[] {
  const reader = new BatchReader(bytes);
  const records: RecordState[] = [];
  while (reader.remaining > 0) {
    const tag = reader.number();
    if (tag < 1 || tag > tagMax) throw new MalformedBytes('a record kind is out of range');
    const shape = reader.byte();
    const groupsAtFirst = shape & 0x0f;
    if (groupsAtFirst > groupsMax || shape > 0x1f) throw new MalformedBytes('a record kind has an unknown shape');
    const kind = kindByTag.get(tag) ?? unknownKind(tag, groupsAtFirst, (shape & isConflictFree) !== 0);
    for (const record of readSection(reader, kind)) records.push(record);
  }
  return records;
}

function readSection(reader: BatchReader, kind: RecordKind): RecordState[] {
  const count = reader.count(recordIdBytes);
  const ids = Array.from({ length: count }, () => bytesToRecordId(reader.raw(recordIdBytes)));
  const bases = readBases(reader, count);
  const marks = readMarks(reader, bases);
  const { columns, columnByTag } = shapeOf(kind);
  const byColumn: (readonly SqlValue[] | undefined)[] = columns.map(() => undefined);
  const unknown = new Map<number, UnknownColumn[]>();
  const knownTags = new Set<number>();
  for (let left = reader.number(); left > 0; left--) {
    const [group, tag] = [reader.byte(), reader.byte()];
    if (group >= groupsMax || tag === 0 || knownTags.has(tag)) throw new MalformedBytes('a column is out of place');
    const known = columnByTag.get(tag);
    if (known !== undefined) {
      if (known.group !== group) throw new MalformedBytes(`column ${known.column.name} is in another group`);
      knownTags.add(tag);
      byColumn[known.at] = readColumn(reader, known.column, count);
    } else {
      readUnknownColumn(reader, group, tag, count, unknown);
    }
  }
  return ids.map((id, index) => ({
    kind, id, values: columns.map(({ initial }, at) => byColumn[at]?.[index] ?? initial),
    base: bases[index] ?? originStamp, isAlive: true, ...marks[index],
    ...(unknown.size === 0 ? undefined : { unknown: inOrder(unknown.get(index) ?? []) }),
  }));
}

function readBases(reader: BatchReader, count: number): Stamp[] {
  const bases: Stamp[] = [];
  let h = 0;
  let last = originStamp;
  for (let index = 0; index < count; index++) {
    const step = reader.signed();
    if (step === null) throw new MalformedBytes('a stamp is missing');
    h += step;
    if (!Number.isSafeInteger(h) || h < 0) throw new MalformedBytes('a stamp is out of range');
    const replica = reader.replica();
    // One object for a run of equal stamps: most batches hold few.
    if (last.h !== h || last.replica !== replica) last = { h, replica };
    bases.push(last);
  }
  return bases;
}

function readColumn(reader: BatchReader, column: Column, count: number): readonly SqlValue[] | undefined {
  if (reader.byte() !== typeCodes[column.type]) throw new MalformedBytes(`column ${column.name} has another type`);
  const places = readPlaces(reader, count);
  if (places === undefined) return undefined;
  const values: SqlValue[] = Array<SqlValue>(count).fill(column.initial);
  for (const place of places) {
    const value = reader.value(column.type);
    if (value === null && column.initial !== null) throw new MalformedBytes(`column ${column.name} has no value`);
    values[place] = value;
  }
  return values;
}

/** Adds its values to those of each record, by place in the section. */
function readUnknownColumn(
  reader: BatchReader, group: number, tag: number, count: number, unknown: Map<number, UnknownColumn[]>,
): void {
  const type = codeToType(reader.byte());
  if (type === undefined) throw new MalformedBytes('a column has an unknown type');
  for (const place of readPlaces(reader, count) ?? []) {
    const value = reader.value(type);
    if (value === null) throw new MalformedBytes('an unknown column has no value');
    const columns = unknown.get(place);
    // Two groups may have one tag, though no version writes it: the merge of two sound states may come to that.
    if (columns === undefined) unknown.set(place, [{ group, tag, type, value }]);
    else if (columns.some((each) => each.group === group && each.tag === tag)) {
      throw new MalformedBytes('a column has two values');
    } else {
      columns.push({ group, tag, type, value });
    }
  }
}

/** Which records of a section have a value of their own in a column; undefined where none has. */
function readPlaces(reader: BatchReader, count: number): readonly number[] | undefined {
  const mode = reader.byte();
  if (mode === allInitial) return undefined;
  if (mode === noneInitial) return Array.from({ length: count }, (_, place) => place);
  if (mode !== someInitial) throw new MalformedBytes('a column has an unknown mode');
  const bits = reader.raw(Math.ceil(count / 8));
  const places: number[] = [];
  for (let place = 0; place < count; place++) {
    if (((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0) places.push(place);
  }
  return places;
}
