import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryKind } from '@tandem/ledger';
import { emptyEntry, day, type TestEngine } from './engine.testing.ts';
import { bring, exchange, openTwo } from './two-engines.testing.ts';

const page = { offset: 0, limit: 500 };
const counts = { added: 0, changed: 0, deleted: 0 };

function lines(engine: TestEngine, session: number) {
  return engine.see('journal-lines', { session, ...page }).lines;
}

test('a sync stands in the journal with its report', async (context) => {
  const { pc, phone, account } = await openTwo(context);
  await phone.addEntry(account, -300);
  const byKind = [
    { kind: 1, added: 9, changed: 0, deleted: 0 }, { kind: entryKind.tag, added: 1, changed: 2, deleted: 3 },
  ];
  const session = await bring(phone, pc, {
    received: { byKind, added: 10, changed: 2, deleted: 3 }, conflicts: 4, clockGapMs: -3_600_000,
    joined: { side: 'there', how: 'adopted', setAside: 0 },
  });
  const view = pc.see('journal', page);
  assert.equal(view.total, 1);
  assert.deepEqual(view.sessions, [{
    session, startedMs: view.sessions[0]?.startedMs, ms: 1200, peerName: 'Téléphone', outcome: 'identical',
    sent: counts, received: { added: 1, changed: 2, deleted: 3 }, conflicts: 4, clockGapMs: -3_600_000, lines: 1,
    canUndo: true, isUndone: false,
  }]);
  const first = await bring(phone, pc, { clockGapMs: 119_999, joined: { side: 'here', how: 'adopted', setAside: 0 } });
  const [newest] = pc.see('journal', page).sessions;
  assert.deepEqual([newest?.session, newest?.clockGapMs, newest?.lines, newest?.canUndo], [first, null, 0, false]);
  assert.deepEqual(pc.see('journal', { offset: 1, limit: 1 }).sessions.map((each) => each.session), [session]);
});

test('a whole book that came is not undone', async (context) => {
  const { pc, phone, account } = await openTwo(context);
  await phone.addEntry(account, -300);
  const session = await bring(phone, pc, { joined: { side: 'here', how: 'adopted', setAside: 0 } });
  const [newest] = pc.see('journal', page).sessions;
  assert.deepEqual([newest?.lines, newest?.canUndo], [1, false]);
  assert.deepEqual(await pc.refuse('undo-session', { session }), { kind: 'nothing-to-undo' });
});

test('line by line: added, changed with before and after, deleted', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  const gone = await pc.addEntry(account, -50, { memo: 'à supprimer' });
  await exchange(pc, phone);
  phone.device.setWallMs(1_795_600_000_000);
  await phone.do('save-entry', {
    ...emptyEntry, entryId: entry, accountId: account, amount: -1250, payee: 'Darty', day: day('2026-11-21'),
  });
  await phone.do('delete-entries', { entryIds: [gone] });
  const added = await phone.addEntry(account, -300, {
    memo: 'neuf', tags: ['a', 'b'], allocation: { kind: 'single', categoryId: phone.category('Santé : Pharmacie') },
  });
  const session = await bring(phone, pc);
  const found = lines(pc, session);
  const text = (value: string) => ({ kind: 'text' as const, text: value });
  const byId = new Map(found.map((line) => [line.recordId, line]));
  assert.deepEqual(byId.get(entry), {
    recordId: entry, recordKind: 'entry', change: 'changed', isChangedSince: false, accountName: 'Courant',
    title: { day: day('2026-11-21'), name: 'Darty', amount: -1250, currency: 'EUR' },
    fields: [
      { name: 'day', before: { kind: 'day', day: day('2026-11-20') }, after: { kind: 'day', day: day('2026-11-21') } },
      {
        name: 'amount', before: { kind: 'money', amount: -1000, currency: 'EUR' },
        after: { kind: 'money', amount: -1250, currency: 'EUR' },
      },
      { name: 'payee_id', before: text('Fnac'), after: text('Darty') },
    ],
  });
  assert.deepEqual([byId.get(gone)?.change, byId.get(gone)?.title.name], ['deleted', 'à supprimer']);
  assert.ok(byId.get(gone)?.fields.every(({ before, after }) => before !== null && after === null));
  assert.deepEqual([byId.get(added)?.change, byId.get(added)?.fields.map(({ name, before }) => [name, before])],
    ['added', ['account_id', 'day', 'amount', 'category_id', 'memo', 'tags'].map((name) => [name, null])]);
  assert.deepEqual(byId.get(added)?.fields[3]?.after, text('Santé : Pharmacie'));
  assert.ok(found.some(({ recordKind, title }) => recordKind === 'payee' && title.name === 'Darty'));
  assert.equal(pc.see('journal', page).sessions[0]?.lines, found.length);
  await pc.do('save-entry', { ...emptyEntry, entryId: added, accountId: account, amount: -301 });
  assert.deepEqual(lines(pc, session).filter((line) => line.isChangedSince).map(({ recordId }) => recordId), [added]);
});

test('any sync is undone, once, keeping what was typed since; the next one tells the other device', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  await exchange(pc, phone);
  phone.device.setWallMs(1_795_600_000_000);
  await phone.do('save-entry', { ...emptyEntry, entryId: entry, accountId: account, amount: -1250, payee: 'Fnac' });
  const added = await phone.addEntry(account, -300);
  const session = await bring(phone, pc);
  await phone.addEntry(account, -7);
  const later = await bring(phone, pc);
  await pc.do('save-entry', { ...emptyEntry, entryId: added, accountId: account, amount: -301 });
  assert.deepEqual(await pc.do('undo-session', { session }), { undone: 1, kept: 1 });
  const amounts = (engine: TestEngine) => engine.rows(account).map(({ amount }) => amount)
    .toSorted((left, right) => left - right);
  assert.deepEqual(amounts(pc), [-1000, -301, -7]);
  const [newest, undone] = pc.see('journal', { offset: 0, limit: 2 }).sessions;
  assert.deepEqual([newest?.isUndone, undone?.isUndone, undone?.canUndo], [false, true, false]);
  assert.deepEqual(await pc.refuse('undo-session', { session }), { kind: 'nothing-to-undo' });
  assert.deepEqual(await pc.refuse('undo-session', { session: 999 }), { kind: 'nothing-to-undo' });
  await exchange(pc, phone);
  assert.deepEqual(amounts(phone), [-1000, -301, -7]);
  assert.equal(pc.see('conflicts', {}).openCount, 0);
  assert.deepEqual(await pc.do('undo-session', { session: later }), { undone: 1, kept: 0 });
  assert.deepEqual(amounts(pc), [-1000, -301]);
});
