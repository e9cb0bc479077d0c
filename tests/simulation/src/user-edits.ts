/** What a user's operation is on a book: plain SQL over the invented kinds, or a call of the replica. */
import { bytesToRecordId, readJournalSessions, type RecordId, type Replica } from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import {
  groupPlaces, groupsAtCreation, idOfName, isShownBy, kindNameByTag, kindOfName, kindsByVersion, type RecordName,
  type Version,
} from './invented-kinds.ts';
import type { UserOperation } from './plan.ts';

/** A book, and the program that has it open. */
export interface OpenBook {
  readonly database: SqliteDatabase;
  readonly replica: Replica;
  readonly version: Version;
}

/** Whether the operation finds what it acts on: a screen shows no button for what is not there. */
export function canDo(book: OpenBook, operation: UserOperation): boolean {
  switch (operation.kind) {
    case 'create': return isMissing(book, operation.record);
    case 'import': return operation.lines.some(({ record }) => isMissing(book, record));
    case 'edit':
    case 'repeat': return isOtherValue(book, operation.record, operation.group, operation.value);
    case 'rule': return ruledRecords(book, operation).length > 0;
    case 'delete': return findDeleted(book, operation.record) === 0;
    case 'undelete': return findDeleted(book, operation.record) === 1;
    case 'settle': return findContestedGroup(book, operation.record) !== undefined;
    case 'answer': return findConflict(book, operation.place, 'open') !== undefined;
    case 'reopen': {
      const conflict = findConflict(book, operation.place, 'settled');
      return conflict !== undefined && book.replica.canReopenConflict(conflict);
    }
    case 'undo': return findSession(book, operation.back) !== undefined;
  }
}

/** One write transaction, of an operation that can be done. */
export function perform(book: OpenBook, operation: UserOperation, wallMs: number): void {
  const { replica } = book;
  if (operation.kind === 'undo') {
    const undone = replica.undoSession(findSession(book, operation.back) ?? 0, wallMs);
    if (!undone.ok) throw new Error('the journal is damaged');
  } else {
    replica.write(wallMs, () => writeOperation(book, operation));
  }
}

function writeOperation(book: OpenBook, operation: Exclude<UserOperation, { kind: 'undo' }>): void {
  const { database, replica } = book;
  switch (operation.kind) {
    case 'create':
      return insertRecord(book, operation.record, operation.value);
    case 'import':
      return importLines(book, operation.lines);
    case 'edit':
    case 'repeat':
      return updateGroup(book, operation.record, operation.group, operation.value);
    case 'rule':
      for (const { record, value } of ruledRecords(book, operation)) updateGroup(book, record, operation.group, value);
      return;
    case 'settle': {
      const group = findContestedGroup(book, operation.record);
      if (group === undefined) throw new Error(`${operation.record} has no open conflict`);
      updateGroup(book, operation.record, group, operation.value);
      database.prepare(`UPDATE sync_conflict SET resolution = 'kept'
        WHERE record_id = ? AND record_group = ? AND resolution IS NULL AND is_equal = 0`)
        .run(idOfName(operation.record), group);
      return;
    }
    case 'answer': {
      const conflict = findConflict(book, operation.place, 'open');
      const settled = conflict === undefined ? undefined : replica.settleConflict(conflict, operation.answer);
      if (settled?.ok !== true) throw new Error(`settling: ${settled?.error ?? 'no conflict'}`);
      return;
    }
    case 'reopen': {
      const conflict = findConflict(book, operation.place, 'settled');
      const opened = conflict === undefined ? undefined : replica.reopenConflict(conflict);
      if (opened?.ok !== true) throw new Error(`reopening: ${opened?.error ?? 'no conflict'}`);
      return;
    }
    case 'delete':
    case 'undelete':
      database.prepare(`UPDATE ${kindOfName(operation.record)} SET deleted = ? WHERE id = ?`)
        .run(operation.kind === 'delete' ? 1 : 0, idOfName(operation.record));
  }
}

/** Of the records of a rule those that it changes, with what they get. */
export function ruledRecords(
  book: OpenBook, { records, group, value }: Extract<UserOperation, { kind: 'rule' }>,
): { readonly record: RecordName; readonly value: number }[] {
  return records.map((record, place) => ({ record, value: value + place })).filter((each) =>
    findDeleted(book, each.record) === 0 && isOtherValue(book, each.record, group, each.value));
}

