import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBook } from './open-book.ts';
import { listSnapshots, snapshotFolder, snapshotsKept, takeSnapshot } from './snapshots.ts';
import { fillBook, makeFolder, openDevice } from './two-devices.testing.ts';

const noon = Date.UTC(2026, 10, 24, 12);

test('a snapshot is the whole book, named by its time', (t) => {
  const folder = makeFolder(t);
  const device = openDevice(t, folder);
  fillBook(device, 20);
  const target = snapshotFolder(folder, device.opened.path);
  const path = takeSnapshot(device.opened.database, target, noon + 7);
  assert.deepEqual(listSnapshots(target), ['20261124T120000007Z.tandem']);
  const copy = openBook({ path, purpose: 'read', deviceName: 'pc', wallMs: noon });
  assert.ok(copy.ok);
  assert.deepEqual(copy.value.replica.root(), device.opened.replica.root());
  copy.value.close();
});

test('the last ten are kept, and the newest whatever the clock says', (t) => {
  const folder = makeFolder(t);
  const { opened: { database } } = openDevice(t, folder);
  const target = snapshotFolder(folder, 'book');
  for (let minute = 0; minute < snapshotsKept + 3; minute += 1) takeSnapshot(database, target, noon + minute * 60_000);
  assert.equal(listSnapshots(target).length, snapshotsKept);
  assert.equal(listSnapshots(target).at(-1), '20261124T120300000Z.tandem');
  takeSnapshot(database, target, Date.UTC(2001, 0, 1));
  assert.equal(listSnapshots(target).at(-1), '20010101T000000000Z.tandem');
  assert.equal(listSnapshots(target).length, snapshotsKept);
});
