import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Engine } from './engine.ts';
import { day, emptyAccount, emptyEntry, makeTestDevice, openTestEngine, TestEngine } from './engine.testing.ts';

test('without a book there is nothing to see or change, until one is made', async (context) => {
  const device = makeTestDevice();
  const engine = new TestEngine(device, await Engine.open(device.platform));
  context.after(async () => {
    await engine.engine.close();
    device.remove();
  });
  assert.deepEqual(engine.see('book', {}), { kind: 'none', damaged: null });
  assert.deepEqual(engine.engine.query('accounts', {}), { ok: false, error: { kind: 'no-book' } });
  assert.deepEqual(await engine.refuse('add-account', emptyAccount), { kind: 'no-book' });
  await engine.do('create-book', {});
  assert.deepEqual(engine.see('book', {}), {
    kind: 'open', name: 'comptes', today: day('2026-11-24'), entries: 0, openConflicts: 0, currency: 'EUR',
  });
  assert.deepEqual(engine.see('accounts', {}), { groups: [], netWorth: [] });
  assert.deepEqual(await engine.refuse('create-book', {}), { kind: 'book-open' });
});

test('the book of last time is open again; a damaged one is told', async (context) => {
  const first = await openTestEngine(context);
  await first.addAccount('Courant');
  await first.engine.close();
  const again = await Engine.open(first.device.platform);
  const accounts = again.query('accounts', {});
  assert.ok(accounts.ok && accounts.value.groups[0]?.accounts[0]?.name === 'Courant');
  await again.close();
  writeFileSync(first.device.bookPath, 'no book at all, but long enough to be looked at as a database'.repeat(100));
  const damaged = await Engine.open(first.device.platform);
  assert.deepEqual(damaged.query('book', {}), {
    ok: true,
    value: { kind: 'none', damaged: { name: 'comptes', reason: 'not-a-book', hasBackup: false, newestBackup: null } },
  });
  await damaged.close();
});

test('preferences change one by one, and the language of names with them', async (context) => {
  const engine = await openTestEngine(context);
  assert.ok(engine.see('categories', {}).some(({ path }) => path === 'Alimentation : Courses'));
  await engine.do('set-preferences', { language: 'en' });
  await engine.do('set-preferences', { theme: 'dark' });
  assert.deepEqual(engine.see('preferences', {}), { language: 'en', theme: 'dark', density: 'normal' });
  assert.ok(engine.see('categories', {}).some(({ path }) => path === 'Food : Groceries'));
  const card = engine.see('methods', {}).find(({ name }) => name === 'Card');
  assert.equal(card?.shortName, 'Card');
});

test('a register shows rows with balances, and where the future begins', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant', { openingBalance: 10_000, overdraftLimit: 0 });
  await engine.addEntry(account, -2500, { day: day('2026-11-02'), payee: 'Boulangerie', memo: 'pain' });
  await engine.addEntry(account, -1000, { day: day('2026-11-24'), status: 'cleared' });
  await engine.addEntry(account, -9000, { day: day('2026-11-28') });
  await engine.addEntry(account, 700, { day: day('2026-12-01') });
  const register = engine.see('register', { accountId: account });
  assert.ok(register);
  assert.deepEqual([register.rows, register.firstUpcoming, register.projectedDay], [4, 2, day('2026-11-30')]);
  const { real, cleared, projected, entries, isBelowLimit } = register.account;
  assert.deepEqual([real, cleared, projected, entries, isBelowLimit], [6500, 9000, -2500, 4, false]);
  assert.deepEqual(engine.rows(account).map(({ amount, balance, payee, status }) => [amount, balance, payee, status]), [
    [-2500, 7500, 'Boulangerie', 'uncleared'], [-1000, 6500, '', 'cleared'], [-9000, -2500, '', 'uncleared'],
    [700, -1800, '', 'uncleared'],
  ]);
  const entry = engine.see('entry', { entryId: engine.rows(account)[2]?.entryId ?? '' });
  assert.deepEqual(entry, engine.rows(account)[2]);
  assert.equal(engine.see('register', { accountId: 'ab'.repeat(16) }), null);
  assert.equal(engine.see('entry', { entryId: 'ab'.repeat(16) }), null);
});

test('accounts stand in groups with subtotals, closed ones not counted there', async (context) => {
  const engine = await openTestEngine(context);
  await engine.addAccount('Livret', { kind: 'savings', openingBalance: 500 });
  await engine.addAccount('Courant', { openingBalance: 100 });
  await engine.addAccount('Carte', { kind: 'deferred-debit', openingBalance: -30 });
  await engine.addAccount('Vieux', { openingBalance: 7, isClosed: true });
  await engine.addAccount('Suisse', { kind: 'savings', currency: 'CHF', openingBalance: 9 });
  await engine.addAccount('Pour deux', { groupName: 'Maison', openingBalance: 1 });
  const { groups, netWorth } = engine.see('accounts', {});
  assert.deepEqual(groups.map(({ name, kind, subtotal, accounts }) =>
    [name, kind, subtotal?.amount ?? null, accounts.map((account) => account.name)]), [
    [null, 'current', 100, ['Courant', 'Vieux']], ['Maison', 'current', 1, ['Pour deux']],
    [null, 'credit-card', -30, ['Carte']], [null, 'savings', null, ['Livret', 'Suisse']],
  ]);
  assert.deepEqual(netWorth, [{ currency: 'EUR', amount: 578 }, { currency: 'CHF', amount: 9 }]);
});

test('what cannot be is refused and changes nothing', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const draft = { ...emptyEntry, accountId: account, amount: -100 };
  const name = { ...emptyAccount, name: ' ' };
  assert.deepEqual((await engine.refuse('add-account', name)).kind, 'account');
  assert.deepEqual(await engine.refuse('save-entry', { ...draft, day: 9_999_999 }), { kind: 'bad-request' });
  assert.deepEqual(await engine.refuse('save-entry', { ...draft, amount: 1e15 }), {
    kind: 'entry', error: { kind: 'amount-too-large' },
  });
  assert.deepEqual((await engine.refuse('save-entry', { ...draft, payee: 'x'.repeat(101) })).kind, 'payee');
  assert.deepEqual(await engine.refuse('save-entry', { ...draft, entryId: 'ab'.repeat(16) }), {
    kind: 'entry', error: { kind: 'unknown-entry' },
  });
  const lines = [{ categoryId: null, amount: -99, memo: '' }];
  const split = { ...draft, payee: 'Neuf', allocation: { kind: 'split', lines } } as const;
  assert.deepEqual(await engine.refuse('save-entry', split), { kind: 'entry', error: { kind: 'split-sum', sum: -99 } });
  assert.deepEqual(engine.rows(account), []);
  assert.deepEqual(engine.see('history', {}), { undo: 'add-account', redo: null });
});
