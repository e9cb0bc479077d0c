/**
 * What a session needs of the book, declared by the side that needs it. Every method is synchronous and runs inside the
 * conductor: a throw means that the world broke (disk full, file gone) and ends the session as `store-failed`.
 *
 * Record ids are 16 bytes. A record lies in bucket `id & 0xfff` (last 12 bits, big-endian), 0 to 4095; the upper six
 * of those bits name its top bucket, the lower six its place within.
 */

export const BUCKETS_PER_LEVEL = 64;
export const BUCKET_COUNT = BUCKETS_PER_LEVEL * BUCKETS_PER_LEVEL;
export const ID_BYTES = 16;
export const SHORT_HASH_BYTES = 8;
/** One row of a listing: id, then the first bytes of the row hash. */
export const LISTING_ROW_BYTES = ID_BYTES + SHORT_HASH_BYTES;
/** One bucket sum: count, then the sum of the row hashes mod 2^128 in four 32-bit limbs, least significant first. */
export const SUM_WORDS = 5;

export interface BookIdentity {
  /** 16 bytes. */
  readonly bookId: Uint8Array;
  /** 16 bytes; changes only when a backup is declared to be the truth. */
  readonly generation: Uint8Array;
}

/** A book's identity, and its former generations, newest first: who holds one of them holds an older state. */
export interface BookLineage {
  readonly identity: BookIdentity;
  readonly generationChain: readonly Uint8Array[];
}

export interface BookState {
  /** Null on a device that has no book yet. */
  readonly identity: BookIdentity | null;
  readonly generationChain: readonly Uint8Array[];
  /** Live and dead records. */
  readonly recordCount: number;
  readonly accountCount: number;
  readonly entryCount: number;
  readonly schemaLevel: number;
  /** Whether anything in it was made by a user: generated defaults alone do not count. False without a book. */
  readonly holdsData: boolean;
}

export interface KindChanges {
  /** The tag of the record kind, 1 to 255. */
  readonly kind: number;
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export interface RefusedRecord {
  /** 16 bytes. */
  readonly id: Uint8Array;
  /** For the journal and the screen of this device only. */
  readonly reason: string;
}

export interface AppliedBatch {
  /** At most one row a kind. */
  readonly applied: readonly KindChanges[];
  readonly unchanged: number;
  /** Attachments among all records of the batch. */
  readonly attachments: number;
  /** In quarantine now: kept, counted, shown, and not in the book. */
  readonly refused: readonly RefusedRecord[];
  /** Conflict rows that this batch made. */
  readonly conflicts: number;
  /** Records that had different bytes under one stamp: one was kept, the other set aside. */
  readonly faults: number;
}

export type BatchResult =
  | { readonly ok: true; readonly value: AppliedBatch }
  /** The bytes are no batch; nothing was changed. */
  | { readonly ok: false; readonly error: { readonly kind: 'malformed-batch' } };

export interface RecordBatch {
  /** Empty when every record of the stretch is gone. */
  readonly bytes: Uint8Array;
  readonly records: number;
  /** The `from` of the next batch; larger than this one's. */
  readonly next: number;
}

/** How a book that was staged takes the place of this device's, and under which name. */
export interface StagedCommit {
  readonly how: 'replace' | 'merge';
  readonly lineage: BookLineage;
  /** Whether what this device alone holds is kept as conflicts. */
  readonly keepsSetAside: boolean;
  readonly wallMs: number;
}

export interface JoinedBook {
  /** What became of this device's records; at most one row a kind. */
  readonly applied: readonly KindChanges[];
  /** Records kept as conflicts. */
  readonly setAside: number;
}

/** Ids put in sending order: conflicts, reference kinds, entries, attachments. */
export interface SendingPlan {
  readonly records: number;
  /** Place of the first attachment, each of which is a batch of its own; `records` where there is none. */
  readonly attachmentsFrom: number;
  /**
   * The records from place `from` as they are now: as many as fit into `bytesMax`, and at least one (a larger record
   * goes alone). `next` reaches `records` at the end.
   */
  readBatch(from: number, bytesMax: number): RecordBatch;
}

/** Read in one read transaction and computed from rows; dirty rows are rehashed first. */
export interface BookProof {
  readonly entries: number;
  readonly records: number;
  /** Ascending by id; balance in minor units. */
  readonly accounts: readonly { readonly id: Uint8Array; readonly balance: number }[];
  readonly rootCount: number;
  /** 16 bytes: the sum of all row hashes mod 2^128. */
  readonly root: Uint8Array;
  /** 1 to 32 bytes, of content: equal on equal books. */
  readonly fingerprint: Uint8Array;
}

export interface SessionOpening {
  readonly peerName: string;
  readonly peerSchemaLevel: number;
  readonly wallMs: number;
  /** Peer's wall time minus ours when its HELLO came. */
  readonly clockGapMs: number;
}

/** `Report` is what the session hands to `closeSession`: `SessionReport`, kept open so that this file stands alone. */
export interface SessionStore<Report> {
  /** Before every comparison: clock + 1, dirty rows rehashed and put into their sums. */
  begin(wallMs: number): void;
  book(): BookState;
  /** The device holds no data: it takes the peer's identity, and drops generated content of its former book. */
  adoptBook(lineage: BookLineage): void;
  /** This device's book is the chosen one of two generations: it gets a new one, which descends from both. */
  uniteGenerations(other: BookLineage): BookLineage;

  /**
   * From here on everything that compares and moves records does it with an empty book beside the device's own, which
   * the peer's book comes into. The device's own stays as it is.
   */
  stage(): void;
  /** Copies the device's own book to a safe place. */
  snapshot(wallMs: number): void;
  /** In one transaction the staged book takes the place of the device's own; from here on that one is at work again. */
  commitStaged(commit: StagedCommit): JoinedBook;

  /** 64 sums of five words. */
  topSums(): Uint32Array;
  /** The 64 sums within one top bucket. */
  subSums(top: number): Uint32Array;
  /** Rows of `LISTING_ROW_BYTES`, strictly ascending by id. */
  list(bucket: number): Uint8Array;
  /** Packed ids of everything in these buckets. */
  keysOf(buckets: readonly number[]): Uint8Array;

  /** `ids` are packed. */
  plan(ids: Uint8Array): SendingPlan;
  /** One transaction, with COMMIT done when it returns. */
  applyBatch(bytes: Uint8Array, wallMs: number): BatchResult;
  /** Called once, before the first batch is applied; the store decides (bulk, first of a day). */
  snapshotIfDue(expectedRecords: number, wallMs: number): void;

  auditDue(): boolean;
  /** Recomputes every row hash and bucket sum from rows and repairs the cached ones. */
  audit(): { readonly mismatches: number };
  proof(): BookProof;

  /** Returns the number of the session in the device's journal. */
  openSession(opening: SessionOpening): number;
  /** What is staged and was not committed is dropped. */
  closeSession(report: Report, wallMs: number): void;
  /** Tells the peer's screen the one cause that its user can do something about. */
  isDiskFull(cause: unknown): boolean;
}
