/**
 * Joins two states of one record: commutative, associative, idempotent (the conflicts it reports are extra rows, not
 * part of the join).
 *
 * What must hold
 * 1. Of each group the larger stamp wins, always; its ancestors are the union of both.
 * 2. A loser of which the winner knew nothing is returned: the caller keeps it as a conflict. Where its values are
 *    those of the winner there is nothing to show, but it proves that the record was edited in ignorance of a delete.
 * 3. One stamp names one value. Where it does not, the larger encoding wins on every device, and the other is returned
 *    as a fault, except under the origin stamp, which several devices may generate in different versions.
 * 4. Life is a register of its own; `seen` grows pointwise, outside it.
 */
import type { SqlValue } from '@tandem/sqlite';
import { equalValues, type Group } from './kind.ts';
import { compareBytes } from './record-id.ts';
import { groupStamp, lifeStamp, newestStamp, normalizeStamps, type RecordState } from './record-state.ts';
import { encodeGroupValues } from './row-hash.ts';
import { compareStamps, descendsFrom, equalAncestors, joinAncestors, type Ancestors, type Stamp } from './stamp.ts';

/** What the simulation switches off, one by one, to prove that it would notice. */
export interface MergeRules {
  /** Off: every loser counts as known to its winner. */
  readonly ancestors: boolean;
  /** Off: a deleted record is hidden whatever was edited elsewhere. */
  readonly seen: boolean;
  /** Off: losers are dropped. */
  readonly conflicts: boolean;
}

export const fullRules: MergeRules = { ancestors: true, seen: true, conflicts: true };

export interface Loser {
  readonly group: number;
  readonly stamp: Stamp;
  /** Of the group's columns. */
  readonly values: readonly SqlValue[];
  /** The winner wrote the same: nothing is lost, but a delete that knew the winner alone must not hide the record. */
  readonly isEqual: boolean;
}

export interface Merge {
  readonly merged: RecordState;
  /** Whether the merged state is to be written: content, stamps, life, seen or ancestors differ from the local ones. */
  readonly isChanged: boolean;
  readonly losers: readonly Loser[];
  /** Groups of which one stamp stood for two values. */
  readonly faults: readonly Loser[];
}

export function mergeRecords(local: RecordState, incoming: RecordState, rules: MergeRules): Merge {
  const { kind } = local;
  const values: SqlValue[] = [];
  const stamps: Stamp[] = [];
  const ancestors: (Ancestors | undefined)[] = [];
  const losers: Loser[] = [];
  const faults: Loser[] = [];
  let from = 0;
  kind.groups.forEach((group, index) => {
    const joined = joinGroup(groupSide(local, group, index, from), groupSide(incoming, group, index, from), rules);
    const { winner, loser } = joined;
    values.push(...winner.values);
    stamps.push(winner.stamp);
    ancestors.push(joined.ancestors);
    const isEqual = equalValues(winner.values, loser.values);
    const lost = { group: index, stamp: loser.stamp, values: loser.values, isEqual };
    if (joined.outcome === 'conflict' && kind.isConflictFree !== true) losers.push(lost);
    if (joined.outcome === 'fault') faults.push(lost);
    from += group.columns.length;
  });
  const life = laterLife(local, incoming);
  const merged: RecordState = {
    kind, id: local.id, values,
    ...normalizeStamps(stamps, lifeStamp(life)),
    ancestors: ancestors.some((each) => each !== undefined) ? ancestors : undefined,
    isAlive: life.isAlive,
    seen: joinSeen(local, incoming),
    wallMs: newerWall(local, incoming),
  };
  return { merged, isChanged: !equalStates(local, merged), losers, faults };
}

interface GroupSide {
  readonly stamp: Stamp;
  readonly ancestors: Ancestors | undefined;
  readonly values: readonly SqlValue[];
  readonly state: RecordState;
  readonly group: number;
}

function groupSide(state: RecordState, group: Group, index: number, from: number): GroupSide {
  return {
    stamp: groupStamp(state, index), ancestors: state.ancestors?.[index],
    values: state.values.slice(from, from + group.columns.length), state, group: index,
  };
}

interface JoinedGroup {
  readonly winner: GroupSide;
  readonly loser: GroupSide;
  readonly ancestors: Ancestors | undefined;
  readonly outcome: 'settled' | 'conflict' | 'fault';
}

function joinGroup(local: GroupSide, incoming: GroupSide, rules: MergeRules): JoinedGroup {
  const ancestors = joinAncestors(local.ancestors, incoming.ancestors);
  const order = compareStamps(local.stamp, incoming.stamp);
  if (order === 0) return joinUnderOneStamp(local, incoming, ancestors);
  const [winner, loser] = order > 0 ? [local, incoming] : [incoming, local];
  const isKnown = !rules.ancestors
    || descendsFrom(winner.stamp, winner.ancestors, loser.stamp)
    || descendsFrom(loser.stamp, loser.ancestors, winner.stamp);
  return { winner, loser, ancestors, outcome: !isKnown && rules.conflicts ? 'conflict' : 'settled' };
}

function joinUnderOneStamp(local: GroupSide, incoming: GroupSide, ancestors: Ancestors | undefined): JoinedGroup {
  if (equalValues(local.values, incoming.values)) {
    return { winner: local, loser: incoming, ancestors, outcome: 'settled' };
  }
  const order = compareBytes(encodeGroupValues(local.state, local.group),
    encodeGroupValues(incoming.state, incoming.group));
  const [winner, loser] = order > 0 ? [local, incoming] : [incoming, local];
  return { winner, loser, ancestors, outcome: local.stamp.h === 0 ? 'settled' : 'fault' };
}

/** The later life register. One stamp never stands for both: at one stamp, alive wins, which loses nothing. */
function laterLife(local: RecordState, incoming: RecordState): RecordState {
  const order = compareStamps(lifeStamp(local), lifeStamp(incoming));
  if (order !== 0) return order > 0 ? local : incoming;
  return local.isAlive ? local : incoming;
}

function joinSeen(local: RecordState, incoming: RecordState): RecordState['seen'] {
  if (local.seen === undefined || incoming.seen === undefined) return local.seen ?? incoming.seen;
  return local.kind.groups.map((_, group) => {
    const [left, right] = [local.seen?.[group], incoming.seen?.[group]];
    if (left === undefined || right === undefined) return left ?? right;
    return compareStamps(left, right) >= 0 ? left : right;
  });
}

function newerWall(local: RecordState, incoming: RecordState): number | undefined {
  return compareStamps(newestStamp(local), newestStamp(incoming)) >= 0 ? local.wallMs : incoming.wallMs;
}

function equalStates(left: RecordState, right: RecordState): boolean {
  if (left.isAlive !== right.isAlive || compareStamps(lifeStamp(left), lifeStamp(right)) !== 0) return false;
  if (!equalValues(left.values, right.values)) return false;
  return left.kind.groups.every((_, group) =>
    compareStamps(groupStamp(left, group), groupStamp(right, group)) === 0
    && equalSeen(left.seen?.[group], right.seen?.[group])
    && equalAncestors(left.ancestors?.[group], right.ancestors?.[group]));
}

function equalSeen(left: Stamp | undefined, right: Stamp | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return compareStamps(left, right) === 0;
}
