import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCurrency, toCents, type Currency } from '@tandem/ledger';
import { amountToTyped, isTypedAmount, sumOf, typeKey, type KeypadKey } from './typed-amount.ts';

function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  assert.ok(parsed);
  return parsed;
}

const euro = currency('EUR');
const yen = currency('JPY');

function type(keys: string, money = euro, text = ''): string {
  const keyByCharacter: Readonly<Record<string, KeypadKey>> = { ',': 'mark', '<': 'back', d: '00', c: 'clear' };
  let typed = text;
  for (const character of keys) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests below type keys that exist
    typed = typeKey(typed, keyByCharacter[character] ?? (character as KeypadKey), money);
  }
  return typed;
}

test('digits and one mark a number, no more decimals than the currency has', () => {
  assert.equal(type('6,80'), '6,80');
  assert.equal(type('6,,8'), '6,8');
  assert.equal(type('6,805'), '6,80');
  assert.equal(type(',5'), '0,5');
  assert.equal(type('007'), '7');
  assert.equal(type('12d'), '1200');
  assert.equal(type('1,d'), '1,00');
  assert.equal(type('12,5', yen), '125');
});

test('signs replace each other, and none stands first', () => {
  assert.equal(type('+12'), '12');
  assert.equal(type('12+-3'), '12-3');
  assert.equal(type('12,50+3'), '12,50+3');
});

test('back takes one away, clear all, and the equals sign gives the sum', () => {
  assert.equal(type('6,8<<'), '6');
  assert.equal(type('<'), '');
  assert.equal(type('12+3c'), '');
  assert.equal(type('12,50+3='), '15,50');
  assert.equal(type('12='), '12');
  assert.equal(type('3-5='), '-2,00');
});

test('a sum is exact, and what is not finished counts as far as it goes', () => {
  assert.equal(sumOf('12,50+3', euro), 1550);
  assert.equal(sumOf('0,10+0,20', euro), 30);
  assert.equal(sumOf('12,50+', euro), 1250);
  assert.equal(sumOf('12,', euro), 1200);
  assert.equal(sumOf('3-3', euro), 0);
  assert.equal(sumOf('-2,00', euro), -200);
  assert.equal(sumOf('', euro), undefined);
  assert.equal(sumOf('1200', yen), 1200);
});

test('no key makes an amount beyond the limit of a book', () => {
  assert.equal(sumOf(type('9'.repeat(60)), euro), 99_999_999_999_900);
});

test('an amount comes back as it would be typed', () => {
  assert.equal(amountToTyped(toCents(680), euro), '6,80');
  assert.equal(amountToTyped(toCents(5), euro), '0,05');
  assert.equal(amountToTyped(toCents(-200), euro), '-2,00');
  assert.equal(amountToTyped(toCents(1200), yen), '1200');
});

test('a text of another hand is known as such', () => {
  assert.equal(isTypedAmount('12,50+3'), true);
  assert.equal(isTypedAmount('1e9'), false);
  assert.equal(isTypedAmount('1'.repeat(100)), false);
});
