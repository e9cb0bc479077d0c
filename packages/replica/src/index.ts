export { absorbUnknown } from './absorb-unknown.ts';
export type { AppliedBatch, KindCounts } from './apply-batch.ts';
export { inspectRows, type AuditReport, type RowFindings } from './audit.ts';
export type { BatchFault } from './batch-codec.ts';
export type { BookDifference, KindDifference } from './book-difference.ts';
export { totalOfSums } from './bucket-sums.ts';
export { countChangedSince } from './changed-since.ts';
export {
  closeJournalSession, countJournalSessions, openJournalSession, readJournalSessions, readNoticedConflicts,
  type JournalSession,
} from './journal.ts';
export { kindColumns, type Column, type ColumnType, type Group, type RecordKind } from './kind.ts';
export {
  adoptGenerations, declareTruth, generationsMax, readBookIdentity, readGenerationChain, readLocal, writeBookIdentity,
  writeLocal, type BookIdentity,
} from './local-state.ts';
export { fullRules, type MergeRules } from './merge.ts';
export { conflictKind, deviceLabelKind, parseConflictContent, withOwnKinds } from './own-kinds.ts';
export { countQuarantined } from './quarantine.ts';
export {
  bytesToRecordId, compareBytes, deterministicRecordId, isRecordId, mintRecordId, parseRecordId, recordIdToText,
  type RandomBytes, type RecordId, type Sha256,
} from './record-id.ts';
export { Replica, type BatchOutcome, type ReplicaOptions } from './replica.ts';
export type { Replaced, ReplacingOptions } from './replace-book.ts';
export { createRecordHasher } from './row-hash.ts';
export { addKindColumn, createKindTable, createReplicaTables, createTrackingTriggers } from './schema.ts';
export type { SendPlan, SentBatch } from './send-plan.ts';
export type { RecordChange, SessionChanges } from './session-changes.ts';
export {
  noteSnapshot, readSnapshotFault, SnapshotError, takeNotedSnapshot, toSnapshotFault, type SnapshotFault,
  type SnapshotFaultReason,
} from './snapshot-note.ts';
export type { ConflictAnswer, ReopenOutcome, SettleOutcome } from './settle-conflict.ts';
export type { UndoneSession } from './undo-session.ts';
export { forgetGenerated, readGeneratedH } from './work-since.ts';
