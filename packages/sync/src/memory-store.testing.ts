/**
 * A reference store over opaque rows (`memory-rows.testing.ts`). A real one keeps more of what it commits; the session
 * is the same.
 */
import { hash } from 'node:crypto';
import {
  KIND_ACCOUNT, KIND_CONFLICT, KIND_ENTRY, MemoryRows, ROW_BYTES, unpackBatch, type FindFault, type RowValues,
} from './memory-rows.testing.ts';
import type { SessionReport } from './report.ts';
import type {
  BatchResult, BookIdentity, BookLineage, BookProof, BookState, JoinedBook, SendingPlan, SessionOpening, SessionStore,
  StagedCommit,
} from './session-store.ts';

export class DiskFull extends Error {}

export class MemoryStore implements SessionStore<SessionReport> {
  identity: BookIdentity | null;
  generationChain: readonly Uint8Array[] = [];
  /** Rows from this stamp on are not known to have been synced. */
  syncedStamp = 0;
  isAuditDue = false;
  findFault: FindFault = () => undefined;
  /** Called before every store method of a session: for crashes, and for users who type meanwhile. */
  beforeWork: (name: string) => void = () => undefined;
  readonly journal: string[] = [];
  snapshots = 0;
  audits = 0;
  batches = 0;
  #own = new MemoryRows();
  #staged: MemoryRows | undefined;

  constructor(identity: BookIdentity | null) {
    this.identity = identity;
  }

  // The device's own book, as the tests see it

  get size(): number {
    return this.#own.size;
  }

  get isStaging(): boolean {
    return this.#staged !== undefined;
  }

  contents(): string {
    return this.#own.contents();
  }

  /** A user's edit. */
  put(values: RowValues): void {
    this.#own.put(values);
  }

  get(id: Uint8Array): RowValues | undefined {
    return this.#own.get(id);
  }

  values(): readonly RowValues[] {
    return this.#own.values();
  }

  damage(id: Uint8Array, amount: number): void {
    this.#own.damage(id, amount);
  }

  damageWithHash(id: Uint8Array, amount: number): void {
    this.#own.damageWithHash(id, amount);
  }

  damageSum(bucket: number): void {
    this.#own.damageSum(bucket);
  }

  // SessionStore

  begin(): void {
    this.beforeWork('begin');
    this.#atWork.rehash();
  }

  book(): BookState {
    const entries = this.#own.entries();
    return {
      identity: this.identity,
      generationChain: this.generationChain,
      recordCount: this.#own.size,
      accountCount: new Set(entries.map(({ account }) => account)).size,
      entryCount: entries.length,
      schemaLevel: 1,
      holdsData: this.identity !== null && this.#own.size > 0,
    };
  }

