/**
 * The rows of the reference store: opaque, 32 bytes each, the largest stamp wins, with real hashes and sums. It shares
 * no code with the replica and knows nothing of the session.
 *
 * Row: id 16 · kind 1 · deleted 1 · stamp 8 (big-endian double) · account 2 · amount 4 (signed).
 */
import { hash } from 'node:crypto';
import {
  BUCKETS_PER_LEVEL, BUCKET_COUNT, LISTING_ROW_BYTES, SUM_WORDS, type AppliedBatch, type BookProof, type KindChanges,
} from './session-store.ts';

export const KIND_ACCOUNT = 1;
export const KIND_CONFLICT = 2;
export const KIND_ENTRY = 10;
const KINDS = new Set([KIND_ACCOUNT, KIND_CONFLICT, KIND_ENTRY]);
export const ROW_BYTES = 32;

export interface RowValues {
  readonly id: Uint8Array;
  readonly kind: number;
  readonly isDeleted: boolean;
  readonly stamp: number;
  readonly account: number;
  readonly amount: number;
}

interface StoredRow {
  row: Uint8Array;
  hash: Uint8Array;
}

/** Why a row is refused. */
export type FindFault = (row: RowValues) => string | undefined;

export class MemoryRows {
  readonly #rows = new Map<string, StoredRow>();
  readonly #keysByBucket = new Map<number, Set<string>>();
  readonly #sums = new Uint32Array(BUCKET_COUNT * SUM_WORDS);
  readonly #dirty = new Set<string>();

  get size(): number {
    return this.#rows.size;
  }

