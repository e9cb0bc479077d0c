import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from './engine.ts';
import { emptyEntry, makeTestDevice, openTestEngine, TestEngine } from './engine.testing.ts';
import type { Listening, Reach } from './platform.ts';

test('a book is checked and exported; without one, neither', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -100);
  const { fingerprint, ...check } = await engine.do('check-book', {});
  assert.deepEqual(check, { faults: [], oddities: [], accounts: 1, entries: 1, mended: 0, setAside: 0 });
  assert.match(fingerprint ?? '', /^\w{4}(-\w{4}){3}$/);
  const { fileName, json } = await engine.do('export-book', {});
  assert.equal(fileName, 'comptes 2026-11-24.json');
  assert.ok(json.startsWith('{"format":"tandem-book","version":1') && json.includes('"Courant"'));
  assert.equal((await engine.do('export-book', {})).json, json);
  const device = makeTestDevice();
  const none = new TestEngine(device, await Engine.open(device.platform));
  context.after(async () => {
    await none.engine.close();
    device.remove();
  });
  for (const name of ['check-book', 'export-book', 'back-up'] as const) {
    assert.deepEqual(await none.refuse(name, {}), { kind: 'no-book' });
  }
});

test('while a sync is open the book is not replaced; closing ends the sync', async (context) => {
  const device = makeTestDevice();
  const listening: Listening = {
    codes: { link: 'TDM1:X', linkToCopy: 'X', shortCode: undefined }, addresses: [],
    invite: () => '', shut: () => {}, close: () => {},
  };
  const reach: Reach = { role: 'pc', listen: () => Promise.resolve({ ok: true, value: listening }) };
  const engine = new TestEngine(device, await Engine.open({ ...device.platform, reach }));
  context.after(() => device.remove());
  await engine.do('create-book', {});
  await engine.do('open-sync', {});
  assert.equal(engine.see('sync', {}).kind, 'showing-code');
  const backup = await engine.do('back-up', {});
  const source = { kind: 'kept', name: backup.name } as const;
  assert.deepEqual(await engine.refuse('restore-backup', { source, how: 'merge' }), { kind: 'sync-running' });
  await engine.addAccount('Courant');
  await engine.do('cancel-sync', {});
  assert.equal(engine.see('sync', {}).kind, 'idle');
  await engine.do('open-sync', {});
  await engine.engine.close();
});

test('a device without a book makes an empty copy to receive one, and may still begin its own', async (context) => {
  const device = makeTestDevice();
  const engine = new TestEngine(device, await Engine.open(device.platform));
  context.after(async () => {
    await engine.engine.close();
    device.remove();
  });
  await engine.do('open-sync', {});
  const view = engine.see('sync', {});
  assert.ok(view.kind === 'ended' && view.end.kind === 'cannot-listen');
  assert.equal(engine.shelved.book, undefined);
  assert.equal(engine.see('book', {}).kind, 'none');
  await engine.do('close-sync', {});
  await engine.do('create-book', {});
  assert.equal(engine.see('book', {}).kind, 'open');
});

test('a full disk is told, and what was typed is not half written', async (context) => {
  const device = makeTestDevice();
  const engine = await openTestEngine(context, device);
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -1, { payee: 'Avant' });
  const pages = engine.shelved.database.prepare('PRAGMA page_count').get()?.[0];
  await engine.engine.close();
  device.setPageCountMax(Number(pages));
  const full = new TestEngine(device, await Engine.open(device.platform));
  context.after(() => full.engine.close());
  const draft = { ...emptyEntry, accountId: account, amount: -5, memo: 'x'.repeat(1000) };
  let refused: unknown;
  let count = 1;
  for (let index = 0; index < 100 && refused === undefined; index += 1) {
    const outcome = await full.engine.command('save-entry', { ...draft, payee: `Tiers ${index}` });
    if (outcome.ok) count += 1;
    else refused = outcome.error;
  }
  assert.deepEqual(refused, { kind: 'disk-full' });
  assert.equal(full.rows(account).length, count);
  assert.equal(full.see('payee-suggestions', { text: 'Tiers', accountId: null, limit: 500 }).length, count - 1);
});
