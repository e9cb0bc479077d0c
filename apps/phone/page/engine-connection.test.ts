import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { AccountDraft, EntryDraft } from '@tandem/contract';
import { openBook } from '@tandem/host';
import { toDay, writeSampleHousehold } from '@tandem/ledger';
import { launchTestBrowser, type TestBrowser } from '../../../tools/chromium.ts';
import { PhoneTab, servePhonePage, type PhoneServer } from './phone-page.testing.ts';

let server: PhoneServer;
let browser: TestBrowser;

before(async () => {
  server = await servePhonePage();
});
after(() => server.close());
beforeEach(async () => {
  browser = await launchTestBrowser();
});
afterEach(() => browser.close());

const account: AccountDraft = {
  name: 'Compte courant', kind: 'current', currency: 'EUR', groupName: '', openingBalance: 100_000,
  overdraftLimit: null, isClosed: false, note: '',
};

test('a new phone makes a book, and finds it after a reload', async () => {
  const tab = await openTab();
  await tab.waitFor('open');
  assert.deepEqual(await tab.query('book', {}), { kind: 'none', damaged: null });
  await fillBook(tab);
  assert.equal(await countEntries(tab), 1);
  await tab.page.reload();
  await tab.start();
  await tab.waitFor('open');
  assert.equal(await countEntries(tab), 1);
});

test('what is asked before the book is open is answered once it is', async () => {
  const tab = await openTab();
  await fillBook(tab);
  assert.equal(await countEntries(tab), 1);
});

test('a second tab says so, and takes the book over when its user wants to go on there', async () => {
  const first = await openTab();
  await fillBook(first);
  const second = await openTab();
  await second.waitFor('other-tab possible');
  await first.waitFor('open');
  await second.page.evaluate('connection.takeOver()');
  await second.waitFor('open');
  await first.waitFor('other-tab possible');
  assert.equal(await countEntries(second), 1);
  await first.page.evaluate('connection.takeOver()');
  await first.waitFor('open');
  await second.waitFor('other-tab possible');
});

test('an owner that does not answer is told as such', async () => {
  const frozen = await browser.context.newPage();
  await frozen.goto(`${server.origin}/blank`);
  await frozen.evaluate('navigator.locks.request("tandem-book", () => new Promise(() => {})); undefined');
  const tab = await openTab();
  await tab.waitFor('other-tab possible');
  await tab.page.evaluate('connection.takeOver()');
  await tab.waitFor('other-tab no-answer');
  await frozen.close();
  await tab.page.evaluate('connection.takeOver()');
  await tab.waitFor('open');
});

test('a Worker that is killed starts again: subscriptions go on, and nothing that was confirmed is lost', async () => {
  const tab = await openTab();
  await fillBook(tab);
  await tab.page.evaluate(`window.results = [];
    connection.client.subscribe('book', {}, (book) => results.push(book.entries)); undefined`);
  await tab.waitUntil('results.length === 1');
  await tab.killWorker();
  await tab.waitUntil('results.length === 2');
  await tab.waitFor('open');
  assert.deepEqual(await tab.page.evaluate('results'), [1, 1]);
});

test('a command that was under way when the Worker was killed is disconnected', async () => {
  const tab = await openTab();
  await tab.waitFor('open');
  const [worker] = tab.page.workers();
  // Its answer never comes: the port is deaf from now on.
  await worker?.evaluate('MessagePort.prototype.postMessage = () => {}; undefined');
  const answer = tab.command('create-book', {});
  await tab.killWorker();
  assert.deepEqual(await answer, { ok: false, error: { kind: 'disconnected' } });
  await tab.waitFor('open');
});

test('a Worker that dies again and again is given up, until the user tries', async () => {
  const tab = await openTab();
  for (let deaths = 0; deaths < 4; deaths++) {
    await tab.waitFor('open');
    await tab.killWorker();
    await tab.waitUntil('connection.state().kind !== "open"');
  }
  await tab.waitFor('failed');
  await tab.page.evaluate('connection.retry()');
  await tab.waitFor('open');
});

test('a backup is kept, looked at and restored; the former book stays as a backup', async () => {
  const tab = await openTab();
  await fillBook(tab);
  const backup = await tab.command('back-up', {});
  await fillBook(tab);
  assert.equal(await countEntries(tab), 2);
  const name = backupName(backup);
  assert.match(JSON.stringify(await tab.command('preview-backup', { kind: 'kept', name })), /"entries":1/);
  assert.deepEqual(await tab.command('restore-backup', { source: { kind: 'kept', name }, how: 'merge' }), done);
  assert.equal(await countEntries(tab), 1);
  await tab.page.reload();
  await tab.start();
  assert.equal(await countEntries(tab), 1);
  const backups = await tab.query('backups', {});
  assert(Array.isArray(backups));
  assert.equal(backups.length, 2);
});

test('a file that is no backup changes nothing', async () => {
  const tab = await openTab();
  await fillBook(tab);
  const base64 = Buffer.from('%PDF-1.7 '.repeat(200)).toString('base64');
  const noBackup = { kind: 'file', name: 'x.tandem', base64 } as const;
  assert.deepEqual(await tab.command('restore-backup', { source: noBackup, how: 'merge' }),
    { ok: false, error: { kind: 'backup', reason: 'not-a-book' } });
  assert.deepEqual(await tab.command('restore-backup', { source: { kind: 'kept', name: 'gone' }, how: 'merge' }),
    { ok: false, error: { kind: 'backup', reason: 'missing' } });
  assert.equal(await countEntries(tab), 1);
});

