/** "Undo this synchronisation", and what the button says of the changes that wait. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditSyncFigures, deleteEntry, editBook, editEntry, toCents } from '@tandem/ledger';
import { forgetLastSync } from './last-sync.ts';
import { closeBoth, pair, syncAgain, TestDesk } from './two-desks.testing.ts';

test('the last sync is taken back once, and the next one brings both to the same', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 50 });
  const phone = new TestDesk(t, { role: 'phone' });
  const kept = pc.addEntry('kept');
  const changed = pc.addEntry('changed');
  const deleted = pc.addEntry('deleted');
  await pair(pc, phone);
  assert.deepEqual(phone.desk.undo(), { ok: false, error: { kind: 'nothing-to-undo' } }, 'the whole book came');

  pc.addEntry('of the phone alone');
  phone.addEntry('new');
  const wallMs = Date.now();
  const edit = (desk: TestDesk, work: Parameters<typeof editBook>[2]): void => {
    assert.ok(editBook(desk.book, wallMs, work).ok);
  };
  edit(phone, (book) => editEntry(book, changed, { memo: 'changed by the phone', amount: toCents(-9900) }));
  edit(phone, (book) => editEntry(book, kept, { memo: 'kept, from the phone' }));
  edit(phone, (book) => deleteEntry(book, deleted));
  const [atPc] = await syncAgain(pc, phone);
  assert.ok(atPc.kind === 'identical' && atPc.canUndo);
  assert.deepEqual(atPc.received, { added: 1, changed: 2, deleted: 1 });
  edit(pc, (book) => editEntry(book, kept, { memo: 'kept, from the PC' }));
  const changesBefore = pc.bookChanges;

  assert.deepEqual(pc.desk.undo(), { ok: true, value: { undone: 3, kept: 1 } });
  const memos = ['changed', 'deleted', 'kept, from the PC', 'of the phone alone'];
  assert.deepEqual(pc.memos().filter((memo) => memos.includes(memo)), memos);
  assert.ok(!pc.memos().includes('new'));
  assert.equal(pc.bookChanges, changesBefore + 1);
  const view = await pc.until('ended');
  assert.ok(view.end.kind === 'identical' && !view.end.canUndo);
  assert.deepEqual(pc.desk.undo(), { ok: false, error: { kind: 'nothing-to-undo' } });
  assert.equal(pc.desk.summary().waitingChanges, 4);

  closeBoth(pc, phone);
  assert.equal(auditSyncFigures(pc.database), 0, 'balances follow what is taken back');
  const [again] = await syncAgain(pc, phone);
  assert.ok(again.kind === 'identical');
  assert.deepEqual(again.conflicts, 0);
  assert.equal(phone.root(), pc.root());
  assert.deepEqual(phone.memos(), pc.memos());
});

test('while a sync is open nothing is taken back, and without a book there is nothing', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const phone = new TestDesk(t, { role: 'phone', isEmpty: true });
  assert.deepEqual(phone.desk.undo(), { ok: false, error: { kind: 'no-book' } });
  assert.deepEqual(pc.desk.undo(), { ok: false, error: { kind: 'nothing-to-undo' } });
  await pc.desk.open();
  assert.deepEqual(pc.desk.undo(), { ok: false, error: { kind: 'sync-running' } });
});

test('a book that was set back does not know what waits', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const phone = new TestDesk(t, { role: 'phone' });
  assert.equal(pc.desk.summary().waitingChanges, null, 'never synced');
  await pair(pc, phone);
  pc.addEntry('later');
  assert.equal(pc.desk.summary().waitingChanges, 1);
  forgetLastSync(pc.database);
  assert.deepEqual(pc.desk.summary(), { isPaired: true, lastMs: null, peerName: null, waitingChanges: null });
});

test('the summary of a book of 20,000 costs little, and nothing while it stays as it is', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20_000 });
  const phone = new TestDesk(t, { role: 'phone' });
  await pair(pc, phone);
  pc.addEntry('one');
  const timeMs = (): number => {
    const startMs = performance.now();
    assert.equal(pc.desk.summary().waitingChanges, 1);
    return performance.now() - startMs;
  };
  const first = timeMs();
  const others = Array.from({ length: 20 }, timeMs);
  assert.ok(first < 50, `${first} ms`);
  assert.ok(Math.min(...others) < 1, `${Math.min(...others)} ms`);
});
