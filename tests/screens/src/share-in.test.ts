/** What another app shares with the phone's web app, and the shortcut to a new entry. */
import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { makeStatement } from './bank-statement.testing.ts';
import { serveChangingPhone, type ChangingPhone } from './changing-phone.testing.ts';
import { EngineOfPage, phoneEngineScript } from './engine-of-page.testing.ts';
import { makeDataFolder } from './pc-program.testing.ts';
import { openPhone, type Screen } from './screen-driver.testing.ts';
import { findScreenFaults } from './tour/whole-judge.testing.ts';

const folder = makeDataFolder();
let served: ChangingPhone;
let phone: Screen;
let page: Page;
let engine: EngineOfPage;

before(async () => {
  served = await serveChangingPhone();
  phone = await openPhone(served.url, { firstScript: phoneEngineScript });
  page = phone.page;
  engine = new EngineOfPage(page);
  await page.getByRole('button', { name: /^Commencer un dossier ici/ }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
});
after(async () => {
  await phone.close();
  served.close();
  folder.remove();
  phone.assertSound();
});

test('a bank’s file shared at the first start waits for a book and an account, and a tap imports it', async () => {
  const { bytes, sumCents } = makeStatement({ lines: 12, openingCents: 0 });
  await share({ name: 'releve.ofx', mimeType: 'application/octet-stream', buffer: bytes });
  await page.getByRole('button', { name: /^Commencer un dossier ici/ }).click();
  await page.getByText('releve.ofx').waitFor();
  await page.getByText(/^12 lignes\sdu 12\/11\/2026 au 23\/11\/2026$/).waitFor();
  await page.getByRole('button', { name: 'Créer un compte…' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Compte commun');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByLabel('Compte', { exact: true }).click();
  await page.getByRole('option', { name: 'Compte commun' }).click();
  await page.getByRole('button', { name: 'Importer 12 lignes' }).waitFor();
  assert.deepEqual(await findScreenFaults(page), []);
  await page.getByRole('button', { name: 'Importer 12 lignes' }).click();
  await page.getByText('Import terminé : 12 lignes ajoutées.').waitFor();
  await page.getByRole('button', { name: 'Voir les écritures' }).click();
  await page.getByRole('heading', { name: 'Compte commun' }).waitFor();
  const { groups } = await engine.query('accounts', {});
  assert.equal(groups[0]?.accounts[0]?.real, sumCents);
});

test('shared once more, every line is there already; a file that is none of ours says so in one sentence', async () => {
  const { bytes } = makeStatement({ lines: 12, openingCents: 0 });
  await share({ name: 'releve.ofx', mimeType: 'application/x-ofx', buffer: bytes });
  await page.getByText('Aucune ligne n’est cochée.').waitFor();
  assert.match(await page.getByRole('definition').allInnerTexts().then(String), /^0,0,12/);
  await page.getByRole('button', { name: 'Retour' }).click();
  for (const [name, type, content, sentence] of [
    ['notes.txt', 'text/plain', Buffer.from('Pain, lait'), /^Tandem ne sait que faire de «\snotes\.txt\s»/],
    ['releve.csv', 'text/csv', Buffer.from('Date;Montant'), /^releve\.csv.*Ce n’est pas un fichier OFX/],
  ] as const) {
    await share({ name, mimeType: type, buffer: content });
    await page.getByRole('alert').getByText(sentence).waitFor();
  }
  const large = join(folder.path, 'gros.ofx');
  writeFileSync(large, '');
  truncateSync(large, 21 * 2 ** 20);
  await share(large);
  await page.getByRole('alert').getByText(/^Ce fichier est trop gros \(20 Mo au plus\)/).waitFor();
  assert.deepEqual(await findScreenFaults(page), []);
  await page.reload();
  await page.getByRole('alert').getByText(/^Ce fichier n’est plus ici/).waitFor();
  await page.getByRole('button', { name: 'Nouvelle écriture' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  const book = await engine.query('book', {});
  assert(book.kind === 'open');
  assert.equal(book.entries, 12);
});

test('a shared picture goes to the new entry, with what was typed there', async () => {
  await page.keyboard.press('7');
  const base64 = await page.evaluate<string>(`(() => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d').fillRect(0, 0, 40, 30);
    return canvas.toDataURL('image/png').split(',')[1];
  })()`);
  await share({ name: 'ticket.png', mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') });
  await page.locator('.amount-line').getByText('7').waitFor();
  await page.getByRole('button', { name: '1 photo' }).waitFor();
});

test('the shortcut leads to the keypad with what was half typed, at the program’s own address', async () => {
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.goto(`${served.url}?new-entry`);
  await page.locator('.amount-line').getByText('72').waitFor();
  assert.equal(page.url(), served.url);
});

/** As Android does it: a form is sent to the address of the manifest, from outside of the program. */
async function share(file: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(`<form method="post" enctype="multipart/form-data" action="${served.url}share">
    <input type="file" name="file"><button>send</button></form>`);
  await page.locator('input').setInputFiles(file);
  await page.getByRole('button', { name: 'send' }).click();
  await page.waitForURL(served.url);
}
