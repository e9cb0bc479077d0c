/**
 * Stamps and ancestors: which of two values of a group descends from the other.
 *
 * A stamp is (h, replica). `h` is a hybrid logical clock, `ms * 2048 + counter` in one integer, always larger than
 * every stamp its author had met. `replica` is 40 random bits minted at the first write after each opening of a book,
 * so a restored or copied file never uses a stamp twice. The origin stamp (0, 0) marks content that the program
 * generates: an ancestor of everything.
 *
 * The ancestors of a value are a version vector (replica to largest h) of what the value replaced. Edits of one
 * replica form a chain, so a vector is exact until it is full; it never names the author of the value itself.
 */
export interface Stamp {
  readonly h: number;
  readonly replica: number;
}

export type Ancestors = ReadonlyMap<number, number>;

export const originStamp: Stamp = { h: 0, replica: 0 };

export const ticksPerMs = 2048;
/** 2100-01-01: a wall clock beyond it counts as it, so that h stays far from the largest integer. */
export const wallMsMax = 4_102_444_800_000;
/** No honest device reaches it: a received stamp beyond it is refused. */
export const hMax = 2 ** 53 - 2 ** 40;
export const replicaMax = 2 ** 40 - 1;
export const ancestorsMax = 16;

/** The order in which stamps win: by h, then by replica. */
export function compareStamps(left: Stamp, right: Stamp): number {
  return left.h - right.h || left.replica - right.replica;
}

/** Whether a value with this stamp and these ancestors was written in knowledge of `other`. */
export function descendsFrom(stamp: Stamp, ancestors: Ancestors | undefined, other: Stamp): boolean {
  if (other.h === 0) return true;
  if (stamp.replica === other.replica) return stamp.h >= other.h;
  const known = ancestors?.get(other.replica);
  return known !== undefined && known >= other.h;
}

/** Pointwise maximum, then the largest `ancestorsMax` by stamp: associative, commutative and idempotent. */
export function joinAncestors(left: Ancestors | undefined, right: Ancestors | undefined): Ancestors | undefined {
  if (left === undefined || left === right) return right;
  if (right === undefined) return left;
  const joined = new Map(left);
  for (const [replica, h] of right) {
    const known = joined.get(replica);
    if (known === undefined || known < h) joined.set(replica, h);
  }
  return keepLargest(joined);
}

/** The ancestors of a value that replaces another, written by `author`. */
export function ancestorsOfSuccessor(author: number, replaced: Stamp, ancestors: Ancestors | undefined):
Ancestors | undefined {
  if (replaced.h === 0 || replaced.replica === author) return ancestors;
  return joinAncestors(ancestors, new Map([[replaced.replica, replaced.h]]));
}

export function equalAncestors(left: Ancestors | undefined, right: Ancestors | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined || left.size !== right.size) return false;
  for (const [replica, h] of left) if (right.get(replica) !== h) return false;
  return true;
}

function keepLargest(ancestors: Map<number, number>): Ancestors {
  if (ancestors.size <= ancestorsMax) return ancestors;
  const byStamp = [...ancestors].sort((left, right) => right[1] - left[1] || right[0] - left[0]);
  return new Map(byStamp.slice(0, ancestorsMax));
}
