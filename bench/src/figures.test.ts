import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atMost, isMet, pairRatios, sectionToObject, spreadOf, withShares, type Figure } from './figures.ts';

function figure(values: readonly number[], rest: Partial<Figure> = {}): Figure {
  return { name: 'sync', unit: 'ms', values, ...rest };
}

test('the median is the middle one of an odd count, the mean of two of an even one, by size and not by text', () => {
  assert.deepEqual(spreadOf([100, 9, 20]), { median: 20, min: 9, max: 100 });
  assert.deepEqual(spreadOf([4, 1, 3, 10]), { median: 3.5, min: 1, max: 10 });
  assert.deepEqual(spreadOf([7]), { median: 7, min: 7, max: 7 });
  assert.throws(() => spreadOf([]), /no value/);
});

test('values stay in the order of their runs', () => {
  const values = [3, 1, 2];
  spreadOf(values);
  assert.deepEqual(values, [3, 1, 2]);
});

test('a ratio is of one pair of runs: the slow pair of a busy minute does not cross with a quick one', () => {
  assert.deepEqual(pairRatios([10, 100, 12], [5, 50, 4]), [2, 2, 3]);
  assert.throws(() => pairRatios([1, 2], [1]), /2 runs beside 1/);
  assert.throws(() => pairRatios([1], [0]), /beside nothing/);
});

test('a target is met at its limit, and what was not promised is neither met nor missed', () => {
  assert.equal(isMet(figure([1, 8, 90], atMost(8))), true);
  assert.equal(isMet(figure([1, 8.01, 9], atMost(8))), false);
  assert.equal(isMet(figure([1, 8, 90], atMost(8, 'max'))), false);
  assert.equal(isMet(figure([1])), undefined);
});

test('shares are of the sum of the medians', () => {
  const shares = withShares([figure([1, 30, 100]), figure([10]), figure([0])]).map(({ share }) => share);
  assert.deepEqual(shares, [0.75, 0.25, 0]);
});

test('an object tells the values, the spread and the verdict', () => {
  const section = { title: 'First sync', figures: [figure([2, 1, 4], atMost(3)), figure([1])] };
  assert.deepEqual(sectionToObject(section), {
    title: 'First sync',
    figures: [
      { name: 'sync', unit: 'ms', values: [2, 1, 4], target: { atMost: 3, of: 'median' }, median: 2, min: 1, max: 4,
        isMet: true },
      { name: 'sync', unit: 'ms', values: [1], median: 1, min: 1, max: 1, isMet: null },
    ],
  });
});
