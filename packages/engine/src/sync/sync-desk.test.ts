/** Two desks from a code to the same book on both, and what each shows on the way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeBoth, connect, pair, syncAgain, TestDesk } from './two-desks.testing.ts';

test('a first sync: six digits on both, then the whole book, and the same words on both', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 800 });
  const phone = new TestDesk(t, { role: 'phone' });
  await connect(pc, phone);
  const [atPc, atPhone] = await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  assert.match(atPc.digits, /^\d{6}$/);
  assert.deepEqual([atPc.digits, atPc.peerName, atPhone.peerName], [atPhone.digits, 'phone', 'pc']);
  pc.desk.answer(true);
  assert.ok((await pc.until('confirming')).isAccepted, 'the PC waits for the phone');
  assert.equal(pc.desk.isRunning, true);
  phone.desk.answer(true);
  const [endPc, endPhone] = await Promise.all([pc.identical(), phone.identical()]);
  assert.equal(phone.root(), pc.root());
  assert.deepEqual([endPhone.fingerprint, endPhone.entries, endPhone.accounts],
    [endPc.fingerprint, endPc.entries, endPc.accounts]);
  assert.match(endPc.fingerprint, /^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/);
  assert.equal(endPc.rows[0]?.kind, 'entries');
  assert.deepEqual([endPc.rows[0].sent, endPhone.rows[0]?.received], [{ added: 800, changed: 0, deleted: 0 },
    { added: 800, changed: 0, deleted: 0 }]);
  assert.deepEqual([endPc.sent, endPc.received], [endPhone.received, endPhone.sent]);
  assert.deepEqual([endPc.canUndo, endPhone.canUndo], [false, false], 'a whole book is not taken back');
  assert.deepEqual([endPc.thisName, endPhone.thisName], ['pc', 'phone']);
  assert.ok(phone.bookChanges > 0);
  assert.deepEqual([pc.desk.isRunning, phone.desk.isRunning], [false, false]);
  assert.deepEqual(phone.seen, ['connecting', 'confirming', 'running', 'ended']);
  assert.deepEqual(pc.seen.filter((kind) => kind !== 'idle'), ['showing-code', 'confirming', 'running', 'ended']);
  closeBoth(pc, phone);
  assert.deepEqual([pc.desk.view(), phone.desk.view()], [{ kind: 'idle' }, { kind: 'idle' }]);
  assert.deepEqual([...pc.bugs, ...phone.bugs], []);
});

test('a phone without any book makes an empty copy to receive one', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const phone = new TestDesk(t, { role: 'phone', isEmpty: true });
  assert.deepEqual(phone.desk.summary(), { isPaired: false, lastMs: null, peerName: null, waitingChanges: null });
  await pair(pc, phone);
  assert.equal(phone.root(), pc.root());
});

test('a PC without a book receives that of the phone', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', isEmpty: true });
  const phone = new TestDesk(t, { role: 'phone', purpose: 'create', entries: 20 });
  await pair(pc, phone);
  assert.equal(phone.root(), pc.root());
});

test('a phone whose sockets are those of a browser syncs the same', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 3000 });
  const phone = new TestDesk(t, { role: 'phone', isInBrowser: true });
  await pair(pc, phone);
  assert.equal(phone.root(), pc.root());
  pc.addEntry('more');
  const [atPc, atPhone] = await syncAgain(pc, phone);
  assert.deepEqual([atPc.kind, atPhone.kind], ['identical', 'identical']);
  closeBoth(pc, phone);
  phone.proxyPort = 9;
  await connect(pc, phone);
  assert.deepEqual(await phone.end(), { kind: 'not-connected', cause: 'unreachable' });
});

test('devices that know each other ask nothing; edits of both sides cross and are counted alike', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 50 });
  const phone = new TestDesk(t, { role: 'phone' });
  await pair(pc, phone);
  const summary = phone.desk.summary();
  assert.deepEqual([summary.isPaired, summary.peerName, summary.waitingChanges], [true, 'pc', 0]);
  assert.ok(Math.abs((summary.lastMs ?? 0) - Date.now()) < 60_000);
  pc.addEntry('of the PC');
  phone.addEntry('of the phone');
  phone.addEntry('of the phone too');
  assert.deepEqual([pc.desk.summary().waitingChanges, phone.desk.summary().waitingChanges], [1, 2]);

  pc.seen.length = 0;
  phone.seen.length = 0;
  await connect(pc, phone);
  const [endPc, endPhone] = await Promise.all([pc.identical(), phone.identical()]);
  assert.deepEqual(endPc.rows, [{
    kind: 'entries', sent: { added: 1, changed: 0, deleted: 0 }, received: { added: 2, changed: 0, deleted: 0 },
  }]);
  assert.deepEqual(endPhone.rows[0], { kind: 'entries', sent: endPc.received, received: endPc.sent });
  assert.deepEqual([endPc.canUndo, endPhone.canUndo, endPc.clockGapMs], [true, true, null]);
  assert.ok(!pc.seen.includes('confirming') && !phone.seen.includes('confirming'));
  assert.equal(phone.root(), pc.root());
  assert.deepEqual([pc.desk.summary().waitingChanges, phone.desk.summary().waitingChanges], [0, 0]);

  closeBoth(pc, phone);
  const [unchanged] = await syncAgain(pc, phone);
  assert.ok(unchanged.kind === 'identical');
  assert.deepEqual([unchanged.rows, unchanged.canUndo], [[], false]);
});

test('a clock that is off is told from two minutes on', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const phone = new TestDesk(t, { role: 'phone' });
  phone.aheadMs = 5 * 60_000;
  await pair(pc, phone);
  const [atPc, atPhone] = await syncAgain(pc, phone);
  assert.ok(atPc.kind === 'identical' && atPhone.kind === 'identical');
  assert.equal(Math.round(Number(atPc.clockGapMs) / 60_000), 5);
  assert.equal(Math.round(Number(atPhone.clockGapMs) / 60_000), -5);
});

test('where one side alone knows the other, the other asks, and both screens show the digits', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const phone = new TestDesk(t, { role: 'phone' });
  await pair(pc, phone);
  pc.forgetDevices();
  await connect(pc, phone);
  const [atPc, atPhone] = await Promise.all([
    pc.until('confirming'), phone.until('confirming', ({ isAccepted }) => isAccepted),
  ]);
  assert.equal(atPc.digits, atPhone.digits);
  pc.desk.answer(true);
  await Promise.all([pc.identical(), phone.identical()]);
  closeBoth(pc, phone);

  phone.forgetDevices();
  await connect(pc, phone);
  await phone.until('confirming', ({ isAccepted }) => !isAccepted);
  phone.desk.answer(true);
  await Promise.all([pc.identical(), phone.identical()]);
});

test('the time that people take is no part of the sync, on either side', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const phone = new TestDesk(t, { role: 'phone' });
  await connect(pc, phone);
  await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  phone.aheadMs = 20_000;
  phone.desk.answer(true);
  await phone.until('confirming', ({ isAccepted }) => isAccepted);
  pc.aheadMs = 60_000;
  phone.aheadMs = 70_000;
  pc.desk.answer(true);
  const [atPc, atPhone] = await Promise.all([pc.identical(), phone.identical()]);
  assert.ok(atPc.ms < 15_000 && atPhone.ms < 15_000, `${atPc.ms} and ${atPhone.ms}`);
});