/** One of the conflicts that a person could answer or open again, in the order of the list. */
function findConflict(book: OpenBook, place: number, state: 'open' | 'settled'): RecordId | undefined {
  const rows = book.database.prepare(`SELECT id, record_group, record_kind FROM sync_conflict
    WHERE (resolution IS NULL) = ? AND is_equal = 0 AND deleted = 0 ORDER BY record_group, id`)
    .all(state === 'open' ? 1 : 0).filter(([, group, tag]) =>
      isShownBy(book.version, kindNameByTag.get(Number(tag)) ?? '', Number(group)));
  const [id] = rows[place % rows.length] ?? [];
  return id instanceof Uint8Array ? bytesToRecordId(id) : undefined;
}

/** Of the journal. */
export function findSession(book: OpenBook, back: number): number | undefined {
  const [found] = readJournalSessions(book.database, back, 1);
  return found === undefined || found.undoneMs !== null || found.endedMs === null ? undefined : found.session;
}

/** The first group of which a conflict is open. A conflict may stand there before its record. */
function findContestedGroup(book: OpenBook, record: RecordName): number | undefined {
  if (!isShownBy(book.version, record, 0)) return undefined;
  const group = book.database.prepare(`SELECT min(record_group) FROM sync_conflict
    JOIN ${kindOfName(record)} AS record ON record.id = record_id
    WHERE record_id = ? AND resolution IS NULL AND is_equal = 0`).get(idOfName(record))?.[0];
  return typeof group === 'number' && isShownBy(book.version, record, group) ? group : undefined;
}

function isMissing(book: OpenBook, record: RecordName): boolean {
  return isShownBy(book.version, record, 0) && findDeleted(book, record) === undefined;
}

/** Undefined where the book does not hold it, or not in this version. */
function findDeleted({ database, version }: OpenBook, record: RecordName): SqlValue | undefined {
  if (!isShownBy(version, record, 0)) return undefined;
  return database.prepare(`SELECT deleted FROM ${kindOfName(record)} WHERE id = ?`).get(idOfName(record))?.[0];
}

/** Typing what stands there is no edit. */
function isOtherValue(book: OpenBook, record: RecordName, group: number, value: number): boolean {
  if (!isShownBy(book.version, record, group)) return false;
  const columns = columnsOfGroup(book.version, record, group, value);
  const differs = columns.map(([name]) => `${name} IS NOT ?`).join(' OR ');
  return book.database.prepare(`SELECT 1 FROM ${kindOfName(record)} WHERE id = ? AND (${differs})`)
    .get(idOfName(record), ...columns.map(([, each]) => each)) !== undefined;
}

function insertRecord({ database, version }: OpenBook, record: RecordName, value: number): void {
  const columns = columnsAtCreation(version, record, value);
  database.prepare(`INSERT INTO ${kindOfName(record)} (id, ${columns.map(([name]) => name).join(', ')})
    VALUES (?, ${columns.map(() => '?').join(', ')})`).run(idOfName(record), ...columns.map(([, each]) => each));
}

/** By the bulk path, as an import is. */
function importLines(
  { replica, version }: OpenBook, lines: readonly { readonly record: RecordName; readonly value: number }[],
): void {
  for (const kind of kindsByVersion[version]) {
    const ofKind = lines.filter(({ record }) => kindOfName(record) === kind.name);
    const rows = ofKind.map(({ record, value }) => {
      const columns = new Map(columnsAtCreation(version, record, value));
      const values = kind.groups.flatMap((group) =>
        group.columns.map(({ name, initial }) => columns.get(name) ?? initial));
      return { id: idOfName(record), values };
    });
    replica.insertRecords(kind, rows);
  }
}

function updateGroup(
  { database, version }: OpenBook, record: RecordName, group: number, value: number,
): void {
  const columns = columnsOfGroup(version, record, group, value);
  database.prepare(`UPDATE ${kindOfName(record)} SET ${columns.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`)
    .run(...columns.map(([, each]) => each), idOfName(record));
}

function columnsAtCreation(version: Version, record: RecordName, value: number): [string, SqlValue][] {
  return Array.from({ length: groupsAtCreation }, (_, group) => group)
    .flatMap((group) => columnsOfGroup(version, record, group, value + group));
}

function columnsOfGroup(version: Version, record: RecordName, group: number, value: number): [string, SqlValue][] {
  const kind = kindOfName(record);
  const place = groupPlaces[kind][group];
  if (place === undefined) throw new RangeError(`${record} has no group ${group}`);
  if (place.twice !== undefined) {
    const columns: [string, SqlValue][] = [[place.column, value], [place.twice.column, 2 * value]];
    return kind === 'parcel' ? [['shelf_id', idOfName('shelf-0')], ...columns] : columns;
  }
  const columns: [string, SqlValue][] = [[place.column, String(value)]];
  return version === 'later' && place.column === 'colour' ? [...columns, ['scent', String(value)]] : columns;
}
