/**
 * One copy of a book: the only way in for writes that are not plain SQL, and all that a session needs of it.
 * Synchronous; reads no clock and no random source of its own.
 */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { applyRecords, type AppliedBatch, type MergeContext } from './apply-batch.ts';
import { auditRows, hasDirtyRows, rehashDirtyRows, type AuditReport } from './audit.ts';
import { decodeBatch, type BatchFault } from './batch-codec.ts';
import {
  BucketChanges, bucketOfId, idsOfBuckets, listBucket, readSubSums, readTopSums, totalOfSums,
} from './bucket-sums.ts';
import { dropBulkIndexes, hasDroppedIndexes, restoreBulkIndexes } from './bulk-indexes.ts';
import {
  finishWrite, mintReplica, readClock, setReplica, startWrite, whileApplying, whileGenerating,
} from './clock.ts';
import { compareBooks, type BookDifference } from './book-difference.ts';
import { journalChanges, markUndone } from './journal.ts';
import type { RecordKind } from './kind.ts';
import { fullRules, type MergeRules } from './merge.ts';
import { conflictKind, conflictTarget, deviceLabelId, deviceLabelKind, withOwnKinds } from './own-kinds.ts';
import { mintRecordId, type RandomBytes, type RecordId, type Sha256 } from './record-id.ts';
import {
  blobToRecordId, countRecords, findKnownIds, insertRecordRows, packIds, type HashedRecord,
} from './record-store.ts';
import { replaceRecords, type Replaced, type ReplacingOptions } from './replace-book.ts';
import { createRecordHasher } from './row-hash.ts';
import { clearRecords } from './schema.ts';
import { SendPlan } from './send-plan.ts';
import { readSessionChanges, type SessionChanges } from './session-changes.ts';
import {
  canReopenConflict, reopenConflict, settleConflict, type ConflictAnswer, type ReopenOutcome, type SettleOutcome,
} from './settle-conflict.ts';
import { originStamp, type Stamp } from './stamp.ts';
import { undoJournaledSession, type UndoneSession } from './undo-session.ts';
import { refreshVisibility } from './visibility.ts';
import { idsOfWorkSince, noteGenerated } from './work-since.ts';

/** From so many records on, and where they are so many times what the book holds, indexes wait. */
const bulkRecords = 2000;
const bulkShare = 10;

export interface ReplicaOptions {
  readonly database: SqliteDatabase;
  /** The book's kinds; the replica adds its own. */
  readonly kinds: readonly RecordKind[];
  readonly sha256: Sha256;
  readonly randomBytes: RandomBytes;
  /** Shown on the other device beside what was written here. */
  readonly deviceName: string;
  /** All on, but in the simulation. */
  readonly rules?: MergeRules;
}

export type BatchOutcome =
  | { readonly ok: true; readonly applied: AppliedBatch }
  | { readonly ok: false; readonly fault: BatchFault };

