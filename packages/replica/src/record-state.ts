/**
 * One record as the merge sees it: its values and the tracking beside them. A lattice element: `merge.ts` joins two.
 * Where nothing has happened since its creation, a record has one stamp and nothing else.
 */
import type { SqlValue } from '@tandem/sqlite';
import type { RecordKind } from './kind.ts';
import type { RecordId } from './record-id.ts';
import { compareStamps, originStamp, type Ancestors, type Stamp } from './stamp.ts';

export interface RecordState {
  readonly kind: RecordKind;
  readonly id: RecordId;
  /** In the order of `kindColumns`. */
  readonly values: readonly SqlValue[];
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

export function groupStamp(state: RecordState, group: number): Stamp {
  return state.groupStamps?.[group] ?? state.base;
}

export function lifeStamp(state: RecordState): Stamp {
  return state.lifeStamp ?? state.base;
}

export function newestStamp(state: RecordState): Stamp {
  let newest = lifeStamp(state);
  for (let group = 0; group < state.kind.groups.length; group++) {
    const stamp = groupStamp(state, group);
    if (compareStamps(stamp, newest) > 0) newest = stamp;
  }
  return newest;
}

/**
 * Whether a delete knew everything that the record holds. A group that the deleter's version did not have yet stands
 * at the base, and is known with it.
 */
export function isBuried(state: RecordState): boolean {
  if (state.isAlive) return false;
  for (let group = 0; group < state.kind.groups.length; group++) {
    const seen = state.seen?.[group];
    if (seen === undefined) {
      if (state.groupStamps?.[group] !== undefined) return false;
    } else if (compareStamps(groupStamp(state, group), seen) > 0) {
      return false;
    }
  }
  return true;
}

/** The same state in its shortest form: the oldest stamp is the base, and what equals it is left out. */
export function normalizeStamps(
  stamps: readonly Stamp[], life: Stamp,
): Pick<RecordState, 'base' | 'groupStamps' | 'lifeStamp'> {
  let base = life;
  for (const stamp of stamps) if (compareStamps(stamp, base) < 0) base = stamp;
  const differs = (stamp: Stamp): Stamp | undefined => (compareStamps(stamp, base) === 0 ? undefined : stamp);
  const overrides = stamps.map(differs);
  return {
    base: base.h === 0 ? originStamp : base,
    groupStamps: overrides.some((stamp) => stamp !== undefined) ? overrides : undefined,
    lifeStamp: differs(life),
  };
}
