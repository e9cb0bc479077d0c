import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  countChangedSince, noteSnapshot, readBookIdentity, readGenerationChain, type SnapshotFaultReason,
} from '@tandem/replica';
import { Engine } from './engine.ts';
import { day, makeTestDevice, openTestEngine, TestEngine, testWallMs } from './engine.testing.ts';
import { readLastSync, writeLastSync } from './sync/last-sync.ts';

const dayMs = 86_400_000;

test('a backup is made, listed, looked at and restored; what could be undone is over then', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -100, { day: day('2026-11-02') });
  const backup = await engine.do('back-up', {});
  assert.equal(backup.origin, 'by-hand');
  assert.deepEqual(engine.see('backups', {}), [backup]);
  await engine.addEntry(account, -200, { day: day('2026-11-03'), payee: 'Café' });
  const source = { kind: 'kept', name: backup.name } as const;
  assert.deepEqual(await engine.do('preview-backup', source), {
    name: backup.name, wallMs: backup.wallMs, accounts: 1, entries: 1, lastDay: day('2026-11-02'),
    current: { accounts: 1, entries: 2, lastDay: day('2026-11-03') },
    difference: {
      rows: [
        { kind: 'entries', onlyHere: 1, onlyThere: 0, different: 0 },
        { kind: 'payees', onlyHere: 1, onlyThere: 0, different: 0 },
      ],
      entriesHere: [{
        day: day('2026-11-03'), payee: 'Café', accountName: 'Courant', amount: -200, currency: 'EUR',
      }],
      entriesThere: [],
    },
    isPaired: false,
  });
  await engine.do('restore-backup', { source, how: 'merge' });
  assert.deepEqual(engine.rows(account).map(({ amount }) => amount), [-100]);
  assert.deepEqual(engine.see('history', {}), { undo: null, redo: null });
  await engine.addEntry(account, -300);
  assert.equal(engine.rows(account).length, 2);
});

test('a backup of another book is told without a difference', async (context) => {
  const [engine, other] = [await openTestEngine(context), await openTestEngine(context)];
  const backup = await other.do('back-up', {});
  const bytes = readFileSync(join(other.device.folder, 'backups', backup.name));
  const preview = await engine.do('preview-backup', {
    kind: 'file', name: 'autre.tandem', base64: bytes.toString('base64'),
  });
  assert.equal(preview.difference, null);
});

for (const how of ['merge', 'truth'] as const) {
  test(`restored as ${how}, it has the generation that this means, and knows of no last sync`, async (context) => {
    const engine = await openTestEngine(context);
    await engine.addAccount('Courant');
    writeLastSync(engine.shelved.database, { wallMs: 1, peerName: 'Téléphone', h: 1, session: null });
    const { name } = await engine.do('back-up', {});
    const former = readBookIdentity(engine.shelved.database);
    await engine.do('restore-backup', { source: { kind: 'kept', name }, how });
    const { database } = engine.shelved;
    const now = readBookIdentity(database);
    assert.ok(former !== undefined && now !== undefined);
    assert.deepEqual(now.bookId, former.bookId);
    if (how === 'merge') assert.deepEqual([now.generation, readGenerationChain(database)], [former.generation, []]);
    else assert.deepEqual(readGenerationChain(database), [former.generation]);
    assert.equal(readLastSync(database), undefined);
    assert.equal(engine.see('sync-summary', {}).waitingChanges, null);
    assert.ok(countChangedSince(database, 0) > 0);
  });
}

test('what is no backup is refused, and the book stays open', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const missing = { kind: 'kept', name: 'rien.tandem' } as const;
  const refused = { kind: 'backup', reason: 'missing' };
  assert.deepEqual(await engine.refuse('preview-backup', missing), refused);
  assert.deepEqual(await engine.refuse('restore-backup', { source: missing, how: 'truth' }), refused);
  assert.deepEqual(readGenerationChain(engine.shelved.database), []);
  const photo = { kind: 'file', name: 'photo.jpg', base64: Buffer.from('JFIF').toString('base64') } as const;
  assert.deepEqual(await engine.refuse('preview-backup', photo), { kind: 'backup', reason: 'not-a-book' });
  await engine.addEntry(account, -100);
  assert.equal(engine.rows(account).length, 1);
});

test('the first edit of a day is preceded by a backup of the book as it was, the second is not', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await engine.do('set-backup-settings', { folder: null, isDaily: true, kept: 5 });
  assert.deepEqual(engine.see('backup-settings', {}), {
    folder: null, isDefaultFolder: true, isDaily: true, kept: 5, lastMs: null,
  });
  engine.device.setWallMs(testWallMs + dayMs);
  await engine.addEntry(account, -100);
  await engine.addEntry(account, -200);
  const automatic = engine.see('backups', {});
  assert.deepEqual(automatic.map(({ origin }) => origin), ['automatic']);
  assert.equal(engine.see('backup-settings', {}).lastMs, automatic[0]?.wallMs);
  const preview = await engine.do('preview-backup', { kind: 'kept', name: automatic[0]?.name ?? '' });
  assert.deepEqual([preview.entries, preview.current?.entries], [0, 2]);
  engine.device.setWallMs(testWallMs + 2 * dayMs);
  await engine.addEntry(account, -300);
  assert.equal(engine.see('backups', {}).length, 2);
  await engine.engine.close();
  const again = new TestEngine(engine.device, await Engine.open(engine.device.platform));
  context.after(() => again.engine.close());
  await again.addEntry(account, -400);
  assert.equal(again.see('backups', {}).length, 2, 'it knows that it was made already');
});

