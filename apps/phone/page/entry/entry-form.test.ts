import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegisterRowView } from '@tandem/contract';
import { parseCurrency, toCents, toDay, type Currency } from '@tandem/ledger';
import { emptyForm, formToDraft, isEmptyForm, rowToForm, splitGap, type EntryForm } from './entry-form.ts';

const idOf = (digit: string): string => digit.repeat(32);
const today = toDay(20_781);
const current = { id: idOf('1'), currency: currency('EUR') };
const cash = { id: idOf('2'), currency: currency('EUR') };
const dollars = { id: idOf('3'), currency: currency('USD') };
const bakery = { id: idOf('a'), path: 'Alimentation : Boulangerie' };

function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  assert.ok(parsed);
  return parsed;
}

function form(changes: Partial<EntryForm>): EntryForm {
  return { ...emptyForm, amountText: '6,80', ...changes };
}

test('an ordinary purchase: amount, payee, category, today', () => {
  const result = formToDraft(form({ payee: ' Boulangerie Martin ', category: bakery }), {
    account: current, other: undefined,
  }, today);
  assert.deepEqual(result, {
    ok: true,
    draft: {
      entryId: null, accountId: current.id, day: today, valueDay: null, amount: -680, payee: 'Boulangerie Martin',
      allocation: { kind: 'single', categoryId: bakery.id }, memo: '', number: '', methodId: null, tags: [],
      status: 'uncleared',
    },
  });
});

test('money that arrives is positive, a sum counts as its result, more given back than bought turns it', () => {
  const accounts = { account: current, other: undefined };
  const amountOf = (changes: Partial<EntryForm>): number | undefined => {
    const result = formToDraft(form(changes), accounts, today);
    return result.ok ? result.draft.amount : undefined;
  };
  assert.equal(amountOf({ kind: 'income' }), 680);
  assert.equal(amountOf({ amountText: '12,50+3' }), -1550);
  assert.equal(amountOf({ amountText: '5-8' }), 300);
});

test('what is missing has a name', () => {
  const accounts = { account: current, other: undefined };
  const faultOf = (changes: Partial<EntryForm>, known: Parameters<typeof formToDraft>[1] = accounts): unknown => {
    const result = formToDraft(form(changes), known, today);
    return result.ok ? undefined : result.fault;
  };
  assert.equal(faultOf({ amountText: '' }), 'no-amount');
  assert.equal(faultOf({ amountText: '5-5' }), 'no-amount');
  assert.equal(faultOf({}, { account: undefined, other: undefined }), 'no-account');
  assert.equal(faultOf({ kind: 'transfer' }), 'no-other-account');
  assert.equal(faultOf({ kind: 'transfer' }, { account: current, other: current }), 'same-account');
  assert.equal(faultOf({ kind: 'transfer' }, { account: current, other: dollars }), 'no-other-amount');
  assert.equal(faultOf({ lines: [{ category: bakery, amountText: '6', memo: '' }] }), 'split-gap');
});

test('a transfer leaves the first account; between currencies it says what arrives', () => {
  const one = formToDraft(form({ kind: 'transfer' }), { account: current, other: cash }, today);
  assert.ok(one.ok);
  assert.equal(one.draft.amount, -680);
  assert.deepEqual(one.draft.allocation, { kind: 'transfer', accountId: cash.id, amount: null });
  const changed = form({ kind: 'transfer', otherAmountText: '7,40' });
  const two = formToDraft(changed, { account: current, other: dollars }, today);
  assert.ok(two.ok);
  assert.deepEqual(two.draft.allocation, { kind: 'transfer', accountId: dollars.id, amount: 740 });
});

