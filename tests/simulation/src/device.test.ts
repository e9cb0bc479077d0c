import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fullRules } from '@tandem/replica';
import { checkIntegrity, readBook } from './book-contents.ts';
import { Device } from './device.ts';
import { Random } from './random.ts';

const trueMs = Date.UTC(2026, 10, 24);

for (const how of ['closed', 'killed'] as const) {
  test(`a ${how} program finds its book in the file, and writes under a new replica id`, (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-device-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    const device = new Device({
      name: 'PC', random: new Random(3), rules: fullRules, path: join(folder, 'PC.book'), hasBook: true,
    });
    context.after(() => device.close());
    device.perform({ kind: 'create', device: 'PC', record: 'parcel-0', value: 1 }, trueMs);
    const before = readBook(device.database, new Map());
    device.restart(how);
    assert.equal(readBook(device.database, new Map()).text, before.text);
    assert.deepEqual(checkIntegrity(device.database), []);
    device.perform({ kind: 'edit', device: 'PC', record: 'parcel-0', group: 1, value: 9 }, trueMs);
    const replicas = device.database.prepare('SELECT DISTINCT replica FROM sync_device_label').all();
    assert.equal(replicas.length, 2);
    assert.equal(device.countWrongSums(), 0);
  });
}

test('an operation that finds nothing to act on does nothing', () => {
  const device = new Device({ name: 'PC', random: new Random(4), rules: fullRules, path: undefined, hasBook: true });
  const record = 'parcel-0';
  assert.equal(device.perform({ kind: 'delete', device: 'PC', record }, trueMs), false);
  assert.equal(device.perform({ kind: 'create', device: 'PC', record, value: 1 }, trueMs), true);
  assert.equal(device.perform({ kind: 'create', device: 'PC', record, value: 4 }, trueMs), false);
  assert.equal(device.perform({ kind: 'undelete', device: 'PC', record }, trueMs), false);
  assert.equal(device.perform({ kind: 'settle', device: 'PC', record, value: 7 }, trueMs), false);
  assert.equal(device.perform({ kind: 'delete', device: 'PC', record }, trueMs), true);
  assert.equal(device.perform({ kind: 'undelete', device: 'PC', record }, trueMs), true);
});
