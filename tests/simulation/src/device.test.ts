import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkIntegrity, readBook } from './book-contents.ts';
import { allRules, Device } from './device.ts';
import type { UserOperation } from './plan.ts';
import { Random } from './random.ts';

const trueMs = Date.UTC(2026, 10, 24);

for (const how of ['closed', 'killed'] as const) {
  test(`a ${how} program finds its book in the file, and writes under a new replica id`, (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-device-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    const device = new Device({
      name: 'PC', random: new Random(3), rules: allRules, path: join(folder, 'PC.book'), folder, version: 'later',
      bookId: 1,
    });
    context.after(() => device.close());
    device.perform({ kind: 'create', device: 'PC', record: 'parcel-0', value: 1 }, trueMs);
    const before = readBook(device.database, device.version, new Map());
    device.restart(how);
    assert.equal(readBook(device.database, device.version, new Map()).text, before.text);
    assert.deepEqual(checkIntegrity(device.database), []);
    device.perform({ kind: 'edit', device: 'PC', record: 'parcel-0', group: 1, value: 9 }, trueMs);
    const replicas = device.database.prepare('SELECT DISTINCT replica FROM sync_device_label').all();
    assert.equal(replicas.length, 2);
    assert.equal(device.countWrongSums(), 0);
  });
}

test('an operation that finds nothing to act on does nothing', () => {
  const device = new Device({
    name: 'PC', random: new Random(4), rules: allRules, path: undefined, folder: undefined, version: 'later', bookId: 1,
  });
  const record = 'parcel-0';
  const tryPerform = (operation: UserOperation): boolean =>
    device.canPerform(operation) && device.perform(operation, trueMs) === 'done';
  assert.equal(tryPerform({ kind: 'delete', device: 'PC', record }), false);
  assert.equal(tryPerform({ kind: 'create', device: 'PC', record, value: 1 }), true);
  assert.equal(tryPerform({ kind: 'create', device: 'PC', record, value: 4 }), false);
  assert.equal(tryPerform({ kind: 'undelete', device: 'PC', record }), false);
  assert.equal(tryPerform({ kind: 'settle', device: 'PC', record, value: 7 }), false);
  assert.equal(tryPerform({ kind: 'delete', device: 'PC', record }), true);
  assert.equal(tryPerform({ kind: 'undelete', device: 'PC', record }), true);
});
