export { bucketOfId } from './bucket-sums.ts';
export { readJournalReport, type JournalReport } from './journal-report.ts';
export { runEffects, type SessionHost } from './conductor.ts';
export type { ChoiceReason, Refusal, SessionRole } from './hello.ts';
export { SessionMachine, type SessionEffect, type SessionEvent } from './machine.ts';
export { PROTOCOL, type CancelReason } from './message.ts';
export {
  isFittingAnswer, type BookSize, type SessionAnswer, type SessionQuestion,
} from './question.ts';
export type {
  BookJoin, ChangeTotals, ProtocolFault, SessionOutcome, SessionPhase, SessionProgress, SessionReport,
} from './report.ts';
export { ReplicaStore, rootToFingerprint, type BookFigures, type ReplicaStoreOptions } from './replica-store.ts';
export { DEFAULT_LIMITS, type SessionOptions, type Store } from './script.ts';
export {
  BUCKET_COUNT,
  BUCKETS_PER_LEVEL,
  ID_BYTES,
  LISTING_ROW_BYTES,
  SHORT_HASH_BYTES,
  SUM_WORDS,
  type AppliedBatch,
  type BatchResult,
  type BookIdentity,
  type BookLineage,
  type BookProof,
  type BookState,
  type JoinedBook,
  type KindChanges,
  type RecordBatch,
  type RefusedRecord,
  type SendingPlan,
  type SessionOpening,
  type SessionStore,
  type StagedCommit,
} from './session-store.ts';
