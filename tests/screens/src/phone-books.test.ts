/** Several books on one phone: each with entries, half-typed words, keys and backups of its own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { at, readRows, save, toDraft } from './entry-acts.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { importFirstStatement, pair } from './sync-acts.testing.ts';

const household = new Household();
let pc: Screen;
let phone: Screen;

before(async () => {
  pc = await household.openPc();
  await importFirstStatement(pc, { lines: 12, openingCents: 0 });
  phone = await household.openPhone();
  await pair(pc, phone);
});
after(() => household.close());

test('a second book begins empty, and knows nothing of the first one’s entries, words or devices', async () => {
  const { page } = phone;
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  // Work that no other device has, so that the second copy holds it.
  await save(phone, { ...toDraft(at(await readRows(phone), 0)), memo: 'vu sur le téléphone' });
  for (const key of '7,77') await page.keyboard.press(key);
  await openBooks(page);
  await page.getByText(/^12 écritures · .* · synchronisé à l’instant$/).waitFor();
  await page.getByRole('button', { name: 'Nouveau dossier' }).click();
  await page.getByLabel('Nom du dossier').fill('Club');
  await page.getByRole('button', { name: 'Créer et ouvrir' }).click();
  const begin = page.getByRole('button', { name: /^Commencer un dossier ici/ });
  await begin.waitFor();
  const { found, others } = await phone.engine.query('second-copy', {}) ?? assert.fail();
  assert.deepEqual([found, others], [null, 0], 'the first book is not gone: it is in its place');
  await begin.click();
  await page.getByLabel('Nom', { exact: true }).fill('Caisse');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  assert.equal(await page.getByText('7,77').count(), 0, 'what is half typed is of the other book');
  for (const key of '3,10') await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/^Enregistrée/).waitFor();
  assert.deepEqual((await readRows(phone)).map(({ amount }) => amount), [-310]);
  assert.deepEqual(await phone.engine.query('devices', {}), []);
  await phone.engine.command('back-up', {});
});

test('after a kill the same book is open; the first one is as it was left: words, keys, backups', async () => {
  phone = await household.openPhone();
  const { page } = phone;
  await openBooks(page);
  await page.getByText('Club').first().waitFor();
  assert.equal((await phone.engine.query('backups', {})).filter(({ origin }) => origin === 'by-hand').length, 1);
  await page.getByRole('button', { name: 'Ouvrir Tandem' }).click();
  await page.getByText('7,77').first().waitFor();
  assert.equal((await readRows(phone)).length, 12);
  assert.equal((await phone.engine.query('devices', {})).length, 1);
  assert.equal((await phone.engine.query('backups', {})).filter(({ origin }) => origin === 'by-hand').length, 0);
});

test('a book is renamed, put out of the way, back, and only then deleted for good', async () => {
  const { page } = phone;
  await openBooks(page);
  await page.getByRole('button', { name: 'Renommer Club' }).click();
  await page.getByLabel('Nom du dossier').fill('Le club');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'Retirer Le club' }).click();
  await page.getByRole('button', { name: 'Remettre Le club' }).click();
  await page.getByRole('button', { name: 'Retirer Le club' }).click();
  await page.getByRole('button', { name: 'Effacer Le club…' }).click();
  await page.getByText('1 changement n’est sur aucun autre appareil').waitFor();
  assert.ok((await foldersOf(page)).includes('tandem-book-2'));
  assert.equal((await vaultFilesOf(page)).length, 3, 'an index, and the work of each book');
  await page.getByRole('button', { name: 'Effacer pour de bon' }).click();
  await page.getByRole('button', { name: 'Nouveau dossier' }).waitFor();
  assert.equal(await page.getByText('Le club').count(), 0);
  assert.deepEqual(await foldersOf(page), ['tandem', 'tandem-device']);
  await page.getByText(/^12 écritures/).waitFor();
  await page.getByText('1 changement à synchroniser').waitFor();
  assert.equal((await vaultFilesOf(page)).length, 2, 'its work is gone from the second copy, too');
});

async function openBooks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).first().click();
  await page.getByRole('button', { name: 'Dossiers' }).click();
  await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
}

/** Of the origin's private file system. */
async function foldersOf(page: Page): Promise<readonly string[]> {
  const names = await page.evaluate<string[]>(`(async () => {
    const names = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names;
  })()`);
  return names.toSorted();
}

/** Of the second copy. */
async function vaultFilesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('tandem-vault');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const reading = opening.result.transaction('parts').objectStore('parts').getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve([...new Set(reading.result.map(({ name }) => name))]);
      };
    };
  })`);
}
