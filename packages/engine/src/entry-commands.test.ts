import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandParameters, RegisterRowView } from '@tandem/contract';
import { day, emptyEntry, openTestEngine, type TestEngine } from './engine.testing.ts';

function seen(rows: readonly RegisterRowView[]) {
  return rows.map(({ leg, amount, balance, status, category }) => [leg, amount, balance, status, category.kind]);
}

/** What a screen sends to save a row again as it stands, but for `changes`. */
function draftOf(row: RegisterRowView, changes: Partial<CommandParameters<'save-entry'>>) {
  const { accountId, amount, category, entryId, memo, methodId, number, payee, status, tags, valueDay } = row;
  const allocation = category.kind === 'transfer'
    ? { kind: category.kind, accountId: category.accountId, amount: null }
    : category.kind === 'single'
      ? { kind: category.kind, categoryId: category.id }
      : {
        kind: category.kind,
        lines: category.lines.map((line) => ({ categoryId: line.categoryId, amount: line.amount, memo: line.memo })),
      };
  return {
    accountId, amount, entryId, memo, methodId, number, payee, status, tags: [...tags], valueDay, day: row.day,
    allocation, ...changes,
  };
}

async function openTransfer(engine: TestEngine) {
  const current = await engine.addAccount('Courant', { openingBalance: 100_000 });
  const savings = await engine.addAccount('Livret', { kind: 'savings' });
  const entryId = await engine.addEntry(current, -20_000, {
    allocation: { kind: 'transfer', accountId: savings, amount: null }, payee: 'Épargne',
  });
  return { current, savings, entryId };
}

test('a transfer shows on both sides, whichever side it is typed on', async (context) => {
  const engine = await openTestEngine(context);
  const { current, savings } = await openTransfer(engine);
  await engine.addEntry(savings, 5000, { allocation: { kind: 'transfer', accountId: current, amount: null } });
  await engine.addEntry(savings, -300, { allocation: { kind: 'transfer', accountId: current, amount: null } });
  const amounts = (account: string) => engine.rows(account).map(({ amount }) => amount).toSorted((a, b) => a - b);
  assert.deepEqual(amounts(current), [-20_000, -5000, 300]);
  assert.deepEqual(amounts(savings), [-300, 5000, 20_000]);
  // Each stands in the account that the money leaves.
  assert.ok(engine.rows(current).every(({ amount, leg }) => leg === (amount < 0 ? 1 : 2)));
  const [row] = engine.rows(savings);
  assert.deepEqual(row?.category.kind === 'transfer' && row.category.accountName, 'Courant');
});

test('a transfer changed from its second side keeps its first where it was', async (context) => {
  const engine = await openTestEngine(context);
  const { current, savings, entryId } = await openTransfer(engine);
  const [row] = engine.rows(savings);
  assert.ok(row);
  await engine.do('set-status', { entries: [{ entryId, leg: 1 }], status: 'cleared' });
  await engine.do('save-entry', draftOf(row, { amount: 25_000, status: 'cleared', memo: 'plus' }));
  assert.deepEqual(seen(engine.rows(current)), [[1, -25_000, 75_000, 'cleared', 'transfer']]);
  assert.deepEqual(seen(engine.rows(savings)), [[2, 25_000, 25_000, 'cleared', 'transfer']]);
  const turned = engine.rows(savings)[0];
  assert.ok(turned);
  await engine.do('save-entry', draftOf(turned, { amount: -100 }));
  assert.deepEqual(seen(engine.rows(current)), [[1, 100, 100_100, 'cleared', 'transfer']]);
  await engine.do('save-entry', draftOf(turned, { allocation: { kind: 'single', categoryId: null } }));
  assert.deepEqual(engine.rows(current), []);
  assert.deepEqual(engine.rows(savings).map(({ leg, amount, status }) => [leg, amount, status]),
    [[1, 25_000, 'cleared']]);
});

test('between two currencies, each side has its own amount', async (context) => {
  const engine = await openTestEngine(context);
  const euros = await engine.addAccount('Courant');
  const francs = await engine.addAccount('Suisse', { currency: 'CHF' });
  await engine.addEntry(euros, -1000, { allocation: { kind: 'transfer', accountId: francs, amount: 950 } });
  await engine.addEntry(euros, 1100, { allocation: { kind: 'transfer', accountId: francs, amount: -1000 } });
  assert.deepEqual(engine.rows(francs).map(({ amount }) => amount), [950, -1000]);
  const others = [...engine.rows(euros), ...engine.rows(francs)]
    .map(({ category }) => category.kind === 'transfer' && category.otherAmount);
  assert.deepEqual(others, [950, -1000, -1000, 1100]);
  const draft = { ...emptyEntry, accountId: euros, amount: -1000 };
  assert.deepEqual(await engine.refuse('save-entry', {
    ...draft, allocation: { kind: 'transfer', accountId: euros, amount: null },
  }), { kind: 'entry', error: { kind: 'transfer-to-itself' } });
  assert.deepEqual(await engine.refuse('save-entry', {
    ...draft, allocation: { kind: 'transfer', accountId: francs, amount: -950 },
  }), { kind: 'entry', error: { kind: 'transfer-one-way' } });
});

