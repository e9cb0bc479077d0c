/**
 * Takes back what one sync changed here, by edits of today: they travel like any other, so that the next sync brings
 * both devices to the same again.
 *
 * 1. A record that the sync added is deleted, one that it changed gets its former values back, one that it deleted or
 *    took away is shown again: each only if nothing has touched it since (its row hash is the one that the sync left).
 * 2. A record that was touched since stays as it is, and is counted.
 * 3. Labels of devices and conflicts stay: they say what happened. So does what only a later version could show.
 */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import type { MergeContext } from './apply-batch.ts';
import { readJournalRows } from './journal.ts';
import { equalValues, kindColumns, type RecordKind } from './kind.ts';
import { readSignature, stampGroup, updateState } from './record-edit.ts';
import { recordIdToText, type RecordId } from './record-id.ts';
import { groupContent, groupStamp, isBuried, type RecordState } from './record-state.ts';
import { packIds, readRecords, type StoredRecord } from './record-store.ts';
import { collectRecords, isUntouchedSince, readStored, type SessionRecord } from './session-changes.ts';

export type UndoneSession =
  | {
    readonly ok: true;
    readonly undone: number;
    /** Changed again since the sync. */
    readonly kept: number;
  }
  | { readonly ok: false; readonly error: 'damaged' };

/** Inside the caller's write transaction; no row is dirty at its start. */
export function undoJournaledSession(context: MergeContext, session: number): UndoneSession {
  const rows = readJournalRows(context.database, session);
  const recordById = rows === undefined ? undefined : collectRecords(context, session, rows);
  if (recordById === undefined) return { ok: false, error: 'damaged' };
  const { database, kinds } = context;
  const records = [...recordById.values()];
  const storedById = readStored(database, kinds, records.map(({ id }) => id));
  let undone = 0;
  let kept = 0;
  for (const record of inOrder(kinds, records, storedById)) {
    const stored = storedById.get(recordIdToText(record.id));
    if (!isUntouchedSince(record, stored)) kept++;
    else if (takeBack(context, record, stored)) undone++;
  }
  return { ok: true, undone, kept };
}

/**
 * What is deleted goes before what it names, and what comes back after: entries first is right for deletes, and no
 * rule forbids an entry whose account comes back later in the same transaction.
 */
function inOrder(
  kinds: readonly RecordKind[], records: readonly SessionRecord[], storedById: ReadonlyMap<string, StoredRecord>,
): readonly SessionRecord[] {
  const place = ({ id, before }: SessionRecord): number => {
    const kind = before?.kind ?? storedById.get(recordIdToText(id))?.state.kind;
    return kind === undefined ? -1 : kinds.indexOf(kind);
  };
  return records.map((record) => ({ record, at: place(record) })).sort((left, right) => right.at - left.at)
    .map(({ record }) => record);
}

/** Whether there was anything that a person would see. */
function takeBack(
  context: MergeContext, { before }: SessionRecord, stored: StoredRecord | undefined,
): boolean {
  const { database } = context;
  if (stored === undefined) return before !== undefined && !isBuried(before) && insertAgain(database, before);
  const { state: { kind, id, values: present }, isHidden } = stored;
  if (before === undefined) {
    if (!isHidden) setHidden(database, kind, id, true);
    return !isHidden;
  }
  const wasHidden = isBuried(before);
  const values = wasHidden || equalValues(before.values, present) ? undefined : before.values;
  if (values !== undefined) setValues(database, kind, id, values);
  if (wasHidden !== isHidden) setHidden(database, kind, id, wasHidden);
  if (values !== undefined) takeBackUnknown(context, before, stored.state);
  return values !== undefined || wasHidden !== isHidden;
}

/** What a later version wrote goes back with the rest of its group; what only that version could show stays. */
function takeBackUnknown(context: MergeContext, before: RecordState, present: RecordState): void {
  const { kind, id } = present;
  const [stored] = readRecords(context.database, kind, packIds([id]));
  if (stored === undefined || (present.unknown === undefined && before.unknown === undefined)) return;
  const signature = readSignature(context.database);
  let { state } = stored;
  for (let group = 0; group < kind.groups.length; group++) {
    const former = groupContent(before, group);
    const isTakenBack = !equalValues(former.values, groupContent(present, group).values);
    if (isTakenBack) state = stampGroup(state, signature, group, former, groupStamp(state, group));
  }
  updateState(context, stored, state);
}

function insertAgain(database: SqliteDatabase, { kind, id, values }: RecordState): true {
  const columns = kindColumns(kind).map(({ name }) => name);
  database.prepare(`INSERT INTO ${kind.table} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`)
    .run(id, ...values);
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
