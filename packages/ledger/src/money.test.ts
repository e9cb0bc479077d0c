import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { currencyExponent, parseCurrency, type Currency } from './currency.ts';
import { amountMax, parseAmount, toCents } from './money.ts';

function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  assert.ok(parsed);
  return parsed;
}

const euro = currency('EUR');

test('an amount is read in every form that people type', () => {
  const cases: readonly (readonly [text: string, code: string, cents: number])[] = [
    ['-12,34', 'EUR', -1234], ['12.34', 'EUR', 1234], ['1 234,56', 'EUR', 123_456],
    ['1\u202f234,56\u00a0€', 'EUR', 123_456], ['1\u00a0234\u202f567', 'EUR', 123_456_700],
    ['\u221234,00', 'EUR', -3400], ['+5', 'EUR', 500], [',5', 'EUR', 50], ['12,', 'EUR', 1200], ['0', 'EUR', 0],
    ['-0', 'EUR', 0], ['1.234,56', 'EUR', 123_456], ['1,234.56', 'EUR', 123_456], ["1'234.50", 'CHF', 123_450],
    ['- 7 eur', 'EUR', -700], ['1500', 'JPY', 1500], ['1,234', 'TND', 1234], ['0,001', 'TND', 1],
    ['0,29', 'EUR', 29], ['1000000000000,00', 'EUR', amountMax], ['-1000000000000', 'EUR', -amountMax],
    ['000000000000000000012', 'EUR', 1200],
  ];
  for (const [text, code, cents] of cases) {
    assert.deepEqual(parseAmount(text, currency(code)), { ok: true, value: cents }, text);
  }
});

test('an amount that cannot be read for certain is refused and says why', () => {
  const cases: readonly (readonly [text: string, code: string, kind: string])[] = [
    ['', 'EUR', 'amount-empty'], ['  ', 'EUR', 'amount-empty'], ['€', 'EUR', 'amount-unreadable'],
    ['-', 'EUR', 'amount-unreadable'], [',', 'EUR', 'amount-unreadable'], ['abc', 'EUR', 'amount-unreadable'],
    ['1e3', 'EUR', 'amount-unreadable'], ['12 34', 'EUR', 'amount-unreadable'], ['1.2.3', 'EUR', 'amount-unreadable'],
    ['1,234', 'EUR', 'amount-decimals'], ['12,345', 'EUR', 'amount-decimals'], ['1,5', 'JPY', 'amount-decimals'],
    ['--1', 'EUR', 'amount-unreadable'], ['1 234 5', 'EUR', 'amount-unreadable'],
    ['Infinity', 'EUR', 'amount-unreadable'],
    ['1000000000000,01', 'EUR', 'amount-too-large'], ['9'.repeat(40), 'EUR', 'amount-too-large'],
    ['9'.repeat(51), 'EUR', 'amount-unreadable'],
    ['1.234.567', 'EUR', 'amount-unreadable'],
  ];
  for (const [text, code, kind] of cases) {
    const parsed = parseAmount(text, currency(code));
    assert.equal(parsed.ok ? parsed.value : parsed.error.kind, kind, text);
  }
});

test('every amount comes back from its text without loss', () => {
  fc.assert(fc.property(fc.maxSafeInteger().filter((value) => Math.abs(value) <= amountMax), (value) => {
    const digits = String(Math.abs(value)).padStart(3, '0');
    const text = `${value < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
    assert.deepEqual(parseAmount(text, euro), { ok: true, value: value === 0 ? 0 : value });
  }));
});

test('no text makes the parser throw or leave the limits', () => {
  const unit = fc.constantFrom('0', '1', '2', '123', ' ', ',', '.', '-', '+', '€', '\u2212', '\u202f');
  fc.assert(fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
    const parsed = parseAmount(text, euro);
    if (parsed.ok) assert.ok(Number.isSafeInteger(parsed.value) && Math.abs(parsed.value) <= amountMax);
  }), { numRuns: 1000 });
});

test('currencies have the decimals of ISO 4217', () => {
  assert.deepEqual(['EUR', 'JPY', 'TND', 'CLF', 'CHF', 'XOF'].map((code) => currencyExponent(currency(code))),
    [2, 0, 3, 4, 2, 0]);
  assert.equal(parseCurrency('eur'), 'EUR');
  assert.equal(parseCurrency('EURO'), undefined);
  assert.equal(parseCurrency('ABC'), undefined);
});

test('a fraction is never money', () => {
  assert.throws(() => toCents(0.1 + 0.2), RangeError);
  assert.throws(() => toCents(-0), RangeError);
  assert.throws(() => toCents(2 ** 53), RangeError);
});
