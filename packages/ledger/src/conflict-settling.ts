/**
 * A person's answers to conflicts, and going back on one.
 *
 * What must hold
 * 1. Several are settled in one write transaction, all or none; one that was settled meanwhile counts for nothing.
 * 2. 'both' leaves the entry as it is and makes a second one with what was set aside, uncleared: its id is a function
 *    of the conflict, so that two devices which both answer so make one.
 * 3. What is taken may name records that the book does not hold (a restore took them away) and that were set aside
 *    with it: they are taken too, though they were let go before, or an entry would stand in no account.
 */
import {
  bytesToRecordId, compareBytes, conflictKind, deterministicRecordId, kindColumns, recordIdToText, type RecordId,
  type RecordKind,
} from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import type { Book, BookEdit } from './book.ts';
import { readConflict, rowsWith, type Conflict, type RecordValues } from './conflict-list.ts';
import { entryColumnNames, entryKind } from './entry-kind.ts';
import { readEntry } from './entry-record.ts';
import { isNewestStamp, readRecordTracking } from './record-tracking.ts';
import { toIdOf, type EntryId } from './record-ids.ts';
import { failure, success, type Result } from './result.ts';
import { parseSplitLines } from './split-lines.ts';

export interface NoConflict {
  readonly kind: 'no-conflict';
}

/** Before a record is changed or made. */
export type TouchRecord = (kind: RecordKind, id: RecordId) => void;

const moneyGroup = 0;
const textGroup = 1;

/** An entry that is seen may be kept twice where its money or its texts differ. */
export function canKeepBoth(conflict: Conflict): boolean {
  const { kind, kept, isKeptDeleted, isSetAsideDeleted, isRecordShown, groups } = conflict;
  return kind === entryKind && kept !== undefined && isRecordShown && !isKeptDeleted && !isSetAsideDeleted
    && groups.every((group) => group === moneyGroup || group === textGroup);
}

/** `ids`: as `readOpenConflicts` gives them. Returns how many were open until now. */
export function settleConflicts(
  edit: BookEdit, ids: readonly RecordId[], how: 'kept' | 'taken' | 'both', touch: TouchRecord,
): Result<number, NoConflict> {
  let settled = 0;
  const drafts = new SecondEntries();
  for (const id of ids) {
    const conflict = readConflict(edit.database, id);
    if (conflict === undefined) return failure({ kind: 'no-conflict' });
    if (conflict.settled !== undefined) continue;
    settled += 1;
    if (how === 'both' && !canKeepBoth(conflict)) return failure({ kind: 'no-conflict' });
    if (how === 'both') drafts.add(conflict);
    if (conflict.isSetAsideDeleted) {
      settleDelete(edit, conflict, how, touch);
      continue;
    }
    const isDone = how === 'taken' ? takeConflict(edit, conflict, touch) : settleRows(edit, conflict, how, touch);
    if (!isDone) return failure({ kind: 'no-conflict' });
  }
  drafts.write(edit, touch);
  return success(settled);
}

/** Whether `reopenConflict` would. What is deleted does not come back by it; what is gone is offered again. */
export function canReopenConflict(book: Book, { id, settled, kept, isRecordShown }: Conflict): boolean {
  const { replica } = book;
  if (settled === undefined || !(isRecordShown || kept === undefined) || !replica.canReopenConflict(id)) return false;
  return settled.how !== 'both' || canDropSecond(replica.database, secondEntryId(book, id));
}

/** Open again, as it was: what 'taken' replaced is back, and the second entry of 'both' is deleted. */
export function reopenConflict(edit: BookEdit, id: RecordId, touch: TouchRecord): Result<RecordId, NoConflict> {
  const { book, database } = edit;
  const conflict = readConflict(database, id);
  if (conflict === undefined || !canReopenConflict(book, conflict)) return failure({ kind: 'no-conflict' });
  touch(conflict.kind, conflict.recordId);
  if (conflict.settled?.how === 'both') {
    const second = secondEntryId(book, id);
    touch(entryKind, second);
    database.prepare('UPDATE entry SET deleted = 1 WHERE id = ? AND deleted = 0').run(second);
  }
  return reopenRows(edit, conflict, touch) ? success(id) : failure({ kind: 'no-conflict' });
}

function reopenRows({ book, database }: BookEdit, { id }: Conflict, touch: TouchRecord): boolean {
  const rows = rowsWith(database, id, 'settled');
  for (const row of rows) touch(conflictKind, row);
  return rows.every((row) => book.replica.reopenConflict(row).ok);
}

/** Kept, the record lives, in knowledge of the delete; taken, it is deleted, in knowledge of the edit. */
function settleDelete(
  { database }: BookEdit, { kind, recordId }: Conflict, how: 'kept' | 'taken' | 'both', touch: TouchRecord,
): void {
  touch(kind, recordId);
  database.prepare(`UPDATE ${kind.table} SET deleted = 1 WHERE id = ?`).run(recordId);
  if (how !== 'taken') database.prepare(`UPDATE ${kind.table} SET deleted = 0 WHERE id = ?`).run(recordId);
}

/**
 * What it names comes first, so that taking it back goes the other way. False where what would come of it is no record
 * at all: part of it is missing. `taken`: records that wait for what they name, as text.
 */
