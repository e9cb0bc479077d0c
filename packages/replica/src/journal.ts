/**
 * The journal of syncs, local to a device: what each session changed here, with the records as they were before, so
 * that a sync can be shown line by line and taken back.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import type { AppliedBatch } from './apply-batch.ts';
import { encodeBatch } from './batch-codec.ts';
import type { RowHash } from './bucket-sums.ts';
import { bytesToRecordId, recordIdBytes, type RecordId } from './record-id.ts';
import type { HashedRecord } from './record-store.ts';

/** A row of an added record in the journal: its id and its hash as the sync wrote it. */
const addedBytes = recordIdBytes + 16;

export function openJournalSession(database: SqliteDatabase, peerName: string, wallMs: number): number {
  return Number(database.prepare('INSERT INTO sync_session (peer, started_wall) VALUES (?, ?) RETURNING session')
    .get(peerName, Math.trunc(wallMs))?.[0]);
}

export function journalBatch(database: SqliteDatabase, session: number, applied: AppliedBatch): void {
  if (applied.added.length === 0 && applied.before.length === 0) return;
  database.prepare(`INSERT INTO sync_journal (session, batch, added, before, after)
    SELECT ?1, coalesce(max(batch), 0) + 1, ?2, ?3, ?4 FROM sync_journal WHERE session = ?1`)
    .run(session, packAdded(applied.added), encodeBatch(applied.before), encodeBatch(applied.after));
}

/** `report` is JSON. */
export function closeJournalSession(
  database: SqliteDatabase, session: number, outcome: string, report: string, wallMs: number,
): void {
  database.prepare('UPDATE sync_session SET ended_wall = ?, outcome = ?, report = ? WHERE session = ?')
    .run(Math.trunc(wallMs), outcome, report, session);
}

/** What `packAdded` wrote. */
export function readAdded(packed: Uint8Array): { readonly id: RecordId; readonly hash: RowHash }[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  return Array.from({ length: packed.length / addedBytes }, (_, index) => {
    const at = index * addedBytes;
    const limb = (place: number): number => view.getUint32(at + recordIdBytes + place * 4, true);
    return {
      id: bytesToRecordId(packed.subarray(at, at + recordIdBytes)), hash: [limb(0), limb(1), limb(2), limb(3)],
    };
  });
}

function packAdded(added: readonly HashedRecord[]): Uint8Array {
  const packed = new Uint8Array(added.length * addedBytes);
  const view = new DataView(packed.buffer);
  added.forEach(({ state, hash }, index) => {
    const at = index * addedBytes;
    packed.set(state.id, at);
    hash.forEach((limb, place) => view.setUint32(at + recordIdBytes + place * 4, limb, true));
  });
  return packed;
}
