/** Writing and reading the values of a batch: replicas, ids and texts once each, and then by their place. */
import type { SqlValue } from '@tandem/sqlite';
import { ByteReader, MalformedBytes } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { ColumnType } from './kind.ts';
import { bytesToRecordId, recordIdBytes, type RecordId } from './record-id.ts';

const batchVersion = 1;

/** Thrown for a batch of a later version, which `decodeBatch` turns into a result. */
export class NewerContent extends Error {}

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
