import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountMax } from '@tandem/ledger';
import fc from 'fast-check';
import { parseBankAmount } from './bank-amount.ts';

test('amounts are read as each bank writes them', () => {
  const cases: readonly (readonly [text: string, decimals: number, minorUnits: number])[] = [
    ['-45,32', 2, -4532], ['1500.00', 2, 150_000], ['-6,4', 2, -640], [' 45', 2, 4500], ['+2500.00', 2, 250_000],
    ['8000,00', 2, 800_000], ['+6.90', 2, 690], ['+10242.10', 2, 1_024_210], [',300.00', 2, 30_000],
    ['-,109.59', 2, -10_959], ['1,234,567.89', 2, 123_456_789], ['-123 456,78', 2, -12_345_678],
    ['1,000.00', 2, 100_000], ['1.234,56', 2, 123_456], ["1'234.50", 2, 123_450], ['1,234', 2, 123_400],
    ['1\u00a0234,56\u00a0€', 2, 123_456], ['1\u202f234\u202f567,8€', 2, 123_456_780], ['(12,50)', 2, -1250],
    ['(12,50 €)', 2, -1250], ['(12,50) €', 2, -1250], ['- 7', 2, -700], ['\u22127,00', 2, -700], ['.5', 2, 50],
    ['0', 2, 0], ['-0.00', 2, 0], ['0,29', 2, 29], ['00012,00', 2, 1200], ['1234', 0, 1234], ['1234.00', 0, 1234],
    ['1.234', 3, 1234], ['1,234.567', 3, 1_234_567], ['1000000000000.00', 2, amountMax],
  ];
  for (const [text, decimals, value] of cases) {
    assert.deepEqual(parseBankAmount(text, decimals), { ok: true, value }, text);
  }
});

test('what is not one amount for certain is refused', () => {
  const cases: readonly (readonly [text: string, decimals: number, fault: string])[] = [
    ['', 2, 'unreadable'], ['€', 2, 'unreadable'], ['-', 2, 'unreadable'], ['.', 2, 'unreadable'],
    ['12,', 2, 'unreadable'], ['1e3', 2, 'unreadable'], ['12 34', 2, 'unreadable'], ['0,125', 2, 'unreadable'],
    [',125', 2, 'unreadable'], ['12.3456', 2, 'unreadable'], ['1234,567', 2, 'unreadable'],
    ['1,234,56', 2, 'unreadable'], ['1 234.567,89', 2, 'unreadable'], ['--1', 2, 'unreadable'],
    ['(-1)', 2, 'unreadable'], ['12-', 2, 'unreadable'], ['12 USD', 2, 'unreadable'], ['NaN', 2, 'unreadable'],
    ['1234.5', 0, 'decimals'], ['1000000000000.01', 2, 'too-large'], ['9'.repeat(40), 2, 'too-large'],
    ['9'.repeat(60), 2, 'unreadable'], ['１２', 2, 'unreadable'],
  ];
  for (const [text, decimals, error] of cases) {
    assert.deepEqual(parseBankAmount(text, decimals), { ok: false, error }, text);
  }
});

test('every amount comes back exactly from each way of writing it', () => {
  const amounts = fc.integer({ min: -amountMax, max: amountMax });
  const styles = fc.constantFrom(['', '.'], ['', ','], [' ', ','], ['.', ','], [',', '.'], ['\u202f', ',']);
  fc.assert(fc.property(amounts, styles, (amount, [group = '', point = '']) => {
    const digits = String(Math.abs(amount)).padStart(3, '0');
    const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, group);
    const text = `${amount < 0 ? '-' : ''}${whole}${point}${digits.slice(-2)}`;
    assert.deepEqual(parseBankAmount(text, 2), { ok: true, value: amount });
  }));
});

test('no text throws or leaves the limits', () => {
  const pieces = fc.constantFrom('0', '1', '23', ' ', ',', '.', '-', '+', '€', '(', ')', '\'');
  const texts = fc.oneof(fc.string(), fc.string({ unit: pieces }));
  fc.assert(fc.property(texts, fc.integer({ min: 0, max: 4 }), (text, decimals) => {
    const amount = parseBankAmount(text, decimals);
    if (amount.ok) assert.ok(Number.isSafeInteger(amount.value) && Math.abs(amount.value) <= amountMax);
  }), { numRuns: 1000 });
});
