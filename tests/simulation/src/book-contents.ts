/**
 * The oracle's eyes: what stands in the tables of a book, by plain SELECTs. Shares nothing with the code under test but
 * the names of tables and columns.
 */
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';

export interface RecordContents {
  readonly isHidden: boolean;
  /** The value of each of the three groups, which names the edit that wrote it. */
  readonly values: readonly number[];
}

export interface ConflictContents {
  readonly record: string;
  readonly group: number;
  /** The value that lost. */
  readonly value: number;
  readonly isOpen: boolean;
  /** The winner was the same value: not on the screen. */
  readonly isEqual: boolean;
}

export interface BookContents {
  /** By name of the record. */
  readonly records: ReadonlyMap<string, RecordContents>;
  /** By row id: two rows may hold one value. */
  readonly conflicts: ReadonlyMap<string, ConflictContents>;
  /** Rows and conflicts of which the columns of one group do not belong together. */
  readonly broken: readonly string[];
  /** Everything that a person can see, and which records are hidden: equal on equal books. */
  readonly text: string;
}

interface TableView {
  readonly table: 'shelf' | 'parcel';
  readonly tag: number;
  /** Columns of value by group, then the column that must be twice another one, and its place among the groups. */
  readonly columns: readonly [string, string, string];
  readonly twice: string;
  readonly twiceOf: number;
  /** Tags of the columns of value by group, then that of `twice`: names in the content of a conflict. */
  readonly tags: readonly [number, number, number];
  readonly twiceTag: number;
  /** Shown besides. */
  readonly extra: string;
}

const tables: readonly TableView[] = [
  {
    table: 'shelf', tag: 100, columns: ['label', 'place', 'remark'], twice: 'place_twice', twiceOf: 1,
    tags: [1, 2, 4], twiceTag: 3, extra: "''",
  },
  {
    table: 'parcel', tag: 101, columns: ['grams', 'colour', 'remark'], twice: 'grams_twice', twiceOf: 0,
    tags: [2, 4, 5], twiceTag: 3, extra: 'lower(hex(shelf_id))',
  },
];

/** `nameById` by ids in lower-case hexadecimal digits. */
export function readBook(database: SqliteDatabase, nameById: ReadonlyMap<string, string>): BookContents {
  const records = new Map<string, RecordContents>();
  const broken: string[] = [];
  const lines: string[] = [];
  for (const view of tables) {
    const rows = database.prepare(`SELECT lower(hex(id)), deleted, ${view.columns.join(', ')}, ${view.twice},
      ${view.extra} FROM ${view.table} ORDER BY id`).all();
    for (const row of rows) {
      const [id, deleted, first, second, third, twice] = row;
      const values = [first, second, third].map(Number);
      const name = nameById.get(String(id)) ?? `unknown ${String(id)}`;
      if (Number(twice) !== 2 * (values[view.twiceOf] ?? Number.NaN)) broken.push(`${name}: ${row.join(' | ')}`);
      records.set(name, { isHidden: deleted !== 0, values });
      lines.push(deleted === 0 ? row.join('|') : `${String(id)}|hidden`);
    }
  }
  const conflicts = readConflicts(database, nameById, broken, lines);
  const labels = database.prepare('SELECT lower(hex(id)), replica, name, deleted FROM sync_device_label ORDER BY id');
  for (const row of labels.all()) lines.push(row.join('|'));
  return { records, conflicts, broken, text: lines.join('\n') };
}

function readConflicts(
  database: SqliteDatabase, nameById: ReadonlyMap<string, string>, broken: string[], lines: string[],
): Map<string, ConflictContents> {
  const conflicts = new Map<string, ConflictContents>();
  const rows = database.prepare(`SELECT lower(hex(id)), lower(hex(record_id)), record_kind, record_group, content,
    resolution, is_equal, deleted FROM sync_conflict ORDER BY id`).all();
  for (const row of rows) {
    const [id, recordId, tag, group, content, resolution, isEqual] = row;
    const record = nameById.get(String(recordId)) ?? `unknown ${String(recordId)}`;
    const view = tables.find((each) => each.tag === tag);
    const valueByTag = parseContent(content);
    // A column at its initial value is left out: 0 or empty.
    const valueOf = (columnTag: number | undefined): number => Number(valueByTag.get(String(columnTag)) ?? 0);
    const value = valueOf(view?.tags[Number(group)]);
    const isBroken = view?.twiceOf === Number(group) && valueOf(view.twiceTag) !== 2 * value;
    if (isBroken) broken.push(`conflict ${row.join(' | ')}`);
    conflicts.set(String(id), {
      record, group: Number(group), value, isOpen: resolution === null, isEqual: isEqual === 1,
    });
    lines.push(row.join('|'));
  }
  return conflicts;
}

function parseContent(content: SqlValue | undefined): ReadonlyMap<string, unknown> {
  const values: unknown = typeof content === 'string' ? JSON.parse(content) : undefined;
  return new Map(Object.entries(typeof values === 'object' && values !== null ? values : {}));
}

/** One line a fault of the file itself. */
export function checkIntegrity(database: SqliteDatabase): string[] {
  const isFault = ([line]: SqlRow): boolean => line !== 'ok';
  return database.prepare('PRAGMA integrity_check').all().filter(isFault).map(([line]) => String(line));
}
