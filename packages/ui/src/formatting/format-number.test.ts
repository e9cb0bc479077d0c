import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCurrency, type Currency } from '@tandem/ledger';
import { currencySign, formatAmount, formatCount, formatMoney, formatPercent } from './format-number.ts';

const euro = currency('EUR');
const yen = currency('JPY');
const dinar = currency('TND');

test('money is written as each language has it, with its spaces and minus to the character', () => {
  assert.equal(formatMoney(123_456, euro, 'fr'), '1\u202f234,56\u00a0€');
  assert.equal(formatMoney(-3_400, euro, 'fr'), '\u221234,00\u00a0€');
  assert.equal(formatMoney(123_456, euro, 'en'), '€1,234.56');
  assert.equal(formatMoney(-3_400, euro, 'en'), '\u2212€34.00');
  assert.equal(formatMoney(0, euro, 'fr'), '0,00\u00a0€');
  assert.equal(formatMoney(5, euro, 'en'), '€0.05');
});

test('money that comes in has a plus where the sign is always asked for', () => {
  assert.equal(formatMoney(1_606, euro, 'fr', { sign: 'always' }), '+16,06\u00a0€');
  assert.equal(formatMoney(-1_606, euro, 'fr', { sign: 'always' }), '\u221216,06\u00a0€');
  assert.equal(formatMoney(0, euro, 'fr', { sign: 'always' }), '0,00\u00a0€');
});

test('an amount of a column has no currency', () => {
  assert.equal(formatAmount(-9_641_822, euro, 'fr'), '\u221296\u202f418,22');
  assert.equal(formatAmount(9_641_822, euro, 'en'), '96,418.22');
});

test('a currency has its own number of decimals', () => {
  assert.equal(formatAmount(1_234, yen, 'fr'), '1\u202f234');
  assert.equal(formatAmount(1_234, dinar, 'fr'), '1,234');
  assert.equal(formatAmount(12, dinar, 'en'), '0.012');
});

test('the largest amount is exact', () => {
  assert.equal(formatAmount(99_999_999_999_999, euro, 'en'), '999,999,999,999.99');
});

test('counts group their thousands', () => {
  assert.equal(formatCount(10_482, 'fr'), '10\u202f482');
  assert.equal(formatCount(10_482, 'en'), '10,482');
  assert.equal(formatCount(-3, 'fr'), '\u22123');
});

test('a share is rounded down: only the whole is 100 %', () => {
  assert.equal(formatPercent(6240 / 10_482, 'fr'), '59\u00a0%');
  assert.equal(formatPercent(0.9999, 'en'), '99%');
  assert.equal(formatPercent(0.29, 'en'), '29%');
  assert.equal(formatPercent(1, 'fr'), '100\u00a0%');
});

test('the head of a column has the sign of its currency', () => {
  assert.equal(currencySign(euro, 'fr'), '€');
  assert.equal(currencySign(currency('CHF'), 'fr'), 'CHF');
});

function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  assert(parsed !== undefined);
  return parsed;
}
