/** Rows of a damaged file, sorted by what they are rows of. */
import {
  bytesToRecordId, kindColumns, recordIdToText, type RecordId, type RecordKind, type Replica,
} from '@tandem/replica';
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';

export interface SalvagedRows {
  readonly tracking: RowsById;
  /** Rows that begin with an id and are of no tracking: of tables and indexes alike. */
  readonly content: RowsById;
  /** The table of what belongs to a copy alone. */
  readonly local: ReadonlyMap<string, readonly SqlValue[]>;
}

export type RowsById = ReadonlyMap<string, readonly SqlRow[]>;

const idBytes = 16;
/** `target` says which columns its tables have. */
export function sortRows(rows: readonly SqlRow[], { database, kinds }: Replica): SalvagedRows {
  const tags = new Set<SqlValue | undefined>(kinds.map(({ tag }) => tag));
  const columns = columnNames(database, 'sync_record');
  const [kindAt, bucketAt] = [columns.indexOf('kind'), columns.indexOf('bucket')];
  const tracking = new Map<string, SqlRow[]>();
  const content = new Map<string, SqlRow[]>();
  const local = new Map<string, SqlValue[]>();
  for (const row of rows) {
    const [first] = row;
    if (typeof first === 'string' && row.length === 2) add(local, first, row[1] ?? null);
    if (!isId(first)) continue;
    const bucket = ((first[14] ?? 0) & 0x0f) * 256 + (first[15] ?? 0);
    const isTracking = tags.has(row[kindAt]) && row[bucketAt] === bucket && row.length <= columns.length;
    if (isTracking && !hasSoundMarks(row)) continue;
    add(isTracking ? tracking : content, recordIdToText(bytesToRecordId(first)), row);
  }
  return { tracking, content, local };
}

/** Stamps and ancestors are JSON of whole numbers. */
function hasSoundMarks(row: SqlRow): boolean {
  return row.every((value) => {
    if (typeof value !== 'string') return true;
    try {
      let isSound = true;
      const root: unknown = JSON.parse(value, (_key, part: unknown) => {
        if (typeof part !== 'object' && !Number.isSafeInteger(part)) isSound = false;
        return part;
      });
      return isSound && typeof root === 'object';
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  });
}

/** The one value of a key; undefined where none was read, or several. */
export function readSalvagedLocal(rows: SalvagedRows, key: string): SqlValue | undefined {
  const values = distinct((rows.local.get(key) ?? []).map((value) => [value]));
  return values.length === 1 ? values[0]?.[0] : undefined;
}

/** Whether a row has the shape of a kind's table; a column that was added later may be missing at its end. */
export function createFit(database: SqliteDatabase, kind: RecordKind): (row: SqlRow) => boolean {
  const names = columnNames(database, kind.table);
  const columnByName = new Map(kindColumns(kind).map((column) => [column.name, column]));
  const deletedAt = names.indexOf('deleted');
  return (row) => row.length <= names.length && row.length > deletedAt && row.every((value, index) => {
    if (index === 0) return isId(value);
    if (index === deletedAt) return value === 0 || value === 1;
    const column = columnByName.get(names[index] ?? '');
    if (column === undefined) return false;
    if (value === null) return column.initial === null;
    switch (column.type) {
      case 'id': return isId(value);
      case 'integer': return typeof value === 'number';
      case 'text': return typeof value === 'string';
    }
  });
}

const namesByTable = new WeakMap<SqliteDatabase, Map<string, readonly string[]>>();

export function columnNames(database: SqliteDatabase, table: string): readonly string[] {
  let names = namesByTable.get(database);
  if (names === undefined) namesByTable.set(database, names = new Map<string, readonly string[]>());
  let columns = names.get(table);
  if (columns === undefined) {
    columns = database.prepare(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`).all()
      .map(([name]) => String(name));
    names.set(table, columns);
  }
  return columns;
}

export function distinct(rows: readonly SqlRow[]): readonly SqlRow[] {
  if (rows.length < 2) return rows;
  return [...new Map(rows.map((row) => [toKey(row), row])).values()];
}

export function toKey(row: SqlRow): string {
  return JSON.stringify(row, (_key, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
}

function add<Row>(rows: Map<string, Row[]>, key: string, row: Row): void {
  const known = rows.get(key);
  if (known === undefined) rows.set(key, [row]);
  else known.push(row);
}

function isId(value: SqlValue | undefined): value is Uint8Array {
  return value instanceof Uint8Array && value.length === idBytes;
}

export function textToId(text: string): RecordId {
  return bytesToRecordId(Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}
