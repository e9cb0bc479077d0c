/** What a user's operation is in SQL, over the invented kinds. */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { idOfName, kindOfName, type RecordName } from './invented-kinds.ts';
import type { UserOperation } from './plan.ts';

/** Whether the operation finds what it acts on: a screen shows no button for what is not there. */
export function canDo(database: SqliteDatabase, operation: UserOperation): boolean {
  const { record } = operation;
  const row = database.prepare(`SELECT deleted FROM ${kindOfName(record)} WHERE id = ?`).get(idOfName(record));
  switch (operation.kind) {
    case 'create': return row === undefined;
    case 'edit':
    case 'repeat': return row !== undefined && isOtherValue(database, record, operation.group, operation.value);
    case 'delete': return row?.[0] === 0;
    case 'undelete': return row?.[0] === 1;
    case 'settle': return findContestedGroup(database, record) !== undefined;
  }
}

/** Inside a write transaction. */
export function writeOperation(database: SqliteDatabase, operation: UserOperation): void {
  const { record } = operation;
  const table = kindOfName(record);
  const id = idOfName(record);
  switch (operation.kind) {
    case 'create': {
      const columns = [0, 1, 2].flatMap((group) => columnsOfGroup(record, group, operation.value + group));
      database.prepare(`INSERT INTO ${table} (id, ${columns.map(([name]) => name).join(', ')})
        VALUES (?, ${columns.map(() => '?').join(', ')})`).run(id, ...columns.map(([, value]) => value));
      return;
    }
    case 'edit':
    case 'repeat':
      return updateGroup(database, record, operation.group, operation.value);
    case 'settle': {
      const group = findContestedGroup(database, record);
      if (group === undefined) throw new Error(`${record} has no open conflict`);
      updateGroup(database, record, group, operation.value);
      database.prepare(`UPDATE sync_conflict SET resolution = 'kept'
        WHERE record_id = ? AND record_group = ? AND resolution IS NULL AND is_equal = 0`).run(id, group);
      return;
    }
    case 'delete':
    case 'undelete':
      database.prepare(`UPDATE ${table} SET deleted = ? WHERE id = ?`).run(operation.kind === 'delete' ? 1 : 0, id);
  }
}

/** The first group of which a conflict is open. A conflict may stand there before its record. */
function findContestedGroup(database: SqliteDatabase, record: RecordName): number | undefined {
  const group = database.prepare(`SELECT min(record_group) FROM sync_conflict JOIN ${kindOfName(record)} AS record
    ON record.id = record_id WHERE record_id = ? AND resolution IS NULL AND is_equal = 0`).get(idOfName(record))?.[0];
  return typeof group === 'number' ? group : undefined;
}

/** Typing what stands there is no edit. */
function isOtherValue(database: SqliteDatabase, record: RecordName, group: number, value: number): boolean {
  const columns = columnsOfGroup(record, group, value);
  const differs = columns.map(([name]) => `${name} IS NOT ?`).join(' OR ');
  return database.prepare(`SELECT 1 FROM ${kindOfName(record)} WHERE id = ? AND (${differs})`)
    .get(idOfName(record), ...columns.map(([, each]) => each)) !== undefined;
}

function updateGroup(database: SqliteDatabase, record: RecordName, group: number, value: number): void {
  const columns = columnsOfGroup(record, group, value);
  database.prepare(`UPDATE ${kindOfName(record)} SET ${columns.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`)
    .run(...columns.map(([, each]) => each), idOfName(record));
}

function columnsOfGroup(record: RecordName, group: number, value: number): [string, SqlValue][] {
  const text = String(value);
  if (kindOfName(record) === 'shelf') {
    if (group === 0) return [['label', text]];
    if (group === 1) return [['place', value], ['place_twice', 2 * value]];
    return [['remark', text]];
  }
  if (group === 0) return [['shelf_id', idOfName('shelf-0')], ['grams', value], ['grams_twice', 2 * value]];
  return group === 1 ? [['colour', text]] : [['remark', text]];
}
