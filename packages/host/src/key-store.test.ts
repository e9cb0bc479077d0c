import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { knownDevicesMax } from '@tandem/link';
import { openKeyStore, type KeyStore } from './key-store.ts';
import { randomBytes } from './platform-crypto.ts';
import { makeFolder } from './two-devices.testing.ts';

const peer = randomBytes(32);

test('keys are made once for a book’s path, and another path is another device', (t) => {
  const folder = makeFolder(t);
  const first = open(folder, '/books/home.tandem');
  const again = open(folder, '/books/home.tandem');
  const copy = open(folder, '/books/copy.tandem');
  assert.deepEqual(again.staticKeys, first.staticKeys);
  assert.notDeepEqual(copy.staticKeys.publicKey, first.staticKeys.publicKey);
});

test('the file is its user’s alone, and says nothing of the book', { skip: process.platform === 'win32' }, (t) => {
  const folder = makeFolder(t);
  open(folder, '/books/Famille Dupont.tandem');
  const [name = ''] = readdirSync(join(folder, 'keys'));
  assert.equal(statSync(join(folder, 'keys')).mode & 0o777, 0o700);
  assert.equal(statSync(join(folder, 'keys', name)).mode & 0o777, 0o600);
  assert.doesNotMatch(name + readFileSync(join(folder, 'keys', name), 'utf8'), /Dupont/);
});

test('a device is remembered with its first and last meeting and its newest name', (t) => {
  const folder = makeFolder(t);
  const keys = open(folder, '/b');
  keys.remember(peer, 'Téléphone', 1000);
  keys.remember(peer, 'Téléphone de Léa', 2000.5);
  assert.deepEqual(open(folder, '/b').devices, [
    {
      publicKey: peer, name: 'Téléphone de Léa', firstMetMs: 1000, lastMetMs: 2000, lastSyncMs: undefined,
      longTermKey: undefined,
    },
  ]);
  keys.noteSync(peer, 2500.5);
  keys.noteSync(randomBytes(32), 2600);
  keys.remember(peer, 'Téléphone de Léa', 3000);
  assert.deepEqual(open(folder, '/b').devices.map(({ lastMetMs, lastSyncMs }) => [lastMetMs, lastSyncMs]),
    [[3000, 2500]]);
  keys.forget(peer);
  assert.equal(open(folder, '/b').find(peer), undefined);
});

test('at the limit the device met longest ago gives way', (t) => {
  const folder = makeFolder(t);
  const keys = open(folder, '/b');
  for (let time = 0; time <= knownDevicesMax; time += 1) keys.remember(randomBytes(32), `device ${time}`, time);
  const { devices } = open(folder, '/b');
  assert.equal(devices.length, knownDevicesMax);
  assert.ok(devices.every(({ lastMetMs }) => lastMetMs > 0));
});

test('a long-term key is kept', (t) => {
  const folder = makeFolder(t);
  open(folder, '/b').remember(peer, 'phone', 1);
  const path = pathOf(folder);
  const longTermKey = 'ab'.repeat(32);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('"lastMetMs"', `"longTermKey": "${longTermKey}", "lastMetMs"`));
  const keys = open(folder, '/b');
  keys.remember(peer, 'phone', 2);
  assert.deepEqual(open(folder, '/b').find(peer)?.longTermKey, Uint8Array.from(Buffer.from(longTermKey, 'hex')));
});

test('a damaged file is told, and stays as it is', (t) => {
  const folder = makeFolder(t);
  open(folder, '/b').remember(peer, 'phone', 1);
  const path = pathOf(folder);
  const whole = readFileSync(path, 'utf8');
  const damaged = [
    '', '{', 'null', '[]', '{"format":2}', whole.slice(0, -20), whole.replace(/"secretKey": "../, '"secretKey": "'),
    whole.replace('"format": 1', '"format": 3'), whole.replace('"phone"', '7'),
    whole.replace('"firstMetMs": 1', '"x": 1'), whole.replace('"lastMetMs"', '"lastSyncMs": "x", "lastMetMs"'),
    whole.replace('"devices": [', '"devices": [null, '),
  ];
  for (const text of damaged) {
    writeFileSync(path, text);
    assert.deepEqual(openKeyStore(folder, '/b', randomBytes), { ok: false, error: { kind: 'damaged', path } }, text);
    assert.equal(readFileSync(path, 'utf8'), text);
  }
});

test('a place that cannot be used is told', (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'keys'), 'a file where the folder should be');
  const result = openKeyStore(folder, '/b', randomBytes);
  assert.equal(result.ok ? undefined : result.error.kind, 'unusable');
});

test('what a crash left half written does no harm', (t) => {
  const folder = makeFolder(t);
  const { staticKeys } = open(folder, '/b');
  const path = pathOf(folder);
  copyFileSync(path, `${path}.partial`);
  const keys = open(folder, '/b');
  keys.remember(peer, 'phone', 1);
  assert.deepEqual(open(folder, '/b').staticKeys, staticKeys);
  assert.deepEqual(readdirSync(join(folder, 'keys')).length, 1);
});

test('a write that fails leaves the former file, in memory too', (t) => {
  const folder = makeFolder(t);
  const keys = open(folder, '/b');
  const path = pathOf(folder);
  const before = readFileSync(path, 'utf8');
  mkdirSync(`${path}.partial`); // what stands there is no file
  assert.equal(keys.remember(peer, 'phone', 1)?.kind, 'unusable');
  assert.equal(keys.find(peer), undefined);
  assert.equal(readFileSync(path, 'utf8'), before);
});

function open(folder: string, bookPath: string): KeyStore {
  const result = openKeyStore(folder, bookPath, randomBytes);
  assert.ok(result.ok);
  return result.value;
}

function pathOf(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'keys'));
  return join(folder, 'keys', name);
}
