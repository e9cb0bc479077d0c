import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAge, formatDuration } from './format-duration.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

test('a duration has one decimal under ten seconds, then whole units', () => {
  assert.equal(formatDuration(1_310, 'fr'), '1,3\u00a0s');
  assert.equal(formatDuration(1_310, 'en'), '1.3\u00a0s');
  assert.equal(formatDuration(4_000, 'fr'), '4\u00a0s');
  assert.equal(formatDuration(12_400, 'fr'), '12\u00a0s');
  assert.equal(formatDuration(3 * minuteMs + 12_000, 'fr'), '3\u00a0min 12\u00a0s');
  assert.equal(formatDuration(2 * hourMs + 5 * minuteMs, 'en'), '2\u00a0h 5\u00a0min');
  assert.equal(formatDuration(3 * dayMs, 'fr'), '3\u00a0j');
});

test('a duration at the edge of a unit is said in the larger one', () => {
  assert.equal(formatDuration(59_600, 'fr'), '1\u00a0min');
  assert.equal(formatDuration(hourMs - 1, 'fr'), '1\u00a0h');
});

test('an age is never said to be more than it is', () => {
  assert.equal(formatAge(59_999, 'fr'), 'à l’instant');
  assert.equal(formatAge(59_999, 'en'), 'just now');
  assert.equal(formatAge(5 * minuteMs, 'fr'), 'il y a 5\u00a0min');
  assert.equal(formatAge(dayMs - 1, 'fr'), 'il y a 23\u00a0h');
  assert.equal(formatAge(2 * dayMs + hourMs, 'fr'), 'il y a 2\u00a0j');
  assert.equal(formatAge(2 * dayMs, 'en'), '2\u00a0d ago');
});
