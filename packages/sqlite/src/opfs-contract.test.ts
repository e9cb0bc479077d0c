import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchTestBrowser, type TestBrowser } from '../../../tools/chromium.ts';
import { sqliteContract } from './contract.testing.ts';

let server: Server;
let origin: string;
let browser: TestBrowser;
let page: Page;

before(async () => {
  server = await servePage();
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  origin = `http://127.0.0.1:${address.port}`;
  browser = await launchTestBrowser();
  page = await openTab();
  assert.equal(await ask(page, 'openPool'), 'done');
});

after(async () => {
  await browser.close();
  server.close();
});

for (const { name } of sqliteContract) {
  test(`[chromium] ${name}`, async () => {
    assert.equal(await ask(page, 'runCase', name), 'done');
  });
}

test('[chromium] a database is open once, and what is open is neither removed nor let go', async () => {
  assert.equal(await ask(page, 'disturbOpen'), 'busy,busy,busy');
});

test('[chromium] a pool that was closed opens again in the same Worker', async () => {
  assert.equal(await ask(page, 'closePool'), 'done');
  assert.equal(await ask(page, 'openPool'), 'done');
  assert.equal(await ask(page, 'readNotes'), '');
});

test('[chromium] a pool that has no file left is full', async () => {
  assert.match(await ask(page, 'exhaust'), /^full/);
});

test('[chromium] a database in memory is its own, and no file', async () => {
  assert.equal(await ask(page, 'openInMemory'), '7; 0; notes.db');
});

test('[chromium] VACUUM INTO makes a copy in the pool', async () => {
  await ask(page, 'addNote', 'bread');
  assert.equal(await ask(page, 'copy'), 'bread; true; false');
});

test('[chromium] a second tab finds the pool busy, harms nothing, and has it when the first is closed', async () => {
  const second = await openTab();
  assert.match(await ask(second, 'openPool'), /^busy/);
  assert.equal(await ask(page, 'readNotes'), 'bread');
  assert.equal(await ask(page, 'closePool'), 'done');
  assert.equal(await ask(second, 'openPool'), 'done');
  assert.equal(await ask(second, 'addNote', 'milk'), 'done');
  assert.equal(await ask(second, 'readNotes'), 'bread,milk');
  await page.close();
  page = second;
});

test('[chromium] what was committed survives a page that is killed', async () => {
  assert.equal(await ask(page, 'addNoteAndHang', 'tea'), 'done');
  await page.close();
  page = await openTab();
  assert.equal(await ask(page, 'openPool'), 'done');
  assert.equal(await ask(page, 'readNotes'), 'bread,milk,tea');
});

test('[chromium] what was committed survives a power cut that loses all that was not flushed', async () => {
  assert.equal(await ask(page, 'addNoteAndCutPower', 'salt'), 'done');
  await page.close();
  page = await openTab();
  assert.equal(await ask(page, 'openPool'), 'done');
  assert.equal(await ask(page, 'readNotes'), 'bread,milk,tea,salt');
});

test('[chromium] a failure of the storage at the start leaves the books, and the next try finds them', async () => {
  assert.equal(await ask(page, 'closePool'), 'done');
  await page.close();
  page = await openTab();
  assert.match(await ask(page, 'openPool', '/missing.wasm'), /^cannot-open/);
  assert.equal(await ask(page, 'breakStorageOnce'), 'done');
  assert.match(await ask(page, 'openPool'), /^cannot-open: .*seeded/);
  assert.equal(await ask(page, 'openPool'), 'done');
  assert.equal(await ask(page, 'readNotes'), 'bread,milk,tea,salt');
});

test('[chromium] a database runs in WAL, synchronous FULL, with a cache of 16 MB', async () => {
  assert.equal(await ask(page, 'readSettings'), 'wal,2,-16384,0,0');
});

test('[chromium] a storage quota that is used up is full, and loses nothing', async () => {
  const session = await browser.context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 20_000_000 });
  assert.equal(await ask(page, 'fill'), 'full; bread,milk,tea,salt; ok');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  assert.equal(await ask(page, 'addNote', 'rice'), 'done');
  assert.equal(await ask(page, 'readNotes'), 'bread,milk,tea,salt,rice');
});

async function servePage(): Promise<Server> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('opfs-contract.worker.testing.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  const [script] = bundle.outputFiles;
  assert(script);
  const fileByPath = new Map<string | undefined, { type: string; content: string | Uint8Array }>([
    ['/', { type: 'text/html', content: '<!doctype html><title>SQLite contract</title>' }],
    ['/worker.js', { type: 'text/javascript', content: script.contents }],
    ['/sqlite3.wasm', {
      type: 'application/wasm',
      content: readFileSync(fileURLToPath(import.meta.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm'))),
    }],
  ]);
  const { promise, resolve } = Promise.withResolvers<Server>();
  const listening = createServer((request, response) => {
    const file = fileByPath.get(request.url);
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.content);
  });
  listening.listen(0, '127.0.0.1', () => resolve(listening));
  return promise;
}

async function openTab(): Promise<Page> {
  const tab = await browser.context.newPage();
  await tab.goto(origin);
  await tab.evaluate(`globalThis.worker = new Worker('/worker.js', { type: 'module' })`);
  return tab;
}

/** What the Worker of the tab gives, or why it does not. */
async function ask(tab: Page, request: string, argument = ''): Promise<string> {
  return tab.evaluate<string>(`new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(${JSON.stringify({ request, argument })}, [port2]);
  })`);
}
