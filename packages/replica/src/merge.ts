/**
 * Joins two states of one record: commutative, associative, idempotent (the conflicts it reports are extra rows, not
 * part of the join).
 *
 * What must hold
 * 1. Of each group the larger stamp wins, always; its ancestors are the union of both. A group that was never written
 *    (`record-state.ts`, rule 2) loses to one that was.
 * 2. A loser of which the winner knew nothing is returned: the caller keeps it as a conflict. Where its values are
 *    those of the winner there is nothing to show, but it proves that the record was edited in ignorance of a delete.
 * 3. One stamp names one value. Where it does not, the larger encoding wins on every device, and the other is returned
 *    as a fault, except under the origin stamp, which several devices may generate in different versions.
 * 4. Life is a register of its own; `seen` grows pointwise, outside it.
 */
import type { SqlValue } from '@tandem/sqlite';
import { compareBytes } from './record-id.ts';
import {
  equalContent, groupContent, groupCount, groupStamp, inOrder, isUnwritten, lifeStamp, newestStamp, normalizeStamps,
  olderStamp, type GroupContent, type RecordState, type UnknownColumn,
} from './record-state.ts';
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
  readonly content: GroupContent;
  /** The winner wrote the same: nothing is lost, but a delete that knew the winner alone must not hide the record. */
  readonly isEqual: boolean;
  /** As `RecordState.wallMs`, where the loser is the newest edit of its record. */
  readonly wallMs: number | undefined;
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
  const unknown: UnknownColumn[] = [];
  const stamps: (Stamp | undefined)[] = [];
  const ancestors: (Ancestors | undefined)[] = [];
  const losers: Loser[] = [];
  const faults: Loser[] = [];
  const count = Math.max(groupCount(local), groupCount(incoming));
  for (let group = 0; group < count; group++) {
    const joined = joinGroup(groupSide(local, group), groupSide(incoming, group), rules);
    const { winner, loser } = joined;
    values.push(...winner.content.values);
    unknown.push(...winner.content.unknown);
    stamps.push(winner.stamp);
    ancestors.push(joined.ancestors);
    if (joined.outcome === 'settled' || loser.stamp === undefined) continue;
    const isEqual = equalContent(winner.content, loser.content);
    const { stamp, content, state } = loser;
    const lost = { group, stamp, content, isEqual, wallMs: wallOfStamp(state, stamp) };
    if (joined.outcome === 'fault') faults.push(lost);
    else if (kind.isConflictFree !== true) losers.push(lost);
  }
  const life = laterLife(local, incoming);
  const merged: RecordState = {
    kind, id: local.id, values, unknown: inOrder(unknown),
    ...normalizeStamps(olderStamp(local.base, incoming.base), stamps, lifeStamp(life)),
    ancestors: ancestors.some((each) => each !== undefined) ? ancestors : undefined,
    isAlive: life.isAlive,
    seen: joinSeen(local, incoming),
    wallMs: newerWall(local, incoming),
  };
  return { merged, isChanged: !equalStates(local, merged), losers, faults };
}

/** Another wall time than the stamp's is known of a record's newest edit alone. */
export function wallOfStamp(state: RecordState, stamp: Stamp): number | undefined {
  return compareStamps(stamp, newestStamp(state)) === 0 ? state.wallMs : undefined;
}

interface GroupSide {
  /** Undefined where the group was never written. */
  readonly stamp: Stamp | undefined;
  readonly ancestors: Ancestors | undefined;
  readonly content: GroupContent;
  readonly state: RecordState;
  readonly group: number;
}

function groupSide(state: RecordState, group: number): GroupSide {
  return {
    stamp: isUnwritten(state, group) ? undefined : groupStamp(state, group), ancestors: state.ancestors?.[group],
    content: groupContent(state, group), state, group,
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
  if (local.stamp === undefined) return { winner: incoming, loser: local, ancestors, outcome: 'settled' };
  if (incoming.stamp === undefined) return { winner: local, loser: incoming, ancestors, outcome: 'settled' };
  const order = compareStamps(local.stamp, incoming.stamp);
  if (order === 0) return joinUnderOneStamp(local, incoming, ancestors);
  const isKnown = !rules.ancestors
    || descendsFrom(local.stamp, local.ancestors, incoming.stamp)
    || descendsFrom(incoming.stamp, incoming.ancestors, local.stamp);
  const [winner, loser] = order > 0 ? [local, incoming] : [incoming, local];
  return { winner, loser, ancestors, outcome: !isKnown && rules.conflicts ? 'conflict' : 'settled' };
}

function joinUnderOneStamp(local: GroupSide, incoming: GroupSide, ancestors: Ancestors | undefined): JoinedGroup {
  if (equalContent(local.content, incoming.content)) {
    return { winner: local, loser: incoming, ancestors, outcome: 'settled' };
  }
  const order = compareBytes(encodeGroupValues(local.state, local.group),
    encodeGroupValues(incoming.state, incoming.group));
  const [winner, loser] = order > 0 ? [local, incoming] : [incoming, local];
  return { winner, loser, ancestors, outcome: local.stamp?.h === 0 ? 'settled' : 'fault' };
}

/** The later life register. One stamp never stands for both: at one stamp, alive wins, which loses nothing. */
function laterLife(local: RecordState, incoming: RecordState): RecordState {
  const order = compareStamps(lifeStamp(local), lifeStamp(incoming));
  if (order !== 0) return order > 0 ? local : incoming;
  return local.isAlive ? local : incoming;
}

function joinSeen(local: RecordState, incoming: RecordState): RecordState['seen'] {
  if (local.seen === undefined || incoming.seen === undefined) return local.seen ?? incoming.seen;
  return Array.from({ length: Math.max(local.seen.length, incoming.seen.length) }, (_, group) => {
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
  if (compareStamps(left.base, right.base) !== 0) return false;
  const count = Math.max(groupCount(left), groupCount(right));
  for (let group = 0; group < count; group++) {
    const isEqual = compareStamps(groupStamp(left, group), groupStamp(right, group)) === 0
      && equalSeen(left.seen?.[group], right.seen?.[group])
      && equalAncestors(left.ancestors?.[group], right.ancestors?.[group])
      && equalContent(groupContent(left, group), groupContent(right, group));
    if (!isEqual) return false;
  }
  return true;
}

function equalSeen(left: Stamp | undefined, right: Stamp | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return compareStamps(left, right) === 0;
}
