/** What a join says of two states that differ in one respect: what wins, what is reported, whether anything changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SqlValue } from '@tandem/sqlite';
import { fullRules, mergeRecords, wallOfStamp, type Merge } from './merge.ts';
import { bytesToRecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { marbleKind } from './replica.testing.ts';
import { originStamp, type Ancestors, type Stamp } from './stamp.ts';

const [base, older, newer, newest]: readonly [Stamp, Stamp, Stamp, Stamp] =
  [{ h: 5, replica: 1 }, { h: 7, replica: 1 }, { h: 8, replica: 2 }, { h: 9, replica: 3 }];
const id = bytesToRecordId(new Uint8Array(16).fill(4));
const plain: RecordState = { kind: marbleKind, id, values: marble('red'), base, isAlive: true };
const dead: RecordState = { ...plain, isAlive: false, lifeStamp: newer };

function marble(colour: string): readonly SqlValue[] {
  return [null, 1, 2, colour, 0];
}

/** A record whose look was changed. */
function recoloured(colour: string, stamp: Stamp, rest: Partial<RecordState> = {}): RecordState {
  return { ...plain, values: marble(colour), groupStamps: [undefined, stamp, undefined], ...rest };
}

function merge(local: RecordState, incoming: RecordState, rules = fullRules): Merge {
  return mergeRecords(local, incoming, rules);
}

/** Both ways: which of two states is like the joined one already. */
function assertChanges(left: RecordState, right: RecordState, changesLeft: boolean, changesRight: boolean): void {
  assert.deepEqual([merge(left, right).isChanged, merge(right, left).isChanged], [changesLeft, changesRight]);
}

test('R-1 of two edits apart the later wins, and the other is reported once with what it was', () => {
  const [green, blue] = [recoloured('green', older), recoloured('blue', newer)];
  for (const { merged, losers, faults } of [merge(green, blue), merge(blue, green)]) {
    assert.deepEqual(merged.values, blue.values);
    assert.deepEqual(merged.groupStamps, blue.groupStamps);
    assert.deepEqual(losers, [{
      group: 1, stamp: older, content: { values: ['green'], unknown: [] }, isEqual: false, wallMs: undefined,
    }]);
    assert.deepEqual(faults, []);
  }
  assertChanges(green, blue, true, false);
  const equal = merge(recoloured('blue', older), blue);
  assert.deepEqual(equal.losers.map(({ isEqual }) => isEqual), [true], 'the same colour twice');
  assertChanges(recoloured('blue', older), blue, true, false);
});

test('R-3 a loser that either side knew is not reported', () => {
  const known: Ancestors = new Map([[older.replica, older.h]]);
  const blue = recoloured('blue', newer, { ancestors: [undefined, known, undefined] });
  const green = recoloured('green', older);
  for (const { losers } of [merge(green, blue), merge(blue, green)]) assert.deepEqual(losers, []);
  const early = recoloured('green', older, { ancestors: [undefined, new Map([[newer.replica, newer.h]]), undefined] });
  for (const { losers } of [merge(early, recoloured('blue', newer)), merge(recoloured('blue', newer), early)]) {
    assert.deepEqual(losers, []);
  }
});

test('R-1 losers of a kind that keeps none, and those of a rule that is off, are dropped', () => {
  const [green, blue] = [recoloured('green', older), recoloured('blue', newer)];
  const kind = { ...marbleKind, isConflictFree: true };
  for (const { merged, losers, faults } of [
    merge({ ...green, kind }, { ...blue, kind }), merge(green, blue, { ...fullRules, conflicts: false }),
    merge(green, blue, { ...fullRules, ancestors: false }),
  ]) {
    assert.deepEqual(merged.values, blue.values);
    assert.deepEqual([losers, faults], [[], []]);
  }
  assert.equal(merge({ ...green, kind: { ...marbleKind, isConflictFree: false } }, blue).losers.length, 1);
});

test('R-17 one stamp that names two values is a fault, but under the origin stamp', () => {
  const [green, blue] = [recoloured('green', newer), recoloured('blue', newer)];
  const [oneWay, otherWay] = [merge(green, blue), merge(blue, green)];
  assert.deepEqual(oneWay.merged.values, green.values, 'the larger encoding');
  assert.deepEqual(otherWay.merged.values, green.values);
  for (const { losers, faults } of [oneWay, otherWay]) {
    assert.deepEqual(losers, []);
    assert.deepEqual(faults.map(({ group, stamp, content }) => [group, stamp, content.values]), [[1, newer, ['blue']]]);
  }
  assertChanges(green, blue, false, true);
  const generated = (colour: string): RecordState => ({ ...plain, base: originStamp, values: marble(colour) });
  for (const { merged, losers, faults } of [
    merge(generated('green'), generated('blue')), merge(generated('blue'), generated('green')),
  ]) {
    assert.deepEqual(merged.values, green.values);
    assert.deepEqual([losers, faults], [[], []]);
  }
  const same = merge(green, { ...green });
  assert.deepEqual([same.losers, same.faults, same.isChanged], [[], [], false]);
});

