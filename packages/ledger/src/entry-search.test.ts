import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAccount, mustEdit, openTestBook, testCurrency, testDay } from './book.testing.ts';
import { createCategory } from './categories.ts';
import { addEntry, addTransfer, deleteEntry, setEntryStatus, type NewEntry } from './entries.ts';
import type { EntryFilter } from './entry-filter.ts';
import { searchEntries } from './entry-search.ts';
import { toCents } from './money.ts';
import { findOrCreatePayee, findPayee } from './payees.ts';
import type { AccountId } from './record-ids.ts';
import { writeSampleHousehold } from './sample-household.ts';

const noFilter: EntryFilter = {
  status: null, category: null, payeeId: null, from: null, to: null, amountMin: null, amountMax: null,
};

function openFilledBook() {
  const book = openTestBook();
  const account = addTestAccount(book, 'A');
  const other = addTestAccount(book, 'B', { currency: testCurrency('CHF') });
  const add = (memo: string, payee: string, amount: number, changes: Partial<NewEntry> = {}) =>
    mustEdit(book, (edit) => {
      const payeeId = findOrCreatePayee(edit, payee);
      assert.ok(payeeId.ok);
      const day = testDay('2026-03-05');
      const own = { accountId: account, day, amount: toCents(amount), memo, payeeId: payeeId.value };
      return addEntry(edit, { ...own, ...changes });
    });
  const find = (text: string, accountId: AccountId | null = null) => searchEntries(book.replica.database, {
    text, accountId, limit: 50, language: 'fr', today: testDay('2026-11-24'),
  });
  const memos = (text: string, accountId: AccountId | null = null) =>
    find(text, accountId).rows.map(({ memo }) => memo);
  const narrow = (
    changes: Partial<EntryFilter>, text = '', accountId: AccountId | null = null, limit = 50,
  ) => searchEntries(book.replica.database, {
    text, accountId, limit, language: 'fr', today: testDay('2026-11-24'), filter: { ...noFilter, ...changes },
  });
  const filter = (changes: Partial<EntryFilter>, text = '', accountId: AccountId | null = null) =>
    narrow(changes, text, accountId).rows.map(({ memo }) => memo);
  return { book, account, other, add, find, memos, narrow, filter };
}

test('case, accents, ligatures and apostrophes do not count, in names and in free text', () => {
  const { add, memos } = openFilledBook();
  add('un', 'Épicerie de l’Été', -100);
  add('œufs pour l’été', 'Marché', -200);
  add('trois', 'Autre', -300, { bankLabel: 'CARTE ÉLÉGANCE', number: '0042', tags: ['vélo'] });
  assert.deepEqual(memos('epicerie'), ['un']);
  assert.deepEqual(memos('ÉTÉ').toSorted(), ['un', 'œufs pour l’été']);
  assert.deepEqual(memos('oeufs'), ['œufs pour l’été']);
  assert.deepEqual(memos("l'ete").toSorted(), ['un', 'œufs pour l’été']);
  assert.deepEqual(memos('elegance'), ['trois']);
  assert.deepEqual(memos('0042'), ['trois']);
  assert.deepEqual(memos('velo'), ['trois']);
  assert.deepEqual(memos('100%'), []);
  assert.deepEqual(memos('   '), []);
});

test('every word must be found, whatever the field', () => {
  const { add, memos } = openFilledBook();
  add('pain', 'Boulangerie', -680);
  add('gâteau', 'Boulangerie', -2450);
  assert.deepEqual(memos('boulangerie gateau'), ['gâteau']);
  assert.deepEqual(memos('boulangerie 6,80'), ['pain']);
  assert.deepEqual(memos('boulangerie banane'), []);
});

test('an amount is found as it is typed, and a day with or without its year', () => {
  const { add, memos } = openFilledBook();
  add('loyer', 'X', -123_456, { day: testDay('2026-11-23') });
  add('remise', 'X', 123_456, { day: testDay('2025-12-24') });
  assert.deepEqual(memos('1 234,56'), ['loyer', 'remise']);
  assert.deepEqual(memos('1234.56'), ['loyer', 'remise']);
  assert.deepEqual(memos('-1234,56'), ['loyer']);
  assert.deepEqual(memos('23/11'), ['loyer']);
  assert.deepEqual(memos('24/12'), ['remise']);
  assert.deepEqual(memos('24/12/2026'), []);
});

test('categories are found by their names, in the lines of splits too', () => {
  const { book, add, memos } = openFilledBook();
  const garden = mustEdit(book, (edit) => createCategory(edit, 'Jardin potager', null));
  add('graines', 'X', -100, { allocation: { kind: 'single', categoryId: garden } });
  add('courses', 'X', -300, {
    allocation: { kind: 'split', lines: [
      { categoryId: garden, amount: toCents(-100), memo: 'bêche' },
      { categoryId: null, amount: toCents(-200), memo: '' },
    ] },
  });
  assert.deepEqual(memos('potager').toSorted(), ['courses', 'graines']);
  assert.deepEqual(memos('beche'), ['courses']);
  assert.deepEqual(memos('2,00'), ['courses']);
});

