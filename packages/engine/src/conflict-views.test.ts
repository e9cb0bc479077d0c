import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConflictView } from '@tandem/contract';
import { day, emptyEntry, testWallMs, type TestEngine } from './engine.testing.ts';
import { bring, exchange, openTwo } from './two-engines.testing.ts';

function onlyOpen(engine: TestEngine): ConflictView {
  const { open, openCount } = engine.see('conflicts', {});
  const [conflict] = open;
  assert.ok(conflict && open.length === 1 && openCount === 1);
  return conflict;
}

const later = 1_795_600_000_000;

test('what two devices wrote differently is shown with both values, and marks the row', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  assert.deepEqual(pc.see('conflicts', {}), { open: [], openCount: 0, settled: [] });
  assert.deepEqual(pc.rows(account).map(({ hasConflict }) => hasConflict), [false]);
  const draft = { ...emptyEntry, entryId: entry, accountId: account, amount: -1000, payee: 'Fnac' };
  phone.device.setWallMs(later);
  await pc.do('save-entry', { ...draft, amount: -1100, allocation: { kind: 'split', lines: [
    { categoryId: pc.category('Santé : Pharmacie'), amount: -100, memo: '' },
    { categoryId: null, amount: -1000, memo: 'x' },
  ] } });
  await phone.do('save-entry', { ...draft, day: day('2026-11-21'), amount: -1200 });
  await phone.do('set-status', { entries: [{ entryId: entry, leg: 1 }], status: 'cleared' });
  const beforeMs = pc.device.platform.wallMs();
  await bring(phone, pc);
  const conflict = onlyOpen(pc);
  assert.ok(conflict.noticedMs !== null && conflict.noticedMs > beforeMs && conflict.noticedMs < beforeMs + 100);
  assert.deepEqual(conflict, {
    id: conflict.id, recordKind: 'entry', recordId: entry, accountId: account, accountName: 'Courant',
    title: { day: day('2026-11-21'), name: 'Fnac', amount: -1200, currency: 'EUR' },
    kept: {
      isDeleted: false, device: 'Téléphone', wallMs: conflict.kept?.wallMs, fields: [
        { name: 'day', value: { kind: 'day', day: day('2026-11-21') } },
        { name: 'amount', value: { kind: 'money', amount: -1200, currency: 'EUR' } },
        { name: 'lines', value: { kind: 'none' } },
      ],
    },
    setAside: {
      isDeleted: false, device: 'PC', wallMs: conflict.setAside.wallMs, fields: [
        { name: 'day', value: { kind: 'day', day: day('2026-11-20') } },
        { name: 'amount', value: { kind: 'money', amount: -1100, currency: 'EUR' } },
        { name: 'lines', value: { kind: 'text', text: 'Santé : Pharmacie −1,00 + – (x) −10,00' } },
      ],
    },
    noticedMs: conflict.noticedMs, canKeepBoth: true, settled: null,
  });
  assert.ok(conflict.kept && Math.abs(conflict.kept.wallMs - later) < 1000);
  assert.ok(Math.abs(conflict.setAside.wallMs - testWallMs) < 1000);
  const book = pc.see('book', {});
  assert.ok(book.kind === 'open' && book.openConflicts === 1);
  assert.deepEqual(pc.rows(account).map(({ hasConflict, status }) => [hasConflict, status]), [[true, 'cleared']]);
});

