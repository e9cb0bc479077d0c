import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SqlValue } from '@tandem/sqlite';
import { unknownKind } from './kind.ts';
import { bytesToRecordId } from './record-id.ts';
import {
  equalContent, groupContent, groupCount, groupStamp, inOrder, isBuried, isInitial, isUnwritten, lifeStamp, newestStamp,
  normalizeStamps, olderStamp, withGroupContent, type GroupContent, type RecordState, type UnknownColumn,
} from './record-state.ts';
import { laterMarbleKind, marbleKind } from './replica.testing.ts';
import { originStamp, type Stamp } from './stamp.ts';

const [base, newer, newest]: [Stamp, Stamp, Stamp] = [{ h: 5, replica: 1 }, { h: 7, replica: 1 }, { h: 9, replica: 2 }];
const id = bytesToRecordId(new Uint8Array(16).fill(4));
const plain: RecordState = { kind: marbleKind, id, values: [null, 1, 2, 'red', 1], base, isAlive: true };
const later: RecordState = {
  kind: laterMarbleKind, id, values: [null, 0, 0, null, 'clear', '', 0, 5, 0, null], base, isAlive: true,
};
const dead: RecordState = { ...plain, isAlive: false, lifeStamp: newer };

const column = (group: number, tag: number, value: Exclude<SqlValue, null> = 1): UnknownColumn =>
  ({ group, tag, type: typeof value === 'string' ? 'text' : typeof value === 'number' ? 'integer' : 'id', value });

test('R-33 a record has the groups of its kind, and whatever a later version wrote beyond them', () => {
  const counts = (state: Partial<RecordState>): number => groupCount({ ...plain, ...state });
  assert.equal(counts({}), 3);
  assert.equal(counts({ groupStamps: [newer] }), 3);
  assert.equal(counts({ unknown: [column(0, 30)] }), 3);
  assert.equal(counts({ unknown: [column(0, 30), column(3, 31)] }), 4);
  assert.equal(counts({ unknown: [column(0, 30), column(1, 31), column(4, 32)] }), 5);
  assert.equal(counts({ groupStamps: [undefined, undefined, undefined, undefined, newer] }), 5);
  assert.equal(counts({ ancestors: [undefined, undefined, undefined, new Map([[1, 1]])] }), 4);
  assert.equal(counts({ seen: [undefined, undefined, undefined, newer] }), 4);
  const stranger = unknownKind(150, 2, false);
  assert.equal(counts({ kind: stranger, values: [] }), 2);
  assert.equal(counts({ kind: unknownKind(150, 1, false), values: [], seen: [newer] }), 1);
  assert.equal(counts({ kind: stranger, values: [], unknown: [column(4, 1)] }), 5);
});

test('R-1 a group and a life without a stamp of their own stand at the base', () => {
  const edited = { ...plain, groupStamps: [undefined, newer] };
  assert.deepEqual([0, 1, 2, 7].map((group) => groupStamp(edited, group)), [base, newer, base, base]);
  assert.deepEqual([lifeStamp(plain), lifeStamp(dead)], [base, newer]);
  assert.deepEqual(newestStamp(plain), base);
  assert.deepEqual(newestStamp(dead), newer);
  assert.deepEqual(newestStamp({ ...dead, groupStamps: [undefined, newest] }), newest);
  assert.deepEqual(newestStamp({ ...dead, lifeStamp: newest, groupStamps: [newer] }), newest);
  assert.deepEqual([olderStamp(base, newer), olderStamp(newer, base)], [base, base]);
});

test('R-2 the content of a group is its columns and those that a later version put there', () => {
  const state = { ...plain, unknown: [column(0, 30), column(1, 31, 'dots')] };
  assert.deepEqual(groupContent(state, 0), { values: [null, 1, 2], unknown: [column(0, 30)] });
  assert.deepEqual(groupContent(state, 1), { values: ['red'], unknown: [column(1, 31, 'dots')] });
  assert.deepEqual(groupContent(plain, 2), { values: [1], unknown: [] });
  assert.deepEqual(groupContent(state, 3), { values: [], unknown: [] });
});

test('R-2 the content of one group is replaced whole, and of the others nothing', () => {
  const state = { ...plain, unknown: [column(0, 30), column(1, 31, 'dots'), column(3, 32)] };
  const changed = withGroupContent(state, 1, { values: ['blue'], unknown: [column(1, 40, 'x'), column(1, 33)] });
  assert.deepEqual(changed, {
    ...plain, values: [null, 1, 2, 'blue', 1],
    unknown: [column(0, 30), column(1, 33), column(1, 40, 'x'), column(3, 32)],
  });
  assert.deepEqual(withGroupContent(plain, 0, { values: [id, 3, 6], unknown: [] }),
    { ...plain, values: [id, 3, 6, 'red', 1], unknown: undefined });
  assert.deepEqual(withGroupContent(plain, 5, { values: [], unknown: [column(5, 9)] }),
    { ...plain, unknown: [column(5, 9)] });
});

