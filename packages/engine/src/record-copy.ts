/** A record's content as text that can be compared and written back. Null stands for a record that is not there. */
import { countRows, accountKind, toIdOf, type AccountId, type BookEdit } from '@tandem/ledger';
import { bytesToRecordId, kindColumns, recordIdToText, type RecordId, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';

/** JSON: an array in the order of the kind's columns, an id as an array of its hexadecimal text. */
export type RecordCopy = string | null;

export function readRecordCopy(database: SqliteDatabase, kind: RecordKind, id: RecordId): RecordCopy {
  const names = kindColumns(kind).map(({ name }) => name).join(', ');
  const row = database.prepare(`SELECT ${names} FROM ${kind.table} WHERE id = ? AND deleted = 0`).get(id);
  if (row === undefined) return null;
  return JSON.stringify(row.map((value) =>
    (value instanceof Uint8Array ? [recordIdToText(bytesToRecordId(value))] : value)));
}

/** Makes the record what the copy says, as an ordinary edit. False where that would hide entries. */
export function writeRecordCopy(edit: BookEdit, kind: RecordKind, id: RecordId, copy: RecordCopy): boolean {
  const { database } = edit;
  if (copy === null) {
    if (kind === accountKind && countRows(database, toIdOf<AccountId>(id)) > 0) return false;
    database.prepare(`UPDATE ${kind.table} SET deleted = 1 WHERE id = ?`).run(id);
    return true;
  }
  const assignments = kindColumns(kind).map(({ name }) => `${name} = ?`).join(', ');
  database.prepare(`UPDATE ${kind.table} SET ${assignments}, deleted = 0 WHERE id = ?`).run(...parseCopy(copy), id);
  return true;
}

function parseCopy(copy: string): readonly SqlValue[] {
  const values: unknown = JSON.parse(copy);
  if (!Array.isArray(values)) throw new TypeError('a copy of a record in another form');
  return values.map((value: unknown) => {
    if (Array.isArray(value)) return hexToBytes(String(value[0]));
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    throw new TypeError('a value of a record in another form');
  });
}

function hexToBytes(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
