/** The backup that goes before a sync cannot be made: the sync does not go on, nothing is changed, and it is told. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { writeSampleHousehold } from '@tandem/ledger';
import { readSnapshotFault } from '@tandem/replica';
import { closeBoth, connect, pair, syncAgain, TestDesk } from './two-desks.testing.ts';

async function paired(t: TestContext): Promise<{ pc: TestDesk; phone: TestDesk }> {
  const two = { pc: new TestDesk(t, { role: 'pc', entries: 20 }), phone: new TestDesk(t, { role: 'phone' }) };
  await pair(two.pc, two.phone);
  return two;
}

function forgetDay({ database }: TestDesk): void {
  database.exec(`DELETE FROM sync_local WHERE key = 'snapshot_day'`);
}

async function syncsNow(pc: TestDesk, phone: TestDesk): Promise<void> {
  const ends = await syncAgain(pc, phone);
  assert.deepEqual(ends.map(({ kind }) => kind), ['identical', 'identical']);
  assert.equal(phone.root(), pc.root());
  assert.deepEqual([readSnapshotFault(pc.database), readSnapshotFault(phone.database)], [undefined, undefined]);
}

test('the PC does not wait without the backup of the day, nor does the phone call', async (t) => {
  const { pc, phone } = await paired(t);
  forgetDay(pc);
  pc.snapshotsFail = 'full';
  const before = pc.root();
  await pc.desk.open();
  assert.deepEqual(await pc.end(), { kind: 'no-backup', reason: 'full' });
  assert.equal(pc.root(), before);
  assert.equal(readSnapshotFault(pc.database)?.reason, 'full');
  pc.desk.close();
  pc.snapshotsFail = undefined;

  forgetDay(phone);
  phone.snapshotsFail = 'cannot-open';
  await connect(pc, phone);
  assert.deepEqual(await phone.end(), { kind: 'no-backup', reason: 'not-writable' });
  pc.desk.cancel();
  phone.desk.close();
  phone.snapshotsFail = undefined;
  await syncsNow(pc, phone);
});

test('a sync that brings much is not begun without a backup; the other side hears of it', async (t) => {
  const { pc, phone } = await paired(t);
  writeSampleHousehold(phone.book, { entries: 1200, seed: 2 });
  const before = pc.root();
  pc.snapshotsFail = 'full';
  await connect(pc, phone);
  assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
    { kind: 'no-backup', reason: 'full' }, { kind: 'peer-failed', isDiskFull: true },
  ]);
  assert.equal(pc.root(), before);
  closeBoth(pc, phone);
  pc.snapshotsFail = undefined;
  await syncsNow(pc, phone);
  assert.deepEqual([pc.bugs, phone.bugs], [[], []]);
});
