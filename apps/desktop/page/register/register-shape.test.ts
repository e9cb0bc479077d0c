import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countItems, itemAt, keepInside, lastPlace, placeToIndex, stepPlace, type RegisterShape,
} from './register-shape.ts';

const shape: RegisterShape = { rows: 5, firstUpcoming: 3 };
const withoutUpcoming: RegisterShape = { rows: 3, firstUpcoming: 3 };
const empty: RegisterShape = { rows: 0, firstUpcoming: 0 };

test('the typing row stands after the last entry up to today, then the heading, then what is to come', () => {
  const items = Array.from({ length: countItems(shape) }, (_, index) => itemAt(shape, index));
  assert.deepEqual(items, [
    { kind: 'row', row: 0 }, { kind: 'row', row: 1 }, { kind: 'row', row: 2 }, { kind: 'typing' },
    { kind: 'upcoming' }, { kind: 'row', row: 3 }, { kind: 'row', row: 4 },
  ]);
  assert.equal(countItems(withoutUpcoming), 4);
});

test('an account without entries has its typing row and help to begin', () => {
  assert.deepEqual([itemAt(empty, 0), itemAt(empty, 1)], [{ kind: 'typing' }, { kind: 'empty' }]);
  assert.equal(countItems(empty), 2);
});

test('a place has the index of its item', () => {
  for (const place of [0, 1, 2, 'typing', 3, 4] as const) {
    const item = itemAt(shape, placeToIndex(shape, place));
    assert.deepEqual(item, place === 'typing' ? { kind: 'typing' } : { kind: 'row', row: place });
  }
});

test('stepping passes the typing row and stops at both ends', () => {
  assert.equal(stepPlace(shape, 2, 1), 'typing');
  assert.equal(stepPlace(shape, 'typing', 1), 3);
  assert.equal(stepPlace(shape, 3, -1), 'typing');
  assert.equal(stepPlace(shape, 4, 10), 4);
  assert.equal(stepPlace(shape, 1, -Infinity), 0);
  assert.equal(stepPlace(withoutUpcoming, 2, 5), 'typing');
  assert.equal(stepPlace(empty, 'typing', -1), 'typing');
});

test('End leads to today first, to the last of all from there', () => {
  assert.equal(lastPlace(shape, 0), 2);
  assert.equal(lastPlace(shape, 2), 4);
  assert.equal(lastPlace(shape, 4), 2);
  assert.equal(lastPlace(withoutUpcoming, 2), 2);
  assert.equal(lastPlace({ rows: 2, firstUpcoming: 0 }, 'typing'), 1);
  assert.equal(lastPlace(empty, 'typing'), 'typing');
});

test('a place is never outside of fewer rows', () => {
  assert.equal(keepInside(withoutUpcoming, 9), 2);
  assert.equal(keepInside(empty, 1), 'typing');
});
