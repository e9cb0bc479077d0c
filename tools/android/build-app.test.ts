import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findPageFaults, findPlaceFaults, findStorageFaults } from './apk-faults.ts';
import { androidFolder, applicationId, minSdk, root, targetSdk } from './app-source.ts';
import { compileAppIn, listPage, packApp } from './build-app.ts';
import { prepareApp, prepareTools, seedFile } from './prepared-app.testing.ts';
import { run } from './run.ts';
import { verifySignatures } from './signing-key.ts';
import { readZip } from './zip.ts';

const apkBytesMax = 3_000_000;

const { tools, obstacle } = await prepareTools();
const prepared = tools === undefined ? undefined : await prepareApp(tools);

test('the same sources and the same key give the same bytes, fewer than 3 MB', { skip: obstacle }, async () => {
  assert.ok(prepared);
  const { tools, folder, key, apk } = prepared;
  const again = join(folder, 'again.apk');
  await packApp(tools, await compileAppIn(tools, join(folder, 'second')), listPage().toReversed(), key, again);
  const [first, second] = [readFileSync(apk), readFileSync(again)];
  assert.ok(first.equals(second));
  assert.ok(first.length < apkBytesMax, `${first.length} bytes`);
});

test('it is signed by the schemes v2 and v3; one other bit and it is not', { skip: obstacle }, async () => {
  assert.ok(prepared);
  const { tools, folder, apk } = prepared;
  const { schemes, certificate } = await verifySignatures(tools, apk);
  assert.deepEqual(schemes, ['v2', 'v3']);
  assert.match(certificate, /^[0-9a-f]{64}$/);
  const bytes = readFileSync(apk);
  const font = readZip(bytes).find(({ name }) => name.endsWith('.woff2'));
  assert.ok(font);
  bytes[font.offset] = (bytes[font.offset] ?? 0) ^ 1;
  const changed = join(folder, 'changed.apk');
  writeFileSync(changed, bytes);
  await assert.rejects(verifySignatures(tools, changed), /DOES NOT VERIFY/);
});

test('what is stored in it is aligned; what another program packed is not', { skip: obstacle }, async () => {
  assert.ok(prepared);
  const { tools, folder, apk } = prepared;
  assert.deepEqual(findStorageFaults(readZip(readFileSync(apk))), []);
  seedFile(folder, 'seeded/resources.arsc', 'a table');
  seedFile(folder, 'seeded/odd', 'five bytes and a few more');
  await run(join(tools.java, 'jar'), [
    '--create', '--no-manifest', '--no-compress', '--file', join(folder, 'stored.zip'),
    '-C', join(folder, 'seeded'), 'odd', '-C', join(folder, 'seeded'), 'resources.arsc',
  ]);
  const faults = findStorageFaults(readZip(readFileSync(join(folder, 'stored.zip'))));
  assert.deepEqual(faults.map((fault) => fault.replace(/\d+/, 'N')), [
    'odd is stored at N, no multiple of 4', 'resources.arsc is stored at N, no multiple of 4',
  ]);
  await run(join(tools.java, 'jar'), [
    '--create', '--no-manifest', '--file', join(folder, 'deflated.zip'), '-C', join(folder, 'seeded'), 'resources.arsc',
  ]);
  const deflated = readZip(readFileSync(join(folder, 'deflated.zip')));
  assert.deepEqual(findStorageFaults(deflated), ['resources.arsc is not stored as it is']);
  assert.equal(String(deflated[0]?.bytes), 'a table');
});

test('the page in it is the page that was built, without its service worker', { skip: obstacle }, () => {
  assert.ok(prepared);
  const entries = readZip(readFileSync(prepared.apk));
  const page = listPage();
  assert.ok(page.length > 20);
  assert.deepEqual(findPageFaults(entries, page), []);
  assert.deepEqual(findPlaceFaults(entries), []);

  const seeded = entries.filter(({ name }) => !name.endsWith('.wasm')).concat([
    { name: 'assets/www/service-worker.js', bytes: new Uint8Array(), offset: 0, isDeflated: false },
  ]).map((entry) =>
    (entry.name.endsWith('index.html') ? { ...entry, bytes: Buffer.from(`${root}/apps/phone`) } : entry));
  const faults = findPageFaults(seeded, page).map((fault) => fault.replace(/-[0-9A-F]{8}/, ''));
  assert.deepEqual(faults.sort(), [
    'assets/www/index.html is not what was built', 'assets/www/service-worker.js does not belong to the page',
    'assets/www/sqlite3.wasm is not what was built', 'assets/www/zxing_reader.wasm is not what was built',
  ]);
  assert.deepEqual(findPlaceFaults(seeded), [`assets/www/index.html names ${root}/apps`]);
});

test('Gradle is told the same of the app', () => {
  const gradle = readFileSync(join(androidFolder, 'app/build.gradle'), 'utf8');
  for (const line of [`applicationId '${applicationId}'`, `minSdk ${minSdk}`, `targetSdk ${targetSdk}`]) {
    assert.ok(gradle.includes(line), line);
  }
});
