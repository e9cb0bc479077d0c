/**
 * Takes back what one sync changed here, by edits of today: they travel like any other, so that the next sync brings
 * both devices to the same again.
 *
 * 1. A record that the sync added is deleted, one that it changed gets its former values back, one that it deleted is
 *    shown again: each only if nothing has touched it since (its row hash is the one that the sync left).
 * 2. A record that was touched since stays as it is, and is counted.
 * 3. Labels of devices and conflicts stay: they say what happened.
 */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { decodeBatch } from './batch-codec.ts';
import type { RowHash } from './bucket-sums.ts';
import { readAdded } from './journal.ts';
import { kindColumns, type RecordKind } from './kind.ts';
import { equalValues } from './merge.ts';
import { conflictKind, deviceLabelKind } from './own-kinds.ts';
import { recordIdToText, type RecordId } from './record-id.ts';
import { isBuried, type RecordState } from './record-state.ts';
import { findKnownIds, packIds, readRecords, type StoredRecord } from './record-store.ts';
import type { HashRecord } from './row-hash.ts';

export interface UndoneSession {
  readonly undone: number;
  /** Changed again since the sync. */
  readonly kept: number;
}

interface Change {
  readonly id: RecordId;
  /** Undefined where the sync added the record. */
  readonly before: RecordState | undefined;
  /** Of the row as the sync left it. */
  readonly hash: RowHash;
}

/** Inside the caller's write transaction; no row is dirty at its start. */
export function undoJournaledSession(
  database: SqliteDatabase, kinds: readonly RecordKind[], hashRecord: HashRecord, session: number,
): UndoneSession {
  const changeById = readChanges(database, kinds, hashRecord, session);
  let undone = 0;
  let kept = 0;
  for (const { stored, change } of readChanged(database, kinds, [...changeById.values()])) {
    if (!isUntouched(stored, change)) kept++;
    else if (takeBack(database, stored, change.before)) undone++;
  }
  return { undone, kept };
}

/** One change a record, from before the first batch that touched it to after the last. */
function readChanges(
  database: SqliteDatabase, kinds: readonly RecordKind[], hashRecord: HashRecord, session: number,
): Map<string, Change> {
  const kindByTag = new Map(kinds.map((kind) => [kind.tag, kind]));
  const changeById = new Map<string, Change>();
  const rows = database.prepare('SELECT added, before, after FROM sync_journal WHERE session = ? ORDER BY batch')
    .all(session);
  for (const [added, before, after] of rows) {
    for (const { id, hash } of readAdded(bytesOf(added))) {
      changeById.set(recordIdToText(id), { id, before: undefined, hash });
    }
    const former = readStates(bytesOf(before), kindByTag);
    readStates(bytesOf(after), kindByTag).forEach((state, index) => {
      const key = recordIdToText(state.id);
      const known = changeById.get(key);
      changeById.set(key, {
        id: state.id, before: known === undefined ? former[index] : known.before, hash: hashRecord(state),
      });
    });
  }
  return changeById;
}

/** The journal is our own: bytes that are no batch are a damaged file. */
function readStates(bytes: Uint8Array, kindByTag: ReadonlyMap<number, RecordKind>): readonly RecordState[] {
  const decoded = decodeBatch(bytes, kindByTag);
  if (!decoded.ok) throw new Error(`the journal of syncs is damaged: ${decoded.fault.what}`);
  return decoded.records;
}

function readChanged(
  database: SqliteDatabase, kinds: readonly RecordKind[], changes: readonly Change[],
): readonly { readonly stored: StoredRecord; readonly change: Change }[] {
  const known = findKnownIds(database, packIds(changes.map(({ id }) => id)), changes.length);
  // What is deleted goes before what it names, and what comes back after: entries first is right for deletes, and no
  // rule forbids an entry whose account comes back later in the same transaction.
  return kinds.toReversed().filter((kind) => kind !== deviceLabelKind && kind !== conflictKind).flatMap((kind) => {
    const ofKind = known.filter(({ kindTag }) => kindTag === kind.tag).flatMap(({ place }) => changes[place] ?? []);
    const stored = readRecords(database, kind, packIds(ofKind.map(({ id }) => id)));
    return stored.flatMap((each, index) => {
      const change = ofKind[index];
      return change === undefined ? [] : [{ stored: each, change }];
    });
  });
}

function isUntouched({ hash }: StoredRecord, change: Change): boolean {
  return hash !== undefined && hash.every((limb, place) => limb === change.hash[place]);
}

/** Whether there was anything that a person would see. */
function takeBack(
  database: SqliteDatabase, { state, isHidden }: StoredRecord, before: RecordState | undefined,
): boolean {
  const { kind, id } = state;
  if (before === undefined) {
    if (!isHidden) setHidden(database, kind, id, true);
    return !isHidden;
  }
  const wasHidden = isBuried(before);
  const values = wasHidden || equalValues(before.values, state.values) ? undefined : before.values;
  if (values === undefined && wasHidden === isHidden) return false;
  if (values !== undefined) setValues(database, kind, id, values);
  if (wasHidden !== isHidden) setHidden(database, kind, id, wasHidden);
  return true;
}

/** Where it is not so by now: values alone bring a deleted record back. */
function setHidden(database: SqliteDatabase, kind: RecordKind, id: RecordId, isHidden: boolean): void {
  database.prepare(`UPDATE ${kind.table} SET deleted = ?1 WHERE id = ?2 AND deleted <> ?1`).run(isHidden ? 1 : 0, id);
}

function setValues(database: SqliteDatabase, kind: RecordKind, id: RecordId, values: readonly SqlValue[]): void {
  const columns = kindColumns(kind).map(({ name }) => name);
  database.prepare(`UPDATE ${kind.table} SET (${columns.join(', ')}) = (${columns.map(() => '?').join(', ')})
    WHERE id = ?`).run(...values, id);
}

function bytesOf(value: SqlValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array(0);
}
