/** The vault of the app: the Worker's work comes into the shell's files, and back, by way of the page. */
import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { toDay } from '@tandem/ledger';
import { launchTestBrowser, type TestBrowser } from '../../../../tools/chromium.ts';
import { PhoneTab, servePhonePage } from '../phone-page.testing.ts';
import { FakeShell } from './fake-shell.testing.ts';

const server = await servePhonePage();
const withoutIndexedDb = await servePhonePage(
  "IDBFactory.prototype.open = () => { throw new DOMException('seeded', 'UnknownError'); };");
after(() => {
  for (const each of [server, withoutIndexedDb]) each.close();
});

async function openBrowser(context: TestContext): Promise<TestBrowser> {
  const browser = await launchTestBrowser();
  context.after(() => browser.close());
  return browser;
}

async function openTab({ context }: TestBrowser, origin: string): Promise<PhoneTab> {
  const tab = new PhoneTab(await context.newPage());
  await tab.page.goto(origin);
  await tab.start();
  return tab;
}

async function makeBook(tab: PhoneTab): Promise<void> {
  await tab.command('create-book', {});
  await tab.command('add-account', {
    name: 'Compte courant', kind: 'current', currency: 'EUR', groupName: '', openingBalance: 0, overdraftLimit: null,
    isClosed: false, note: '',
  });
}

async function buy(tab: PhoneTab): Promise<unknown> {
  const [, accountId = ''] = /"id":"([0-9a-f]{32})"/.exec(JSON.stringify(await tab.query('accounts', {}))) ?? [];
  return tab.command('save-entry', {
    entryId: null, accountId, day: toDay(20_000), valueDay: null, amount: -680, payee: 'Boulangerie',
    allocation: { kind: 'single', categoryId: null }, memo: '', number: '', methodId: null, tags: [],
    status: 'uncleared',
  });
}

async function untilState(tab: PhoneTab, state: string): Promise<void> {
  await until(tab, async () =>
    JSON.stringify(await tab.query('second-copy', {})).includes(`"state":"${state}"`));
}

/** The vault follows a moment after the book. */
async function until(tab: PhoneTab, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !await isSo(); tries += 1) {
    assert.ok(tries < 200, 'the vault did not come to it');
    await tab.page.evaluate('new Promise((resolve) => setTimeout(resolve, 20))');
  }
}

const emptyRoot = `(async () => {
  const root = await navigator.storage.getDirectory();
  const names = [];
  for await (const name of root.keys()) names.push(name);
  for (const name of names) await root.removeEntry(name, { recursive: true });
})()`;

test('in the app the work is in the shell’s files alone, and comes back from them when the book is gone', async (t) => {
  const browser = await openBrowser(t);
  const shell = new FakeShell();
  await shell.attach(browser.context);
  const tab = await openTab(browser, server.origin);
  await makeBook(tab);
  assert.match(JSON.stringify(await buy(tab)), /"ok":true/);
  await until(tab, () => [...shell.vault.values()].some((bytes) => Buffer.from(bytes).includes('Boulangerie')));
  assert.ok([...shell.vault.keys()].every((name) => /^(index|[ab]-[0-9a-f]{32})$/.test(name)));
  assert.deepEqual(await tab.page.evaluate('indexedDB.databases()'), []);

  await tab.page.goto(`${server.origin}/blank`);
  await tab.page.evaluate(emptyRoot);
  await tab.page.goto(server.origin);
  await tab.start();
  assert.match(JSON.stringify(await tab.query('second-copy', {})), /"found":\{"entries":1,/);
  assert.match(JSON.stringify(await tab.command('restore-second-copy', {})), /"ok":true/);
  assert.match(JSON.stringify(await tab.query('book', {})), /"entries":1,/);
});

test('a shell without room holds nothing up and is told; with room again all is there', async (t) => {
  const browser = await openBrowser(t);
  const shell = new FakeShell();
  await shell.attach(browser.context);
  const tab = await openTab(browser, server.origin);
  await makeBook(tab);
  for (const method of ['vaultWrite', 'vaultAppend'] as const) shell.failures.set(method, 'full');
  assert.match(JSON.stringify(await buy(tab)), /"ok":true/);
  await untilState(tab, 'full');
  shell.failures.clear();
  await buy(tab);
  await untilState(tab, 'kept');
});

test('a browser without the other storage: entries are saved all the same, and the settings can say it', async (t) => {
  const tab = await openTab(await openBrowser(t), withoutIndexedDb.origin);
  await makeBook(tab);
  assert.match(JSON.stringify(await buy(tab)), /"ok":true/);
  await untilState(tab, 'failed');
  await tab.page.reload();
  await tab.start();
  assert.match(JSON.stringify(await tab.query('book', {})), /"entries":1,/);
});