  values(): readonly RowValues[] {
    return [...this.#rows.values()].map(({ row }) => unpackRow(row));
  }

  entries(): readonly RowValues[] {
    return this.values().filter((row) => row.kind === KIND_ENTRY && !row.isDeleted);
  }

  /** Equal exactly for equal books. */
  contents(): string {
    const rows = [...this.#rows.values()].map(({ row }) => row).sort((left, right) => Buffer.compare(left, right));
    return Buffer.concat(rows).toString('latin1');
  }

  /** Dirty until the next `rehash`. */
  put(values: RowValues): void {
    this.#set(packRow(values), 'dirty');
  }

  get(id: Uint8Array): RowValues | undefined {
    const stored = this.#rows.get(keyOf(id));
    return stored && unpackRow(stored.row);
  }

  /** Changes a row behind the back of its cached hash, as a missing trigger would. */
  damage(id: Uint8Array, amount: number): void {
    const stored = this.#stored(keyOf(id));
    stored.row = packRow({ ...unpackRow(stored.row), amount });
  }

  /** The same, and the cached hash goes with it: only the stamp tells that it is not the row that was synced. */
  damageWithHash(id: Uint8Array, amount: number): void {
    const stored = this.#stored(keyOf(id));
    this.#set(packRow({ ...unpackRow(stored.row), amount }), 'clean');
  }

  damageSum(bucket: number): void {
    this.#sums[bucket * SUM_WORDS + 2] = (this.#sums[bucket * SUM_WORDS + 2] ?? 0) + 1;
  }

  rehash(): void {
    for (const key of this.#dirty) {
      const stored = this.#stored(key);
      stored.hash = rowHash(stored.row);
      this.#addToSum(stored, 1);
    }
    this.#dirty.clear();
  }

  topSums(): Uint32Array {
    const tops = new Uint32Array(BUCKETS_PER_LEVEL * SUM_WORDS);
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) {
      addSum(tops, Math.floor(bucket / BUCKETS_PER_LEVEL), this.#sums, bucket, 1);
    }
    return tops;
  }

  subSums(top: number): Uint32Array {
    const words = BUCKETS_PER_LEVEL * SUM_WORDS;
    return this.#sums.slice(top * words, (top + 1) * words);
  }

  list(bucket: number): Uint8Array {
    const keys = [...this.#keysByBucket.get(bucket) ?? []].sort();
    const rows = new Uint8Array(keys.length * LISTING_ROW_BYTES);
    keys.forEach((key, place) => {
      const stored = this.#stored(key);
      rows.set(stored.row.subarray(0, 16), place * LISTING_ROW_BYTES);
      rows.set(stored.hash.subarray(0, 8), place * LISTING_ROW_BYTES + 16);
    });
    return rows;
  }

  keysOf(buckets: readonly number[]): Uint8Array {
    const keys = buckets.flatMap((bucket) => [...this.#keysByBucket.get(bucket) ?? []]);
    return Buffer.concat(keys.map((key) => Buffer.from(key, 'latin1')));
  }

  /** Packed rows of packed ids, by kind. */
  rowsOf(ids: Uint8Array): (() => Uint8Array)[] {
    const keys: string[] = [];
    for (let place = 0; place < ids.length; place += 16) keys.push(keyOf(ids.subarray(place, place + 16)));
    const kindOf = (key: string) => this.#stored(key).row[16] ?? 0;
    return keys.sort((left, right) => kindOf(left) - kindOf(right)).map((key) => () => this.#stored(key).row);
  }

  audit(): { mismatches: number } {
    let mismatches = 0;
    this.#sums.fill(0);
    this.#dirty.clear();
    for (const stored of this.#rows.values()) {
      const recomputed = rowHash(stored.row);
      if (Buffer.compare(recomputed, stored.hash) !== 0) mismatches += 1;
      stored.hash = recomputed;
      this.#addToSum(stored, 1);
    }
    return { mismatches };
  }

  proof(): BookProof {
    const balances = new Map<number, number>();
    for (const { account, amount } of this.entries()) balances.set(account, (balances.get(account) ?? 0) + amount);
    const accounts = [...balances].sort(([left], [right]) => left - right).map(([account, balance]) => {
      const id = new Uint8Array(16);
      new DataView(id.buffer).setUint16(0, account);
      return { id, balance };
    });
    this.rehash();
    const whole = new Uint32Array(SUM_WORDS);
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) addSum(whole, 0, this.#sums, bucket, 1);
    const root = new Uint8Array(whole.buffer.slice(4));
    const figures = accounts.map(({ id, balance }) => `${keyOf(id)} ${balance}`).join();
    const fingerprint = hash('sha256', Buffer.concat([root, Buffer.from(figures)]), 'buffer');
    return {
      entries: this.entries().length, records: this.#rows.size, accounts, rootCount: whole[0] ?? 0, root, fingerprint,
    };
  }

  merge(rows: readonly Uint8Array[], findFault: FindFault): AppliedBatch {
    const changesByKind = new Map<number, { -readonly [Name in keyof KindChanges]: number }>();
    const refused: { id: Uint8Array; reason: string }[] = [];
    let unchanged = 0;
    let faults = 0;
    for (const row of rows) {
      const values = unpackRow(row);
      const reason = findFault(values);
      const mine = this.#rows.get(keyOf(values.id));
      const isSame = mine !== undefined && Buffer.compare(mine.row, row) === 0;
      if (reason !== undefined) {
        refused.push({ id: values.id, reason });
        continue;
      }
      const mineStamp = mine === undefined ? -1 : unpackRow(mine.row).stamp;
      if (!isSame && mineStamp === values.stamp) faults += 1;
      const wins = mine === undefined || values.stamp > mineStamp
        || (values.stamp === mineStamp && Buffer.compare(row, mine.row) > 0);
      if (!wins) {
        unchanged += 1;
        continue;
      }
      const changes = changesByKind.get(values.kind) ?? { kind: values.kind, added: 0, changed: 0, deleted: 0 };
      changes[values.isDeleted ? 'deleted' : mine === undefined ? 'added' : 'changed'] += 1;
      changesByKind.set(values.kind, changes);
      this.#set(row, 'clean');
    }
    return { applied: [...changesByKind.values()], unchanged, attachments: 0, refused, conflicts: 0, faults };
  }

  #set(row: Uint8Array, state: 'clean' | 'dirty'): void {
    const key = keyOf(row.subarray(0, 16));
    const former = this.#rows.get(key);
    if (former !== undefined && !this.#dirty.has(key)) this.#addToSum(former, -1);
    const stored = { row, hash: state === 'clean' ? rowHash(row) : former?.hash ?? new Uint8Array(16) };
    this.#rows.set(key, stored);
    const bucket = bucketOf(row);
    const keys = this.#keysByBucket.get(bucket) ?? new Set();
    this.#keysByBucket.set(bucket, keys.add(key));
    if (state === 'dirty') {
      this.#dirty.add(key);
    } else {
      this.#dirty.delete(key);
      this.#addToSum(stored, 1);
    }
  }

  #addToSum(stored: StoredRow, sign: 1 | -1): void {
    const view = new DataView(stored.hash.buffer, stored.hash.byteOffset, 16);
    const words = Uint32Array.of(1, ...[0, 1, 2, 3].map((limb) => view.getUint32(4 * limb, true)));
    addSum(this.#sums, bucketOf(stored.row), words, 0, sign);
  }

  #stored(key: string): StoredRow {
    const stored = this.#rows.get(key);
    if (stored === undefined) throw new Error('no such row');
    return stored;
  }
}

/** Undefined where the bytes are no batch. */
export function unpackBatch(bytes: Uint8Array): Uint8Array[] | undefined {
  const rows: Uint8Array[] = [];
  for (let place = 0; place < bytes.length; place += ROW_BYTES) rows.push(bytes.slice(place, place + ROW_BYTES));
  const isBatch = bytes.length % ROW_BYTES === 0 && rows.every((row) => KINDS.has(unpackRow(row).kind));
  return isBatch ? rows : undefined;
}

/** target[place] ± source[from]: count, then four limbs mod 2^128. */
function addSum(target: Uint32Array, place: number, source: Uint32Array, from: number, sign: 1 | -1): void {
  if (source[from * SUM_WORDS] === 0) return;
  const at = place * SUM_WORDS;
  const word = (words: Uint32Array, index: number) => words[index] ?? 0;
  target[at] = word(target, at) + sign * word(source, from * SUM_WORDS);
  let carry = 0;
  for (let limb = 1; limb < SUM_WORDS; limb += 1) {
    const sum = word(target, at + limb) + sign * word(source, from * SUM_WORDS + limb) + carry;
    target[at + limb] = sum;
    carry = Math.floor(sum / 2 ** 32);
  }
}

function rowHash(row: Uint8Array): Uint8Array {
  return hash('sha256', row, 'buffer').subarray(0, 16);
}

function keyOf(id: Uint8Array): string {
  return Buffer.from(id).toString('latin1');
}

function bucketOf(row: Uint8Array): number {
  return new DataView(row.buffer, row.byteOffset).getUint16(14) & 0xfff;
}

export function packRow(values: RowValues): Uint8Array {
  const row = new Uint8Array(ROW_BYTES);
  const view = new DataView(row.buffer);
  row.set(values.id);
  row[16] = values.kind;
  row[17] = values.isDeleted ? 1 : 0;
  view.setFloat64(18, values.stamp);
  view.setUint16(26, values.account);
  view.setInt32(28, values.amount);
  return row;
}

export function unpackRow(row: Uint8Array): RowValues {
  const view = new DataView(row.buffer, row.byteOffset);
  return {
    id: row.slice(0, 16),
    kind: view.getUint8(16),
    isDeleted: view.getUint8(17) === 1,
    stamp: view.getFloat64(18),
    account: view.getUint16(26),
    amount: view.getInt32(28),
  };
}