test('the lines of a split have the sign of their entry, and what they leave is known', () => {
  const lines = [
    { category: bakery, amountText: '5', memo: 'pain' }, { category: bakery, amountText: '1,80', memo: '' },
  ];
  const result = formToDraft(form({ lines }), { account: current, other: undefined }, today);
  assert.ok(result.ok);
  assert.deepEqual(result.draft.allocation, {
    kind: 'split',
    lines: [{ categoryId: bakery.id, amount: -500, memo: 'pain' }, { categoryId: bakery.id, amount: -180, memo: '' }],
  });
  assert.equal(splitGap(form({ lines }), current.currency), 0);
  assert.equal(splitGap(form({ lines: lines.slice(0, 1) }), current.currency), 180);
});

test('an entry that is opened and saved again is the same entry', () => {
  const row: RegisterRowView = {
    entryId: idOf('e'), leg: 1, accountId: current.id, day: today, valueDay: toDay(20_790), amount: toCents(-680),
    balance: toCents(0), status: 'cleared', payee: 'Boulangerie Martin',
    category: { kind: 'split', lines: [
      { categoryId: bakery.id, path: bakery.path, amount: toCents(-1000), memo: 'pain' },
      { categoryId: null, path: '', amount: toCents(320), memo: '' },
    ] },
    memo: 'mardi', number: '12', methodId: idOf('c'), method: 'CB', tags: ['marché'],
    hasConflict: false, attachments: 0, isToCheck: false,
  };
  const result = formToDraft(rowToForm(row, current.currency), { account: current, other: undefined }, toDay(1));
  assert.ok(result.ok);
  assert.deepEqual(result.draft, {
    entryId: row.entryId, accountId: row.accountId, day: row.day, valueDay: row.valueDay, amount: row.amount,
    payee: row.payee, memo: row.memo, number: row.number, methodId: row.methodId, tags: row.tags, status: row.status,
    allocation: { kind: 'split', lines: [
      { categoryId: bakery.id, amount: -1000, memo: 'pain' }, { categoryId: null, amount: 320, memo: '' },
    ] },
  });
  const arriving: RegisterRowView = {
    ...row, amount: toCents(680),
    category: { kind: 'transfer', accountId: cash.id, accountName: 'Portefeuille', otherAmount: null },
  };
  const form = rowToForm(arriving, current.currency);
  assert.deepEqual([form.kind, form.accountId, form.otherAccountId], ['transfer', cash.id, current.id]);
  // The state is that of the side where the money arrives: the entry is saved from there.
  const turned = formToDraft(form, { account: cash, other: current }, toDay(1));
  assert.ok(turned.ok);
  const { accountId, amount, status, allocation } = turned.draft;
  assert.deepEqual({ accountId, amount, status, allocation }, {
    accountId: current.id, amount: 680, status: 'cleared',
    allocation: { kind: 'transfer', accountId: cash.id, amount: null },
  });
});

test('of a transfer between two currencies, each amount stays in its own', () => {
  const arriving: RegisterRowView = {
    entryId: idOf('e'), leg: 1, accountId: current.id, day: today, valueDay: null, amount: toCents(680),
    balance: toCents(0), status: 'uncleared', payee: '', memo: '', number: '', methodId: null, method: '', tags: [],
    category: { kind: 'transfer', accountId: dollars.id, accountName: 'Dollars', otherAmount: null },
    hasConflict: false, attachments: 0, isToCheck: false,
  };
  const accounts = { account: dollars, other: current };
  const opened = rowToForm(arriving, current.currency, dollars.currency);
  assert.deepEqual([opened.amountText, opened.otherAmountText], ['', '6,80']);
  assert.deepEqual(formToDraft(opened, accounts, today), { ok: false, fault: 'no-amount' });
  const result = formToDraft({ ...opened, amountText: '7,40' }, accounts, today);
  assert.ok(result.ok);
  assert.deepEqual([result.draft.accountId, result.draft.amount], [current.id, 680]);
  assert.deepEqual(result.draft.allocation, { kind: 'transfer', accountId: dollars.id, amount: -740 });
});

test('a form in which nothing is typed is no draft', () => {
  assert.equal(isEmptyForm(emptyForm), true);
  assert.equal(isEmptyForm({ ...emptyForm, accountId: current.id, kind: 'income' }), true);
  assert.equal(isEmptyForm(form({})), false);
});