test('R-1 the wall time of a record is that of its newest edit, and of a loser only if that was its newest', () => {
  const [early, late] = [recoloured('green', older, { wallMs: 11 }), recoloured('blue', newer, { wallMs: 22 })];
  assert.equal(merge(early, late).merged.wallMs, 22);
  assert.equal(merge(late, early).merged.wallMs, 22);
  assert.equal(merge(early, recoloured('blue', newer)).merged.wallMs, undefined);
  assert.equal(merge(late, { ...late, wallMs: 23 }).merged.wallMs, 22, 'of one edit, its own');
  assert.deepEqual(merge(late, early).losers.map(({ wallMs }) => wallMs), [11]);
  const polishedSince: RecordState = { ...early, groupStamps: [undefined, older, newest] };
  assert.deepEqual(merge(late, polishedSince).losers.map(({ group, wallMs }) => [group, wallMs]),
    [[1, undefined], [2, undefined]]);
  assert.deepEqual([wallOfStamp(early, older), wallOfStamp(early, base)], [11, undefined]);
});

test('R-6 the later life register wins; of one stamp, the record lives', () => {
  const [early, late] = [{ ...plain, lifeStamp: older }, { ...dead, lifeStamp: newer }];
  for (const { merged } of [merge(early, late), merge(late, early)]) {
    assert.deepEqual([merged.isAlive, merged.lifeStamp], [false, newer]);
  }
  assertChanges(early, late, true, false);
  const back = { ...plain, lifeStamp: newest };
  for (const { merged } of [merge(back, dead), merge(dead, back)]) {
    assert.deepEqual([merged.isAlive, merged.lifeStamp], [true, newest]);
  }
  assertChanges(back, dead, false, true);
  const both = [{ ...plain, lifeStamp: newer }, dead] as const;
  for (const { merged } of [merge(both[0], both[1]), merge(both[1], both[0])]) assert.equal(merged.isAlive, true);
  assertChanges(...both, false, true);
  assertChanges(dead, { ...dead, lifeStamp: newest }, true, false);
});

test('R-15 what a delete saw grows by the larger of each group, and its growth is a change', () => {
  const seeing = (...seen: readonly (Stamp | undefined)[]): RecordState => ({ ...dead, seen });
  for (const [left, right, joined] of [
    [[older], [newer], [newer]], [[older, newer], [newer], [newer, newer]],
    [[undefined, older], [newer], [newer, older]],
    [[undefined, undefined, newest], [older], [older, undefined, newest]],
  ] as const) {
    assert.deepEqual(merge(seeing(...left), seeing(...right)).merged.seen, joined);
    assert.deepEqual(merge(seeing(...right), seeing(...left)).merged.seen, joined);
  }
  assert.deepEqual(merge(seeing(newer), dead).merged.seen, [newer]);
  assert.deepEqual(merge(dead, seeing(newer)).merged.seen, [newer]);
  assert.equal(merge(dead, dead).merged.seen, undefined);
  assertChanges(dead, seeing(newer), true, false);
  assertChanges(seeing(older), seeing(newer), true, false);
  assertChanges(seeing(older), seeing(undefined, newer), true, true);
  assertChanges(seeing(older), seeing(older, undefined, undefined, newer), true, false);
});

test('R-16 ancestors of one side alone come to the other, and are a change', () => {
  const descended = (vector: Ancestors | undefined): RecordState =>
    recoloured('blue', newer, { ancestors: vector && [undefined, vector, undefined] });
  const [one, more]: readonly [Ancestors, Ancestors] = [new Map([[1, 5]]), new Map([[1, 6], [4, 2]])];
  assertChanges(descended(undefined), descended(one), true, false);
  assertChanges(descended(one), descended(more), true, false);
  assert.deepEqual(merge(descended(one), descended(more)).merged.ancestors, [undefined, more, undefined]);
  assert.deepEqual(merge(descended(undefined), descended(one)).merged.ancestors, [undefined, one, undefined]);
  assert.equal(merge(plain, recoloured('blue', newer)).merged.ancestors, undefined);
});

test('R-33 of copies made apart the older base stays, and what one side alone wrote is a change of the other', () => {
  const copy: RecordState = { ...plain, base: older, values: marble('blue') };
  for (const { merged } of [merge(plain, copy), merge(copy, plain)]) {
    assert.deepEqual(merged.base, base);
    assert.deepEqual(merged.groupStamps, [older, older, older]);
    assert.deepEqual(merged.lifeStamp, older);
    assert.deepEqual(merged.values, copy.values);
  }
  assertChanges(plain, copy, true, true);
  // All that differs is when the record began.
  const begun = (stamp: Stamp): RecordState =>
    ({ ...plain, base: stamp, groupStamps: [newest, newest, newest], lifeStamp: newest });
  assertChanges(begun(base), begun(older), false, true);
  const sung: RecordState = {
    ...plain, groupStamps: [undefined, undefined, undefined, newer],
    unknown: [{ group: 3, tag: 24, type: 'text', value: 'la' }],
  };
  for (const { merged } of [merge(plain, sung), merge(sung, plain)]) assert.deepEqual(merged.unknown, sung.unknown);
  assertChanges(plain, sung, true, false);
  assert.equal(merge(plain, plain).merged.unknown, undefined);
});
