/**
 * The oracle's eyes: what stands in the tables of a book, by plain SELECTs. Shares nothing with the code under test but
 * the names of tables and columns.
 */
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';
import { groupPlaces, kindNameByTag, type KindName, type Version } from './invented-kinds.ts';

export interface RecordContents {
  readonly isHidden: boolean;
  /** The value of each group that this version shows, which names the edit that wrote it; 0 where nobody did. */
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
  readonly version: Version;
  /** Of the book and its generation; undefined where the device has none. */
  readonly bookId: string | undefined;
  readonly generation: string | undefined;
  /** By name of the record. */
  readonly records: ReadonlyMap<string, RecordContents>;
  /** By row id: two rows may hold one value. */
  readonly conflicts: ReadonlyMap<string, ConflictContents>;
  /** Rows and conflicts of which the columns of one group do not belong together. */
  readonly broken: readonly string[];
  /** Everything that a person can see in every version, and which records are hidden: equal on equal books. */
  readonly text: string;
  /** What the later version shows besides; undefined on the earlier one. */
  readonly laterText: string | undefined;
}

/** `nameById` by ids in lower-case hexadecimal digits. */
export function readBook(
  database: SqliteDatabase, version: Version, nameById: ReadonlyMap<string, string>,
): BookContents {
  const records = new Map<string, RecordContents>();
  const broken: string[] = [];
  const lines: string[] = [];
  const laterLines: string[] = [];
  readKind(database, 'shelf', 3, "''", nameById, records, broken, lines);
  readKind(database, 'parcel', version === 'later' ? 4 : 3, 'lower(hex(shelf_id))', nameById, records, broken, lines);
  const [conflictRows, conflicts] = readConflicts(database, nameById, broken);
  lines.push(...conflictRows);
  const labels = database.prepare('SELECT lower(hex(id)), replica, name, deleted FROM sync_device_label ORDER BY id');
  for (const row of labels.all()) lines.push(row.join('|'));
  if (version === 'later') {
    readKind(database, 'crate', 3, "''", nameById, records, broken, laterLines);
    const notes = database.prepare('SELECT lower(hex(id)), note, scent FROM parcel WHERE deleted = 0 ORDER BY id');
    for (const row of notes.all()) laterLines.push(row.join('|'));
  }
  return {
    version, bookId: readLocalHex(database, 'book_id'), generation: readLocalHex(database, 'generation'),
    records, conflicts, broken, text: lines.join('\n'),
    laterText: version === 'later' ? laterLines.join('\n') : undefined,
  };
}

/** Into the last three. Of a line only what every version shows. */
function readKind(
  database: SqliteDatabase, kind: KindName, groups: number, extra: string, nameById: ReadonlyMap<string, string>,
  records: Map<string, RecordContents>, broken: string[], lines: string[],
): void {
  const places = groupPlaces[kind].slice(0, groups);
  const twiceOf = places.findIndex(({ twice }) => twice !== undefined);
  const rows = database.prepare(`SELECT lower(hex(id)), deleted, ${places.map(({ column }) => column).join(', ')},
    ${places[twiceOf]?.twice?.column ?? '0'}, ${extra} FROM ${kind} ORDER BY id`).all();
  for (const row of rows) {
    const [id, deleted] = row;
    const values = row.slice(2, 2 + places.length).map(Number);
    const [twice, shown] = row.slice(2 + places.length);
    const name = nameById.get(String(id)) ?? `unknown ${String(id)}`;
    const isBroken = twiceOf >= 0 && Number(twice) !== 2 * (values[twiceOf] ?? Number.NaN);
    if (isBroken) broken.push(`${name}: ${row.join(' | ')}`);
    records.set(name, { isHidden: deleted !== 0, values });
    const common = [id, deleted, ...values.slice(0, 3), twice, shown];
    lines.push(deleted === 0 ? common.join('|') : `${String(id)}|hidden`);
  }
}

function readConflicts(
  database: SqliteDatabase, nameById: ReadonlyMap<string, string>, broken: string[],
): [string[], Map<string, ConflictContents>] {
  const conflicts = new Map<string, ConflictContents>();
  const rows = database.prepare(`SELECT lower(hex(id)), lower(hex(record_id)), record_kind, record_group, content,
    resolution, is_equal, deleted, replaced, was_deleted FROM sync_conflict ORDER BY id`).all();
  for (const row of rows) {
    const [id, recordId, tag, group, content, resolution, isEqual] = row;
    const record = nameById.get(String(recordId)) ?? `unknown ${String(recordId)}`;
    const kind = kindNameByTag.get(Number(tag));
    const place = kind === undefined ? undefined : groupPlaces[kind][Number(group)];
    const values = parseContent(content);
    const value = Number(values[String(place?.tag)] ?? 0);
    const twice = place?.twice;
    if (twice !== undefined && Number(values[String(twice.tag)] ?? 0) !== 2 * value) {
      broken.push(`conflict ${row.join(' | ')}`);
    }
    conflicts.set(String(id), {
      record, group: Number(group), value, isOpen: resolution === null, isEqual: isEqual === 1,
    });
  }
  return [rows.map((row) => row.join('|')), conflicts];
}

/** By column tag. */
function parseContent(content: SqlValue | undefined): Readonly<Record<string, unknown>> {
  const values: unknown = typeof content === 'string' ? JSON.parse(content) : undefined;
  return typeof values === 'object' && values !== null ? { ...values } : {};
}

function readLocalHex(database: SqliteDatabase, key: string): string | undefined {
  const hex = database.prepare('SELECT lower(hex(value)) FROM sync_local WHERE key = ?').get(key)?.[0];
  return typeof hex === 'string' ? hex : undefined;
}

/** One line a fault of the file itself. */
export function checkIntegrity(database: SqliteDatabase): string[] {
  const isFault = ([line]: SqlRow): boolean => line !== 'ok';
  return database.prepare('PRAGMA integrity_check').all().filter(isFault).map(([line]) => String(line));
}
