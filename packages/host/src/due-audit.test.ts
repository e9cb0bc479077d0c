/** What a due audit sees, before the other device is there and within a session. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocal } from '@tandem/replica';
import { openSyncStore } from './sync-store.ts';
import { fillBook, listen, makeFolder, openDevice, rootOf, sync, type Device, type Pc } from './two-devices.testing.ts';

const entries = 300;
const stale = staleAt('max(id)');

/** Changes a row past the triggers, so that its cached hash is that of another one. */
function staleAt(which: string): string {
  return `UPDATE sync_clock SET applying = 1;
    UPDATE entry SET memo = 'x' WHERE id = (SELECT ${which} FROM entry);
    UPDATE sync_clock SET applying = 0;`;
}

interface Pair {
  readonly pc: Device;
  readonly phone: Device;
  readonly host: Pc;
}

async function pairOf(t: Parameters<typeof makeFolder>[0]): Promise<Pair> {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, entries);
  prepare(pc);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  prepare(phone);
  return { pc, phone, host: await listen(t, pc) };
}

function prepare({ opened, folder }: Device): void {
  openSyncStore(opened, folder).prepare(Date.now());
}

function syncsSinceAudit({ opened }: Device): unknown {
  return readLocal(opened.database, 'syncs_since_audit');
}

test('a book is read before its first sync, and one that joins empty before its second', async (t) => {
  const { pc, phone, host } = await pairOf(t);
  assert.deepEqual([syncsSinceAudit(pc), syncsSinceAudit(phone)], [0, null]);
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
  await host.ended(1);
  assert.deepEqual([syncsSinceAudit(pc), syncsSinceAudit(phone)], [1, null]);
  prepare(phone);
  assert.equal(syncsSinceAudit(phone), 0);
  assert.equal(phone.opened.replica.audit().staleHashes, 0);
});

test('a row damaged before the first sync arrives as it stands, and both hold the same', async (t) => {
  const { pc, phone, host } = await pairOf(t);
  pc.opened.database.exec(`${stale} DELETE FROM sync_local WHERE key = 'syncs_since_audit'`);
  prepare(pc);
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
  for (const device of [pc, phone]) {
    assert.equal(device.opened.replica.audit().staleHashes, 0);
    assert.deepEqual(device.opened.database.prepare(`SELECT count(*) FROM entry WHERE memo = 'x'`).get(), [1]);
  }
  assert.equal(rootOf(phone), rootOf(pc));
});

test('rows damaged before a first sync whose audit comes within the session: identical, as they stand', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, entries);
  const { database, replica } = pc.opened;
  // One with its cached hash, as if the audit had come in between, and one without.
  database.exec(staleAt('max(id)'));
  replica.audit();
  database.exec(staleAt('min(id)'));
  const host = await listen(t, pc);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const { report } = await sync(phone, host.link());
  assert.equal(report.outcome.kind, 'identical');
  assert.equal((await host.ended(1)).report.outcome.kind, 'identical');
  assert.equal(rootOf(phone), rootOf(pc));
  for (const { opened } of [pc, phone]) {
    assert.equal(opened.replica.audit().staleHashes, 0);
    assert.deepEqual(opened.database.prepare(`SELECT count(*) FROM entry WHERE memo = 'x'`).get(), [2]);
  }
});

for (const how of ['before it is called', 'within the session'] as const) {
  test(`a row damaged under its hash after a sync is found ${how}, and not called identical`, async (t) => {
    const { pc, phone, host } = await pairOf(t);
    assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
    await host.ended(1);
    pc.opened.database.exec(`${stale} DELETE FROM sync_local WHERE key = 'syncs_since_audit'`);
    if (how === 'before it is called') prepare(pc);
    const { report } = await sync(phone, host.link());
    assert.equal(report.outcome.kind, 'set-aside');
  });
}

test('a trigger that tracks nothing is made anew by a due audit, and its book is identical afterwards', async (t) => {
  const { pc, phone, host } = await pairOf(t);
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
  await host.ended(1);
  const { database, replica } = pc.opened;
  const read = (): unknown =>
    database.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'payee_tracks_update'`).get()?.[0];
  const wanted = read();
  database.exec(`DROP TRIGGER payee_tracks_update; DELETE FROM sync_local WHERE key = 'syncs_since_audit';
    CREATE TRIGGER payee_tracks_update AFTER UPDATE ON payee BEGIN SELECT 1; END`);
  prepare(pc);
  assert.equal(read(), wanted);
  replica.write(Date.now(), () => database.exec(`UPDATE payee SET name = name || '.'`));
  const { report } = await sync(phone, host.link());
  assert.equal(report.outcome.kind, 'identical');
  assert.ok(report.received.changed > 0);
  assert.equal(rootOf(phone), rootOf(pc));
});
