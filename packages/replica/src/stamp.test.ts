import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ancestorsMax, ancestorsOfSuccessor, compareStamps, descendsFrom, equalAncestors, hMax, joinAncestors, originStamp,
  replicaMax, type Ancestors, type Stamp,
} from './stamp.ts';

const at = (h: number, replica: number): Stamp => ({ h, replica });
const vector = (...pairs: readonly (readonly [replica: number, h: number])[]): Ancestors => new Map(pairs);

test('R-1 stamps win by their h, then by their replica', () => {
  const inOrder = [originStamp, at(1, 9), at(2, 1), at(2, 3), at(10, 2)];
  for (const [place, left] of inOrder.entries()) {
    for (const [other, right] of inOrder.entries()) {
      assert.equal(Math.sign(compareStamps(left, right)), Math.sign(place - other));
    }
  }
});

test('R-20 the largest stamp that is taken is far from the largest integer, and a replica has forty bits', () => {
  assert.deepEqual([hMax, replicaMax], [9_006_099_743_113_216, 1_099_511_627_775]);
});

test('R-3 a value was written in knowledge of what its author had met, and of nothing else', () => {
  const knows = (other: Stamp): boolean => descendsFrom(at(10, 1), vector([2, 5], [3, 20]), other);
  assert.deepEqual([at(4, 2), at(5, 2), at(6, 2), at(20, 3), at(21, 3)].map(knows), [true, true, false, true, false]);
  assert.deepEqual([at(9, 1), at(10, 1), at(11, 1)].map(knows), [true, true, false], 'its author knew its own');
  assert.equal(knows(at(1, 4)), false, 'a replica that nobody met');
  assert.equal(descendsFrom(at(10, 1), undefined, at(1, 4)), false);
});

test('R-8 everything descends from the origin', () => {
  assert.equal(descendsFrom(at(10, 1), undefined, originStamp), true);
  assert.equal(descendsFrom(originStamp, undefined, at(10, 1)), false);
});

test('R-16 a union of ancestors is the largest of each replica', () => {
  assert.equal(joinAncestors(undefined, undefined), undefined);
  const one = vector([1, 5], [2, 6]);
  assert.equal(joinAncestors(one, undefined), one);
  assert.equal(joinAncestors(undefined, one), one);
  const other = vector([2, 7], [1, 4], [3, 1]);
  for (const joined of [joinAncestors(one, other), joinAncestors(other, one)]) {
    assert.deepEqual(joined, vector([1, 5], [2, 7], [3, 1]));
  }
});

test('R-16 of more ancestors than there is room for, the smallest go, by h and then by replica', () => {
  const full = vector(...Array.from({ length: ancestorsMax }, (_, index) => [index + 1, 100 + index] as const));
  assert.deepEqual(joinAncestors(full, vector([50, 99])), full);
  const [kept, ...others] = [...joinAncestors(full, vector([50, 200])) ?? []];
  assert.deepEqual(kept, [50, 200]);
  assert.deepEqual(others.toSorted(([left], [right]) => left - right), [...full].slice(1));
  const tied = joinAncestors(full, vector([50, 100]));
  assert.deepEqual([tied?.has(1), tied?.get(50), tied?.size], [false, 100, ancestorsMax]);
});

test('R-16 what replaces a value descends from it and from what it descended from', () => {
  const known = vector([2, 3]);
  assert.deepEqual(ancestorsOfSuccessor(1, at(7, 4), known), vector([2, 3], [4, 7]));
  assert.deepEqual(ancestorsOfSuccessor(1, at(7, 4), undefined), vector([4, 7]));
  assert.equal(ancestorsOfSuccessor(1, at(7, 1), known), known, 'its own chain needs no naming');
  assert.equal(ancestorsOfSuccessor(1, originStamp, known), known, 'nor does the origin');
});

test('R-16 ancestors are equal in every replica or not at all', () => {
  const one = vector([1, 5], [2, 6]);
  assert.equal(equalAncestors(one, vector([2, 6], [1, 5])), true);
  assert.equal(equalAncestors(undefined, undefined), true);
  for (const other of [undefined, vector([1, 5]), vector([1, 5], [2, 7]), vector([1, 5], [3, 6]),
    vector([1, 5], [2, 6], [3, 1])]) {
    assert.equal(equalAncestors(one, other), false);
    assert.equal(equalAncestors(other, one), false);
  }
});