export class Replica {
  readonly database: SqliteDatabase;
  readonly kinds: readonly RecordKind[];
  readonly #options: ReplicaOptions;
  readonly #context: MergeContext;
  readonly #kindByTag: ReadonlyMap<number, RecordKind>;
  #isMinted = false;
  /** Past the triggers, in the transaction under way. */
  #inserted: RecordId[] = [];

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.database = options.database;
    this.kinds = withOwnKinds(options.kinds);
    this.#kindByTag = new Map(this.kinds.map((kind) => [kind.tag, kind]));
    this.#context = {
      database: options.database, kinds: this.kinds, sha256: options.sha256,
      hashRecord: createRecordHasher(options.sha256), rules: options.rules ?? fullRules,
    };
  }

  /** One write transaction of the user's edits by plain SQL: the triggers give all of them one stamp. */
  write<Value>(wallMs: number, work: () => Value): Value {
    const { database } = this;
    const value = database.transaction(() => {
      startWrite(database, wallMs);
      if (!this.#isMinted) this.#mint();
      const result = work();
      finishWrite(database);
      return result;
    });
    this.#isMinted = true;
    return value;
  }

  /** The same for content that the program generates: what it inserts carries the origin stamp. */
  generate<Value>(wallMs: number, work: () => Value): Value {
    return this.write(wallMs, () => {
      this.#inserted = [];
      const value = whileGenerating(this.database, work);
      noteGenerated(this.database, this.#inserted);
      return value;
    });
  }

  /**
   * Bulk insert past the triggers, with the same tracking, inside `write` or `generate`. Ids that the book holds
   * already are skipped. Returns how many were inserted.
   */
  insertRecords(kind: RecordKind, records: readonly { id: RecordId; values: readonly SqlValue[] }[]): number {
    const { database } = this;
    const { h, replica, wall, generating } = readClock(database);
    const base: Stamp = generating ? originStamp : { h, replica };
    const wallMs = generating || Math.floor(h / 2048) === wall ? undefined : wall;
    const known = new Set(findKnownIds(database, packIds(records.map(({ id }) => id)), records.length)
      .map(({ place }) => place));
    const sums = new BucketChanges();
    const inserts: HashedRecord[] = [];
    for (const [place, { id, values }] of records.entries()) {
      if (known.has(place)) continue;
      const state = { kind, id, values, base, isAlive: true, wallMs };
      const hash = this.#context.hashRecord(state);
      sums.add(bucketOfId(id), hash);
      inserts.push({ state, hash, isHidden: false });
    }
    whileApplying(database, () => {
      insertRecordRows(database, kind, inserts);
      sums.write(database);
    });
    for (const { state } of inserts) this.#inserted.push(state.id);
    return inserts.length;
  }

  mintId(wallMs: number): RecordId {
    return mintRecordId(wallMs, this.#options.randomBytes);
  }

  /** The start of a session: no stamp given out before it is used again, and no row is dirty after it. */
  beginSession(wallMs: number): void {
    this.database.transaction(() => {
      startWrite(this.database, wallMs);
      finishWrite(this.database);
      this.#rehash();
    });
  }

  /** Hashes what was edited since the session began. */
  rehashDirty(): number {
    // A transaction that finds nothing would still wait for the disk.
    return hasDirtyRows(this.database) ? this.database.transaction(() => this.#rehash()) : 0;
  }

  /** Count and sum of all row hashes: five numbers. No row may be dirty. */
  root(): Uint32Array {
    return totalOfSums(readTopSums(this.database));
  }

  topSums(): Uint32Array {
    return readTopSums(this.database);
  }

  subSums(top: number): Uint32Array {
    return readSubSums(this.database, top);
  }

  /** Rows of a bucket in the order of ids: 16 bytes of id, the first 8 of the row hash. No row may be dirty. */
  list(bucket: number): Uint8Array {
    return listBucket(this.database, bucket);
  }

  /** Packed ids of everything in these buckets. */
  idsOf(buckets: readonly number[]): Uint8Array {
    return idsOfBuckets(this.database, buckets);
  }

  /** `ids` are packed. */
  planSending(ids: Uint8Array): SendPlan {
    return new SendPlan(this.database, this.kinds, ids);
  }

  /** What a second copy of the work since `h` must hold; see `work-since.ts`. */
  planWorkSince(h: number): SendPlan {
    return this.planSending(idsOfWorkSince(this.database, this.kinds, h, this.#options.sha256));
  }

  /** Merges a batch in one transaction, committed when this returns. Throws only what the database throws. */
  applyBatch(bytes: Uint8Array, wallMs: number, session: number): BatchOutcome {
    const decoded = decodeBatch(bytes, this.#kindByTag);
    if (!decoded.ok) return decoded;
    const applied = this.database.transaction(() => {
      const result = applyRecords(this.#context, decoded.records, wallMs);
      journalChanges(this.database, session, { ...result, gone: [] });
      return result;
    });
    return { ok: true, applied };
  }

  /** The same for what this device wrote itself and kept elsewhere: no session brought it, so no journal names it. */
  applyKept(bytes: Uint8Array, wallMs: number): BatchOutcome {
    const decoded = decodeBatch(bytes, this.#kindByTag);
    if (!decoded.ok) return decoded;
    return { ok: true, applied: this.database.transaction(() => applyRecords(this.#context, decoded.records, wallMs)) };
  }

  /** Lines of a session of the journal, in the order in which they came. */
  readSessionChanges(session: number, offset: number, limit: number): SessionChanges {
    this.rehashDirty();
    return readSessionChanges(this.#context, session, offset, limit);
  }

  /** Takes back, by edits of now, what a session of the journal changed here. */
  undoSession(session: number, wallMs: number): UndoneSession {
    this.rehashDirty();
    return this.write(wallMs, () => {
      const undone = undoJournaledSession(this.#context, session);
      if (undone.ok) markUndone(this.database, session, wallMs);
      return undone;
    });
  }

  /** Inside `write`. */
  settleConflict(id: RecordId, answer: ConflictAnswer): SettleOutcome {
    return settleConflict(this.#context, id, answer);
  }

  /** Inside `write`. Open again; what 'taken' replaced comes back, if nothing has changed it since. */
  reopenConflict(id: RecordId): ReopenOutcome {
    return reopenConflict(this.#context, id);
  }

  /** Whether `reopenConflict` would. */
  canReopenConflict(id: RecordId): boolean {
    return canReopenConflict(this.#context, id);
  }

  /** In what a person would see this copy and another differ. `syncedH`: as `ReplacingOptions` says. */
  compareWith(
    other: Replica, options: { readonly linesMax: number; readonly syncedH?: number | undefined },
  ): BookDifference {
    return compareBooks(this.database, other.database, this.kinds, options);
  }

  /** This book becomes a copy of another, in one transaction. The other book is not changed but for its hashes. */
  replaceBy(other: Replica, options: ReplacingOptions): Replaced {
    other.rehashDirty();
    this.rehashDirty();
    return this.write(options.wallMs, () => {
      options.before?.();
      const replaced = replaceRecords(this.#context, other.database, options);
      options.afterwards?.();
      return replaced;
    });
  }

  /** The `h` of the next edit here: larger than every one that this copy has met. */
  nextStamp(): number {
    return readClock(this.database).h;
  }

  countRecords(): number {
    return countRecords(this.database);
  }

  /** Whether the book holds more than what the program itself generates for any new book. */
  holdsUserData(): boolean {
    const entryTags = this.kinds.filter(({ travels }) => travels === 'entry').map(({ tag }) => tag);
    return this.database.prepare(`SELECT 1 FROM sync_record
      WHERE h > 0 OR stamps IS NOT NULL OR kind IN (${entryTags.join(', ')}) LIMIT 1`).get() !== undefined;
  }

  /** Empties a book without user data, for it to become a copy of another; `work` runs in the same transaction. */
  clear(work: () => void): void {
    this.database.transaction(() => {
      if (this.countRecords() > 0) clearRecords(this.database, this.kinds);
      work();
    });
    this.#isMinted = false;
  }

  /** Before many records come into an almost empty book: its indexes are made once, at the end (`finishBulk`). */
  prepareBulk(expectedRecords: number): void {
    if (expectedRecords >= bulkRecords && this.countRecords() < expectedRecords / bulkShare) {
      this.database.transaction(() => dropBulkIndexes(this.database, this.kinds));
    }
  }

  /** Makes the indexes that `prepareBulk` left out; does nothing when there are none to make. */
  finishBulk(): void {
    if (hasDroppedIndexes(this.database)) this.database.transaction(() => restoreBulkIndexes(this.database));
  }

  /** Recomputes every hash from its row, and mends what was wrong. */
  audit(): AuditReport {
    return this.database.transaction(() => {
      this.#rehash();
      return auditRows(this.database, this.kinds, this.#context.hashRecord, this.#context.rules);
    });
  }

  #rehash(): number {
    const sums = new BucketChanges();
    return whileApplying(this.database, () => {
      const rehashed = rehashDirtyRows(this.database, this.kinds, this.#context.hashRecord, sums);
      sums.write(this.database);
      // A conflict that was settled by plain SQL may have been all that kept its record visible.
      const targets = rehashed.filter(({ kind }) => kind === conflictKind).map(conflictTarget);
      const ids = targets.filter((id) => id !== null).map(blobToRecordId);
      if (ids.length > 0) refreshVisibility(this.database, this.kinds, ids, this.#context.rules);
      return rehashed.length;
    });
  }

  /** A new replica id, and its device's name as a record. */
  #mint(): void {
    const { randomBytes, sha256, deviceName } = this.#options;
    const replica = mintReplica(randomBytes);
    setReplica(this.database, replica);
    whileGenerating(this.database, () => {
      this.database.prepare(`INSERT INTO ${deviceLabelKind.table} (id, replica, name) VALUES (?, ?, ?)`)
        .run(deviceLabelId(sha256, replica), replica, deviceName);
    });
  }
}
