import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestEngine, testWallMs } from './engine.testing.ts';
import { exchange, openTwo } from './two-engines.testing.ts';

test('a deleted entry is in the bin with its device, on both devices, and comes back whole', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  const [whole] = pc.rows(account);
  assert.deepEqual(pc.see('bin', { offset: 0, limit: 10 }), { total: 0, entries: [] });
  await phone.do('delete-entries', { entryIds: [entry] });
  await exchange(pc, phone);
  for (const engine of [pc, phone]) {
    const { total, entries: [row] } = engine.see('bin', { offset: 0, limit: 10 });
    assert.ok(row && total === 1);
    const { deletedMs, ...rest } = row;
    assert.deepEqual(rest,
      { ...whole, balance: 0, accountName: 'Courant', currency: 'EUR', deletedBy: 'Téléphone' });
    assert.ok(Math.abs(deletedMs - testWallMs) < 1000);
  }
  assert.deepEqual(await pc.do('restore-entries', { entryIds: [entry, entry, account] }), { restored: 1 });
  assert.deepEqual(await pc.do('restore-entries', { entryIds: [entry] }), { restored: 0 });
  assert.deepEqual(await pc.do('undo', {}), { name: 'restore-entries' });
  assert.deepEqual(pc.rows(account), []);
  await pc.do('redo', {});
  await exchange(pc, phone);
  for (const engine of [pc, phone]) {
    assert.deepEqual(engine.rows(account), [whole]);
    assert.equal(engine.see('bin', { offset: 0, limit: 10 }).total, 0);
  }
});

test('the bin is read page by page, for twelve months', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    ids.push(await engine.addEntry(account, -1 - index));
    engine.device.setWallMs(testWallMs + (index + 1) * 86_400_000);
    await engine.do('delete-entries', { entryIds: ids.slice(-1) });
  }
  const shown = (offset: number, limit: number) =>
    engine.see('bin', { offset, limit }).entries.map(({ amount }) => amount);
  assert.deepEqual([shown(0, 2), shown(2, 2)], [[-3, -2], [-1]]);
  engine.device.setWallMs(testWallMs + 366.5 * 86_400_000);
  assert.deepEqual(shown(0, 10), [-3, -2], 'a year after its deletion the first one is shown no more');
  assert.deepEqual(await engine.do('restore-entries', { entryIds: ids }), { restored: 3 }, 'and is not lost');
});

test('an entry whose account was deleted brings it back to the screen', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const entry = await engine.addEntry(account, -100);
  await engine.do('delete-entries', { entryIds: [entry] });
  await engine.do('delete-account', { accountId: account });
  const [row] = engine.see('bin', { offset: 0, limit: 10 }).entries;
  assert.equal(row?.accountName, 'Courant');
  await engine.do('restore-entries', { entryIds: [entry] });
  const [shown] = engine.see('accounts', {}).groups.flatMap(({ accounts }) => accounts);
  assert.deepEqual([shown?.id, shown?.isRestored, engine.rows(account).length], [account, true, 1]);
});
