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
    case 'edit': return row !== undefined;
    case 'delete': return row?.[0] === 0;
    case 'undelete': return row?.[0] === 1;
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
    case 'edit': {
      const columns = columnsOfGroup(record, operation.group, operation.value);
      database.prepare(`UPDATE ${table} SET ${columns.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`)
        .run(...columns.map(([, value]) => value), id);
      return;
    }
    case 'delete':
    case 'undelete':
      database.prepare(`UPDATE ${table} SET deleted = ? WHERE id = ?`).run(operation.kind === 'delete' ? 1 : 0, id);
  }
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