test('a delete beside an edit that was set aside is told as a delete; kept, it is deleted again', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  const draft = { ...emptyEntry, entryId: entry, accountId: account, amount: -1000 };
  await pc.do('save-entry', { ...draft, payee: 'Darty' });
  phone.device.setWallMs(later);
  await phone.do('save-entry', { ...draft, payee: 'Boulanger' });
  await phone.do('delete-entries', { entryIds: [entry] });
  await bring(phone, pc);
  const { id, kept, setAside, canKeepBoth } = onlyOpen(pc);
  assert.deepEqual([kept?.isDeleted, kept?.device, setAside.isDeleted, canKeepBoth], [true, 'Téléphone', false, false]);
  assert.deepEqual(setAside.fields, [{ name: 'payee_id', value: { kind: 'text', text: 'Darty' } }]);
  assert.deepEqual(await pc.refuse('settle-conflicts', { conflictIds: [id], how: 'both' }), { kind: 'no-conflict' });
  assert.deepEqual(await pc.do('settle-conflicts', { conflictIds: [id], how: 'kept' }), { settled: 1 });
  assert.deepEqual(pc.rows(account), []);
  assert.deepEqual(await pc.do('undo', {}), { name: 'settle-conflicts' });
  assert.equal(onlyOpen(pc).id, id);
  assert.equal(pc.rows(account).length, 1, 'an open conflict shows its entry');
  await pc.do('settle-conflicts', { conflictIds: [id], how: 'taken' });
  await exchange(pc, phone);
  for (const engine of [pc, phone]) {
    assert.deepEqual(engine.rows(account).map(({ payee }) => payee), ['Darty']);
    assert.equal(engine.see('conflicts', {}).openCount, 0);
  }
});

test('an answer is in the history, in the list of settled ones, and gone back on', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  const draft = { ...emptyEntry, entryId: entry, accountId: account };
  await pc.do('save-entry', { ...draft, amount: -1100 });
  phone.device.setWallMs(later);
  await phone.do('save-entry', { ...draft, amount: -1200 });
  await exchange(pc, phone);
  const amounts = (engine: TestEngine) => engine.rows(account).map(({ amount }) => amount)
    .toSorted((left, right) => right - left);
  for (const [how, wanted] of [['taken', [-1100]], ['kept', [-1200]], ['both', [-1100, -1200]]] as const) {
    const { id } = onlyOpen(pc);
    const sideBefore = onlyOpen(pc).kept?.fields;
    await pc.do('settle-conflicts', { conflictIds: [id], how });
    assert.deepEqual(amounts(pc), wanted);
    await pc.do('undo', {});
    assert.deepEqual(amounts(pc), [-1200]);
    assert.equal(onlyOpen(pc).id, id);
    await pc.do('redo', {});
    assert.deepEqual(amounts(pc), wanted);
    const { open, settled: [settled] } = pc.see('conflicts', {});
    assert.deepEqual(open, []);
    assert.ok(settled?.settled?.canReopen && settled.settled.device === 'PC');
    assert.deepEqual([settled.settled.how, settled.kept?.fields], [how, sideBefore]);
    await exchange(pc, phone);
    assert.deepEqual(amounts(phone), wanted);
    await phone.do('reopen-conflict', { conflictId: id });
    await exchange(pc, phone);
    assert.deepEqual(amounts(pc), [-1200], how);
  }
  assert.deepEqual(await pc.refuse('settle-conflicts', { conflictIds: [entry], how: 'kept' }), { kind: 'no-conflict' });
});

test('what was settled meanwhile counts for nothing, and a delete settles', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  const draft = { ...emptyEntry, entryId: entry, accountId: account };
  await pc.do('save-entry', { ...draft, amount: -1100 });
  phone.device.setWallMs(later);
  await phone.do('save-entry', { ...draft, amount: -1200 });
  await exchange(pc, phone);
  const { id } = onlyOpen(pc);
  await pc.do('delete-entries', { entryIds: [entry] });
  assert.deepEqual(await pc.do('settle-conflicts', { conflictIds: [id], how: 'taken' }), { settled: 0 });
  assert.deepEqual(pc.rows(account), []);
  const [settled] = pc.see('conflicts', {}).settled;
  assert.deepEqual([settled?.settled?.how, settled?.settled?.canReopen], ['deleted', false]);
  await pc.do('undo', {});
  assert.equal(onlyOpen(pc).id, id, 'the delete is taken back whole');
  await pc.do('redo', {});
  assert.equal(pc.see('conflicts', {}).openCount, 0);
});

