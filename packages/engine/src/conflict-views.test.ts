import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { day, emptyEntry, makeTestDevice, openTestEngine, type TestEngine } from './engine.testing.ts';
import type { ShelvedBook } from './platform.ts';

/** A book on two devices. */
async function openTwo(context: TestContext): Promise<readonly [pc: TestEngine, phone: TestEngine]> {
  const pc = await openTestEngine(context, makeTestDevice('PC'));
  const account = await pc.addAccount('Courant');
  await pc.addEntry(account, -1000, { payee: 'Fnac' });
  await pc.engine.close();
  const phoneDevice = makeTestDevice('Téléphone');
  copyFileSync(pc.device.bookPath, phoneDevice.bookPath);
  return [await openTestEngine(context, pc.device), await openTestEngine(context, phoneDevice)];
}

/** Everything of one book into the other, as a sync brings it. */
function bring(from: ShelvedBook, to: ShelvedBook): void {
  from.replica.beginSession(0);
  const ids = from.replica.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket));
  const plan = from.replica.planSending(ids);
  to.replica.beginSession(0);
  for (let at = 0; at < plan.records;) {
    const { bytes, next } = plan.readBatch(at, 1_000_000);
    assert.ok(to.replica.applyBatch(bytes, 0, 1).ok);
    at = next;
  }
}

test('what two devices wrote differently is shown with both values, and marks the row', async (context) => {
  const [pc, phone] = await openTwo(context);
  const [account] = pc.see('accounts', {}).groups.flatMap(({ accounts }) => accounts);
  assert.ok(account);
  const [row] = pc.rows(account.id);
  assert.ok(row);
  assert.deepEqual([pc.see('conflicts', {}), row.hasConflict], [[], false]);
  const draft = { ...emptyEntry, entryId: row.entryId, accountId: account.id, amount: -1000, payee: 'Fnac' };
  phone.device.setWallMs(1_795_600_000_000);
  await pc.do('save-entry', { ...draft, amount: -1100, allocation: { kind: 'split', lines: [
    { categoryId: pc.category('Santé'), amount: -100, memo: '' }, { categoryId: null, amount: -1000, memo: 'x' },
  ] } });
  await phone.do('save-entry', { ...draft, day: day('2026-11-21'), amount: -1200 });
  await phone.do('set-status', { entries: [{ entryId: row.entryId, leg: 1 }], status: 'cleared' });
  bring(phone.shelved, pc.shelved);
  await pc.addAccount('Autre');
  const conflicts = pc.see('conflicts', {});
  assert.deepEqual(conflicts, [{
    id: conflicts[0]?.id,
    recordKind: 'entry', recordId: row.entryId, accountId: account.id,
    title: { day: day('2026-11-21'), name: 'Fnac', amount: -1200, currency: 'EUR' },
    kept: {
      isDeleted: false, device: 'Téléphone', wallMs: conflicts[0]?.kept.wallMs, fields: [
        { name: 'day', value: { kind: 'day', day: day('2026-11-21') } },
        { name: 'amount', value: { kind: 'money', amount: -1200, currency: 'EUR' } },
        { name: 'lines', value: { kind: 'none' } },
      ],
    },
    setAside: {
      isDeleted: false, device: 'PC', wallMs: conflicts[0]?.setAside.wallMs, fields: [
        { name: 'day', value: { kind: 'day', day: day('2026-11-20') } },
        { name: 'amount', value: { kind: 'money', amount: -1100, currency: 'EUR' } },
        { name: 'lines', value: { kind: 'text', text: 'Santé −1,00 + – −10,00' } },
      ],
    },
  }]);
  const book = pc.see('book', {});
  assert.ok(book.kind === 'open' && book.openConflicts === 1);
  assert.deepEqual(pc.rows(account.id).map(({ hasConflict, status }) => [hasConflict, status]), [[true, 'cleared']]);
});

test('a delete beside an edit that was set aside is told as a delete', async (context) => {
  const [pc, phone] = await openTwo(context);
  const [account] = pc.see('accounts', {}).groups.flatMap(({ accounts }) => accounts);
  assert.ok(account);
  const [row] = pc.rows(account.id);
  assert.ok(row);
  const draft = { ...emptyEntry, entryId: row.entryId, accountId: account.id, amount: -1000 };
  await pc.do('save-entry', { ...draft, payee: 'Darty' });
  phone.device.setWallMs(1_795_600_000_000);
  await phone.do('save-entry', { ...draft, payee: 'Boulanger' });
  await phone.do('delete-entries', { entryIds: [row.entryId] });
  bring(phone.shelved, pc.shelved);
  await pc.addAccount('Autre');
  const [conflict] = pc.see('conflicts', {});
  assert.ok(conflict);
  const { kept, setAside } = conflict;
  assert.deepEqual([kept.isDeleted, kept.device, setAside.isDeleted], [true, 'Téléphone', false]);
  assert.deepEqual(setAside.fields, [{ name: 'payee_id', value: { kind: 'text', text: 'Darty' } }]);
});
