/** What one session of the journal did to each record here, from before its first batch to after its last. */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { equalHashes, type RowHash } from './bucket-sums.ts';
import { readAddedPage, readJournalRows, readJournalStates, type JournalRow } from './journal.ts';
import type { RecordKind } from './kind.ts';
import { recordIdToText, type RecordId } from './record-id.ts';
import { isBuried, type RecordState } from './record-state.ts';
import { findKnownIds, packIds, readRecords, type StoredRecord } from './record-store.ts';
import type { HashRecord } from './row-hash.ts';

export interface SessionRecord {
  readonly id: RecordId;
  /** Undefined where the session added the record. */
  readonly before: RecordState | undefined;
  /** Undefined where the record is as it was added, or went altogether. */
  readonly after: RecordState | undefined;
  /** Of the row as the session left it; undefined where it went altogether. */
  readonly hash: RowHash | undefined;
}

/** One record that a session added, changed or deleted here. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: RecordId;
  /** Undefined where the session added the record. */
  readonly before: readonly SqlValue[] | undefined;
  /** Of an added record that was changed since: as it is now. Undefined where the record went altogether. */
  readonly after: readonly SqlValue[] | undefined;
  readonly wasHidden: boolean;
  readonly isHidden: boolean;
  /** Something has touched it since: an undo leaves it alone. */
  readonly isChangedSince: boolean;
}

export type SessionChanges =
  | { readonly ok: true; readonly total: number; readonly changes: readonly RecordChange[] }
  | { readonly ok: false; readonly error: 'damaged' };

export interface JournalContext {
  readonly database: SqliteDatabase;
  readonly kinds: readonly RecordKind[];
  readonly hashRecord: HashRecord;
}

/** In the order in which they came, each record once; no row may be dirty. */
export function readSessionChanges(
  context: JournalContext, session: number, offset: number, limit: number,
): SessionChanges {
  const { database, kinds } = context;
  const added = readAddedPage(database, session, offset, limit);
  const rows = added?.rows ?? readJournalRows(database, session);
  if (rows === undefined) return { ok: false, error: 'damaged' };
  const seen = new Map<string, RecordId>();
  for (const { added: ids, touched } of rows) {
    for (const { id } of ids) seen.set(recordIdToText(id), id);
    for (const { id, isSeen } of touched) if (isSeen) seen.set(recordIdToText(id), id);
  }
  const page = added === undefined ? [...seen].slice(offset, offset + limit) : [...seen];
  const recordById = collectRecords(context, session, rows, new Set(page.map(([text]) => text)));
  if (recordById === undefined) return { ok: false, error: 'damaged' };
  const storedById = readStored(database, kinds, page.map(([, id]) => id));
  const changes = page.flatMap(([text]) => {
    const record = recordById.get(text);
    return (record === undefined ? undefined : toChange(record, storedById.get(text))) ?? [];
  });
  return { ok: true, total: added?.total ?? seen.size, changes };
}

/** By id as text: all of a session's, or the wanted ones; undefined where the journal's bytes are damaged. */
export function collectRecords(
  { database, kinds, hashRecord }: JournalContext, session: number, rows: readonly JournalRow[],
  wanted?: ReadonlySet<string>,
): ReadonlyMap<string, SessionRecord> | undefined {
  const kindByTag = new Map(kinds.map((kind) => [kind.tag, kind]));
  const recordById = new Map<string, SessionRecord>();
  for (const { batch, added, touched } of rows) {
    for (const { id, hash } of added) {
      const text = recordIdToText(id);
      if (wanted?.has(text) !== false) recordById.set(text, { id, before: undefined, after: undefined, hash });
    }
    if (touched.length === 0 || !touched.some(({ id }) => wanted?.has(recordIdToText(id)) !== false)) continue;
    const states = readJournalStates(database, kindByTag, session, batch);
    if (states === undefined) return undefined;
    for (const [index, former] of states.before.entries()) {
      const text = recordIdToText(former.id);
      const known = recordById.get(text);
      const after = states.after[index];
      recordById.set(text, {
        id: former.id, before: known === undefined ? former : known.before, after,
        hash: after === undefined ? undefined : hashRecord(after),
      });
    }
  }
  return recordById;
}

export function isUntouchedSince({ hash }: SessionRecord, stored: StoredRecord | undefined): boolean {
  if (stored === undefined || hash === undefined) return stored === hash;
  return stored.hash !== undefined && equalHashes(stored.hash, hash);
}

/** By id as text: those that the book holds. */
export function readStored(
  database: SqliteDatabase, kinds: readonly RecordKind[], ids: readonly RecordId[],
): ReadonlyMap<string, StoredRecord> {
  const known = findKnownIds(database, packIds(ids), ids.length);
  return new Map(kinds.flatMap((kind) => {
    const ofKind = known.flatMap(({ place, kindTag }) => (kindTag === kind.tag ? ids[place] ?? [] : []));
    return readRecords(database, kind, packIds(ofKind))
      .map((stored) => [recordIdToText(stored.state.id), stored] as const);
  }));
}

function toChange(record: SessionRecord, stored: StoredRecord | undefined): RecordChange | undefined {
  const { id, before, after } = record;
  const isGone = before !== undefined && record.hash === undefined;
  const left = after ?? (isGone ? undefined : stored?.state);
  const kind = (before ?? left)?.kind;
  if (kind === undefined) return undefined;
  const isUntouched = isUntouchedSince(record, stored);
  return {
    kind, id, before: before?.values, after: left?.values,
    wasHidden: before === undefined ? true : isBuried(before),
    // An open conflict may show a record that a delete buried: the book knows it of what nothing touched since.
    isHidden: left === undefined || (isUntouched && stored !== undefined ? stored.isHidden : isBuried(left)),
    isChangedSince: !isUntouched,
  };
}