test('one account sees its own side; the total counts what the limit cuts', () => {
  const { book, account, other, add, find, memos } = openFilledBook();
  mustEdit(book, (edit) => addTransfer(edit, {
    fromAccountId: account, toAccountId: other, day: testDay('2026-01-01'), amount: toCents(100),
    amountReceived: toCents(95), memo: 'change',
  }));
  add('seul', 'X', -1);
  const gone = add('change', 'X', -1);
  mustEdit(book, (edit) => deleteEntry(edit, gone));
  assert.deepEqual(find('change').rows.map(({ leg, amount }) => [leg, amount]), [[1, -100]]);
  assert.deepEqual(find('change', other).rows.map(({ leg, amount }) => [leg, amount]), [[2, 95]]);
  assert.deepEqual(memos('0,95', other), ['change']);
  assert.deepEqual(memos('seul', other), []);
  for (let index = 0; index < 60; index++) add('plusieurs', 'X', -1 - index);
  const { total, rows } = find('plusieurs');
  assert.deepEqual([total, rows.length], [60, 50]);
});

test('100,000 entries are searched within a second', () => {
  const book = openTestBook();
  const { current } = writeSampleHousehold(book, { entries: 100_000, seed: 1 });
  const { database } = book.replica;
  for (const accountId of [null, current]) {
    const start = performance.now();
    const { total } = searchEntries(database, {
      text: 'boulangerie', accountId, limit: 50, language: 'fr', today: testDay('2026-11-24'),
    });
    const ms = performance.now() - start;
    assert.ok(total > 100 && ms < 1000, `${total} in ${ms} ms`);
  }
});

test('a filter narrows with and without words: status of the side seen, category below, payee, period, amount', () => {
  const { book, account, other, add, filter, memos } = openFilledBook();
  const food = mustEdit(book, (edit) => createCategory(edit, 'Manger', null));
  const bread = mustEdit(book, (edit) => createCategory(edit, 'Pain', food));
  const day = testDay('2026-04-01');
  add('pain', 'Boulangerie', -680, { allocation: { kind: 'single', categoryId: bread } });
  add('ventilé', 'Boulangerie', -900, {
    day, allocation: { kind: 'split', lines: [
      { categoryId: bread, amount: toCents(-300), memo: '' }, { categoryId: null, amount: toCents(-600), memo: '' },
    ] },
  });
  const paid = add('loyer', 'Agence', -70_000, { day });
  mustEdit(book, (edit) => setEntryStatus(edit, paid, 1, { kind: 'cleared' }));
  const moved = mustEdit(book, (edit) => addTransfer(edit, {
    fromAccountId: account, toAccountId: other, day, amount: toCents(1000), amountReceived: toCents(900),
    memo: 'virement',
  }));
  mustEdit(book, (edit) => setEntryStatus(edit, moved, 2, { kind: 'cleared' }));
  assert.deepEqual(filter({}).toSorted(), ['loyer', 'pain', 'ventilé', 'virement']);
  assert.deepEqual(filter({ category: food }), ['ventilé', 'pain']);
  assert.deepEqual(filter({ category: 'none' }), ['loyer']);
  assert.deepEqual(filter({ status: 'cleared' }), ['loyer']);
  assert.deepEqual(filter({ status: 'cleared' }, '', other), ['virement']);
  assert.deepEqual(filter({ to: testDay('2026-03-31') }), ['pain']);
  assert.deepEqual(filter({ from: day, amountMin: toCents(950), amountMax: toCents(1000) }, '', account), ['virement']);
  assert.deepEqual(filter({ amountMax: toCents(900) }, '', other), ['virement']);
  const payeeId = findPayee(book.replica.database, book, 'boulangerie') ?? null;
  assert.deepEqual(filter({ payeeId }), ['ventilé', 'pain']);
  assert.deepEqual(memos('boulangerie'), ['ventilé', 'pain']);
  assert.deepEqual(filter({ from: day }, 'boulangerie'), ['ventilé']);
  assert.deepEqual(filter({ status: 'cleared' }, 'loyer'), ['loyer']);
  assert.deepEqual(filter({ status: 'uncleared' }, 'loyer', account), []);
});

test('of many that pass a filter all are counted and the newest are read', () => {
  const { add, narrow } = openFilledBook();
  for (let index = 1; index <= 9; index++) add(String(index), 'X', -index, { day: testDay(`2026-03-0${index}`) });
  const { total, rows } = narrow({}, '', null, 2);
  assert.deepEqual([total, rows.map(({ memo }) => memo)], [9, ['9', '8']]);
});
