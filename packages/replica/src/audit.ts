/**
 * Reads every row and computes its hash anew. A cached hash hides a missing trigger or a damaged page, so equal sums
 * prove nothing until the rows themselves have spoken.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { bucketOfId, equalHashes, readAllSums, SumCollector, sumFields, type RowHash } from './bucket-sums.ts';
import { whileApplying } from './clock.ts';
import { pageRecordsOf, type RecordKind } from './kind.ts';
import { fullRules, type MergeRules } from './merge.ts';
import type { RecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { readDirtyRecords, readRecordPage, updateHash } from './record-store.ts';
import type { HashRecord } from './row-hash.ts';
import { findUnknownKinds } from './unknown-content.ts';
import { isRecordHidden } from './visibility.ts';

export interface AuditReport {
  readonly records: number;
  /** Rows whose cached hash, or whose `deleted`, was not that of their content. */
  readonly staleHashes: number;
  /** Buckets whose kept sum was not that of their rows' hashes. */
  readonly wrongSums: number;
}

export interface RowFindings extends AuditReport {
  /** Rows that triggers have marked and no session has hashed yet: not a fault. */
  readonly dirty: number;
  /** 4,096 sums computed from the rows. */
  readonly sums: Uint32Array;
  readonly corrections: readonly { readonly id: RecordId; readonly hash: RowHash }[];
  /** Records that are shown and should not be, or the other way round. */
  readonly misshown: readonly { readonly kind: RecordKind; readonly id: RecordId; readonly isHidden: boolean }[];
}

const pageRecords = 2000;

/** Computes all from the rows; writes nothing. One read transaction of the caller's makes it one moment. */
export function inspectRows(
  database: SqliteDatabase, kinds: readonly RecordKind[], hashRecord: HashRecord, rules: MergeRules = fullRules,
): RowFindings {
  const kept = new SumCollector();
  const computed = new SumCollector();
  const corrections: { id: RecordId; hash: RowHash }[] = [];
  const misshown: { kind: RecordKind; id: RecordId; isHidden: boolean }[] = [];
  const known = new Set(kinds);
  let records = 0;
  let dirty = 0;
  for (const kind of [...kinds, ...findUnknownKinds(database, kinds)]) {
    const pageMax = pageRecordsOf(kind, pageRecords);
    for (let after: RecordId | undefined; ;) {
      const page = readRecordPage(database, kind, after, pageMax);
      for (const { state, hash: cached, isHidden } of page) {
        const hash = hashRecord(state);
        const bucket = bucketOfId(state.id);
        computed.add(bucket, hash);
        if (cached !== undefined) kept.add(bucket, cached);
        else dirty++;
        if (cached !== undefined && !equalHashes(cached, hash)) corrections.push({ id: state.id, hash });
        const isWrong = cached !== undefined && known.has(kind) && isHidden !== isRecordHidden(database, state, rules);
        if (isWrong && !hasDirtyConflict(database, state.id)) {
          misshown.push({ kind, id: state.id, isHidden: !isHidden });
        }
      }
      records += page.length;
      after = page.at(-1)?.state.id;
      if (page.length < pageMax) break;
    }
  }
  const wrongSums = countDifferentSums(kept.sums(), readAllSums(database));
  return {
    records, staleHashes: corrections.length + misshown.length, wrongSums, dirty, sums: computed.sums(), corrections,
    misshown,
  };
}

/** Settled by plain SQL and not rehashed yet: only then is its record hidden. */
function hasDirtyConflict(database: SqliteDatabase, id: RecordId): boolean {
  return database.prepare(`SELECT 1 FROM sync_conflict JOIN sync_record ON sync_record.id = sync_conflict.id
    WHERE sync_conflict.record_id = ? AND sync_record.hash0 IS NULL`).get(id) !== undefined;
}

/** Inspects and mends what is kept beside the rows. Inside the caller's write transaction, with no row dirty. */
export function auditRows(
  database: SqliteDatabase, kinds: readonly RecordKind[], hashRecord: HashRecord, rules: MergeRules,
): AuditReport {
  const findings = inspectRows(database, kinds, hashRecord, rules);
  for (const { id, hash } of findings.corrections) updateHash(database, id, hash);
  whileApplying(database, () => {
    for (const { id, isHidden, kind } of findings.misshown) {
      database.prepare(`UPDATE ${kind.table} SET deleted = ? WHERE id = ?`).run(isHidden ? 1 : 0, id);
    }
  });
  if (findings.staleHashes > 0 || findings.wrongSums > 0) writeSums(database, findings.sums);
  return findings;
}

export function hasDirtyRows(database: SqliteDatabase): boolean {
  return database.prepare('SELECT 1 FROM sync_record WHERE hash0 IS NULL LIMIT 1').get() !== undefined;
}

/** Hashes what triggers have marked dirty; returns those records. Inside the caller's write transaction. */
export function rehashDirtyRows(
  database: SqliteDatabase, kinds: readonly RecordKind[], hashRecord: HashRecord,
  changes: { add(bucket: number, hash: RowHash): void },
): readonly RecordState[] {
  const rehashed: RecordState[] = [];
  for (const kind of kinds) {
    const pageMax = pageRecordsOf(kind, pageRecords);
    for (let page = readDirtyRecords(database, kind, pageMax); page.length > 0;
      page = readDirtyRecords(database, kind, pageMax)) {
      for (const { state } of page) {
        const hash = hashRecord(state);
        updateHash(database, state.id, hash);
        changes.add(bucketOfId(state.id), hash);
        rehashed.push(state);
      }
    }
  }
  return rehashed;
}

function writeSums(database: SqliteDatabase, sums: Uint32Array): void {
  const update = database.prepare(
    'UPDATE sync_bucket SET count = ?, sum0 = ?, sum1 = ?, sum2 = ?, sum3 = ? WHERE bucket = ?');
  for (let bucket = 0; bucket * sumFields < sums.length; bucket++) {
    update.run(...sums.subarray(bucket * sumFields, (bucket + 1) * sumFields), bucket);
  }
}

function countDifferentSums(left: Uint32Array, right: Uint32Array): number {
  let different = 0;
  for (let at = 0; at < left.length; at += sumFields) {
    for (let field = 0; field < sumFields; field++) {
      if (left[at + field] !== right[at + field]) {
        different++;
        break;
      }
    }
  }
  return different;
}
