import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCurrency, type Currency } from '@tandem/ledger';
import { calculateAmount, isCalculation } from './calculate-amount.ts';

const euro = currency('EUR');

test('an amount alone is read as everywhere else', () => {
  const cases = [['12,50', 1250], ['-12.5', -1250], ['1 234,56 €', 123_456], ['\u22120,50', -50]] as const;
  for (const [text, amount] of cases) {
    assert.equal(result(text), amount, text);
    assert.equal(isCalculation(text), false, text);
  }
});

test('sums, products and quotients follow the usual order', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['12,50+3', 1550], ['10-2,5', 750], ['10\u22122.5', 750], ['2×3,50', 700], ['2*3,5+1', 800], ['1+2x3', 700],
    ['100/4', 2500], ['100÷8', 1250], ['1 000 + 234,56', 123_456], ['-5+2', -300], ['3+', NaN], ['20/3×3', 2000],
  ];
  for (const [text, amount] of cases) {
    if (Number.isNaN(amount)) assert.equal(result(text), 'amount-unreadable', text);
    else assert.equal(result(text), amount, text);
  }
});

test('a calculation is exact, where binary fractions are not', () => {
  assert.equal(result('0,10+0,20'), 30);
  assert.equal(result('1,005×100'), 10_050);
  assert.equal(result('999999999999,99-0,01'), 99_999_999_999_998);
});

test('a third is rounded once, half away from zero', () => {
  assert.equal(result('100/3'), 3333);
  assert.equal(result('0,05/2'), 3);
  assert.equal(result('-0,05/2'), -3);
});

test('what cannot be calculated says so', () => {
  for (const text of ['1+', '1++2', '1+×2', '12a+3', '1/0', '(1+2)', '3×-2', '1,2,3+1']) {
    assert.equal(result(text), 'amount-unreadable', text);
  }
});

test('a sum with more decimals than the currency has is refused, not rounded', () => {
  assert.equal(result('1,005+1'), 'amount-decimals');
});

test('a result beyond the largest amount is refused', () => {
  assert.equal(result('999999999999×999'), 'amount-too-large');
});

function result(text: string): number | string {
  const read = calculateAmount(text, euro);
  return read.ok ? read.value : read.error.kind;
}

function currency(code: string): Currency {
  assert(isCurrency(code));
  return code;
}
