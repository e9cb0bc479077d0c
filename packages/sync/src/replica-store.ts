/**
 * The session's store over a replica. What a replica does not know (what an entry is, what an account holds, how a
 * platform copies a file) comes as functions.
 */
import {
  closeJournalSession, openJournalSession, readBookIdentity, readLocal, totalOfSums, writeBookIdentity, writeLocal,
  type BatchOutcome, type Replica, type Sha256,
} from '@tandem/replica';
import type { SessionReport } from './report.ts';
import type {
  AppliedBatch, BatchResult, BookIdentity, BookProof, BookState, SendingPlan, SessionOpening, SessionStore,
} from './session-store.ts';

export interface BookFigures {
  readonly entries: number;
  /** Every account of which something is alive, ascending by id, in minor units. */
  readonly accounts: readonly { readonly id: Uint8Array; readonly balance: number }[];
}

export interface ReplicaStoreOptions {
  readonly replica: Replica;
  readonly sha256: Sha256;
  readonly schemaLevel: number;
  readonly readFigures: () => BookFigures;
  /** Proves from the rows what the figures rest on, and mends it; returns how many of them were wrong. */
  readonly auditFigures: () => number;
  /** Copies the whole book to a safe place. */
  readonly takeSnapshot: (wallMs: number) => void;
  readonly isDiskFull: (cause: unknown) => boolean;
}

/** A sync of this many records is worth a snapshot of its own. */
const bulkRecords = 1000;
/** A cached hash may hide a missing trigger: so often the rows themselves are read. */
const syncsBetweenAudits = 20;
const fingerprintBytes = 8;
const dayMs = 86_400_000;

export class ReplicaStore implements SessionStore<SessionReport> {
  readonly #options: ReplicaStoreOptions;
  readonly #replica: Replica;
  #session = 0;
  #isAudited = false;

  constructor(options: ReplicaStoreOptions) {
    this.#options = options;
    this.#replica = options.replica;
  }

  begin(wallMs: number): void {
    this.#replica.finishBulk();
    this.#replica.beginSession(wallMs);
  }

  book(): BookState {
    return {
      identity: readBookIdentity(this.#replica.database) ?? null,
      recordCount: this.#replica.countRecords(),
      entryCount: this.#options.readFigures().entries,
      schemaLevel: this.#options.schemaLevel,
      holdsData: this.#replica.holdsUserData(),
    };
  }

  adoptBook(identity: BookIdentity): void {
    this.#replica.clear(() => writeBookIdentity(this.#replica.database, identity));
  }

  topSums(): Uint32Array {
    return this.#replica.topSums();
  }

  subSums(top: number): Uint32Array {
    return this.#replica.subSums(top);
  }

  list(bucket: number): Uint8Array {
    return this.#replica.list(bucket);
  }

  keysOf(buckets: readonly number[]): Uint8Array {
    return this.#replica.idsOf(buckets);
  }

  plan(ids: Uint8Array): SendingPlan {
    return this.#replica.planSending(ids);
  }

  applyBatch(bytes: Uint8Array, wallMs: number): BatchResult {
    const outcome = this.#replica.applyBatch(bytes, wallMs, this.#session);
    if (!outcome.ok) return { ok: false, error: { kind: 'malformed-batch' } };
    return { ok: true, value: this.#describe(outcome) };
  }

  /**
   * What is due and can be done while the other device is not there yet, for the host to have it done before it waits
   * or calls: the first sync of a day then takes no longer than the second.
   */
  prepare(wallMs: number): void {
    this.#replica.finishBulk();
    this.#snapshotOfDay(wallMs);
    if (!this.auditDue()) return;
    this.audit();
    writeLocal(this.#replica.database, 'syncs_since_audit', 0);
  }

  /** An empty book needs none, and what comes into it now needs none today. */
  #snapshotOfDay(wallMs: number): void {
    const { database } = this.#replica;
    const day = Math.floor(wallMs / dayMs);
    if (readLocal(database, 'snapshot_day') === day) return;
    if (this.#replica.holdsUserData()) this.#options.takeSnapshot(wallMs);
    writeLocal(database, 'snapshot_day', day);
  }

  snapshotIfDue(expectedRecords: number, wallMs: number): void {
    if (expectedRecords >= bulkRecords && this.#replica.holdsUserData()) {
      this.#options.takeSnapshot(wallMs);
      writeLocal(this.#replica.database, 'snapshot_day', Math.floor(wallMs / dayMs));
    }
    this.#snapshotOfDay(wallMs);
    this.#replica.prepareBulk(expectedRecords);
  }

  /**
   * A book without data has no row that a missing trigger could have passed over: whatever it will hold at the proof is
   * hashed as it comes. Its rows are read before its next sync.
   */
  auditDue(): boolean {
    if (!this.#replica.holdsUserData()) return false;
    const syncs = readLocal(this.#replica.database, 'syncs_since_audit');
    return typeof syncs !== 'number' || syncs >= syncsBetweenAudits;
  }

  audit(): { readonly mismatches: number } {
    const { staleHashes, wrongSums } = this.#replica.audit();
    this.#isAudited = true;
    return { mismatches: staleHashes + wrongSums + this.#options.auditFigures() };
  }

  proof(): BookProof {
    const { database } = this.#replica;
    this.#replica.rehashDirty();
    return database.readTransaction(() => {
      const root = totalOfSums(this.#replica.topSums());
      const bytes = new Uint8Array(root.buffer.slice(4, 20));
      return {
        ...this.#options.readFigures(),
        records: this.#replica.countRecords(),
        rootCount: root[0] ?? 0,
        root: bytes,
        fingerprint: rootToFingerprint(this.#options.sha256, root),
      };
    });
  }

  openSession({ peerName, wallMs }: SessionOpening): void {
    this.#isAudited = false;
    this.#session = openJournalSession(this.#replica.database, peerName, wallMs);
  }

  closeSession(report: SessionReport, wallMs: number): void {
    const { database } = this.#replica;
    this.#replica.finishBulk();
    closeJournalSession(database, this.#session, report.outcome.kind, JSON.stringify(reportToJournal(report)), wallMs);
    const syncs = readLocal(database, 'syncs_since_audit');
    if (this.#isAudited) writeLocal(database, 'syncs_since_audit', 0);
    else if (typeof syncs === 'number') writeLocal(database, 'syncs_since_audit', syncs + 1);
  }

  isDiskFull(cause: unknown): boolean {
    return this.#options.isDiskFull(cause);
  }

  #describe(outcome: Extract<BatchOutcome, { ok: true }>): AppliedBatch {
    const { counts, records, refused, conflicts, faults } = outcome.applied;
    const applied = this.#replica.kinds.flatMap((kind) => {
      const changes = counts.get(kind.name);
      return changes === undefined ? [] : [{ kind: kind.tag, ...changes }];
    });
    const moved = applied.reduce((sum, { added, changed, deleted }) => sum + added + changed + deleted, 0);
    return { applied, unchanged: Math.max(0, records - refused.length - moved), refused, conflicts, faults };
  }
}

/** Eight bytes that two people can compare: equal on equal books. */
export function rootToFingerprint(sha256: Sha256, root: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(root.length * 4);
  const view = new DataView(bytes.buffer);
  root.forEach((field, index) => view.setUint32(index * 4, field, true));
  return sha256(bytes).slice(0, fingerprintBytes);
}

function reportToJournal({ sent, received, conflicts, faults, clockGapMs, rounds }: SessionReport): object {
  return { sent, received, conflicts, faults, clockGapMs, rounds };
}
