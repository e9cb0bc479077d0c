/**
 * A reference store: opaque rows of 32 bytes, the largest stamp wins, real hashes and sums. It shares no code with the
 * replica and knows nothing of the session.
 *
 * Row: id 16 · kind 1 · deleted 1 · stamp 8 (big-endian double) · account 2 · amount 4 (signed).
 */
import { hash } from 'node:crypto';
import type { SessionReport } from './report.ts';
import {
  BUCKETS_PER_LEVEL, BUCKET_COUNT, LISTING_ROW_BYTES, SUM_WORDS,
  type AppliedBatch, type BatchResult, type BookIdentity, type BookProof, type BookState, type KindChanges,
  type SendingPlan, type SessionOpening, type SessionStore,
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

export class DiskFull extends Error {}

export class MemoryStore implements SessionStore<SessionReport> {
  identity: BookIdentity | null;
  isAuditDue = false;
  /** Returns why a row is refused. */
  findFault: (row: RowValues) => string | undefined = () => undefined;
  /** Called before every store method of a session: for crashes, and for users who type meanwhile. */
  beforeWork: (name: string) => void = () => undefined;
  readonly journal: string[] = [];
  snapshots = 0;
  audits = 0;
  batches = 0;
  #rows = new Map<string, StoredRow>();
  #keysByBucket = new Map<number, Set<string>>();
  #sums = new Uint32Array(BUCKET_COUNT * SUM_WORDS);
  #dirty = new Set<string>();

  constructor(identity: BookIdentity | null) {
    this.identity = identity;
  }

  // The book, as the tests see it

  get size(): number {
    return this.#rows.size;
  }

  /** Everything that the book holds, in one string: equal exactly for equal books. */
  contents(): string {
    const rows = [...this.#rows.values()].map(({ row }) => row).sort((left, right) => Buffer.compare(left, right));
    return Buffer.concat(rows).toString('latin1');
  }

  /** A user's edit: the row is dirty until the next `begin`. */
  put(values: RowValues): void {
    this.#set(packRow(values), 'dirty');
  }

  get(id: Uint8Array): RowValues | undefined {
    const stored = this.#rows.get(keyOf(id));
    return stored && unpackRow(stored.row);
  }

  /** Changes a row behind the back of its cached hash, as a missing trigger would. */
  damage(id: Uint8Array, amount: number): void {
    const stored = this.#rows.get(keyOf(id));
    if (stored === undefined) throw new Error('no such row');
    stored.row = packRow({ ...unpackRow(stored.row), amount });
  }

  damageSum(bucket: number): void {
    this.#sums[bucket * SUM_WORDS + 2] = (this.#sums[bucket * SUM_WORDS + 2] ?? 0) + 1;
  }

  // SessionStore

  begin(): void {
    this.beforeWork('begin');
    for (const key of this.#dirty) {
      const stored = this.#rows.get(key);
      if (stored === undefined) throw new Error('a dirty row that is not there');
      stored.hash = rowHash(stored.row);
      this.#addToSum(stored, 1);
    }
    this.#dirty.clear();
  }

  book(): BookState {
    return {
      identity: this.identity,
      recordCount: this.#rows.size,
      entryCount: this.#entries().length,
      schemaLevel: 1,
      holdsData: this.identity !== null && this.#rows.size > 0,
    };
  }

  adoptBook(identity: BookIdentity): void {
    this.beforeWork('adoptBook');
    if (this.#rows.size > 0) throw new Error('a book with data must not adopt another');
    this.identity = { bookId: identity.bookId.slice(), generation: identity.generation.slice() };
  }

  topSums(): Uint32Array {
    this.beforeWork('topSums');
    const tops = new Uint32Array(BUCKETS_PER_LEVEL * SUM_WORDS);
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) {
      addSum(tops, Math.floor(bucket / BUCKETS_PER_LEVEL), this.#sums, bucket, 1);
    }
    return tops;
  }

  subSums(top: number): Uint32Array {
    this.beforeWork('subSums');
    const words = BUCKETS_PER_LEVEL * SUM_WORDS;
    return this.#sums.slice(top * words, (top + 1) * words);
  }

  list(bucket: number): Uint8Array {
    this.beforeWork('list');
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
    this.beforeWork('keysOf');
    const keys = buckets.flatMap((bucket) => [...this.#keysByBucket.get(bucket) ?? []]);
    return Buffer.concat(keys.map((key) => Buffer.from(key, 'latin1')));
  }

  plan(ids: Uint8Array): SendingPlan {
    this.beforeWork('plan');
    const keys: string[] = [];
    for (let place = 0; place < ids.length; place += 16) keys.push(keyOf(ids.subarray(place, place + 16)));
    const kindOf = (key: string) => this.#stored(key).row[16] ?? 0;
    keys.sort((left, right) => kindOf(left) - kindOf(right));
    return {
      records: keys.length,
      readBatch: (from, bytesMax) => {
        this.beforeWork('readBatch');
        const next = Math.min(keys.length, from + Math.max(1, Math.floor(bytesMax / ROW_BYTES)));
        const rows = keys.slice(from, next).map((key) => this.#stored(key).row);
        return { bytes: Buffer.concat(rows), records: rows.length, next };
      },
    };
  }

  applyBatch(bytes: Uint8Array): BatchResult {
    const rows: Uint8Array[] = [];
    for (let place = 0; place < bytes.length; place += ROW_BYTES) rows.push(bytes.slice(place, place + ROW_BYTES));
    const isBatch = bytes.length % ROW_BYTES === 0 && rows.every((row) => KINDS.has(unpackRow(row).kind));
    if (!isBatch) return { ok: false, error: { kind: 'malformed-batch' } };
    this.beforeWork('applyBatch');
    this.batches += 1;
    const value = this.#merge(rows);
    this.beforeWork('afterCommit');
    return { ok: true, value };
  }

  snapshotIfDue(): void {
    this.snapshots += 1;
  }

  auditDue(): boolean {
    return this.isAuditDue;
  }

  audit(): { mismatches: number } {
    this.beforeWork('audit');
    this.audits += 1;
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
    this.beforeWork('proof');
    const balances = new Map<number, number>();
    for (const { account, amount } of this.#entries()) balances.set(account, (balances.get(account) ?? 0) + amount);
    const accounts = [...balances].sort(([left], [right]) => left - right).map(([account, balance]) => {
      const id = new Uint8Array(16);
      new DataView(id.buffer).setUint16(0, account);
      return { id, balance };
    });
    this.begin();
    const whole = new Uint32Array(SUM_WORDS);
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) addSum(whole, 0, this.#sums, bucket, 1);
    const root = new Uint8Array(whole.buffer.slice(4));
    const figures = accounts.map(({ id, balance }) => `${keyOf(id)} ${balance}`).join();
    const fingerprint = hash('sha256', Buffer.concat([root, Buffer.from(figures)]), 'buffer');
    return {
      entries: this.#entries().length, records: this.#rows.size, accounts, rootCount: whole[0] ?? 0, root, fingerprint,
    };
  }

  openSession(opening: SessionOpening): void {
    this.journal.push(`open ${opening.peerName}`);
  }

  closeSession(report: SessionReport): void {
    this.beforeWork('closeSession');
    this.journal.push(`close ${report.outcome.kind}`);
  }

  isDiskFull(cause: unknown): boolean {
    return cause instanceof DiskFull;
  }

  #entries(): RowValues[] {
    const rows = [...this.#rows.values()].map(({ row }) => unpackRow(row));
    return rows.filter((row) => row.kind === KIND_ENTRY && !row.isDeleted);
  }

  #merge(rows: readonly Uint8Array[]): AppliedBatch {
    const changesByKind = new Map<number, { -readonly [Name in keyof KindChanges]: number }>();
    const refused: { id: Uint8Array; reason: string }[] = [];
    let unchanged = 0;
    let faults = 0;
    for (const row of rows) {
      const values = unpackRow(row);
      const reason = this.findFault(values);
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
    return { applied: [...changesByKind.values()], unchanged, refused, conflicts: 0, faults };
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