function takeConflict(
  edit: BookEdit, conflict: Conflict, touch: TouchRecord, taken: ReadonlySet<string> = new Set(),
): boolean {
  const { database } = edit;
  const waiting = new Set([...taken, recordIdToText(conflict.recordId)]);
  for (const id of namedIds(conflict)) {
    if (waiting.has(recordIdToText(id))) continue;
    if (database.prepare('SELECT 1 FROM sync_record WHERE id = ?').get(id) !== undefined) continue;
    const row = database.prepare(`SELECT id FROM sync_conflict WHERE record_id = ? AND is_equal = 0 AND deleted = 0
      ORDER BY resolution IS NOT NULL, id LIMIT 1`).get(id)?.[0];
    const named = row instanceof Uint8Array ? readConflict(database, bytesToRecordId(row)) : undefined;
    if (named === undefined) continue;
    if (named.settled !== undefined && !reopenRows(edit, named, touch)) return false;
    if (!takeConflict(edit, { ...named, settled: undefined }, touch, waiting)) return false;
  }
  if (!settleRows(edit, conflict, 'taken', touch)) return false;
  return conflict.kind.findFault?.(readValues(database, conflict.kind, conflict.recordId)) === undefined;
}

function settleRows(
  { book, database }: BookEdit, conflict: Conflict, how: 'kept' | 'taken' | 'both', touch: TouchRecord,
): boolean {
  const { id, kind, recordId, isKeptDeleted } = conflict;
  const rows = rowsWith(database, id, 'open');
  for (const row of rows) touch(conflictKind, row);
  touch(kind, recordId);
  // What was edited alike on both sides would go on showing a record that is to go.
  if (how === 'kept' && isKeptDeleted) {
    database.prepare(`UPDATE sync_conflict SET resolution = 'deleted'
      WHERE record_id = ? AND is_equal = 1 AND resolution IS NULL`).run(recordId);
  }
  return rows.every((row) => book.replica.settleConflict(row, how).ok);
}

/** Of all that was set aside, what it names: accounts, categories, payees, methods. */
function namedIds({ columns, kind, setAside: { values } }: Conflict): readonly RecordId[] {
  const ids = columns.flatMap((name) => {
    const value = values.get(name);
    return value instanceof Uint8Array && !name.endsWith('statement_id') ? [bytesToRecordId(value)] : [];
  });
  const lines = kind === entryKind && columns.includes('lines') ? values.get('lines') : null;
  const categories = typeof lines === 'string' ? parseSplitLines(lines) ?? [] : [];
  return [...ids, ...categories.flatMap(({ categoryId }) => categoryId ?? [])];
}

/** What 'both' makes. Money and texts of one entry that are answered together make one second entry. */
class SecondEntries {
  readonly #drafts: { readonly first: Conflict; readonly others: Conflict[] }[] = [];

  add(conflict: Conflict): void {
    const fitting = this.#drafts.find(({ first, others }) => compareBytes(first.recordId, conflict.recordId) === 0
      && [first, ...others].every(({ groups }) => groups[0] !== conflict.groups[0]));
    if (fitting === undefined) this.#drafts.push({ first: conflict, others: [] });
    else fitting.others.push(conflict);
  }

  write(edit: BookEdit, touch: TouchRecord): void {
    for (const { first, others } of this.#drafts) {
      const values = new Map(first.kept?.values);
      for (const { columns, setAside } of [first, ...others]) {
        for (const name of columns) values.set(name, setAside.values.get(name) ?? null);
      }
      const id = secondEntryId(edit.book, first.id);
      touch(entryKind, id);
      writeEntry(edit.database, id, values);
    }
  }
}

/** The bank has confirmed the first entry and not this one. */
function writeEntry(database: SqliteDatabase, id: EntryId, values: RecordValues): void {
  const written = kindColumns(entryKind).map(({ name, initial }) =>
    (confirmedByBank.has(name) ? initial : values.get(name) ?? initial));
  database.prepare(`INSERT INTO entry (id, ${entryColumnNames.join(', ')})
    VALUES (?, ${entryColumnNames.map(() => '?').join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${entryColumnNames.map((name) => `${name} = excluded.${name}`).join(', ')},
      deleted = 0`).run(id, ...written);
}

const confirmedByBank: ReadonlySet<string> = new Set([
  'bank_label', 'bank_id', ...entryKind.groups.slice(2).flatMap(({ columns }) => columns.map(({ name }) => name)),
]);

/** Nothing was written into it since it was made or brought back, or it is gone already. */
function canDropSecond(database: SqliteDatabase, id: EntryId): boolean {
  if (readEntry(database, id) === undefined) return true;
  const tracking = readRecordTracking(database, id);
  return tracking !== undefined && isNewestStamp(tracking, tracking.lifeStamp, entryKind.groups.length);
}

function secondEntryId({ sha256 }: Book, conflictId: RecordId): EntryId {
  return toIdOf<EntryId>(deterministicRecordId(sha256, 'second entry', conflictId));
}

function readValues(database: SqliteDatabase, kind: RecordKind, id: RecordId): readonly SqlValue[] {
  return database.prepare(`SELECT ${kindColumns(kind).map(({ name }) => name).join(', ')} FROM ${kind.table}
    WHERE id = ?`).get(id) ?? [];
}
