import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showTyped } from './shown-amount.ts';

test('a typed amount has the marks of its language and the sign of what leaves', () => {
  assert.equal(showTyped('6,80', 'expense', 'fr'), '\u22126,80');
  assert.equal(showTyped('6,80', 'income', 'fr'), '6,80');
  assert.equal(showTyped('6,80', 'transfer', 'en'), '\u22126.80');
  assert.equal(showTyped('1234567,', 'income', 'fr'), '1\u202f234\u202f567,');
  assert.equal(showTyped('1234,5', 'income', 'en'), '1,234.5');
  assert.equal(showTyped('', 'expense', 'fr'), '');
});

test('a sum shows its own signs', () => {
  assert.equal(showTyped('12,50+3-1', 'expense', 'fr'), '12,50+3\u22121');
  assert.equal(showTyped('-2,00', 'expense', 'fr'), '\u22122,00');
});
