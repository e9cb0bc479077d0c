import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAccount, mustEdit, openTestBook, testDay } from './book.testing.ts';
import { addEntry } from './entries.ts';
import { toCents } from './money.ts';
import { habitQuery, likelyPayees, suggestPayees, usesQuery } from './payee-suggestions.ts';
import { deletePayee, findOrCreatePayee } from './payees.ts';
import { toDay } from './day.ts';
import type { AccountId } from './record-ids.ts';

const today = testDay('2026-11-24');

function openFilledBook() {
  const book = openTestBook();
  const account = addTestAccount(book, 'A');
  const other = addTestAccount(book, 'B');
  const write = (
    { payee, day, amount, accountId }: { payee: string; day: number; amount: number; accountId: AccountId },
    wallMs?: number,
  ) => mustEdit(book, (edit) => {
    const payeeId = findOrCreatePayee(edit, payee);
    assert.ok(payeeId.ok);
    return addEntry(edit, { accountId, day: toDay(day), amount: toCents(amount), payeeId: payeeId.value });
  }, wallMs);
  const add = (payee: string, day: number, amount = -100, accountId: AccountId = account) =>
    write({ payee, day, amount, accountId });
  const addAt = (wallMs: number, payee: string, day: number) =>
    write({ payee, day, amount: -100, accountId: account }, wallMs);
  const { database } = book.replica;
  const suggest = (text: string, accountId: AccountId | null = account, limit = 10) =>
    suggestPayees(database, { text, accountId, today, limit });
  const names = (text: string) => suggest(text).map(({ payee }) => payee.name);
  return { book, database, account, other, add, addAt, suggest, names };
}

test('a name is found by its beginning or that of a word in it; the most used of the last year comes first', () => {
  const { add, names } = openFilledBook();
  for (let index = 0; index < 9; index++) add('Café d’Avant', today - 800);
  add('Café du Pont', today - 300);
  add('Café du Pont', today - 200);
  add('Le Grand Café', today - 3);
  add('Décaféinés', today - 3);
  assert.deepEqual(names('cafe'), ['Café du Pont', 'Le Grand Café', 'Café d’Avant']);
  assert.deepEqual(names('pont'), ['Café du Pont']);
  assert.deepEqual(names("l'"), []);
  assert.deepEqual(names('avant'), ['Café d’Avant']);
});

test('the newest entry in the account is what is proposed', () => {
  const { book, account, other, add, suggest } = openFilledBook();
  add('Fnac', today - 9, -10);
  add('Fnac', today - 5, -20);
  add('Fnac', today - 1, -30, other);
  const [found] = suggest('fn');
  assert.deepEqual([found?.newest?.amount, found?.newestAnywhere?.amount], [-20, -30]);
  assert.equal(suggest('fn', null)[0]?.newest?.amount, -30);
  add('Ailleurs', today - 1, -40, other);
  assert.deepEqual(suggest('ail', account).map(({ newest }) => newest), [undefined]);
  mustEdit(book, (edit) => {
    const id = findOrCreatePayee(edit, 'Fnac');
    return id.ok ? deletePayee(edit, id.value) : id;
  });
  assert.deepEqual(suggest('fn'), []);
});

test('one refund does not make an income of the next purchase', () => {
  const { add, suggest } = openFilledBook();
  add('Carrefour', today - 9, -4210);
  add('Carrefour', today - 5, -1780);
  add('Carrefour', today - 1, 1780);
  const [carrefour] = suggest('carrefour');
  assert.deepEqual([carrefour?.newest?.amount, carrefour?.newestAnywhere?.amount], [-1780, -1780]);
});

test('without a text, who was never paid is not proposed', () => {
  const { book, add, names } = openFilledBook();
  add('Vu', today - 9);
  mustEdit(book, (edit) => findOrCreatePayee(edit, 'Jamais vu'));
  assert.deepEqual(names(''), ['Vu']);
  assert.deepEqual(names('jam'), ['Jamais vu']);
});

test('the habit of this day of the week comes first, and what is half a year old is forgotten', () => {
  const { database, account, other, add } = openFilledBook();
  for (const weeks of [1, 2, 3]) add('Marché du mardi', today - weeks * 7);
  for (const days of [1, 2, 3, 4]) add('Tous les jours', today - days);
  for (let index = 0; index < 20; index++) add('Oublié', today - 183 - index);
  add('Autre compte', today - 1, -100, other);
  const names = (accountId: AccountId | null) =>
    likelyPayees(database, {
      accountId, day: today, limit: 3, amount: null, isIncome: false, wallMs: null,
    }).map(({ payee }) => payee.name);
  assert.deepEqual(names(account), ['Marché du mardi', 'Tous les jours']);
  assert.deepEqual(names(null), ['Marché du mardi', 'Tous les jours', 'Autre compte']);
});

test('the hour at which a payee is usually typed counts, on its own day only', () => {
  const { database, account, addAt, add } = openFilledBook();
  const msPerHour = 3_600_000;
  const at = (day: number, hour: number): number => day * 24 * msPerHour + hour * msPerHour;
  for (const days of [1, 2, 3, 4]) {
    addAt(at(today - days, 7), 'Boulangerie', today - days);
    addAt(at(today - days, 19), 'Cinéma', today - days);
  }
  // Typed days later: the hour of the typing is not that of the purchase.
  for (const days of [1, 2, 3, 4, 5]) addAt(at(today + 5, 19), 'Relevé', today - days);
  add('Autre', today - 1);
  const firstAt = (hour: number | null) => likelyPayees(database, {
    accountId: account, day: today, limit: 1, amount: null, isIncome: false,
    wallMs: hour === null ? null : at(today, hour),
  }).map(({ payee }) => payee.name);
  assert.deepEqual(firstAt(7.5), ['Boulangerie']);
  assert.deepEqual(firstAt(18), ['Cinéma']);
  assert.deepEqual(firstAt(null), ['Relevé']);
});

test('the amount that is typed counts: to the cent, by its size and by its direction', () => {
  const { database, account, add } = openFilledBook();
  for (const days of [1, 2, 3, 4, 5, 6]) add('Boulangerie', today - days, -150 - days * 10);
  add('Cantine', today - 3, -1250);
  add('Carrefour', today - 2, -6200);
  add('Carrefour', today - 9, -5800);
  add('Employeur', today - 20, 180_000);
  const firstOf = (amount: number | null, isIncome = false) => likelyPayees(database, {
    accountId: account, day: today, limit: 1, isIncome, wallMs: null, amount: amount === null ? null : toCents(amount),
  }).map(({ payee }) => payee.name);
  assert.deepEqual(firstOf(null), ['Boulangerie']);
  assert.deepEqual(firstOf(-6000), ['Carrefour']);
  assert.deepEqual(firstOf(-1250), ['Cantine']);
  assert.deepEqual(firstOf(160_000), ['Employeur']);
  assert.deepEqual(firstOf(null, true), ['Employeur']);
});

test('no suggestion scans the entries', () => {
  const { database, account } = openFilledBook();
  const plans: readonly (readonly [string, readonly (number | Uint8Array)[]])[] = [
    [usesQuery, [account, 1]], [habitQuery.all, [1, 2]], [habitQuery.account, [1, 2, account]],
  ];
  for (const [query, values] of plans) {
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all(...values).map((row) => String(row[3]));
    assert.ok(plan.every((step) => !step.startsWith('SCAN entry')), plan.join('\n'));
  }
});