test('a record that a restore took away is offered whole; taking it can be taken back', async (context) => {
  const { pc, phone, account } = await openTwo(context);
  const wallet = await phone.addAccount('Espèces');
  await phone.addEntry(wallet, -700, { payee: 'Marché', memo: 'paniers' });
  phone.shelved.replica.replaceBy(pc.shelved.replica,
    { wallMs: later, session: 1, syncedH: undefined, keepsSetAside: true });
  await phone.do('add-category', { path: 'Courses' });
  const { open, openCount } = phone.see('conflicts', {});
  assert.equal(openCount, 3, 'account, payee, entry');
  const conflict = open.find(({ recordKind }) => recordKind === 'entry');
  assert.ok(conflict && conflict.kept === null && !conflict.canKeepBoth);
  assert.deepEqual([conflict.title, conflict.accountName],
    [{ day: day('2026-11-20'), name: 'Marché', amount: -700, currency: 'EUR' }, 'Espèces']);
  assert.deepEqual(conflict.setAside.fields.map(({ name }) => name),
    ['account_id', 'day', 'amount', 'payee_id', 'memo']);
  await phone.do('settle-conflicts', { conflictIds: [conflict.id], how: 'taken' });
  assert.deepEqual(phone.rows(wallet).map(({ amount, payee }) => [amount, payee]), [[-700, 'Marché']]);
  assert.equal(phone.see('conflicts', {}).openCount, 0);
  await phone.do('undo', {});
  const again = phone.see('conflicts', {});
  assert.ok(again.open.length > 0 && again.open.every(({ kept }) => kept?.isDeleted === true));
  assert.deepEqual(phone.rows(wallet).map(({ hasConflict }) => hasConflict), [true], 'shown while it is open');
  assert.deepEqual(phone.rows(account).map(({ amount }) => amount), [-1000]);
});

test('a delete that an edit undid is told; the answer is taken back', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  await pc.do('delete-entries', { entryIds: [entry] });
  phone.device.setWallMs(later);
  await phone.do('save-entry', { ...emptyEntry, entryId: entry, accountId: account, amount: -1200 });
  await exchange(pc, phone);
  const { id, kept, setAside, recordId } = onlyOpen(pc);
  assert.deepEqual([kept?.isDeleted, kept?.device, setAside.isDeleted, setAside.device, recordId],
    [false, 'Téléphone', true, 'PC', entry]);
  assert.deepEqual(pc.rows(account).map(({ hasConflict }) => hasConflict), [true]);
  await pc.do('settle-conflicts', { conflictIds: [id], how: 'taken' });
  assert.deepEqual(pc.rows(account), []);
  await pc.do('undo', {});
  assert.deepEqual([pc.rows(account).length, pc.see('conflicts', {}).openCount], [1, 0], 'it lives, knowingly');
});

test('names of what is deleted by now are told', async (context) => {
  const { pc, phone, account, entry } = await openTwo(context);
  const { categoryId } = await pc.do('add-category', { path: 'Maison : Jardin' });
  await bring(pc, phone);
  const draft = { ...emptyEntry, entryId: entry, accountId: account, amount: -1000 };
  await pc.do('save-entry', { ...draft, allocation: { kind: 'single', categoryId } });
  phone.device.setWallMs(later);
  await phone.do('save-entry', { ...draft, allocation: { kind: 'single', categoryId: phone.category('Santé') } });
  await bring(phone, pc);
  pc.shelved.replica.write(testWallMs, () => {
    pc.shelved.database.prepare('UPDATE category SET deleted = 1 WHERE id = unhex(?)').run(categoryId);
  });
  assert.deepEqual(onlyOpen(pc).setAside.fields,
    [{ name: 'category_id', value: { kind: 'text', text: 'Maison : Jardin' } }]);
});
