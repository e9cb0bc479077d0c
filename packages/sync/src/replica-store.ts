/**
 * The session's store over a replica. What a replica does not know (what an entry is, what an account holds, how a
 * platform copies a file) comes as functions.
 */
import {
  adoptGenerations, closeJournalSession, forgetGenerated, openJournalSession, readBookIdentity, readGenerationChain,
  readLocal, takeNotedSnapshot, totalOfSums, writeBookIdentity, writeLocal, type BatchOutcome, type BookDifference,
  type Replica, type Sha256, type SnapshotFaultReason,
} from '@tandem/replica';
import { reportToJournal } from './journal-report.ts';
import type { SessionReport } from './report.ts';
import type {
  AppliedBatch, BatchResult, BookLineage, BookProof, BookState, JoinedBook, KindChanges, SendingPlan, SessionOpening,
  SessionStore, StagedCommit,
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
  /** Copies the whole book to a safe place; says why that is not the chosen one, where it is not. */
  readonly takeSnapshot: (wallMs: number) => SnapshotFaultReason | undefined;
  readonly isDiskFull: (cause: unknown) => boolean;
  /** An empty book of the same kinds in memory; whoever takes it closes its database. */
  readonly makeSideBook: () => Replica;
  /** Writes into `target` what `old` holds and it does not, as edits of `target`. */
  readonly mergeBooks: (old: Replica, target: Replica, wallMs: number) => void;
  /** 16 random bytes. */
  readonly newGeneration: () => Uint8Array;
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
  /** The clock's `h` at the latest proof: what is written after it has this one or a later one. */
  #provenH = 0;
  #staged: Replica | undefined;

  constructor(options: ReplicaStoreOptions) {
    this.#options = options;
    this.#replica = options.replica;
  }

  /** The peer's book beside this device's own, to be shown while a person is asked; undefined at other times. */
  get stagedBook(): Replica | undefined {
    return this.#staged;
  }

  /** What would become another one here if the staged book took its place; undefined where none is staged. */
  stagedDifference(linesMax: number): BookDifference | undefined {
    const staged = this.#staged;
    if (staged === undefined) return undefined;
    for (const replica of [this.#replica, staged]) replica.rehashDirty();
    return this.#replica.compareWith(staged, { linesMax, syncedH: this.#syncedH() });
  }

  begin(wallMs: number): void {
    this.#atWork.finishBulk();
    this.#atWork.beginSession(wallMs);
  }

  book(): BookState {
    const { entries, accounts } = this.#options.readFigures();
    return {
      identity: readBookIdentity(this.#replica.database) ?? null,
      generationChain: readGenerationChain(this.#replica.database),
      recordCount: this.#replica.countRecords(),
      accountCount: accounts.length,
      entryCount: entries,
      schemaLevel: this.#options.schemaLevel,
      holdsData: this.#replica.holdsUserData(),
    };
  }

  adoptBook({ identity, generationChain }: BookLineage): void {
    this.#replica.clear(() => writeBookIdentity(this.#replica.database, identity, generationChain));
  }

  uniteGenerations(other: BookLineage): BookLineage {
    const { database } = this.#replica;
    const former = readBookIdentity(database);
    if (former === undefined) throw new Error('a copy without a book is no truth');
    const generation = this.#options.newGeneration();
    database.transaction(() => adoptGenerations(database, generation, [
      former.generation, other.identity.generation, ...readGenerationChain(database), ...other.generationChain,
    ]));
    return { identity: { bookId: former.bookId, generation }, generationChain: readGenerationChain(database) };
  }

  stage(): void {
    this.#staged = this.#options.makeSideBook();
  }

  /** A sync that needs one does not go on without: throws `SnapshotError`. */
  snapshot(wallMs: number): void {
    const { database } = this.#replica;
    takeNotedSnapshot(database, wallMs, this.#options.takeSnapshot);
    writeLocal(database, 'snapshot_day', Math.floor(wallMs / dayMs));
  }

  commitStaged({ how, keepsSetAside, lineage, wallMs }: StagedCommit): JoinedBook {
    const staged = this.#staged;
    if (staged === undefined) throw new Error('nothing is staged');
    staged.finishBulk();
    writeBookIdentity(staged.database, lineage.identity, lineage.generationChain);
    if (how === 'merge') this.#options.mergeBooks(this.#replica, staged, wallMs);
    const applied = this.stagedDifference(0)?.kinds.map(({ kind, onlyHere, onlyThere, different }): KindChanges => (
      { kind: kind.tag, added: onlyThere, changed: different, deleted: onlyHere }));
    const { setAside } = this.#replica.replaceBy(staged, {
      wallMs, session: this.#session, syncedH: this.#syncedH(), keepsSetAside,
    });
    this.#dropStaged();
    return { applied: applied ?? [], setAside };
  }

  topSums(): Uint32Array {
    return this.#atWork.topSums();
  }

  subSums(top: number): Uint32Array {
    return this.#atWork.subSums(top);
  }

  list(bucket: number): Uint8Array {
    return this.#atWork.list(bucket);
  }

  keysOf(buckets: readonly number[]): Uint8Array {
    return this.#atWork.idsOf(buckets);
  }

  plan(ids: Uint8Array): SendingPlan {
    return this.#atWork.planSending(ids);
  }

  applyBatch(bytes: Uint8Array, wallMs: number): BatchResult {
    const outcome = this.#atWork.applyBatch(bytes, wallMs, this.#session);
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
    if (this.#replica.holdsUserData()) this.snapshot(wallMs);
    else writeLocal(database, 'snapshot_day', day);
  }

  snapshotIfDue(expectedRecords: number, wallMs: number): void {
    if (this.#staged === undefined) {
      if (expectedRecords >= bulkRecords && this.#replica.holdsUserData()) this.snapshot(wallMs);
      this.#snapshotOfDay(wallMs);
    }
    this.#atWork.prepareBulk(expectedRecords);
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
    const { staleHashes, wrongSums } = this.#atWork.audit();
    if (this.#staged !== undefined) return { mismatches: staleHashes + wrongSums };
    this.#isAudited = true;
    return { mismatches: staleHashes + wrongSums + this.#options.auditFigures() };
  }

  proof(): BookProof {
    const { database } = this.#replica;
    this.#replica.rehashDirty();
    this.#provenH = this.#replica.nextStamp();
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

  openSession({ peerName, wallMs }: SessionOpening): number {
    this.#isAudited = false;
    const { database } = this.#replica;
    this.#session = database.transaction(() => openJournalSession(database, peerName, wallMs));
    return this.#session;
  }

  closeSession(report: SessionReport, wallMs: number): void {
    const { database } = this.#replica;
    this.#dropStaged();
    this.#replica.finishBulk();
    database.transaction(() => {
      closeJournalSession(database, this.#session, report.outcome.kind, reportToJournal(report), wallMs);
      if (report.outcome.kind === 'identical') {
        writeLocal(database, 'synced_h', this.#provenH);
        forgetGenerated(database);
      }
      const syncs = readLocal(database, 'syncs_since_audit');
      if (this.#isAudited) writeLocal(database, 'syncs_since_audit', 0);
      else if (typeof syncs === 'number') writeLocal(database, 'syncs_since_audit', syncs + 1);
    });
  }

  isDiskFull(cause: unknown): boolean {
    return this.#options.isDiskFull(cause);
  }

  /** Where records come and go: the staged book while there is one. */
  get #atWork(): Replica {
    return this.#staged ?? this.#replica;
  }

  /** The clock's `h` at the last proof that ended identical; undefined where this copy never came so far. */
  #syncedH(): number | undefined {
    const h = readLocal(this.#replica.database, 'synced_h');
    return typeof h === 'number' ? h : undefined;
  }

  #dropStaged(): void {
    this.#staged?.database.close();
    this.#staged = undefined;
  }

  #describe(outcome: Extract<BatchOutcome, { ok: true }>): AppliedBatch {
    const { attachments, counts, records, refused, conflicts, faults } = outcome.applied;
    const applied = this.#replica.kinds.flatMap((kind) => {
      const changes = counts.get(kind.name);
      return changes === undefined ? [] : [{ kind: kind.tag, ...changes }];
    });
    const moved = applied.reduce((sum, { added, changed, deleted }) => sum + added + changed + deleted, 0);
    const unchanged = Math.max(0, records - refused.length - moved);
    return { applied, unchanged, attachments, refused, conflicts, faults };
  }
}

/** Eight bytes that two people can compare: equal on equal books. */
export function rootToFingerprint(sha256: Sha256, root: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(root.length * 4);
  const view = new DataView(bytes.buffer);
  root.forEach((field, index) => view.setUint32(index * 4, field, true));
  return sha256(bytes).slice(0, fingerprintBytes);
}
