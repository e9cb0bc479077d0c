import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, emptyAccount, emptyEntry, openTestEngine, type TestEngine } from './engine.testing.ts';
import { historyStepsMax } from './edit-history.ts';

/** All that a screen sees of the accounts and their rows. */
function everything(engine: TestEngine): unknown {
  return engine.see('accounts', {}).groups.flatMap(({ accounts }) => accounts)
    .map((account) => [account, engine.rows(account.id)]);
}

/** Does a command, takes it back and does it again; each time all is as it was. */
async function tryBothWays(engine: TestEngine, name: string, work: () => Promise<unknown>): Promise<void> {
  const before = everything(engine);
  await work();
  const after = everything(engine);
  assert.notDeepEqual(after, before, 'something was done');
  assert.deepEqual(await engine.do('undo', {}), { name });
  assert.deepEqual(everything(engine), before, `${name} is taken back`);
  assert.deepEqual(await engine.do('redo', {}), { name });
  assert.deepEqual(everything(engine), after, `${name} is done again`);
}

test('every edit is taken back and done again', async (context) => {
  const engine = await openTestEngine(context);
  let account = '';
  let other = '';
  await tryBothWays(engine, 'add-account', async () => { account = await engine.addAccount('Courant'); });
  await tryBothWays(engine, 'add-account', async () => { other = await engine.addAccount('Livret'); });
  await tryBothWays(engine, 'edit-account', () => engine.do('edit-account', {
    accountId: account, account: { ...emptyAccount, name: 'Joint', openingBalance: 500, overdraftLimit: -100 },
  }));
  await tryBothWays(engine, 'add-entry', () => engine.addEntry(account, -100, { payee: 'Fnac', tags: ['a'] }));
  const entryId = engine.rows(account)[0]?.entryId ?? '';
  await tryBothWays(engine, 'edit-entry', () => engine.do('save-entry', {
    ...emptyEntry, entryId, accountId: account, amount: -300, payee: 'Darty', day: day('2026-10-01'), memo: 'm',
    allocation: { kind: 'split', lines: [
      { categoryId: null, amount: -100, memo: 'x' }, { categoryId: engine.category('Santé'), amount: -200, memo: '' },
    ] },
  }));
  await tryBothWays(engine, 'edit-entry', () => engine.do('save-entry', {
    ...emptyEntry, entryId, accountId: account, amount: -300,
    allocation: { kind: 'transfer', accountId: other, amount: null },
  }));
  await tryBothWays(engine, 'set-status', () => engine.do('set-status', {
    entries: [{ entryId, leg: 1 }, { entryId, leg: 2 }], status: 'reconciled',
  }));
  await engine.do('undo', {});
  await tryBothWays(engine, 'delete-entries', () => engine.do('delete-entries', { entryIds: [entryId] }));
  await tryBothWays(engine, 'delete-account', () => engine.do('delete-account', { accountId: other }));
  // All the way back, and all the way on.
  const last = everything(engine);
  let steps = 0;
  for (; engine.see('history', {}).undo !== null; steps += 1) await engine.do('undo', {});
  assert.deepEqual(everything(engine), []);
  for (let index = 0; index < steps; index += 1) await engine.do('redo', {});
  assert.deepEqual(everything(engine), last);
});

test('a new edit ends what could be done again; what changes nothing is no step', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const entryId = await engine.addEntry(account, -100);
  await engine.do('undo', {});
  assert.deepEqual(engine.see('history', {}), { undo: 'add-account', redo: 'add-entry' });
  await engine.addEntry(account, -200);
  assert.deepEqual(engine.see('history', {}), { undo: 'add-entry', redo: null });
  assert.deepEqual(await engine.refuse('redo', {}), { kind: 'nothing-to-undo' });
  await engine.do('delete-entries', { entryIds: [entryId] });
  assert.deepEqual(engine.see('history', {}), { undo: 'add-entry', redo: null });
});

test('what another device has changed since is not overwritten', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const entryId = await engine.addEntry(account, -100);
  await engine.do('save-entry', { ...emptyEntry, entryId, accountId: account, amount: -200 });
  const { shelved } = engine;
  // As a merged batch would.
  shelved.replica.write(engine.device.platform.wallMs(), () => {
    shelved.database.prepare(`UPDATE entry SET memo = 'du téléphone'`).run();
  });
  assert.deepEqual(await engine.refuse('undo', {}), { kind: 'nothing-to-undo' });
  const row = shelved.database.prepare('SELECT amount, memo FROM entry').get();
  assert.deepEqual(row, [-200, 'du téléphone']);
  assert.deepEqual(engine.see('history', {}), { undo: 'add-entry', redo: null }, 'that step is gone');
  // An account that has entries from elsewhere is not taken away.
  assert.deepEqual(await engine.refuse('undo', {}), { kind: 'nothing-to-undo' });
  assert.deepEqual(await engine.refuse('undo', {}), { kind: 'nothing-to-undo' });
  assert.equal(engine.see('accounts', {}).groups.length, 1);
});

test('the history has an end', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  for (let index = 0; index < historyStepsMax + 5; index += 1) await engine.addEntry(account, -1 - index);
  let steps = 0;
  for (; engine.see('history', {}).undo !== null; steps += 1) await engine.do('undo', {});
  assert.deepEqual([steps, engine.rows(account).length], [historyStepsMax, 5]);
});
