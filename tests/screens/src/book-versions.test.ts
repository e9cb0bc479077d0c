/** A phone whose book is of another version of the program: an older one is updated, a later one stays as it is. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Household, type Screen } from './household.testing.ts';
import { besideProgram } from './phone-storage.testing.ts';

const recorded = join(import.meta.dirname, '../../../packages/host/testing/books');
/** https://sqlite.org/fileformat.html#user_version: four bytes, the largest first. */
const userVersionAt = 60;

const household = new Household();
let phone: Screen;

before(async () => {
  await household.openPc();
  phone = await household.openPhone();
  await phone.page.getByRole('button', { name: /^Commencer un dossier ici/ }).click();
  await phone.page.getByLabel('Nom', { exact: true }).fill('Compte commun');
  await phone.page.getByRole('button', { name: 'Créer le compte' }).click();
  await phone.page.getByRole('button', { name: 'Enregistrer' }).waitFor();
});
after(() => household.close());

test('a book of an older version is updated after a backup, and one can go back to it', async () => {
  await putBook(readFileSync(join(recorded, 'schema-1.tandem')));
  const { page, engine } = phone;
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  const opened = await engine.query('book', {});
  assert.deepEqual([opened.kind, opened.kind === 'open' && opened.entries], ['open', 31]);
  const [backup, ...others] = await engine.query('backups', {});
  assert.deepEqual([backup?.origin, others], ['automatic', []]);

  await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
  await page.getByRole('button', { name: 'Sauvegardes gardées' }).click();
  await page.locator('.backup-list__backup').click();
  await page.getByRole('button', { name: 'Restaurer cette sauvegarde' }).click();
  await page.getByText('est maintenant votre dossier').first().waitFor();
  const back = await engine.query('book', {});
  assert.deepEqual([back.kind, back.kind === 'open' && back.entries], ['open', 31]);
  assert.deepEqual((await engine.query('backups', {})).map(({ origin }) => origin).toSorted(),
    ['automatic', 'automatic', 'replaced'], 'what came back was of the older version, and was backed up in its turn');
});

test('a book of a later version is said to be one, with the next step, and no byte of it changes', async () => {
  const later = readFileSync(join(recorded, 'schema-2.tandem'));
  later.writeUInt32BE(99, userVersionAt);
  await putBook(later);
  const { page } = phone;
  await page.getByText('vient d’une version plus récente').waitFor();
  assert.equal(await readBook(), later.toString('base64'));
});

/** In the place of the phone's book, while its program is not running. */
async function putBook(bytes: Buffer): Promise<void> {
  await besideProgram(phone, (page) => page.evaluate(`(${replaceBook})('${bytes.toString('base64')}')`));
}

function readBook(): Promise<string> {
  return besideProgram(phone, (page) => page.evaluate<string>(`(${replaceBook})(null)`));
}

/** The book's file in the pool, and its log, each after a header that names it. Gives the book as it is then. */
const replaceBook = `async (base64) => {
  const headerBytes = 4096;
  const found = new Map();
  await collect(await navigator.storage.getDirectory());
  const [name] = [...found.keys()].filter((path) => path.endsWith('.db')).sort().reverse();
  if (base64 !== null) {
    await overwrite(found.get(name), Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    for (const beside of ['-wal', '-journal']) {
      if (found.has(name + beside)) await overwrite(found.get(name + beside), new Uint8Array());
    }
  }
  const bytes = await patiently(async () =>
    new Uint8Array(await (await found.get(name).getFile()).arrayBuffer()).subarray(headerBytes));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

  async function collect(folder) {
    for await (const handle of folder.values()) {
      if (handle.kind === 'directory') {
        await collect(handle);
        continue;
      }
      const path = await patiently(async () => (await (await handle.getFile()).slice(0, 512).text()).split('\\0')[0]);
      if (/^\\/book-/.test(path)) found.set(path, handle);
    }
  }

  function overwrite(handle, bytes) {
    return patiently(async () => {
      const writer = await handle.createWritable({ keepExistingData: true });
      await writer.truncate(headerBytes);
      await writer.write({ type: 'write', position: headerBytes, data: bytes });
      await writer.close();
    });
  }

  /** The Worker that is ending has its files open for a moment more, and writes them. */
  async function patiently(act) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await act();
      } catch (error) {
        if (tries === 800) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
}`;