test('R-33 unknown columns stand in the order of their groups, then of their tags', () => {
  const sorted = [column(0, 9), column(1, 3), column(1, 5), column(2, 1)];
  assert.deepEqual(inOrder(sorted.toReversed()), sorted);
  assert.equal(inOrder([]), undefined);
});

test('R-1 contents are equal in every known and unknown value or not at all', () => {
  const content = (values: readonly SqlValue[], ...unknown: readonly UnknownColumn[]): GroupContent =>
    ({ values, unknown });
  const one = content(['red', 1], column(0, 30), column(0, 31, id));
  assert.equal(equalContent(one, content(['red', 1], column(0, 30), column(0, 31, Uint8Array.from(id)))), true);
  const sameText: UnknownColumn = { ...column(0, 30), type: 'text' };
  for (const other of [
    content(['red', 2], column(0, 30), column(0, 31, id)), content(['red', 1], column(0, 30)), content(['red', 1]),
    content(['red', 1], column(0, 29), column(0, 31, id)), content(['red', 1], column(0, 30, 2), column(0, 31, id)),
    content(['red', 1], column(0, 30), column(0, 31, new Uint8Array(16))),
    content(['red', 1], sameText, column(0, 31, id)),
    content(['red', 1], column(0, 30), column(0, 31, id), column(0, 32)),
  ]) {
    assert.equal(equalContent(one, other), false);
    assert.equal(equalContent(other, one), false);
  }
});

test('R-33 a later group whose columns all stand at their initial values was never written', () => {
  const at = (place: number, value: SqlValue): RecordState => ({ ...later, values: later.values.with(place, value) });
  assert.deepEqual([0, 1, 2, 3].map((group) => isInitial(later, group)), [true, true, true, true]);
  assert.deepEqual([0, 1, 2, 3].map((group) => isInitial(at(0, id), group)), [false, true, true, true]);
  assert.deepEqual([0, 1, 2, 3].map((group) => isInitial(at(3, id), group)), [false, true, true, true]);
  assert.deepEqual([0, 1, 2, 3].map((group) => isInitial(at(6, 1), group)), [true, true, false, true]);
  assert.deepEqual([0, 1, 2, 3].map((group) => isInitial(at(9, 'la'), group)), [true, true, true, false]);
  assert.deepEqual([2, 3, 4].map((group) => isInitial({ ...later, unknown: [column(3, 40)] }, group)),
    [true, false, true]);
  assert.equal(isInitial({ ...later, unknown: [column(2, 40), column(3, 40)] }, 3), false);
  assert.deepEqual([0, 1, 2, 3, 4].map((group) => isUnwritten(later, group)), [false, false, false, true, true]);
  assert.equal(isUnwritten(at(8, 440), 3), false);
  assert.equal(isUnwritten({ ...later, groupStamps: [undefined, undefined, undefined, newer] }, 3), false);
  assert.equal(isUnwritten({ ...later, groupStamps: [newer] }, 3), true);
});

test('R-6 a delete that knew every group buries the record', () => {
  const buried = (state: Partial<RecordState>): boolean => isBuried({ ...dead, ...state });
  assert.equal(buried({}), true, 'what stands at the base is known to every delete');
  assert.equal(buried({ isAlive: true }), false);
  assert.equal(buried({ groupStamps: [undefined, newer] }), false);
  assert.equal(buried({ groupStamps: [undefined, undefined, newer], seen: [newer, newer] }), false);
  assert.equal(buried({ groupStamps: [undefined, newer], seen: [undefined, newer] }), true);
  assert.equal(buried({ groupStamps: [undefined, newest], seen: [undefined, newer] }), false);
  assert.equal(buried({ groupStamps: [undefined, newer], seen: [undefined, newest] }), true);
  assert.equal(buried({ seen: [base, base, base] }), true);
  assert.equal(buried({ groupStamps: [undefined, undefined, undefined, newer] }), false, 'a group of a later version');
});

test('R-13 stamps that are the base are left out', () => {
  assert.deepEqual(normalizeStamps(base, [base, newer, undefined], newer),
    { base, groupStamps: [undefined, newer, undefined], lifeStamp: newer });
  assert.deepEqual(normalizeStamps(base, [{ ...base }, undefined], { ...base }),
    { base, groupStamps: undefined, lifeStamp: undefined });
  const bare = normalizeStamps(base, undefined, undefined);
  assert.deepEqual(bare, { base, groupStamps: undefined, lifeStamp: undefined });
  assert.equal(bare.base, base);
  const origin = normalizeStamps({ h: 0, replica: 0 }, undefined, undefined).base;
  assert.equal(origin, originStamp, 'one object for all');
});
