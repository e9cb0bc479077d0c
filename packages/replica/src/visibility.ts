/**
 * Which records are shown. A record is hidden only when a delete knew everything it holds: not when some group was
 * edited in ignorance of the delete (the edit has a newer stamp, or it lost and stands in an open conflict).
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import type { RecordKind } from './kind.ts';
import type { MergeRules } from './merge.ts';
import type { RecordId } from './record-id.ts';
import { isBuried, type RecordState } from './record-state.ts';
import { blobToRecordId, packIds, readRecords, wantedIds } from './record-store.ts';

export function isRecordHidden(database: SqliteDatabase, state: RecordState, rules: MergeRules): boolean {
  if (state.isAlive) return false;
  if (rules.seen && !isBuried(state)) return false;
  return !hasOpenConflict(database, state.id);
}

/** Brings `deleted` of these records up to date after conflicts of theirs came, closed or opened. */
export function refreshVisibility(
  database: SqliteDatabase, kinds: readonly RecordKind[], ids: readonly RecordId[], rules: MergeRules,
): void {
  const dead = database.prepare(`WITH RECURSIVE ${wantedIds} SELECT tracking.kind, tracking.id FROM wanted
    CROSS JOIN sync_record AS tracking ON tracking.id = wanted.id WHERE tracking.life = 0`)
    .all(packIds(ids), ids.length);
  for (const kind of kinds) {
    const ofKind = dead.filter(([tag]) => tag === kind.tag).map(([, id]) => blobToRecordId(id));
    for (const { state, isHidden } of ofKind.length === 0 ? [] : readRecords(database, kind, packIds(ofKind))) {
      const isHiddenNow = isRecordHidden(database, state, rules);
      if (isHiddenNow !== isHidden) {
        database.prepare(`UPDATE ${kind.table} SET deleted = ? WHERE id = ?`).run(isHiddenNow ? 1 : 0, state.id);
      }
    }
  }
}

function hasOpenConflict(database: SqliteDatabase, id: RecordId): boolean {
  return database.prepare(`SELECT 1 FROM sync_conflict INDEXED BY sync_conflict_record
    WHERE record_id = ? AND resolution IS NULL AND deleted = 0 LIMIT 1`).get(id) !== undefined;
}
