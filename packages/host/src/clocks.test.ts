/** Sessions between real books whose clocks are anywhere, and jump: never refused, never decisive, told to both. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { addEntry, editBook, editEntry, toCents, toDay, toIdOf, type AccountId, type EntryId } from '@tandem/ledger';
import { runInMemory, type Clock } from './session-in-memory.testing.ts';
import { snapshotFolder } from './snapshots.ts';
import { openSyncStore } from './sync-store.ts';
import { fillBook, makeFolder, openDevice, rootOf, type Device } from './two-devices.testing.ts';

const now = Date.UTC(2026, 10, 24, 12);
const year = 31_557_600_000;
/** A dead battery's 1970 and before it, ten years off both ways, past 2100, and now. */
const walls = [-5 * year, 0, 1, now - 10 * year, now + 10 * year, Date.UTC(2150, 0, 1), now];

function still(wallMs: number): Clock {
  return () => wallMs;
}

function pairOf(t: TestContext): readonly [Device, Device] {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 20);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  runInMemory(phone, pc, { caller: still(now), listener: still(now) });
  return [phone, pc];
}

function bookOf({ opened: { book } }: Device) {
  assert.ok(book !== undefined);
  return book;
}

function addAt(device: Device, wallMs: number, memo: string): EntryId {
  const id = device.opened.database.prepare('SELECT id FROM account ORDER BY id LIMIT 1').get()?.[0];
  assert.ok(id instanceof Uint8Array);
  const added = editBook(bookOf(device), wallMs, (edit) =>
    addEntry(edit, { accountId: toIdOf<AccountId>(id), day: toDay(20_781), amount: toCents(-1200), memo }));
  assert.ok(added.ok);
  return added.value;
}

function memoAt(device: Device, wallMs: number, id: EntryId, memo: string): void {
  assert.ok(editBook(bookOf(device), wallMs, (edit) => editEntry(edit, id, { memo })).ok);
}

function memoOf({ opened: { database } }: Device, id: EntryId): unknown {
  return database.prepare('SELECT memo FROM entry WHERE id = ?').get(id)?.[0];
}

function openConflicts({ opened: { database } }: Device): unknown {
  return database.prepare('SELECT count(*) FROM sync_conflict WHERE resolution IS NULL AND is_equal = 0').get()?.[0];
}

test('S-14 an edit made in knowledge of another one stands, whatever the two clocks', (t) => {
  const [phone, pc] = pairOf(t);
  for (const atPhone of walls) {
    for (const atPc of walls) {
      const entry = addAt(pc, atPc, 'first');
      const { caller } = runInMemory(phone, pc, { caller: still(atPhone), listener: still(atPc) });
      assert.equal(caller.outcome.kind, 'identical');
      assert.equal(caller.clockGapMs, Math.max(0, atPc) - Math.max(0, atPhone));
      memoAt(phone, atPhone, entry, 'second, in knowledge of the first');
      const told = runInMemory(phone, pc, { caller: still(atPhone), listener: still(atPc) });
      assert.deepEqual([told.caller.outcome.kind, told.listener.outcome.kind], ['identical', 'identical']);
      assert.equal(memoOf(pc, entry), 'second, in knowledge of the first');
    }
  }
  assert.deepEqual([openConflicts(pc), openConflicts(phone)], [0, 0]);
  assert.equal(rootOf(phone), rootOf(pc));
});

test('S-14 of two edits in ignorance of each other a clock decides which is shown, and the other one is kept', (t) => {
  const [phone, pc] = pairOf(t);
  let conflicts = 0;
  for (const atPhone of walls) {
    const entry = addAt(pc, now, 'first');
    runInMemory(phone, pc, { caller: still(now), listener: still(now) });
    memoAt(phone, atPhone, entry, 'on the phone');
    memoAt(pc, now, entry, 'on the PC');
    runInMemory(phone, pc, { caller: still(atPhone), listener: still(now) });
    conflicts += 1;
    assert.deepEqual([openConflicts(pc), openConflicts(phone)], [conflicts, conflicts]);
    assert.equal(memoOf(pc, entry), memoOf(phone, entry));
  }
});

test('S-14 clocks that jump at every event of a session end it identical all the same', (t) => {
  const [phone, pc] = pairOf(t);
  for (let shift = 0; shift < walls.length; shift += 1) {
    addAt(phone, walls[shift] ?? now, 'on the phone');
    addAt(pc, walls[walls.length - 1 - shift] ?? now, 'on the PC');
    const jumping = (from: number): Clock => (event) => walls[(from + 3 * event) % walls.length] ?? now;
    const told = runInMemory(phone, pc, { caller: jumping(shift), listener: jumping(2 * shift + 1) });
    assert.deepEqual([told.caller.outcome.kind, told.listener.outcome.kind], ['identical', 'identical']);
    assert.equal(rootOf(phone), rootOf(pc));
    for (const { opened: { replica } } of [phone, pc]) assert.equal(replica.audit().staleHashes, 0);
  }
});

test('the day of a snapshot is that of UTC: it has 24 hours when summer time begins and when it ends', (t) => {
  const [, pc] = pairOf(t);
  const folder = snapshotFolder(pc.folder, pc.opened.path);
  const store = openSyncStore(pc.opened, pc.folder);
  let expected = 0;
  // In Paris these two days of 2026 have 23 and 25 hours.
  for (const day of [Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25)]) {
    for (let hour = 0; hour < 24; hour += 1) {
      store.prepare(day + hour * 3_600_000);
      if (hour === 0) expected += 1;
      assert.equal(readdirSync(folder).length, expected, `hour ${hour}`);
    }
  }
});
