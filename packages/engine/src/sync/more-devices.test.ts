/** More than two devices: phones that come at the same time, three copies in any order, one file on two PCs. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { closeBoth, connect, pair, syncAgain, TestDesk } from './two-desks.testing.ts';

/** The PC asks about the digits of the first phone; the second one has called by the next code and waits. */
async function twoAtOnce(t: TestContext) {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const [first, second] = [new TestDesk(t, { role: 'phone' }), new TestDesk(t, { role: 'phone' })];
  await connect(pc, first);
  await Promise.all([pc.until('confirming'), first.until('confirming')]);
  await call(pc, second);
  return { pc, first, second };
}

async function call(pc: TestDesk, phone: TestDesk): Promise<void> {
  const view = pc.desk.view();
  assert.ok('nextTurn' in view && view.nextTurn !== undefined, view.kind);
  await phone.desk.join(view.nextTurn.link);
  await phone.until('confirming');
}

function waitingAt(pc: TestDesk): readonly string[] {
  const view = pc.desk.view();
  return 'nextTurn' in view ? view.nextTurn?.waiting ?? [] : [];
}

test('a phone that comes while another one has the window waits its turn, and gets it', async (t) => {
  const { pc, first, second } = await twoAtOnce(t);
  assert.deepEqual(waitingAt(pc), ['phone']);
  second.desk.answer(true);
  await second.until('waiting-turn');
  pc.desk.answer(true);
  first.desk.answer(true);
  await first.identical();
  const { digits } = await pc.until('confirming', ({ isAccepted }) => !isAccepted);
  assert.deepEqual(waitingAt(pc), []);
  assert.equal((await second.until('confirming')).digits, digits);
  pc.desk.answer(true);
  await Promise.all([pc.identical(), second.identical()]);
  assert.equal(second.root(), pc.root());
  assert.deepEqual([pc.bugs, first.bugs, second.bugs], [[], [], []]);
  assert.equal(pc.shelved().keys.list().length, 2);
});

test('the time that phones wait for a person, or for their turn, is no gap between clocks', async (t) => {
  const { pc, first, second } = await twoAtOnce(t);
  first.desk.answer(true);
  second.desk.answer(true);
  await Promise.all([first.until('confirming', ({ isAccepted }) => isAccepted), second.until('waiting-turn')]);
  for (const device of [pc, first, second]) device.aheadMs = 5 * 60_000;
  pc.desk.answer(true);
  assert.equal((await first.identical()).clockGapMs, null);
  await pc.until('confirming', ({ isAccepted }) => !isAccepted);
  for (const device of [pc, second]) device.aheadMs = 10 * 60_000;
  pc.desk.answer(true);
  const ends = await Promise.all([pc.identical(), second.identical()]);
  assert.deepEqual(ends.map(({ clockGapMs }) => clockGapMs), [null, null]);
});

test('a phone that leaves before its turn is out of the row, and the first one’s end is told', async (t) => {
  const { pc, first, second } = await twoAtOnce(t);
  second.desk.answer(true);
  await second.until('waiting-turn');
  second.desk.cancel();
  await second.end();
  await pc.until('confirming', () => waitingAt(pc).length === 0);
  pc.desk.answer(true);
  first.desk.answer(true);
  await Promise.all([pc.identical(), first.identical()]);
});

test('a no to the first phone gives the second one its turn', async (t) => {
  const { pc, first, second } = await twoAtOnce(t);
  second.desk.answer(true);
  await second.until('waiting-turn');
  pc.desk.answer(false);
  assert.deepEqual(await first.end(), { kind: 'declined', by: 'there' });
  await second.until('confirming');
  await pc.until('confirming');
  pc.desk.answer(true);
  await Promise.all([pc.identical(), second.identical()]);
});

test('a cancel at the PC ends the sync and the waiting', async (t) => {
  const { pc, first, second } = await twoAtOnce(t);
  second.desk.answer(true);
  await second.until('waiting-turn');
  pc.desk.answer(true);
  pc.desk.cancel();
  assert.deepEqual(await pc.end(), { kind: 'cancelled', by: 'here' });
  assert.deepEqual(await Promise.all([first.end(), second.end()]), [
    { kind: 'declined', by: 'there' }, { kind: 'declined', by: 'there' },
  ]);
});

test('three devices converge in any order, and deletions and edits go round', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const [first, second] = [new TestDesk(t, { role: 'phone' }), new TestDesk(t, { role: 'phone' })];
  const secondPc = new TestDesk(t, { role: 'pc', purpose: 'join' });
  await pair(pc, first);
  await pair(pc, second);
  second.addEntry('du deuxième');
  await pair(secondPc, second);
  assert.ok(secondPc.memos().includes('du deuxième'));
  first.addEntry('du premier');
  secondPc.addEntry('de l’autre PC');
  await pair(secondPc, first);
  for (const phone of [second, first]) {
    await syncAgain(pc, phone);
    closeBoth(pc, phone);
  }
  await syncAgain(secondPc, second);
  closeBoth(secondPc, second);
  await syncAgain(pc, second);
  for (const device of [first, second, secondPc]) {
    assert.equal(device.root(), pc.root(), device.role);
    assert.deepEqual(device.bugs, []);
  }
  assert.equal(pc.memos().filter((memo) => /premier|deuxième|PC/.test(memo)).length, 3);
});

test('one file on two PCs is two replicas: no stamp is used twice, and both come together by a phone', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const copy = pc.copyToOtherPc(t);
  const phone = new TestDesk(t, { role: 'phone' });
  for (const device of [pc, copy]) device.addEntry(device === pc ? 'ici' : 'là');
  await pair(pc, phone);
  assert.equal(copy.shelved().keys.hasAny(), false, 'a copy has no keys of the other');
  await pair(copy, phone);
  await syncAgain(pc, phone);
  assert.deepEqual([pc.root(), copy.root()], [phone.root(), phone.root()]);
  assert.deepEqual(phone.memos().filter((memo) => memo === 'ici' || memo === 'là'), ['ici', 'là']);
  const stamps = phone.database.prepare(`SELECT h || '.' || replica, count(*) FROM sync_record
    WHERE id IN (SELECT id FROM entry WHERE memo IN ('ici', 'là')) GROUP BY 1`).all();
  assert.equal(stamps.length, 2);
  assert.deepEqual(phone.database.prepare('SELECT count(*) FROM sync_conflict').get(), [0]);
});
