/** A receipt's photo on its way: taken on the phone, in the PC's register after a sync, taken out and brought back. */
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { plainPng } from '../../../tools/picture-files.ts';
import { expectSameBooks } from './books.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { closeReports, importFirstStatement, pair, syncAgain } from './sync-acts.testing.ts';

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

test('a photo of the phone is in the PC’s register: seen, saved as a file, taken out, brought back', async () => {
  await typePurchaseWithPhoto();
  await syncAgain(pc, phone);
  for (const { page } of [pc, phone]) await page.getByRole('row', { name: /^Photos/ }).first().waitFor();
  await closeReports(pc, phone);
  await expectSameBooks(household, pc, phone);

  const { page } = pc;
  await page.keyboard.press('End');
  await page.locator('[role="row"][aria-label$="1 photo"]').waitFor();
  await page.locator('.entry-row-photos').click();
  const dialog = page.getByRole('dialog', { name: 'Photos du reçu' });
  await dialog.getByRole('img', { name: 'ticket.png' }).waitFor();
  await proveAxe();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Enregistrer sous…' }).click();
  const file = await saving;
  assert.equal(file.suggestedFilename(), 'ticket.jpg');
  const saved = readFileSync(await file.path());
  assert.deepEqual([saved[0], saved[1]], [0xff, 0xd8], 'a JPEG');

  await dialog.getByRole('button', { name: 'Retirer' }).click();
  await dialog.getByText('Aucune photo.').waitFor();
  await dialog.locator('[data-photo-files]')
    .setInputFiles({ name: 'facture.png', mimeType: 'image/png', buffer: plainPng(600, 400) });
  await dialog.getByRole('img', { name: 'facture.png' }).waitFor();
  await dialog.locator('[data-photo-files]')
    .setInputFiles({ name: 'texte.png', mimeType: 'image/png', buffer: Buffer.from('rien') });
  await dialog.getByText('n’est pas une image lisible').waitFor();
  await page.keyboard.press('Escape');
  for (const _ of ['facture.png', 'ticket.png']) await page.keyboard.press('Control+z');
  await page.locator('.entry-row-photos').click();
  await dialog.getByRole('img', { name: 'ticket.png' }).waitFor();
  await page.keyboard.press('Escape');
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  await expectSameBooks(household, pc, phone);
});

test('the menu opens the photos of the active row', async () => {
  const { page } = pc;
  await openPhotosByMenu();
  await page.getByRole('dialog', { name: 'Photos du reçu' }).getByRole('img', { name: 'ticket.png' }).waitFor();
  await page.keyboard.press('Escape');
});

async function typePurchaseWithPhoto(): Promise<void> {
  const { page } = phone;
  for (const key of '1250') await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: 'Reçu', exact: true }).click();
  await page.locator('[data-photo-files]')
    .setInputFiles({ name: 'ticket.png', mimeType: 'image/png', buffer: plainPng(1200, 1800) });
  await page.getByRole('button', { name: 'Voir la photo 1' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('Enregistrée').waitFor();
}

async function openPhotosByMenu(): Promise<void> {
  const { page } = pc;
  await page.getByRole('menuitem', { name: 'Édition' }).click();
  await page.getByRole('menuitem', { name: 'Photos du reçu…' }).press('Enter');
}

async function proveAxe(): Promise<void> {
  const { page } = pc;
  // What fades in is judged once it is there.
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => {})');
  await page.evaluate(`${axe.source}; undefined`);
  const found: unknown = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))`);
  assert.deepEqual(found, []);
}
