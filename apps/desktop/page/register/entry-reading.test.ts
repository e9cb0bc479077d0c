import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay } from '@tandem/ledger';
import { accountChoice, categoryChoice, emptyChoice, newEntryForm, startSplit, type EntryForm } from './entry-form.ts';
import { newCategoryPaths, readEntryForm, readSplitRest, withNewCategories } from './entry-reading.ts';
import { cents, context, format } from './typing.testing.ts';

const day = parseDay('2026-11-24');
assert.ok(day !== undefined);
const empty = newEntryForm(day, format);

function form(part: Partial<EntryForm>): EntryForm {
  return { ...empty, debit: '12.50', ...part };
}

function faultOf(part: Partial<EntryForm>): unknown {
  const read = readEntryForm(form(part), context);
  return read.ok ? read.value : read.error;
}

test('a debit leaves the account, a credit comes in', () => {
  const debit = readEntryForm(form({ payee: ' SNCF ', method: 'CB 7', category: categoryChoice('c1', 'x') }), context);
  assert.deepEqual(debit, {
    ok: true,
    value: {
      entryId: null, accountId: 'a1', day, valueDay: null, amount: -1250, payee: 'SNCF',
      allocation: { kind: 'single', categoryId: 'c1' }, memo: '', number: '7', methodId: 'm1', tags: [],
      status: 'uncleared',
    },
  });
  const credit = readEntryForm(form({ debit: '', credit: '3' }), context);
  assert.equal(credit.ok && credit.value.amount, 300);
});

test('each fault names its field', () => {
  assert.deepEqual(faultOf({ date: '31/02' }), { field: 'date', fault: { kind: 'date' } });
  assert.deepEqual(faultOf({ debit: '' }), { field: 'debit', fault: { kind: 'amount-empty' } });
  assert.deepEqual(faultOf({ debit: '', credit: 'x' }), { field: 'credit', fault: { kind: 'amount-unreadable' } });
  assert.deepEqual(faultOf({ category: { ...emptyChoice, text: 'Rien' } }),
    { field: 'category', fault: { kind: 'category' } });
  assert.deepEqual(faultOf({ category: { ...emptyChoice, isTransfer: true } }),
    { field: 'category', fault: { kind: 'transfer-account' } });
});

test('a transfer of one currency needs no second amount', () => {
  const read = readEntryForm(form({ category: accountChoice('a2', 'Livret A') }), context);
  assert.deepEqual(read.ok && read.value.allocation, { kind: 'transfer', accountId: 'a2', amount: null });
});

test('a transfer between currencies has both amounts, of opposite signs', () => {
  assert.deepEqual(faultOf({ category: accountChoice('a3', 'Dollars') }),
    { field: 'other-amount', fault: { kind: 'amount-empty' } });
  const out = readEntryForm(form({ category: accountChoice('a3', 'Dollars'), otherAmount: '14' }), context);
  assert.deepEqual(out.ok && out.value.allocation, { kind: 'transfer', accountId: 'a3', amount: 1400 });
  const back = readEntryForm(
    form({ debit: '', credit: '12', category: accountChoice('a3', 'Dollars'), otherAmount: '14' }), context);
  assert.deepEqual(back.ok && back.value.allocation, { kind: 'transfer', accountId: 'a3', amount: -1400 });
});

test('lines of a split are typed in the direction of the entry and must add up to it', () => {
  const split = startSplit(form({ category: categoryChoice('c1', 'Alimentation : Courses') }));
  assert.equal(split.category.kind, 'split');
  if (split.category.kind !== 'split') return;
  const [first, second] = split.category.lines;
  assert.ok(first && second);
  assert.deepEqual([first.amount, second.amount], ['12.50', '']);
  const short = { ...split, category: { kind: 'split', lines: [{ ...first, amount: '10' }, second] } } as const;
  assert.equal(readSplitRest(short.category.lines, cents(-1250), context), -250);
  assert.deepEqual(faultOf(short), { field: 'split-amount', line: 1, fault: { kind: 'split-rest', rest: 250 } });
  const whole = {
    ...split,
    category: {
      kind: 'split',
      lines: [{ ...first, amount: '13' }, { ...second, amount: '-0.50', category: categoryChoice('c2', '') }],
    },
  } as const;
  const read = readEntryForm(whole, context);
  assert.deepEqual(read.ok && read.value.allocation, {
    kind: 'split',
    lines: [{ categoryId: 'c1', amount: -1300, memo: '' }, { categoryId: 'c2', amount: 50, memo: '' }],
  });
});

test('a line of which nothing is left is not there', () => {
  const split = startSplit(form({ category: categoryChoice('c1', 'Alimentation : Courses') }));
  const read = readEntryForm(split, context);
  assert.deepEqual(read.ok && read.value.allocation, {
    kind: 'split', lines: [{ categoryId: 'c1', amount: -1250, memo: '' }],
  });
});

test('a category that is to be made gets its id before the entry is saved', () => {
  const made = form({ category: { ...emptyChoice, text: 'Jardin', chosen: { kind: 'new-category', path: 'Jardin' } } });
  assert.deepEqual(newCategoryPaths(made), ['Jardin']);
  const read = readEntryForm(withNewCategories(made, new Map([['Jardin', 'c9']])), context);
  assert.deepEqual(read.ok && read.value.allocation, { kind: 'single', categoryId: 'c9' });
});
