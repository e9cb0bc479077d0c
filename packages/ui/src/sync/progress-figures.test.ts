import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcedPercent, stepNumber, wholePercent } from './progress-figures.ts';

test('percent is rounded down, and 100 only of the whole', () => {
  const exchanged = (done: number): number | undefined => wholePercent({ step: 'exchanging', done, expected: 10_482 });
  assert.equal(exchanged(6240), 59);
  assert.equal(exchanged(10_481), 99);
  assert.equal(exchanged(10_482), 100);
  assert.equal(wholePercent({ step: 'comparing', done: 12_000, expected: null }), undefined);
});

test('nothing to exchange is the whole once it is proven, and before that unknown', () => {
  assert.equal(wholePercent({ step: 'exchanging', done: 0, expected: 0 }), undefined);
  assert.equal(wholePercent({ step: 'proving', done: 0, expected: 0 }), 100);
});

test('more than was expected is still no more than the whole', () => {
  assert.equal(wholePercent({ step: 'exchanging', done: 11, expected: 10 }), 100);
});

test('a screen reader is told of each quarter', () => {
  const told = [0, 24, 25, 49, 74, 75, 99, 100]
    .map((done) => announcedPercent({ step: 'exchanging', done, expected: 100 }));
  assert.deepEqual(told, [0, 0, 25, 25, 50, 75, 75, 100]);
});

test('the steps are counted from one', () => {
  assert.deepEqual((['connecting', 'comparing', 'exchanging', 'proving'] as const).map(stepNumber), [1, 2, 3, 4]);
});