test('a split keeps its lines, and becomes one category again', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const groceries = engine.category('Alimentation : Courses');
  await engine.addEntry(account, -5000, {
    payee: 'Carrefour', tags: ['vélo', 'été'], number: '0012',
    allocation: { kind: 'split', lines: [
      { categoryId: groceries, amount: -4000, memo: '' }, { categoryId: null, amount: -1000, memo: 'reste' },
    ] },
  });
  const [row] = engine.rows(account);
  assert.ok(row);
  assert.deepEqual(row.category, { kind: 'split', lines: [
    { categoryId: groceries, path: 'Alimentation : Courses', amount: -4000, memo: '' },
    { categoryId: null, path: '', amount: -1000, memo: 'reste' },
  ] });
  assert.deepEqual([row.tags, row.number], [['vélo', 'été'].toSorted(), '0012']);
  await engine.do('save-entry', draftOf(row, { allocation: { kind: 'single', categoryId: groceries } }));
  const [again] = engine.rows(account);
  assert.deepEqual(again?.category, { kind: 'single', id: groceries, path: 'Alimentation : Courses' });
});

test('a payee is found whatever its case, and made where it is new', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -100, { payee: 'Épicerie' });
  await engine.addEntry(account, -200, { payee: 'epicerie' });
  assert.deepEqual(engine.rows(account).map(({ payee }) => payee), ['Épicerie', 'Épicerie']);
  const [row] = engine.rows(account);
  assert.ok(row);
  await engine.do('save-entry', draftOf(row, { payee: ' ' }));
  assert.equal(engine.see('entry', { entryId: row.entryId })?.payee, '');
  assert.deepEqual(engine.sql('SELECT name FROM payee'), [['Épicerie']]);
  const suggested = engine.see('payee-suggestions', { text: 'ÉPI', accountId: account, limit: 5 });
  assert.deepEqual(suggested.map(({ payee, amount }) => [payee, amount]), [['Épicerie', -200]]);
  const likely = engine.see('likely-payees', {
    accountId: null, day: day('2026-11-27'), limit: 5, amount: null, isIncome: false,
  });
  assert.deepEqual(likely.map(({ payee, accountId }) => [payee, accountId]), [['Épicerie', account]]);
});

test('a reconciled entry is locked but for its words', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const entryId = await engine.addEntry(account, -100, { status: 'reconciled', memo: 'avant' });
  const [row] = engine.rows(account);
  assert.ok(row && row.status === 'reconciled');
  const locked = { kind: 'entry', error: { kind: 'entry-reconciled' } };
  assert.deepEqual(await engine.refuse('save-entry', draftOf(row, { amount: -101 })), locked);
  assert.deepEqual(await engine.refuse('set-status', { entries: [{ entryId, leg: 1 }], status: 'uncleared' }), locked);
  assert.deepEqual(await engine.refuse('delete-entries', { entryIds: [entryId] }), locked);
  await engine.do('save-entry', draftOf(row, { memo: 'après' }));
  assert.deepEqual(engine.rows(account).map(({ memo, status }) => [memo, status]), [['après', 'reconciled']]);
});

test('several entries are deleted or cleared at once, or none of them', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const ids = [];
  for (const amount of [-1, -2, -3]) ids.push(await engine.addEntry(account, amount));
  const locked = await engine.addEntry(account, -4, { status: 'reconciled' });
  await engine.refuse('delete-entries', { entryIds: [...ids, locked] });
  assert.equal(engine.rows(account).length, 4);
  await engine.do('set-status', { entries: ids.map((entryId) => ({ entryId, leg: 1 as const })), status: 'cleared' });
  assert.equal(engine.see('register', { accountId: account })?.account.cleared, -10);
  const [first = ''] = ids;
  assert.deepEqual(await engine.do('delete-entries', { entryIds: [first, first, 'ab'.repeat(16)] }), { deleted: 1 });
  assert.equal(engine.rows(account).length, 3);
});

test('entries are found, from the side of the account that is looked at', async (context) => {
  const engine = await openTestEngine(context);
  const { savings } = await openTransfer(engine);
  const all = engine.see('search', { text: 'epargne', accountId: null, limit: 10 });
  assert.deepEqual(all.rows.map(({ accountName, amount, currency }) => [accountName, amount, currency]),
    [['Courant', -20_000, 'EUR']]);
  const there = engine.see('search', { text: '200', accountId: savings, limit: 10 });
  assert.deepEqual([there.total, there.rows[0]?.accountName, there.rows[0]?.amount], [1, 'Livret', 20_000]);
});

test('a category is found or made by its path', async (context) => {
  const engine = await openTestEngine(context);
  const known = engine.category('Alimentation : Courses');
  assert.deepEqual(await engine.do('add-category', { path: 'alimentation / courses' }), { categoryId: known });
  const { categoryId } = await engine.do('add-category', { path: 'Loisirs : Modélisme/Trains' });
  assert.equal(engine.category('Loisirs : Modélisme : Trains'), categoryId);
  assert.equal((await engine.refuse('add-category', { path: ' / ' })).kind, 'category');
});

test('a new entry that is sent again under its id is there once, and not again once deleted', async (context) => {
  const engine = await openTestEngine(context);
  const current = await engine.addAccount('Courant');
  const newId = '019a0000000070008000000000000001';
  const draft = { ...emptyEntry, accountId: current, amount: -680, newId };
  assert.deepEqual(await engine.do('save-entry', draft), { entryId: newId });
  assert.deepEqual(await engine.do('save-entry', draft), { entryId: newId });
  assert.deepEqual(engine.rows(current).map(({ entryId, amount }) => [entryId, amount]), [[newId, -680]]);
  await engine.do('delete-entries', { entryIds: [newId] });
  assert.deepEqual(await engine.do('save-entry', draft), { entryId: newId });
  assert.deepEqual(engine.rows(current), []);
});