test('a book of the PC, brought as a file, is looked at and becomes the phone’s', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-phone-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'pc.tandem');
  const opened = openBook({ path, purpose: 'create', deviceName: 'test', wallMs: 1_795_521_600_000 });
  assert(opened.ok && opened.value.book !== undefined);
  writeSampleHousehold(opened.value.book, { entries: 500, seed: 1 });
  opened.value.close();
  const source = { kind: 'file', name: 'pc.tandem', base64: readFileSync(path).toString('base64') } as const;

  const tab = await openTab();
  await fillBook(tab);
  const preview = JSON.stringify(await tab.command('preview-backup', source));
  assert.match(preview, /"accounts":5,"entries":500/);
  assert.deepEqual(await tab.command('restore-backup', { source, how: 'merge' }), done);
  assert.equal(await countEntries(tab), 500);
  assert.match(JSON.stringify(await tab.command('check-book', {})), /"faults":\[\]/);
  const half = { ...source, base64: source.base64.slice(0, source.base64.length / 8 * 4) };
  const refused = JSON.stringify(await tab.command('restore-backup', { source: half, how: 'merge' }));
  assert.match(refused, /"reason":"(damaged|not-a-book)"/);
  assert.equal(await countEntries(tab), 500);
});

test('preferences are kept', async () => {
  const tab = await openTab();
  await tab.command('set-preferences', { language: 'en', theme: 'dark' });
  await tab.page.reload();
  await tab.start();
  assert.deepEqual(await tab.query('preferences', {}), { language: 'en', theme: 'dark', density: 'normal' });
});

test('the book passes its check', async () => {
  const tab = await openTab();
  await fillBook(tab);
  const checked = JSON.stringify(await tab.command('check-book', {}));
  assert.match(checked, /"faults":\[\],"oddities":\[\],"accounts":1,"entries":1/);
});

test('a storage that is full is told, and what was there is there again when it is not', async () => {
  const tab = await openTab();
  await fillBook(tab);
  const session = await browser.context.newCDPSession(tab.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 1000 });
  const accountId = await firstAccount(tab);
  const memo = 'x'.repeat(200);
  let saved = 0;
  let answer: unknown;
  do {
    answer = await saveEntry(tab, accountId, { memo });
    saved++;
  } while (saved < 500 && JSON.stringify(answer).startsWith('{"ok":true'));
  assert.deepEqual(answer, { ok: false, error: { kind: 'disk-full' } });
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin });
  assert.equal(await countEntries(tab), saved);
  await tab.page.reload();
  await tab.start();
  assert.equal(await countEntries(tab), saved);
  assert.match(JSON.stringify(await saveEntry(tab, accountId)), /^\{"ok":true/);
});

test('a browser that keeps nothing is told as such', async () => {
  const broken = await servePhonePage('StorageManager.prototype.getDirectory = () => Promise.reject(new Error());');
  const tab = await openTab(broken.origin);
  await tab.waitFor('no-storage');
  broken.close();
});

test('a quota that has no room for the first file is storage that is full', async () => {
  const broken = await servePhonePage(`FileSystemFileHandle.prototype.createSyncAccessHandle = () =>
    Promise.reject(new DOMException('seeded', 'QuotaExceededError'));`);
  const tab = await openTab(broken.origin);
  await tab.waitFor('storage-full');
  broken.close();
});

test('a storage that fills up between opening and the first key is full too, and the other tabs may try', async () => {
  const broken = await servePhonePage(`FileSystemSyncAccessHandle.prototype.flush = () => {
    throw new DOMException('seeded', 'QuotaExceededError');
  };`);
  const tab = await openTab(broken.origin);
  await tab.waitFor('storage-full');
  const second = await openTab(broken.origin);
  await second.waitFor('storage-full');
  broken.close();
});

const done = { ok: true, value: { isDone: true } };

async function openTab(origin = server.origin): Promise<PhoneTab> {
  const page = await browser.context.newPage();
  page.on('console', (message) => console.error(message.text()));
  await page.goto(origin);
  const tab = new PhoneTab(page);
  await tab.start();
  return tab;
}

/** One account at least, and one entry more. */
async function fillBook(tab: PhoneTab): Promise<void> {
  const created = await tab.command('create-book', {});
  if (JSON.stringify(created) === JSON.stringify(done)) await tab.command('add-account', account);
  assert.match(JSON.stringify(await saveEntry(tab, await firstAccount(tab))), /^\{"ok":true/);
}

function saveEntry(tab: PhoneTab, accountId: string, changes: Partial<EntryDraft> = {}): Promise<unknown> {
  return tab.command('save-entry', {
    entryId: null, accountId, day: toDay(20_781), valueDay: null, amount: -680, payee: 'Boulangerie Péchard',
    allocation: { kind: 'single', categoryId: null }, memo: '', number: '', methodId: null, tags: [],
    status: 'uncleared', ...changes,
  });
}

async function firstAccount(tab: PhoneTab): Promise<string> {
  const [, id] = /"accounts":\[\{"id":"([0-9a-f]{32})"/.exec(JSON.stringify(await tab.query('accounts', {}))) ?? [];
  assert(id !== undefined);
  return id;
}

async function countEntries(tab: PhoneTab): Promise<number> {
  const [, count] = /"entries":(\d+)/.exec(JSON.stringify(await tab.query('book', {}))) ?? [];
  return Number(count);
}

function backupName(answer: unknown): string {
  const [, name] = /"name":"([^"]+)"/.exec(JSON.stringify(answer)) ?? [];
  assert(name !== undefined);
  return name;
}