test('an automatic backup that cannot be made holds no edit up, and is told until there is one', async (context) => {
  const device = makeTestDevice();
  const engine = await openTestEngine(context, device);
  const account = await engine.addAccount('Courant');
  await engine.do('set-backup-settings', { folder: null, isDaily: true, kept: 5 });
  const tries = device.breakSnapshots();
  device.setWallMs(testWallMs + dayMs);
  await engine.addEntry(account, -100);
  await engine.addEntry(account, -200);
  assert.deepEqual([engine.rows(account).length, tries()], [2, 1]);
  assert.deepEqual(engine.see('backups', {}), []);
  const fault = engine.see('backup-fault', {});
  assert.ok(fault !== null && Math.abs(fault.wallMs - testWallMs - dayMs) < 1000);
  assert.deepEqual([fault.reason, fault.isElsewhere], ['full', false]);

  await engine.engine.close();
  const again = new TestEngine(device, await Engine.open(device.platform));
  context.after(() => again.engine.close());
  assert.deepEqual(again.see('backup-fault', {}), fault);
  await again.addEntry(account, -300);
  assert.equal(again.see('backup-fault', {}), null);
  assert.equal(again.see('backups', {}).length, 1);
});

test('a backup by hand makes up for one that failed, another folder for one that was not there', async (t) => {
  const device = makeTestDevice();
  const engine = await openTestEngine(t, device);
  const { shelved } = engine;
  const told: string[] = [];
  engine.engine.onChanged((topics) => void told.push(...topics));
  const fail = (reason: SnapshotFaultReason, isElsewhere: boolean): void =>
    noteSnapshot(shelved.database, { wallMs: testWallMs, reason, isElsewhere });
  fail('full', false);
  await engine.do('set-backup-settings', { folder: null, isDaily: true, kept: 5 });
  assert.equal(engine.see('backup-fault', {})?.reason, 'full');
  await engine.do('back-up', {});
  assert.equal(engine.see('backup-fault', {}), null);
  fail('missing', true);
  await engine.do('back-up', {});
  assert.equal(engine.see('backup-fault', {})?.reason, 'missing');
  await engine.do('set-backup-settings', { folder: null, isDaily: true, kept: 5 });
  assert.equal(engine.see('backup-fault', {}), null);
  assert.ok(told.includes('backups'));
});

test('a damaged book is mended; what is newer than the backup comes back and is named', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  assert.deepEqual(await engine.refuse('mend-book', {}), { kind: 'no-good-backup' });
  await engine.do('back-up', {});
  for (let count = 0; count < 40; count += 1) await engine.addEntry(account, -count - 1, { memo: 'x'.repeat(300) });
  const pages = Number(engine.shelved.database.prepare('PRAGMA page_count').get()?.[0]);
  await engine.engine.close();
  const file = openSync(engine.device.bookPath, 'r+');
  writeSync(file, Buffer.alloc(4096, 7), 0, 4096, (pages - 1) * 4096);
  closeSync(file);
  const again = new TestEngine(engine.device, await Engine.open(engine.device.platform));
  context.after(() => again.engine.close());
  const mended = await again.do('mend-book', {});
  assert.equal(mended.backup?.origin, 'by-hand');
  assert.ok(mended.recovered > 0 && mended.entries.length > 0 && mended.entries.length <= 50);
  assert.equal(mended.entries[0]?.accountName, 'Courant');
  assert.equal(again.see('book', {}).kind, 'open');
  assert.deepEqual((await again.do('check-book', {})).faults, []);
});

test('devices are listed, the one met last first, and forgotten with their keys alone', async (context) => {
  const engine = await openTestEngine(context);
  assert.deepEqual(engine.see('devices', {}), []);
  const { keys } = engine.shelved;
  keys.remember(new Uint8Array(32).fill(1), 'Téléphone', 1000);
  keys.remember(new Uint8Array(32).fill(2), 'Tablette', 2000);
  keys.noteSync(new Uint8Array(32).fill(1), 1500);
  assert.deepEqual(engine.see('devices', {}), [
    { id: '02'.repeat(32), name: 'Tablette', pairedMs: 2000, lastSyncMs: null },
    { id: '01'.repeat(32), name: 'Téléphone', pairedMs: 1000, lastSyncMs: 1500 },
  ]);
  await engine.do('forget-device', { deviceId: '01'.repeat(32) });
  await engine.do('forget-device', { deviceId: 'unknown' });
  assert.deepEqual(engine.see('devices', {}).map(({ name }) => name), ['Tablette']);
  assert.equal(keys.isKnown(new Uint8Array(32).fill(1)), false);
  assert.equal(engine.see('book', {}).kind, 'open');
});
