/**
 * A record kind is a descriptor: its table, its groups and their columns. The table, its triggers, the codec, the row
 * hash and the merge all follow from it; nothing else in this package knows what an account or an entry is.
 *
 * What must hold
 * 1. A kind's tag, a group's place in `groups` and a column's tag are written in books and on the wire: they are never
 *    reused, and a column never moves to another group. New groups and columns are appended.
 * 2. A group is one register: its columns are stamped, travel and win together.
 * 3. A column that stands at its initial value is left out of the row hash, so that adding a column changes no hash.
 * 4. A group that a later version appends says so: as long as nobody has written it, a record is as if it had none.
 */
import type { SqlValue } from '@tandem/sqlite';

/** 'id': a 16-byte record id or null. 'integer': ±(2^53 - 1) or null. 'text': well-formed Unicode or null. */
export type ColumnType = 'id' | 'integer' | 'text';

/** In books and on the wire. */
export const typeCodes: Readonly<Record<ColumnType, number>> = { id: 1, integer: 2, text: 3 };

/** Undefined for the code of no type. */
export function codeToType(code: number): ColumnType | undefined {
  return ([undefined, 'id', 'integer', 'text'] as const)[code];
}

export interface Column {
  /** 1 to 255, unique within the kind. */
  readonly tag: number;
  readonly name: string;
  readonly type: ColumnType;
  /** Value of a column that nobody has set. */
  readonly initial: null | number | string;
}

export interface Group {
  readonly name: string;
  /** In the order of their tags. */
  readonly columns: readonly Column[];
  /** Not of the kind's first version: rule 4. */
  readonly isLater?: true;
}

export interface RecordKind {
  /** 1 to 255. */
  readonly tag: number;
  readonly name: string;
  readonly table: string;
  /** 1 to 8 groups. */
  readonly groups: readonly Group[];
  /**
   * Conflicts travel first, then 'reference' kinds, then 'entry' kinds, then 'attachment' kinds: whoever holds a winner
   * also holds its losers, an entry never stands before its account, and a session that is cut among the attachments
   * has brought all entries. A record of an attachment kind may be as large as a message, and travels alone.
   */
  readonly travels: 'reference' | 'conflict' | 'entry' | 'attachment';
  /** Losers of this kind are not worth keeping: its values are functions of their id, or labels. */
  readonly isConflictFree?: boolean;
  /**
   * Says what is wrong with the values (in the order of `kindColumns`), or undefined. Called for every record that
   * comes from another device; must refuse only what no version could have meant.
   */
  readonly findFault?: (values: readonly SqlValue[]) => string | undefined;
  /** Ids of records that the values name within texts; those of id columns are known. */
  readonly readIdsInTexts?: (values: readonly SqlValue[]) => readonly Uint8Array[];
  /**
   * Of a kind of a later version, which has no table and no known column here: how many groups its first version had.
   * Made by `unknownKind` alone.
   */
  readonly unknown?: { readonly groupsAtFirst: number };
}

export const groupsMax = 8;

/** All columns of a kind in the order of its groups: the order of every value array in this package. */
export function kindColumns(kind: RecordKind): readonly Column[] {
  return shapeOf(kind).columns;
}

interface Shape {
  readonly columns: readonly Column[];
  /** By group: where its columns begin; then where the last ends. */
  readonly starts: readonly number[];
  readonly groupsAtFirst: number;
  readonly columnByTag: ReadonlyMap<number, { readonly column: Column; readonly group: number; readonly at: number }>;
}

const shapes = new WeakMap<RecordKind, Shape>();

/** What follows from a descriptor, computed once. */
export function shapeOf(kind: RecordKind): Shape {
  const known = shapes.get(kind);
  if (known !== undefined) return known;
  const columns = kind.groups.flatMap((group) => group.columns);
  const starts = [0];
  for (const group of kind.groups) starts.push((starts.at(-1) ?? 0) + group.columns.length);
  const places = kind.groups.flatMap((group, index) => group.columns.map((column) => ({ column, group: index })));
  const shape: Shape = {
    columns, starts,
    groupsAtFirst: kind.unknown?.groupsAtFirst ?? kind.groups.filter(({ isLater }) => isLater !== true).length,
    columnByTag: new Map(places.map(({ column, group }, at) => [column.tag, { column, group, at }])),
  };
  shapes.set(kind, shape);
  return shape;
}

const unknownKinds = new Map<string, RecordKind>();

/** A kind of a later version; the same object for the same arguments. */
export function unknownKind(tag: number, groupsAtFirst: number, isConflictFree: boolean): RecordKind {
  const key = `${tag} ${groupsAtFirst} ${isConflictFree}`;
  let kind = unknownKinds.get(key);
  if (kind === undefined) {
    kind = {
      tag, name: `unknown kind ${tag}`, table: '', groups: [], travels: 'entry', isConflictFree,
      unknown: { groupsAtFirst },
    };
    unknownKinds.set(key, kind);
  }
  return kind;
}

/** How many records of a kind are read at a time where of others these many are: memory has a limit. */
export function pageRecordsOf(kind: RecordKind, records: number): number {
  return kind.travels === 'attachment' ? Math.min(records, attachmentPageRecords) : records;
}

const attachmentPageRecords = 32;

export function groupValues(kind: RecordKind, values: readonly SqlValue[], group: number): readonly SqlValue[] {
  const { starts } = shapeOf(kind);
  return values.slice(starts[group] ?? values.length, starts[group + 1] ?? values.length);
}

export function withGroupValues(
  kind: RecordKind, values: readonly SqlValue[], group: number, replacement: readonly SqlValue[],
): readonly SqlValue[] {
  const from = shapeOf(kind).starts[group] ?? values.length;
  return [...values.slice(0, from), ...replacement, ...values.slice(from + replacement.length)];
}

export function initialValues(kind: RecordKind): readonly SqlValue[] {
  return kindColumns(kind).map(({ initial }) => initial);
}

export function equalValue(left: SqlValue, right: SqlValue): boolean {
  if (!(left instanceof Uint8Array) || !(right instanceof Uint8Array)) return left === right;
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

export function equalValues(left: readonly SqlValue[], right: readonly SqlValue[]): boolean {
  return left.length === right.length && left.every((value, index) => equalValue(value, right[index] ?? null));
}
