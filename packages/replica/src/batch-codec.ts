/**
 * A batch of records as bytes, in columns: 50 to 80 bytes an entry against 270 in JSON.
 *
 *     batch    = version(1) heapLength heap section*
 *     heap     = every distinct text of the batch, once, in UTF-8 and in the order of first use
 *     section  = kindTag n id[16]*n base* marks* columnCount column*
 *     base     = h as a signed difference from the one before, replica
 *     marks    = 0, or for each record a byte: what follows of (groupStamps ancestors life seen wall)
 *     column   = tag type isPresent value*n            (isPresent 0: all at their initial value, no values)
 *     replica, id, text = place in a list that grows as it is read: place = length of the list is a new one
 *
 * Every column says its tag and type, so that a later version can carry what it does not know. Decoding allocates no
 * more than the input's length allows and returns a typed fault for any bytes.
 */
import type { SqlValue } from '@tandem/sqlite';
import { ByteReader, MalformedBytes } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { Column, ColumnType, RecordKind } from './kind.ts';
import { kindColumns } from './kind.ts';
import { bytesToRecordId, recordIdBytes, type RecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { readMarks, writeMarks } from './batch-marks.ts';
import { originStamp, type Stamp } from './stamp.ts';

const batchVersion = 1;
const typeCodes: Readonly<Record<ColumnType, number>> = { id: 1, integer: 2, text: 3 };

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

class NewerContent extends Error {}

function writeSection(body: BatchWriter, kind: RecordKind, records: readonly RecordState[]): void {
  body.number(kind.tag);
  body.number(records.length);
  for (const { id } of records) body.raw(id);
  let lastH = 0;
  for (const { base } of records) {
    body.signed(base.h - lastH);
    body.replica(base.replica);
    lastH = base.h;
  }
  writeMarks(body, records);
  const columns = kindColumns(kind);
  body.number(columns.length);
  columns.forEach((column, index) => writeColumn(body, column, records, index));
}

function writeColumn(body: BatchWriter, column: Column, records: readonly RecordState[], index: number): void {
  body.byte(column.tag);
  body.byte(typeCodes[column.type]);
  if (records.every(({ values }) => values[index] === column.initial)) {
    body.byte(0);
    return;
  }
  body.byte(1);
  for (const { values } of records) body.value(column.type, values[index] ?? null);
}

function readBatch(bytes: Uint8Array, kindByTag: ReadonlyMap<number, RecordKind>): RecordState[] {
  const reader = new BatchReader(bytes);
  const records: RecordState[] = [];
  while (reader.remaining > 0) {
    const tag = reader.number();
    const kind = kindByTag.get(tag);
    if (kind === undefined) throw new NewerContent(`record kind ${tag}`);
    for (const record of readSection(reader, kind)) records.push(record);
  }
  return records;
}

function readSection(reader: BatchReader, kind: RecordKind): RecordState[] {
  const count = reader.count(recordIdBytes);
  const ids = Array.from({ length: count }, () => bytesToRecordId(reader.raw(recordIdBytes)));
  const bases = readBases(reader, count);
  const marks = readMarks(reader, kind, count);
  const values = ids.map((): SqlValue[] => []);
  const columns = kindColumns(kind);
  const columnCount = reader.number();
  if (columnCount > columns.length) throw new NewerContent(`${columnCount} columns of ${kind.name}`);
  for (let index = 0; index < columnCount; index++) {
    const column = columns[index];
    const tag = reader.byte();
    if (column?.tag !== tag) throw new NewerContent(`column ${tag} of ${kind.name}`);
    readColumn(reader, column, values);
  }
  for (const column of columns.slice(columnCount)) for (const each of values) each.push(column.initial);
  return ids.map((id, index) => ({
    kind, id, values: values[index] ?? [], base: bases[index] ?? originStamp, isAlive: true, ...marks[index],
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

function readColumn(reader: BatchReader, column: Column, values: readonly SqlValue[][]): void {
  if (reader.byte() !== typeCodes[column.type]) throw new MalformedBytes(`column ${column.name} has another type`);
  if (reader.byte() === 0) {
    for (const each of values) each.push(column.initial);
    return;
  }
  for (const each of values) {
    const value = reader.value(column.type);
    if (value === null && column.initial !== null) throw new MalformedBytes(`column ${column.name} has no value`);
    each.push(value);
  }
}

/** The body of a batch, with its growing lists of replicas, ids and texts. */
export class BatchWriter extends ByteWriter {
  readonly #places = { replica: new Map<number, number>(), text: new Map<string, number>() };
  readonly #idPlaces = new Map<number, { id: Uint8Array; place: number }[]>();
  #idCount = 0;
  readonly #texts: string[] = [];

  replica(replica: number): void {
    const places = this.#places.replica;
    const place = places.get(replica);
    if (place !== undefined) {
      this.number(place);
      return;
    }
    this.number(places.size);
    places.set(replica, places.size);
    this.number(replica);
  }

  value(type: ColumnType, value: SqlValue): void {
    if (type === 'integer' && (typeof value === 'number' || value === null)) this.signed(value);
    else if (value === null) this.number(0);
    else if (type === 'text' && typeof value === 'string') this.#text(value);
    else if (type === 'id' && value instanceof Uint8Array) this.#id(value);
    else throw new TypeError(`a column of type ${type} holds ${typeof value}`);
  }

  finish(): Uint8Array {
    const heap = new TextEncoder().encode(this.#texts.join(''));
    const head = new ByteWriter(heap.length + this.length + 16);
    head.byte(batchVersion);
    head.number(heap.length);
    head.raw(heap);
    head.raw(this.view());
    return head.view();
  }

  #text(text: string): void {
    const places = this.#places.text;
    const place = places.get(text);
    if (place !== undefined) {
      this.number(place + 1);
      return;
    }
    this.number(places.size + 1);
    places.set(text, places.size);
    this.number(text.length);
    this.#texts.push(text);
  }

  #id(id: Uint8Array): void {
    const key = ((id[12] ?? 0) << 24) | ((id[13] ?? 0) << 16) | ((id[14] ?? 0) << 8) | (id[15] ?? 0);
    let places = this.#idPlaces.get(key);
    if (places === undefined) this.#idPlaces.set(key, places = []);
    const known = places.find((each) => each.id.every((byte, index) => byte === id[index]));
    if (known !== undefined) {
      this.number(known.place + 1);
      return;
    }
    places.push({ id, place: this.#idCount });
    this.#idCount++;
    this.number(this.#idCount);
    this.raw(id);
  }
}

export class BatchReader extends ByteReader {
  readonly #heap: string;
  #heapAt = 0;
  readonly #replicas: number[] = [];
  readonly #texts: string[] = [];
  readonly #ids: RecordId[] = [];

  constructor(bytes: Uint8Array) {
    const head = new ByteReader(bytes);
    const version = head.byte();
    if (version !== batchVersion) throw new NewerContent(`batch version ${version}`);
    const heap = head.raw(head.count(1));
    super(head.raw(head.remaining));
    try {
      this.#heap = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(heap);
    } catch (cause) {
      if (cause instanceof TypeError) throw new MalformedBytes('a text is not UTF-8');
      throw cause;
    }
  }

  replica(): number {
    const place = this.number();
    if (place < this.#replicas.length) return this.#replicas[place] ?? 0;
    if (place > this.#replicas.length) throw new MalformedBytes('a replica is not in the list');
    const replica = this.number();
    this.#replicas.push(replica);
    return replica;
  }

  value(type: ColumnType): SqlValue {
    switch (type) {
      case 'integer': return this.signed();
      case 'text': return this.#text();
      case 'id': return this.#id();
    }
  }

  #text(): string | null {
    const place = this.number();
    if (place === 0) return null;
    const known = this.#texts[place - 1];
    if (known !== undefined) return known;
    if (place > this.#texts.length + 1) throw new MalformedBytes('a text is not in the list');
    const length = this.number();
    if (this.#heapAt + length > this.#heap.length) throw new MalformedBytes('a text ends too early');
    const text = this.#heap.slice(this.#heapAt, this.#heapAt + length);
    this.#heapAt += length;
    this.#texts.push(text);
    return text;
  }

  #id(): RecordId | null {
    const place = this.number();
    if (place === 0) return null;
    const known = this.#ids[place - 1];
    if (known !== undefined) return known;
    if (place > this.#ids.length + 1) throw new MalformedBytes('an id is not in the list');
    const id = bytesToRecordId(this.raw(recordIdBytes));
    this.#ids.push(id);
    return id;
  }
}
