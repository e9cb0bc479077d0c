/**
 * What a later version wrote, once this version is the later one: carried columns become columns of the tables, carried
 * kinds get their rows. No stamp and no hash changes by it, so two devices that upgrade hold the same as before.
 */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { whileApplying } from './clock.ts';
import { initialValues, kindColumns, shapeOf, unknownKind, type RecordKind } from './kind.ts';
import { fullRules } from './merge.ts';
import { bytesToRecordId, type RecordId } from './record-id.ts';
import { inOrder, type RecordState, type UnknownColumn } from './record-state.ts';
import { packIds, readRecords } from './record-store.ts';
import { packUnknown } from './unknown-content.ts';
import { isRecordHidden } from './visibility.ts';

/** Inside the caller's transaction, when tables and triggers are those of `kinds`. Returns how many records had any. */
export function absorbUnknown(database: SqliteDatabase, kinds: readonly RecordKind[]): number {
  return whileApplying(database, () => kinds.reduce((sum, kind) => sum + absorbOfKind(database, kind), 0));
}

function absorbOfKind(database: SqliteDatabase, kind: RecordKind): number {
  const carriers = database.prepare('SELECT id FROM sync_record WHERE unknown IS NOT NULL AND kind = ?').all(kind.tag)
    .map(([id]) => bytesToRecordId(id instanceof Uint8Array ? id : new Uint8Array(0)));
  for (const id of carriers) absorbRecord(database, kind, id);
  return carriers.length;
}

function absorbRecord(database: SqliteDatabase, kind: RecordKind, id: RecordId): void {
  const [known] = readRecords(database, kind, packIds([id]));
  // A kind that was unknown until now has no row in its table.
  const carried = known ?? readRecords(database, unknownKind(kind.tag, 0, false), packIds([id]))[0];
  if (carried === undefined) return;
  const { columnByTag } = shapeOf(kind);
  const values: SqlValue[] = [...(known?.state.values ?? initialValues(kind))];
  const rest: UnknownColumn[] = [];
  for (const column of carried.state.unknown ?? []) {
    const place = columnByTag.get(column.tag);
    if (place === undefined) rest.push(column);
    // A tag never changes its type or its group: anything else was written by no version.
    else if (place.column.type === column.type && place.group === column.group) values[place.at] = column.value;
  }
  const state: RecordState = { ...carried.state, kind, values, unknown: inOrder(rest) };
  database.prepare('UPDATE sync_record SET unknown = ? WHERE id = ?').run(packUnknown(state), id);
  if (known === undefined) insertRow(database, state);
  else updateRow(database, state);
}

function insertRow(database: SqliteDatabase, state: RecordState): void {
  const { kind, id, values } = state;
  const names = kindColumns(kind).map(({ name }) => name);
  const isHidden = isRecordHidden(database, state, fullRules) ? 1 : 0;
  database.prepare(`INSERT INTO ${kind.table} (id, ${names.join(', ')}, deleted)
    VALUES (?, ${names.map(() => '?').join(', ')}, ?)`).run(id, ...values, isHidden);
}

function updateRow(database: SqliteDatabase, { kind, id, values }: RecordState): void {
  const names = kindColumns(kind).map(({ name }) => name);
  database.prepare(`UPDATE ${kind.table} SET (${names.join(', ')}) = (${names.map(() => '?').join(', ')}) WHERE id = ?`)
    .run(...values, id);
}
