import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPages, measurePage, pageHomes } from './build-pages.ts';

const firstLoadBytesMax = 400_000;

test('both pages are built, and what a page loads before anything is clicked is small', async () => {
  await buildPages();
  for (const home of pageHomes) {
    const files = measurePage(home);
    const first = files.filter(({ isFirstLoad }) => isFirstLoad);
    const names = first.map(({ name }) => name).join(' ');
    assert.match(names, /index\.html/, home);
    assert.match(names, /main-[0-9A-Z]{8}\.js/, home);
    assert.equal(/worker-[0-9A-Z]{8}\.js/.test(names), home === 'apps/phone', home);
    assert.doesNotMatch(names, /\.wasm|sqlite3/, home);
    const bytes = first.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
    assert.ok(bytes < firstLoadBytesMax, `${home}: ${bytes} bytes`);
  }
});

test('what is built is not built again, and nothing in it needs another place', async () => {
  const built: string[] = [];
  await buildPages((home) => built.push(home));
  assert.deepEqual(built, []);
  for (const name of ['sqlite3-', 'zxing_reader-', 'worker-', 'service-worker.js', 'manifest.webmanifest']) {
    assert.ok(measurePage('apps/phone').some((file) => file.name.startsWith(name)), name);
  }
});
