/** The phone's backups in its private storage, in a real browser. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { AccountDraft } from '@tandem/contract';
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
  name: 'Compte courant', kind: 'current', currency: 'EUR', groupName: '', openingBalance: 0, overdraftLimit: null,
  isClosed: false, note: '',
};

async function openTab(): Promise<PhoneTab> {
  const page = await browser.context.newPage();
  page.on('console', (message) => console.error(message.text()));
  await page.goto(server.origin);
  const tab = new PhoneTab(page);
  await tab.start();
  return tab;
}

async function makeBook(): Promise<PhoneTab> {
  const tab = await openTab();
  await tab.command('create-book', {});
  await tab.command('add-account', account);
  return tab;
}

interface Backup {
  readonly name: string;
  readonly bytes: number;
  readonly origin: string;
}

async function backupsOf(tab: PhoneTab): Promise<readonly Backup[]> {
  const backups: unknown = await tab.query('backups', {});
  assert.ok(Array.isArray(backups));
  return backups.map((backup: unknown) => {
    assert.ok(typeof backup === 'object' && backup !== null && 'name' in backup && 'bytes' in backup);
    assert.ok('origin' in backup && typeof backup.name === 'string' && typeof backup.bytes === 'number');
    return { name: backup.name, bytes: backup.bytes, origin: String(backup.origin) };
  });
}

/** Without those that come by themselves. */
async function keptOf(tab: PhoneTab): Promise<readonly Backup[]> {
  return (await backupsOf(tab)).filter(({ origin }) => origin !== 'automatic');
}

async function accountsOf(tab: PhoneTab): Promise<number> {
  return JSON.stringify(await tab.query('accounts', {})).split('"openingBalance"').length - 1;
}

test('of those made by hand the last three stay; a replaced book is listed with its size', async () => {
  const tab = await makeBook();
  for (let count = 0; count < 5; count += 1) await tab.command('back-up', {});
  const made = await keptOf(tab);
  assert.equal(made.length, 3);
  assert.ok(made.every(({ bytes }) => bytes > 4096));
  await tab.command('add-account', { ...account, name: 'Livret' });
  const source = { kind: 'kept', name: made[2]?.name ?? '' } as const;
  assert.match(JSON.stringify(await tab.command('preview-backup', source)),
    /"kind":"accounts","onlyHere":1,"onlyThere":0,"different":0/);
  await tab.command('restore-backup', { source, how: 'truth' });
  assert.equal(await accountsOf(tab), 1);
  const [replaced, ...rest] = await keptOf(tab);
  assert.ok(replaced?.origin === 'replaced' && replaced.bytes > 4096);
  assert.deepEqual(rest, made);
  await tab.page.reload();
  await tab.start();
  assert.deepEqual(await keptOf(tab), [replaced, ...made]);
  await tab.command('restore-backup', { source: { kind: 'kept', name: replaced.name }, how: 'merge' });
  assert.equal(await accountsOf(tab), 2);
});

test('the number kept is chosen, within what a phone can hold, and stays chosen', async () => {
  const tab = await makeBook();
  assert.match(JSON.stringify(await tab.query('backup-settings', {})),
    /"folder":null,"isDefaultFolder":true,"isDaily":true,"kept":3/);
  await tab.command('set-backup-settings', { folder: null, isDaily: false, kept: 50 });
  await tab.page.reload();
  await tab.start();
  assert.match(JSON.stringify(await tab.query('backup-settings', {})),
    /"folder":null,"isDefaultFolder":true,"isDaily":false,"kept":10/);
});

test('a book is mended by its newest backup, and the file that gave way is kept', async () => {
  const tab = await makeBook();
  assert.deepEqual(await tab.command('mend-book', {}), { ok: false, error: { kind: 'no-good-backup' } });
  assert.equal(await accountsOf(tab), 1, 'the book is open again');
  await tab.command('back-up', {});
  await tab.command('add-account', { ...account, name: 'Livret' });
  const mended = JSON.stringify(await tab.command('mend-book', {}));
  assert.match(mended, /"recovered":0/);
  assert.match(mended, /"isIncomplete":true,"keptAs":"book-/);
  assert.equal(await accountsOf(tab), 1);
  await tab.page.reload();
  await tab.start();
  assert.equal(await accountsOf(tab), 1);
  // Before the book was first changed on this day, one had been made by itself.
  assert.deepEqual((await backupsOf(tab)).map(({ origin }) => origin), ['automatic', 'by-hand']);
});

test('devices can be asked for before there is one', async () => {
  const tab = await makeBook();
  assert.deepEqual(await tab.query('devices', {}), []);
});
