/**
 * A whole book as JSON, for another program, a safe copy that a person can read, and the comparison of two devices.
 *
 * ```
 * {"format":"tandem-book","version":1,"kinds":[
 * {"kind":"account","columns":[{"name":"name","type":"text","initial":""},…],"records":[
 * {"id":"<32 hex digits>","name":"Compte joint",…},
 * …
 * ]},
 * …
 * ]}
 * ```
 *
 * What must hold
 * 1. The bytes depend on the living records alone: kinds in the order of their tags, records in that of their ids,
 *    columns in that of their kind, ids in hexadecimal, one record a line, `\n` at each line's end.
 * 2. A column at its initial value is left out, as in the row hash: a column that a later version adds changes no
 *    record's text. The reader finds initial values in the head of the kind, so the file explains itself.
 * 3. The text columns of `nestedColumns` hold canonical JSON and stand here as that JSON; if ever one does not, it
 *    stands as a string. So the stored text is the string, or what JSON.stringify gives of any other value.
 * 4. Nothing else is in it: no deleted record, stamp, device, conflict or balance. One exception: a deleted account
 *    that living entries name (they were added elsewhere in ignorance of the delete) is shown by the program, counts in
 *    its balances, and is here.
 */
import { accountKind } from '@tandem/ledger';
import { kindColumns, recordIdToText, type Column, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';

export const bookJsonVersion = 1;

/** Rows that are in memory at a time. */
const pageRowsMax = 500;

const isAccountInSight = `(deleted = 0 OR id IN (SELECT account_id FROM entry WHERE deleted = 0
  UNION ALL SELECT transfer_account_id FROM entry WHERE deleted = 0 AND transfer_account_id IS NOT NULL))`;

const nestedColumns: ReadonlySet<string> = new Set(['lines', 'tags']);

/**
 * Hands the text to `write` in pieces, in order. Reads in one read transaction, so the caller may not be in one.
 * `kinds`: those of the ledger.
 */
export function exportBookJson(
  database: SqliteDatabase, kinds: readonly RecordKind[], write: (text: string) => void,
): void {
  database.readTransaction(() => {
    write(`{"format":"tandem-book","version":${bookJsonVersion},"kinds":[`);
    let separator = '\n';
    for (const kind of kinds.toSorted((left, right) => left.tag - right.tag)) {
      write(`${separator}{"kind":${JSON.stringify(kind.name)},"columns":${columnsToJson(kind)},"records":[`);
      writeRecords(database, kind, write);
      write('\n]}');
      separator = ',\n';
    }
    write('\n]}\n');
  });
}

function columnsToJson(kind: RecordKind): string {
  return JSON.stringify(kindColumns(kind).map(({ name, type, initial }) => ({ name, type, initial })));
}

function writeRecords(database: SqliteDatabase, kind: RecordKind, write: (text: string) => void): void {
  const columns = kindColumns(kind);
  const keys = columns.map(({ name }) => `,${JSON.stringify(name)}:`);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const page = database.prepare(`SELECT id, ${names} FROM "${kind.table}"
    WHERE ${kind === accountKind ? isAccountInSight : 'deleted = 0'} AND id > ? ORDER BY id LIMIT ${pageRowsMax}`);
  let separator = '\n';
  let after: Uint8Array = new Uint8Array(); // comes before every id
  for (;;) {
    const rows = page.all(after);
    let text = '';
    for (const row of rows) {
      text += separator + rowToJson(row, columns, keys);
      separator = ',\n';
    }
    if (text !== '') write(text);
    const lastId = rows.at(-1)?.[0];
    if (!(lastId instanceof Uint8Array) || rows.length < pageRowsMax) return;
    after = lastId;
  }
}

function rowToJson([id, ...values]: SqlRow, columns: readonly Column[], keys: readonly string[]): string {
  if (!(id instanceof Uint8Array)) throw new TypeError('a record without an id');
  let text = `{"id":"${recordIdToText(id)}"`;
  columns.forEach(({ name, initial }, index) => {
    const value = values[index] ?? null;
    if (value !== initial) text += `${keys[index]}${valueToJson(name, value)}`;
  });
  return `${text}}`;
}

function valueToJson(columnName: string, value: SqlValue): string {
  if (value instanceof Uint8Array) return `"${recordIdToText(value)}"`;
  return typeof value === 'string' && nestedColumns.has(columnName) && isCanonicalArray(value)
    ? value
    : JSON.stringify(value);
}

function isCanonicalArray(text: string): boolean {
  if (!text.startsWith('[')) return false;
  try {
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false; // JSON.parse has no other way to say that a text is none
  }
}
