/** With 100,000 entries. Bounds are ten times what is wanted, for a busy machine: they show a scan, not a slow day. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBook } from '@tandem/host';
import { toCents, writeSampleHousehold } from '@tandem/ledger';
import { Engine } from './engine.ts';
import { emptyEntry, makeTestDevice, TestEngine, testWallMs } from './engine.testing.ts';

const device = makeTestDevice();
let engine: TestEngine;
let account = '';

before(async () => {
  const opened = openBook({ path: device.bookPath, purpose: 'create', deviceName: 'test', wallMs: testWallMs });
  assert.ok(opened.ok && opened.value.book);
  writeSampleHousehold(opened.value.book, { entries: 100_000, seed: 1 });
  opened.value.close();
  engine = new TestEngine(device, await Engine.open(device.platform));
  account = engine.see('accounts', {}).groups[0]?.accounts[0]?.id ?? '';
});

after(async () => {
  await engine.engine.close();
  device.remove();
});

/** The best of three, in milliseconds. */
function measure(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('any window of a register comes at once', () => {
  const register = engine.see('register', { accountId: account });
  assert.ok(register && register.rows > 50_000);
  const { rows } = register;
  for (const offset of [0, Math.floor(rows / 3), register.firstUpcoming - 200, rows - 200]) {
    const ms = measure(() => {
      assert.equal(engine.see('register-rows', { accountId: account, offset, limit: 200 }).rows.length, 200);
    });
    assert.ok(ms < 100, `${ms} ms at ${offset}`);
  }
});

test('a saved entry, and all that a main window shows anew after it', async () => {
  const draft = { ...emptyEntry, accountId: account, amount: -680, payee: 'Boulangerie du Marché' };
  const { rows } = engine.see('register', { accountId: account }) ?? { rows: 0 };
  const stop = engine.engine.onChanged(() => {
    engine.see('book', {});
    engine.see('accounts', {});
    engine.see('register', { accountId: account });
    engine.see('register-rows', { accountId: account, offset: rows - 100, limit: 100 });
    engine.see('history', {});
    engine.see('sync-summary', {});
  });
  const times = [];
  for (let index = 0; index < 3; index += 1) {
    const start = performance.now();
    await engine.do('save-entry', draft);
    times.push(performance.now() - start);
  }
  stop();
  assert.ok(Math.min(...times) < 300, `${times.join(', ')} ms`);
});

test('completion and search answer while somebody types', () => {
  const suggestions = measure(() =>
    engine.see('payee-suggestions', { text: 'b', accountId: account, limit: 8 }));
  assert.ok(suggestions < 200, `${suggestions} ms`);
  const likely = measure(() => engine.see('likely-payees', {
    accountId: null, day: emptyEntry.day, limit: 5, amount: toCents(-1250), isIncome: false,
  }));
  assert.ok(likely < 200, `${likely} ms`);
  const search = measure(() => engine.see('search', { text: 'boulangerie', accountId: null, limit: 100 }));
  assert.ok(search < 1000, `${search} ms`);
});
