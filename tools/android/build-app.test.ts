import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findPageFaults, findPlaceFaults, findStorageFaults } from './apk-faults.ts';
import { androidFolder, applicationId, minSdk, readVersion, root, targetSdk } from './app-source.ts';
import { buildAndroidApp, listPage } from './build-app.ts';
import { requireHash } from './npm-packages.ts';
import { prepareApp, prepareTools, seedFile } from './prepared-app.testing.ts';
import { run } from './run.ts';
import { findReleaseKey, openLocalKey, verifySignatures } from './signing-key.ts';
import { readZip } from './zip.ts';

const apkBytesMax = 3_000_000;

const { tools, obstacle } = await prepareTools();
const prepared = tools === undefined ? undefined : await prepareApp(tools);

test('another build gives the same bytes, fewer than 3 MB, and says what they are', { skip: obstacle }, async () => {
  assert.ok(prepared);
  const { folder, key, apk } = prepared;
  const out = join(folder, 'out');
  seedFile(out, 'tandem-0.0.1.apk', 'a former one');
  const release = { TANDEM_ANDROID_KEYSTORE: key.keystore, TANDEM_ANDROID_KEYSTORE_PASSWORD: key.password };
  Object.assign(process.env, release);
  const lines: string[] = [];
  const built = await buildAndroidApp((line) => lines.push(line), { out, keys: join(folder, 'never') });
  for (const name of Object.keys(release)) Reflect.deleteProperty(process.env, name);
  assert.ok('sha256' in built);
  assert.ok(lines.includes('Signing with the release key.'), lines.join());
  assert.ok(!lines.join().includes(key.password));
  const bytes = readFileSync(apk);
  assert.ok(bytes.length < apkBytesMax, `${bytes.length} bytes`);
  const names = [`tandem-${built.versionName}.apk`, 'tandem.apk'];
  for (const name of names) assert.ok(readFileSync(join(out, name)).equals(bytes), name);
  assert.deepEqual(readdirSync(out).sort(), ['assets', ...names, 'tandem.json']);
  assert.deepEqual(JSON.parse(readFileSync(join(out, 'tandem.json'), 'utf8')), built);
  assert.deepEqual(built, {
    versionName: built.versionName, versionCode: readVersion().code, bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    certificateSha256: (await verifySignatures(prepared.tools, apk)).certificate,
  });
});

test('the key of this computer is made once; a release key needs its password', { skip: obstacle }, async () => {
  assert.ok(prepared);
  const { tools, folder, key } = prepared;
  assert.deepEqual(await openLocalKey(tools.java, join(folder, 'keys'), assert.fail), key);
  assert.equal(statSync(join(folder, 'keys/android-app.password')).mode & 0o077, 0);
  assert.equal(findReleaseKey({}), undefined);
  const named = { TANDEM_ANDROID_KEYSTORE: 'release.p12' };
  assert.throws(() => findReleaseKey(named), /needs TANDEM_ANDROID_KEYSTORE_PASSWORD/);
  seedFile(folder, 'password', 'from a file\n');
  const fromFile = findReleaseKey({ ...named, TANDEM_ANDROID_KEYSTORE_PASSWORD_FILE: join(folder, 'password') });
  assert.deepEqual(fromFile, { keystore: 'release.p12', password: 'from a file', isRelease: true });
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

test('a tool that is not the pinned one is refused', () => {
  const hash = createHash('sha512').update('the tool').digest('base64');
  const wanted = { name: 'tool', version: '1.0.0', hash };
  requireHash(Buffer.from('the tool'), wanted);
  assert.throws(() => requireHash(Buffer.from('another'), wanted), /tool 1.0.0 is not the package that was pinned/);
});

test('Gradle is told the same of the app', () => {
  const gradle = readFileSync(join(androidFolder, 'app/build.gradle'), 'utf8');
  for (const line of [`applicationId '${applicationId}'`, `minSdk ${minSdk}`, `targetSdk ${targetSdk}`]) {
    assert.ok(gradle.includes(line), line);
  }
});
