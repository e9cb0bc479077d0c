import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countChosen, extendTo, isChosen, selectAll, selectOnly, toggleRow } from './row-selection.ts';

const shape = { rows: 10, firstUpcoming: 7 };

test('the typing row is never chosen', () => {
  assert.deepEqual(selectOnly('typing').ranges, []);
});

test('Shift extends from where it began, forth and back', () => {
  const down = extendTo(shape, selectOnly(3), 5);
  assert.deepEqual([down.ranges, down.active], [[{ first: 3, last: 5 }], 5]);
  const up = extendTo(shape, down, 1);
  assert.deepEqual([up.ranges, up.active], [[{ first: 1, last: 3 }], 1]);
});

test('extending passes the typing row in both directions', () => {
  const down = extendTo(shape, selectOnly(6), 'typing');
  assert.deepEqual([down.ranges, down.active], [[{ first: 6, last: 7 }], 7]);
  const up = extendTo(shape, selectOnly(7), 'typing');
  assert.deepEqual([up.ranges, up.active], [[{ first: 6, last: 7 }], 6]);
});

test('extending where nothing is to come stays with the last entry', () => {
  const last = selectOnly(9);
  assert.deepEqual(extendTo({ rows: 10, firstUpcoming: 10 }, last, 'typing'), last);
});

test('Ctrl takes rows in and out, and neighbours become one range', () => {
  const three = toggleRow(toggleRow(selectOnly(2), 4), 3);
  assert.deepEqual(three.ranges, [{ first: 2, last: 4 }]);
  const holed = toggleRow(three, 3);
  assert.deepEqual(holed.ranges, [{ first: 2, last: 2 }, { first: 4, last: 4 }]);
  assert.equal(countChosen(holed), 2);
  assert.deepEqual([isChosen(holed, 3), isChosen(holed, 4)], [false, true]);
});

test('everything is one range, however much it is', () => {
  const all = selectAll({ rows: 100_000, firstUpcoming: 100_000 }, selectOnly(5));
  assert.deepEqual([countChosen(all), all.ranges.length, all.active], [100_000, 1, 5]);
});
