/**
 * Which records a second copy of the work since a sync must hold: those with a stamp from then on, what was generated
 * since, the conflicts that hold a value from then on, and all that these name: an entry of the copy has its account.
 *
 * What is generated has no stamp that tells when: its ids are kept from one proof to the next.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { readClock } from './clock.ts';
import { hexToBytes } from './hex.ts';
import type { RecordKind } from './kind.ts';
import { readLocal, writeLocal } from './local-state.ts';
import { conflictKind, deviceLabelId } from './own-kinds.ts';
import { bytesToRecordId, recordIdBytes, recordIdToText, type Sha256 } from './record-id.ts';
import { packIds, readRecords } from './record-store.ts';
import { namedIds } from './replace-book.ts';
import { groupByKind } from './send-plan.ts';

const pageRecords = 500;
const generatedKey = 'generated_since';
const generatedHKey = 'generated_h';

/** The end of a transaction that generated content; `inserted` past the triggers. Before the first sync all is new. */
export function noteGenerated(database: SqliteDatabase, inserted: readonly Uint8Array[]): void {
  writeLocal(database, generatedHKey, readClock(database).h);
  if (readLocal(database, 'synced_h') === null) return;
  const byTriggers = selectIds(database, 'SELECT id FROM sync_record WHERE hash0 IS NULL AND h = 0');
  const all = [...splitIds(readGenerated(database)), ...splitIds(byTriggers), ...inserted];
  writeLocal(database, generatedKey, packIds([...new Map(all.map((id) => [toText(id), id])).values()]));
}

/** After a proof: whatever was generated is on the other device, too. */
export function forgetGenerated(database: SqliteDatabase): void {
  database.prepare('DELETE FROM sync_local WHERE key = ?').run(generatedKey);
}

/** The clock when content was last generated here; 0 for never. */
export function readGeneratedH(database: SqliteDatabase): number {
  const h = readLocal(database, generatedHKey);
  return typeof h === 'number' ? h : 0;
}

function readGenerated(database: SqliteDatabase): Uint8Array {
  const packed = readLocal(database, generatedKey);
  return packed instanceof Uint8Array ? packed : new Uint8Array(0);
}

/** Packed ids, of records that need not be there. `h` 0: the whole book. */
export function idsOfWorkSince(
  database: SqliteDatabase, kinds: readonly RecordKind[], h: number, sha256: Sha256,
): Uint8Array {
  if (h <= 0) return selectIds(database, 'SELECT id FROM sync_record');
  const changed = selectIds(database, `SELECT id FROM sync_record WHERE h >= ?1 OR life_h >= ?1
    OR (stamps IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(stamps) WHERE json_extract(value, '$[0]') >= ?1))
    UNION SELECT id FROM ${conflictKind.table} WHERE stamp_h >= ?1`, h);
  const generated = readGenerated(database);
  if (changed.length + generated.length === 0) return changed;
  const authors = database.prepare('SELECT DISTINCT replica FROM sync_record WHERE h >= ?').all(h)
    .map(([replica]) => Number(replica));
  const labels = [...authors, readClock(database).replica].map((replica) => deviceLabelId(sha256, replica));
  return withNamed(database, kinds, packIds([...splitIds(changed), ...splitIds(generated), ...labels]));
}

function withNamed(database: SqliteDatabase, kinds: readonly RecordKind[], packed: Uint8Array): Uint8Array {
  const idByText = new Map(splitIds(packed).map((id) => [toText(id), id]));
  for (let pending = [...idByText.values()]; pending.length > 0;) {
    const found: Uint8Array[] = [];
    for (const [tag, ids] of groupByKind(database, packIds(pending))) {
      const kind = kinds.find((each) => each.tag === tag);
      if (kind === undefined) continue;
      for (const named of namedBy(database, kind, ids)) {
        const text = toText(named);
        if (idByText.has(text)) continue;
        idByText.set(text, named);
        found.push(named);
      }
    }
    pending = found;
  }
  return packIds([...idByText.values()]);
}

function* namedBy(database: SqliteDatabase, kind: RecordKind, ids: Uint8Array): Generator<Uint8Array> {
  const pageBytes = pageRecords * recordIdBytes;
  for (let from = 0; from < ids.length; from += pageBytes) {
    for (const { state } of readRecords(database, kind, ids.subarray(from, from + pageBytes))) {
      yield* namedIds(kind, state.values);
    }
  }
}

function selectIds(database: SqliteDatabase, select: string, ...parameters: readonly number[]): Uint8Array {
  const row = database.prepare(`SELECT coalesce(group_concat(hex(id), ''), '') FROM (${select})`).get(...parameters);
  return hexToBytes(row?.[0]);
}

function splitIds(packed: Uint8Array): Uint8Array[] {
  return Array.from({ length: packed.length / recordIdBytes }, (_, place) =>
    packed.subarray(place * recordIdBytes, (place + 1) * recordIdBytes));
}

function toText(id: Uint8Array): string {
  return recordIdToText(bytesToRecordId(id));
}