  adoptBook({ identity, generationChain }: BookLineage): void {
    this.beforeWork('adoptBook');
    if (this.#own.size > 0) throw new Error('a book with data must not adopt another');
    this.identity = { bookId: identity.bookId.slice(), generation: identity.generation.slice() };
    this.generationChain = generationChain;
  }

  uniteGenerations(other: BookLineage): BookLineage {
    this.beforeWork('uniteGenerations');
    const { identity } = this;
    if (identity === null) throw new Error('no book');
    const generation = hash('sha256', Buffer.concat([identity.generation, other.identity.generation]), 'buffer');
    this.generationChain = [
      identity.generation, other.identity.generation, ...this.generationChain, ...other.generationChain,
    ];
    this.identity = { bookId: identity.bookId, generation: Uint8Array.from(generation.subarray(0, 16)) };
    return { identity: this.identity, generationChain: this.generationChain };
  }

  stage(): void {
    this.beforeWork('stage');
    this.#staged = new MemoryRows();
  }

  snapshot(): void {
    this.beforeWork('snapshot');
    this.snapshots += 1;
  }

  /** What is kept is a row of a conflict; what is merged goes under its id where the other book has nothing there. */
  commitStaged({ how, keepsSetAside, lineage }: StagedCommit): JoinedBook {
    this.beforeWork('commitStaged');
    const [own, staged] = [this.#own, this.#staged];
    if (staged === undefined) throw new Error('nothing is staged');
    const isSame = (one: RowValues | undefined, other: RowValues | undefined) =>
      one?.stamp === other?.stamp && one?.amount === other?.amount && one?.isDeleted === other?.isDeleted;
    const differing = own.values().filter((row) => !isSame(staged.get(row.id), row));
    if (how === 'merge') {
      for (const row of differing) if (staged.get(row.id) === undefined) staged.put({ ...row, stamp: row.stamp + 1 });
    }
    const applied = [KIND_ACCOUNT, KIND_ENTRY].map((kind) => {
      const [here, there] = [own, staged].map((rows) => rows.values().filter((row) => row.kind === kind));
      return {
        kind,
        added: (there ?? []).filter(({ id }) => own.get(id) === undefined).length,
        changed: (there ?? []).filter((row) => own.get(row.id) !== undefined && !isSame(own.get(row.id), row)).length,
        deleted: (here ?? []).filter(({ id }) => staged.get(id) === undefined).length,
      };
    }).filter(({ added, changed, deleted }) => added + changed + deleted > 0);
    const kept = !keepsSetAside ? [] : differing
      .filter(({ kind, stamp }) => kind !== KIND_CONFLICT && stamp >= this.syncedStamp);
    for (const row of kept) {
      const id = hash('sha256', Buffer.from([...row.id, row.stamp]), 'buffer').subarray(0, 16);
      staged.put({ ...row, id, kind: KIND_CONFLICT, stamp: 0 });
    }
    this.#own = staged;
    this.#staged = undefined;
    this.identity = lineage.identity;
    this.generationChain = lineage.generationChain;
    this.beforeWork('afterCommit');
    return { applied, setAside: kept.length };
  }

  topSums(): Uint32Array {
    this.beforeWork('topSums');
    return this.#atWork.topSums();
  }

  subSums(top: number): Uint32Array {
    this.beforeWork('subSums');
    return this.#atWork.subSums(top);
  }

  list(bucket: number): Uint8Array {
    this.beforeWork('list');
    return this.#atWork.list(bucket);
  }

  keysOf(buckets: readonly number[]): Uint8Array {
    this.beforeWork('keysOf');
    return this.#atWork.keysOf(buckets);
  }

  plan(ids: Uint8Array): SendingPlan {
    this.beforeWork('plan');
    const readers = this.#atWork.rowsOf(ids);
    return {
      records: readers.length, attachmentsFrom: readers.length,
      readBatch: (from, bytesMax) => {
        this.beforeWork('readBatch');
        const next = Math.min(readers.length, from + Math.max(1, Math.floor(bytesMax / ROW_BYTES)));
        const rows = readers.slice(from, next).map((read) => read());
        return { bytes: Buffer.concat(rows), records: rows.length, next };
      },
    };
  }

  applyBatch(bytes: Uint8Array): BatchResult {
    const rows = unpackBatch(bytes);
    if (rows === undefined) return { ok: false, error: { kind: 'malformed-batch' } };
    this.beforeWork('applyBatch');
    this.batches += 1;
    const value = this.#atWork.merge(rows, this.findFault);
    this.beforeWork('afterCommit');
    return { ok: true, value };
  }

  snapshotIfDue(): void {
    if (!this.isStaging) this.snapshots += 1;
  }

  auditDue(): boolean {
    return this.isAuditDue;
  }

  audit(): { mismatches: number } {
    this.beforeWork('audit');
    this.audits += 1;
    return this.#atWork.audit();
  }

  proof(): BookProof {
    this.beforeWork('proof');
    return this.#own.proof();
  }

  openSession(opening: SessionOpening): number {
    return this.journal.push(`open ${opening.peerName}`);
  }

  closeSession(report: SessionReport): void {
    this.beforeWork('closeSession');
    this.#staged = undefined;
    this.journal.push(`close ${report.outcome.kind}`);
  }

  isDiskFull(cause: unknown): boolean {
    return cause instanceof DiskFull;
  }

  get #atWork(): MemoryRows {
    return this.#staged ?? this.#own;
  }
}
