/**
 * The journal of syncs, local to a device: what each session changed here, with the records as they were before, so
 * that a sync can be shown line by line and taken back. Labels of devices and kinds of later versions are not in it; of
 * conflicts, which session noticed them.
 *
 * | column of `sync_journal` | holds, of one batch |
 * | --- | --- |
 * | lines | how many records of it a person would see change |
 * | added | id and row hash of each record that came to be seen here and was not known before |
 * | touched | of each record in `before` its id and a byte: 0 nothing to see, 1 changed, 2 gone altogether |
 * | before, after | batches of the records that were known; those that are gone stand last in `before` alone |
 * | noticed | packed ids of new conflicts, or null |
 */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { decodeBatch, encodeBatch } from './batch-codec.ts';
import type { RowHash } from './bucket-sums.ts';
import type { RecordKind } from './kind.ts';
import { conflictKind, deviceLabelKind, isShownConflict } from './own-kinds.ts';
import { bytesToRecordId, recordIdBytes, recordIdToText, type RecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { packIds, type HashedRecord } from './record-store.ts';

/** What a batch, or the replacement of the book, did to the records here. */
export interface JournaledChanges {
  readonly added: readonly HashedRecord[];
  readonly changed: readonly ChangedRecord[];
  /** Records that the book does not hold any more. */
  readonly gone: readonly RecordState[];
}

export interface ChangedRecord {
  readonly before: RecordState;
  readonly after: RecordState;
  /** Whether a person would see it. */
  readonly isSeen: boolean;
}

export interface JournalSession {
  readonly session: number;
  readonly peerName: string;
  readonly startedMs: number;
  /** Null while it runs, and for ever where the program ended in the middle. */
  readonly endedMs: number | null;
  readonly outcome: string | null;
  /** JSON of whoever closed the session. */
  readonly report: string | null;
  readonly undoneMs: number | null;
  /** Records that it added, changed or deleted here; one that came in two batches counts twice. */
  readonly lines: number;
}

/** A row of an added record in the journal: its id and its hash as the sync wrote it. */
const addedBytes = recordIdBytes + 16;
const touchedBytes = recordIdBytes + 1;
const yearMs = 365 * 86_400_000;
/** So many stay whatever a clock says. */
const sessionsKept = 50;

export function openJournalSession(database: SqliteDatabase, peerName: string, wallMs: number): number {
  pruneJournal(database, wallMs);
  return Number(database.prepare('INSERT INTO sync_session (peer, started_wall) VALUES (?, ?) RETURNING session')
    .get(peerName, Math.trunc(wallMs))?.[0]);
}

/** `report` is JSON. */
export function closeJournalSession(
  database: SqliteDatabase, session: number, outcome: string, report: string, wallMs: number,
): void {
  database.prepare('UPDATE sync_session SET ended_wall = ?, outcome = ?, report = ? WHERE session = ?')
    .run(Math.trunc(wallMs), outcome, report, session);
}

/** Forgets what began more than a year ago, but for the newest sessions. */
export function pruneJournal(database: SqliteDatabase, wallMs: number): void {
  const old = `SELECT session FROM sync_session WHERE started_wall < ?1
    AND session <= (SELECT max(session) FROM sync_session) - ${sessionsKept}`;
  const before = Math.trunc(wallMs) - yearMs;
  database.prepare(`DELETE FROM sync_journal WHERE session IN (${old})`).run(before);
  database.prepare(`DELETE FROM sync_session WHERE session IN (${old})`).run(before);
}

export function journalChanges(database: SqliteDatabase, session: number, changes: JournaledChanges): void {
  const isUsers = ({ kind }: RecordState): boolean =>
    kind !== deviceLabelKind && kind !== conflictKind && kind.unknown === undefined;
  const added = changes.added.filter(({ state, isHidden }) => !isHidden && isUsers(state));
  const changed = changes.changed.filter(({ before }) => isUsers(before));
  const gone = changes.gone.filter(isUsers);
  const noticed = changes.added.flatMap(({ state }) =>
    (state.kind === conflictKind && isShownConflict(state) ? [state.id] : []));
  if (added.length + changed.length + gone.length + noticed.length === 0) return;
  const lines = added.length + changed.filter(({ isSeen }) => isSeen).length + gone.length;
  database.prepare(`INSERT INTO sync_journal (session, batch, lines, added, touched, before, after, noticed)
    SELECT ?1, coalesce(max(batch), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 FROM sync_journal WHERE session = ?1`).run(
    session, lines, packAdded(added), packTouched(changed, gone),
    encodeBatch([...changed.map(({ before }) => before), ...gone]), encodeBatch(changed.map(({ after }) => after)),
    noticed.length === 0 ? null : packIds(noticed));
}

export function countJournalSessions(database: SqliteDatabase): number {
  return Number(database.prepare('SELECT count(*) FROM sync_session').get()?.[0]);
}

/** Newest first. */
export function readJournalSessions(database: SqliteDatabase, offset: number, limit: number): JournalSession[] {
  return database.prepare(`SELECT session, peer, started_wall, ended_wall, outcome, report, undone_wall,
      (SELECT coalesce(sum(lines), 0) FROM sync_journal WHERE sync_journal.session = sync_session.session)
    FROM sync_session ORDER BY session DESC LIMIT ?2 OFFSET ?1`).all(offset, limit)
    .map(([session, peer, started, ended, outcome, report, undone, lines]) => ({
      session: Number(session), peerName: String(peer), startedMs: Number(started), endedMs: toNumber(ended),
      outcome: toText(outcome), report: toText(report), undoneMs: toNumber(undone), lines: Number(lines),
    }));
}

/** By the id of each conflict that a session of the journal noticed here, as text: that session and its start. */
export function readNoticedConflicts(
  database: SqliteDatabase,
): ReadonlyMap<string, { readonly session: number; readonly startedMs: number }> {
  const rows = database.prepare(`SELECT noticed, session, started_wall FROM sync_journal JOIN sync_session
    USING (session) WHERE noticed IS NOT NULL ORDER BY session DESC`).all();
  return new Map(rows.flatMap(([noticed, session, started]) => unpackIds(noticed).map((id) =>
    [recordIdToText(id), { session: Number(session), startedMs: Number(started) }] as const)));
}

export function markUndone(database: SqliteDatabase, session: number, wallMs: number): void {
  database.prepare('UPDATE sync_session SET undone_wall = ? WHERE session = ?').run(Math.trunc(wallMs), session);
}

export interface JournalRow {
  readonly batch: number;
  readonly added: readonly { readonly id: RecordId; readonly hash: RowHash }[];
  readonly touched: readonly { readonly id: RecordId; readonly isSeen: boolean }[];
}

/** What each batch of a session touched, without the records; undefined where the bytes are damaged. */
export function readJournalRows(database: SqliteDatabase, session: number): readonly JournalRow[] | undefined {
  const rows = database.prepare('SELECT batch, added, touched FROM sync_journal WHERE session = ? ORDER BY batch')
    .all(session);
  if (rows.some(([, added, touched]) => !isPacked(added, addedBytes) || !isPacked(touched, touchedBytes))) {
    return undefined;
  }
  return rows.map(([batch, added, touched]) => (
    { batch: Number(batch), added: readAdded(added), touched: readTouched(touched) }));
}

/**
 * A page of a session that added records and touched none that was known, as one that brings many does: no record comes
 * twice then, so the lengths say where the page lies, and the rest is not read. Undefined for any other session.
 */
export function readAddedPage(
  database: SqliteDatabase, session: number, offset: number, limit: number,
): { readonly total: number; readonly rows: readonly JournalRow[] } | undefined {
  const lengths = database.prepare(`SELECT batch, length(added), length(touched) FROM sync_journal WHERE session = ?
    ORDER BY batch`).all(session);
  if (lengths.some(([, added, touched]) => touched !== 0 || Number(added) % addedBytes !== 0)) return undefined;
  const part = database.prepare('SELECT substr(added, ?, ?) FROM sync_journal WHERE session = ? AND batch = ?');
  const rows: JournalRow[] = [];
  let total = 0;
  for (const [batch, length] of lengths) {
    const count = Number(length) / addedBytes;
    const from = Math.max(offset - total, 0);
    const to = Math.min(offset + limit - total, count);
    if (from < to) {
      const bytes = part.get(from * addedBytes + 1, (to - from) * addedBytes, session, Number(batch))?.[0];
      rows.push({ batch: Number(batch), added: readAdded(bytes), touched: [] });
    }
    total += count;
  }
  return { total, rows };
}

/** The records of a batch as they were and as it left them; undefined where the bytes are damaged. */
export function readJournalStates(
  database: SqliteDatabase, kindByTag: ReadonlyMap<number, RecordKind>, session: number, batch: number,
): { readonly before: readonly RecordState[]; readonly after: readonly RecordState[] } | undefined {
  const row = database.prepare('SELECT before, after FROM sync_journal WHERE session = ? AND batch = ?')
    .get(session, batch);
  const [before, after] = (row ?? []).map((bytes) => decodeBatch(bytesOf(bytes), kindByTag));
  if (before?.ok !== true || after?.ok !== true) return undefined;
  const isPaired = after.records.every(({ id }, index) => {
    const former = before.records[index];
    return former !== undefined && former.id.every((byte, place) => byte === id[place]);
  });
  return isPaired ? { before: before.records, after: after.records } : undefined;
}

function readAdded(packed: SqlValue | undefined): { readonly id: RecordId; readonly hash: RowHash }[] {
  const bytes = bytesOf(packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / addedBytes }, (_, index) => {
    const at = index * addedBytes;
    const limb = (place: number): number => view.getUint32(at + recordIdBytes + place * 4, true);
    return { id: bytesToRecordId(bytes.subarray(at, at + recordIdBytes)), hash: [limb(0), limb(1), limb(2), limb(3)] };
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

function packTouched(changed: readonly ChangedRecord[], gone: readonly RecordState[]): Uint8Array {
  const packed = new Uint8Array((changed.length + gone.length) * touchedBytes);
  const put = (index: number, id: RecordId, what: number): void => {
    packed.set(id, index * touchedBytes);
    packed[(index + 1) * touchedBytes - 1] = what;
  };
  changed.forEach(({ before, isSeen }, index) => put(index, before.id, isSeen ? 1 : 0));
  gone.forEach(({ id }, index) => put(changed.length + index, id, 2));
  return packed;
}

function readTouched(packed: SqlValue | undefined): { readonly id: RecordId; readonly isSeen: boolean }[] {
  const bytes = bytesOf(packed);
  return Array.from({ length: bytes.length / touchedBytes }, (_, index) => {
    const at = index * touchedBytes;
    return { id: bytesToRecordId(bytes.subarray(at, at + recordIdBytes)), isSeen: bytes[at + recordIdBytes] !== 0 };
  });
}

function unpackIds(packed: SqlValue | undefined): RecordId[] {
  const bytes = bytesOf(packed);
  return Array.from({ length: Math.floor(bytes.length / recordIdBytes) }, (_, index) =>
    bytesToRecordId(bytes.subarray(index * recordIdBytes, (index + 1) * recordIdBytes)));
}

function isPacked(value: SqlValue | undefined, bytesEach: number): boolean {
  return value instanceof Uint8Array && value.length % bytesEach === 0;
}

function bytesOf(value: SqlValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array(0);
}

function toNumber(value: SqlValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function toText(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
