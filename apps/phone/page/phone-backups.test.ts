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

test('any backup leaves as one file that reads the same, also one of a former book', async () => {
  const tab = await makeBook();
  await tab.command('back-up', {});
  await tab.command('add-account', { ...account, name: 'Livret' });
  const [made] = await keptOf(tab);
  await tab.command('restore-backup', { source: { kind: 'kept', name: made?.name ?? '' }, how: 'merge' });
  for (const { name, origin } of await keptOf(tab)) {
    const accounts = await tab.page.evaluate<readonly number[]>(`(async () => {
      const { client } = connection;
      const name = ${JSON.stringify(name)};
      const { value } = await client.command('read-backup', { name });
      const sources = [{ kind: 'kept', name }, { kind: 'file', name: value.fileName, base64: value.base64 }];
      const counts = [];
      for (const source of sources) counts.push((await client.command('preview-backup', source)).value.accounts);
      return counts;
    })()`);
    assert.deepEqual(accounts, origin === 'replaced' ? [2, 2] : [1, 1], name);
  }
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

/** Ends the Worker, and then writes noise over every second page of the book's file but the first. */
async function damageBook(tab: PhoneTab): Promise<void> {
  await tab.page.goto(`${server.origin}/blank`);
  assert.ok(Number(await tab.page.evaluate(damagingScript)) > 5);
}

/** Gives the number of damaged pages. A file is locked for as long as the Worker that is ending has it open. */
const damagingScript = `(async () => {
  const headerBytes = 4096;
  const pageBytes = 8192;
  const root = await navigator.storage.getDirectory();
  let damaged = 0;
  for await (const pool of root.values()) {
    if (pool.kind !== 'directory') continue;
    for await (const folder of pool.values()) {
      if (folder.kind !== 'directory') continue;
      for await (const handle of folder.values()) {
        const file = await handle.getFile();
        const name = (await file.slice(0, 512).text()).split('\\0')[0];
        if (!/^\\/book-[^-]*[.]db$/.test(name)) continue;
        for (let at = headerBytes + pageBytes; at + pageBytes <= file.size; at += 2 * pageBytes) {
          await overwrite(handle, at);
          damaged += 1;
        }
      }
    }
  }
  return damaged;

  async function overwrite(handle, at) {
    const writer = await openWriter(handle);
    await writer.write({ type: 'write', position: at, data: new Uint8Array(pageBytes).fill(0x5a) });
    await writer.close();
  }

  async function openWriter(handle) {
    for (;;) {
      try {
        return await handle.createWritable({ keepExistingData: true });
      } catch (error) {
        if (error.name !== 'NoModificationAllowedError') throw error;
      }
    }
  }
})()`;

async function startAgain(tab: PhoneTab): Promise<void> {
  await tab.page.goto(server.origin);
  await tab.start();
}

test('a damaged book is mended by its newest backup and by what its own file still says', async () => {
  const tab = await makeBook();
  await tab.command('back-up', {});
  // What is restored stands in the file itself, and what is added then in the log beside it.
  const source = { kind: 'kept', name: (await keptOf(tab))[0]?.name ?? '' } as const;
  await tab.command('restore-backup', { source, how: 'merge' });
  await tab.command('set-backup-settings', { folder: null, isDaily: false, kept: 3 });
  await tab.command('add-account', { ...account, name: 'Livret' });
  await damageBook(tab);
  await startAgain(tab);
  const mended = JSON.stringify(await tab.command('mend-book', {}));
  assert.match(mended, /"origin":"by-hand".*"recovered":1/);
  assert.match(mended, /"keptAs":"book-/);
  assert.equal(await accountsOf(tab), 2);
  await startAgain(tab);
  assert.equal(await accountsOf(tab), 2);
  assert.match(JSON.stringify(await tab.command('check-book', {})), /"faults":\[\]/);
});

test('a book that is not damaged loses nothing by being mended, and without a backup', async () => {
  const tab = await openTab();
  await tab.command('create-book', {});
  await tab.command('set-backup-settings', { folder: null, isDaily: false, kept: 3 });
  await tab.command('add-account', account);
  assert.deepEqual(await backupsOf(tab), []);
  const mended = JSON.stringify(await tab.command('mend-book', {}));
  assert.match(mended, /"backup":null/);
  assert.match(mended, /"isIncomplete":false,"keptAs":"book-/);
  assert.equal(await accountsOf(tab), 1);
  await startAgain(tab);
  assert.equal(await accountsOf(tab), 1);
});

test('devices can be asked for before there is one', async () => {
  const tab = await makeBook();
  assert.deepEqual(await tab.query('devices', {}), []);
});

test('of books that were mended the last two stay as they were, also over a start', async () => {
  const tab = await openTab();
  await tab.command('create-book', {});
  const keptAs: string[] = [];
  for (let time = 0; time < 3; time += 1) {
    const mended = JSON.stringify(await tab.command('mend-book', {}));
    keptAs.push(/"keptAs":"([^"]+)"/.exec(mended)?.[1] ?? '');
  }
  await startAgain(tab);
  await tab.query('accounts', {});
  await tab.page.goto(`${server.origin}/blank`);
  const books = await tab.page.evaluate<readonly string[]>(bookNamesScript);
  assert.equal(books.length, 3);
  assert.deepEqual(books.filter((name) => keptAs.includes(name)).toSorted(), keptAs.slice(1));
});

test('where the list of the files is unreadable, the newest book is open and every backup is there', async () => {
  const tab = await makeBook();
  await tab.command('set-backup-settings', { folder: null, isDaily: false, kept: 3 });
  for (let count = 0; count < 2; count += 1) await tab.command('back-up', {});
  const made = await backupsOf(tab);
  await tab.page.goto(`${server.origin}/blank`);
  assert.equal(await tab.page.evaluate(forgetListScript), 1);
  await startAgain(tab);
  assert.equal(await accountsOf(tab), 1);
  const found = await backupsOf(tab);
  assert.deepEqual(made.filter(({ name }) => !found.some((backup) => backup.name === name)), []);
  assert.deepEqual(found.map(({ bytes }) => bytes > 4096), found.map(() => true));
  const source = { kind: 'kept', name: made[0]?.name ?? '' } as const;
  assert.match(JSON.stringify(await tab.command('preview-backup', source)), /"accounts":1/);
});

/** Both of its slots; gives how many lists there were. */
const forgetListScript = `(async () => {
  let lists = 0;
  for await (const folder of (await navigator.storage.getDirectory()).values()) {
    if (folder.kind !== 'directory') continue;
    for await (const [name, handle] of folder.entries()) {
      if (name !== 'shelf') continue;
      await empty(handle);
      lists += 1;
    }
  }
  return lists;

  async function empty(handle) {
    for (;;) {
      try {
        await (await handle.createWritable()).close();
        return;
      } catch (error) {
        if (error.name !== 'NoModificationAllowedError') throw error;
      }
    }
  }
})()`;

/** Of the books in the pool, whatever they are kept for. */
const bookNamesScript = `(async () => {
  const names = [];
  await collect(await navigator.storage.getDirectory());
  return names;

  async function collect(folder) {
    for await (const handle of folder.values()) {
      if (handle.kind === 'directory') await collect(handle);
      else names.push(...await nameOf(handle));
    }
  }

  async function nameOf(handle) {
    for (;;) {
      try {
        const path = (await (await handle.getFile()).slice(0, 512).text()).split('\\0')[0];
        return /^\\/book-[^-]*[.]db$/.test(path) ? [path.slice(1)] : [];
      } catch (error) {
        if (error.name !== 'NotReadableError') throw error;
      }
    }
  }
})()`;
