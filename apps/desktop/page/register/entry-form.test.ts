import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PayeeSuggestion, RegisterRowView } from '@tandem/contract';
import { parseDay } from '@tandem/ledger';
import { newEntryForm, rowToForm, takeSuggestion } from './entry-form.ts';
import { cents, context, format } from './typing.testing.ts';

const day = parseDay('2026-11-24');
assert.ok(day !== undefined);
const { methods } = context;

const bakery: PayeeSuggestion = {
  payee: 'Boulangerie Martin', amount: cents(-680), methodId: 'm1', accountId: null,
  category: { kind: 'single', id: 'c2', path: 'Alimentation : Boulangerie' },
};
const supermarket: PayeeSuggestion = {
  payee: 'Carrefour', amount: cents(-1000), methodId: null, accountId: null,
  category: {
    kind: 'split',
    lines: [
      { categoryId: 'c1', path: 'Alimentation : Courses', amount: cents(-1200), memo: '' },
      { categoryId: 'c4', path: 'Maison : Divers', amount: cents(200), memo: 'consigne' },
    ],
  },
};

test('a suggestion brings payee, category, mode and amount at once', () => {
  const taken = takeSuggestion(newEntryForm(day, format), bakery, methods, format);
  assert.deepEqual([taken.payee, taken.method, taken.debit, taken.credit], ['Boulangerie Martin', 'CB', '6.80', '']);
  assert.equal(taken.category.kind === 'choice' && taken.category.text, 'Alimentation : Boulangerie');
});

test('what is typed already stays', () => {
  const typed = { ...newEntryForm(day, format), debit: '9', method: 'Chq' };
  const taken = takeSuggestion(typed, bakery, methods, format);
  assert.deepEqual([taken.method, taken.debit], ['Chq', '9']);
});

test('lines come only with the amount that they add up to, in its direction', () => {
  const taken = takeSuggestion(newEntryForm(day, format), supermarket, methods, format);
  const amounts = taken.category.kind === 'split' && taken.category.lines.map(({ amount }) => amount);
  assert.deepEqual(amounts, ['12.00', '-2.00']);
  const typed = takeSuggestion({ ...newEntryForm(day, format), debit: '9' }, supermarket, methods, format);
  assert.equal(typed.category.kind, 'choice');
});

test('a transfer that is edited has the amounts of both sides', () => {
  const row: RegisterRowView = {
    entryId: 'e1', leg: 1, accountId: 'a1', day: day ?? assert.fail(), valueDay: null, amount: cents(-5000),
    balance: cents(0), status: 'uncleared', payee: '',
    category: { kind: 'transfer', accountId: 'a3', accountName: 'Dollars', otherAmount: cents(5410) },
    memo: '', number: '', methodId: null, method: '', tags: [], hasConflict: false, attachments: 0, isToCheck: false,
  };
  const form = rowToForm(row, context, format);
  assert.deepEqual([form.debit, form.otherAmount], ['50.00', '54.10']);
});

test('a transfer asks for an account, whatever the payee had', () => {
  const taken = takeSuggestion(newEntryForm(day, format, 'transfer'), bakery, methods, format);
  assert.equal(taken.category.kind === 'choice' && taken.category.text, '');
});
