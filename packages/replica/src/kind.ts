/**
 * A record kind is a descriptor: its table, its groups and their columns. The table, its triggers, the codec, the row
 * hash and the merge all follow from it; nothing else in this package knows what an account or an entry is.
 *
 * What must hold
 * 1. A kind's tag, a group's place in `groups` and a column's tag are written in books and on the wire: they are never
 *    reused, and a column never moves to another group. New groups and columns are appended.
 * 2. A group is one register: its columns are stamped, travel and win together.
 * 3. A column that stands at its initial value is left out of the row hash, so that adding a column changes no hash.
 */
import type { SqlValue } from '@tandem/sqlite';

/** 'id': a 16-byte record id or null. 'integer': ±(2^53 - 1) or null. 'text': well-formed Unicode or null. */
export type ColumnType = 'id' | 'integer' | 'text';

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
  readonly columns: readonly Column[];
}

export interface RecordKind {
  /** 1 to 255. */
  readonly tag: number;
  readonly name: string;
  readonly table: string;
  /** 1 to 8 groups. */
  readonly groups: readonly Group[];
  /**
   * Conflicts travel first, then 'reference' kinds, then 'entry' kinds: whoever holds a winner also holds its losers,
   * and an entry never stands before its account.
   */
  readonly travels: 'reference' | 'conflict' | 'entry';
  /** Losers of this kind are not worth keeping: its values are functions of their id, or labels. */
  readonly isConflictFree?: boolean;
  /**
   * Says what is wrong with the values (in the order of `kindColumns`), or undefined. Called for every record that
   * comes from another device; must refuse only what no version could have meant.
   */
  readonly findFault?: (values: readonly SqlValue[]) => string | undefined;
}

/** All columns of a kind in the order of its groups: the order of every value array in this package. */
export function kindColumns(kind: RecordKind): readonly Column[] {
  return kind.groups.flatMap((group) => group.columns);
}

export function groupValues(kind: RecordKind, values: readonly SqlValue[], group: number): readonly SqlValue[] {
  const from = kind.groups.slice(0, group).reduce((count, { columns }) => count + columns.length, 0);
  return values.slice(from, from + (kind.groups[group]?.columns.length ?? 0));
}

export function withGroupValues(
  kind: RecordKind, values: readonly SqlValue[], group: number, replacement: readonly SqlValue[],
): readonly SqlValue[] {
  const from = kind.groups.slice(0, group).reduce((count, { columns }) => count + columns.length, 0);
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
