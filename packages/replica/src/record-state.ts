/**
 * One record as the merge sees it: its values and the tracking beside them. A lattice element: `merge.ts` joins two.
 * Where nothing has happened since its creation, a record has one stamp and nothing else.
 *
 * What must hold
 * 1. The base is the stamp of the record's creation; of copies created apart, the oldest. No stamp is older.
 * 2. A group without a stamp of its own stands at the base. One that a later version appended, all of whose columns are
 *    at their initial values, was then never written: it has no stamp at all, and loses to whatever was written. So a
 *    version that does not know the group and one that does hold the same record.
 * 3. What a later version wrote is carried by tag: columns of known groups, whole groups, whole kinds.
 */
import type { SqlValue } from '@tandem/sqlite';
import { equalValue, equalValues, groupValues, shapeOf, type ColumnType, type RecordKind } from './kind.ts';
import type { RecordId } from './record-id.ts';
import { compareStamps, originStamp, type Ancestors, type Stamp } from './stamp.ts';

export interface RecordState {
  readonly kind: RecordKind;
  readonly id: RecordId;
  /** In the order of `kindColumns`. */
  readonly values: readonly SqlValue[];
  /** Values of columns that this version does not know, in the order of groups and tags; none at its initial value. */
  readonly unknown?: readonly UnknownColumn[] | undefined;
  /** Stamp of every group and of the life register, but where these say otherwise. */
  readonly base: Stamp;
  /** By group; undefined where it is the base. */
  readonly groupStamps?: readonly (Stamp | undefined)[] | undefined;
  /** By group. */
  readonly ancestors?: readonly (Ancestors | undefined)[] | undefined;
  readonly isAlive: boolean;
  readonly lifeStamp?: Stamp | undefined;
  /** By group: the newest stamp that a delete knew. Grows only, and outlives a return to life. */
  readonly seen?: readonly (Stamp | undefined)[] | undefined;
  /** Wall time of the newest edit where it differs from its stamp's milliseconds; for the screen only. */
  readonly wallMs?: number | undefined;
}

export interface UnknownColumn {
  readonly group: number;
  readonly tag: number;
  readonly type: ColumnType;
  readonly value: Exclude<SqlValue, null>;
}

/** What one group of a record holds. */
export interface GroupContent {
  /** Of the group's known columns. */
  readonly values: readonly SqlValue[];
  readonly unknown: readonly UnknownColumn[];
}

/** Groups that this version knows, or of which the record has anything. */
export function groupCount(state: RecordState): number {
  const { kind, unknown, groupStamps, ancestors, seen } = state;
  const known = Math.max(kind.groups.length, kind.unknown?.groupsAtFirst ?? 0);
  if (unknown === undefined && groupStamps === undefined && ancestors === undefined && seen === undefined) return known;
  return Math.max(known, groupStamps?.length ?? 0, ancestors?.length ?? 0, seen?.length ?? 0,
    (unknown?.at(-1)?.group ?? -1) + 1);
}

export function groupStamp(state: RecordState, group: number): Stamp {
  return state.groupStamps?.[group] ?? state.base;
}

export function lifeStamp(state: RecordState): Stamp {
  return state.lifeStamp ?? state.base;
}

export function newestStamp(state: RecordState): Stamp {
  let newest = lifeStamp(state);
  for (const stamp of [state.base, ...(state.groupStamps ?? [])]) {
    if (stamp !== undefined && compareStamps(stamp, newest) > 0) newest = stamp;
  }
  return newest;
}

export function groupContent(state: RecordState, group: number): GroupContent {
  return {
    values: groupValues(state.kind, state.values, group),
    unknown: state.unknown?.filter((column) => column.group === group) ?? [],
  };
}

export function withGroupContent(state: RecordState, group: number, content: GroupContent): RecordState {
  const from = shapeOf(state.kind).starts[group] ?? state.values.length;
  const values = [...state.values.slice(0, from), ...content.values,
    ...state.values.slice(from + content.values.length)];
  const others = state.unknown?.filter((column) => column.group !== group) ?? [];
  return { ...state, values, unknown: inOrder([...others, ...content.unknown]) };
}

/** In the order of groups and tags; undefined where there is none. */
export function inOrder(columns: readonly UnknownColumn[]): readonly UnknownColumn[] | undefined {
  if (columns.length === 0) return undefined;
  return columns.toSorted((left, right) => left.group - right.group || left.tag - right.tag);
}

export function equalContent(left: GroupContent, right: GroupContent): boolean {
  return equalValues(left.values, right.values) && left.unknown.length === right.unknown.length
    && left.unknown.every(({ tag, type, value }, index) => {
      const other = right.unknown[index];
      return other !== undefined && other.tag === tag && other.type === type && equalValue(value, other.value);
    });
}

/** Whether all columns of a group stand at their initial values. */
export function isInitial(state: RecordState, group: number): boolean {
  if (state.unknown?.some((column) => column.group === group) === true) return false;
  const { starts, columns } = shapeOf(state.kind);
  for (let at = starts[group] ?? 0; at < (starts[group + 1] ?? 0); at++) {
    if (state.values[at] !== columns[at]?.initial) return false;
  }
  return true;
}

/** Rule 2: a group that was never written. */
export function isUnwritten(state: RecordState, group: number): boolean {
  return group >= shapeOf(state.kind).groupsAtFirst && state.groupStamps?.[group] === undefined
    && isInitial(state, group);
}

/** Whether a delete knew everything that the record holds. What stands at the base is known to every delete. */
export function isBuried(state: RecordState): boolean {
  if (state.isAlive) return false;
  const count = groupCount(state);
  for (let group = 0; group < count; group++) {
    const seen = state.seen?.[group];
    if (seen === undefined) {
      if (state.groupStamps?.[group] !== undefined) return false;
    } else if (compareStamps(groupStamp(state, group), seen) > 0) {
      return false;
    }
  }
  return true;
}

/** Stamps in their shortest form: those that are the base are left out. */
export function normalizeStamps(
  base: Stamp, stamps: readonly (Stamp | undefined)[] | undefined, life: Stamp | undefined,
): Pick<RecordState, 'base' | 'groupStamps' | 'lifeStamp'> {
  const differs = (stamp: Stamp | undefined): Stamp | undefined =>
    (stamp === undefined || compareStamps(stamp, base) === 0 ? undefined : stamp);
  const overrides = stamps?.map(differs);
  return {
    base: base.h === 0 ? originStamp : base,
    groupStamps: overrides?.some((stamp) => stamp !== undefined) === true ? overrides : undefined,
    lifeStamp: differs(life),
  };
}

export function olderStamp(left: Stamp, right: Stamp): Stamp {
  return compareStamps(left, right) <= 0 ? left : right;
}
