/** The amounts of an account, typed as people type them: what is kept is what was typed, or nothing is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { makeDataFolder, startPcProgram } from './pc-program.testing.ts';
import { openPc } from './screen-driver.testing.ts';

test('a loan, a sum and an overdraft limit are kept as typed; what cannot be read is not kept as zero', async (t) => {
  const folder = makeDataFolder();
  t.after(() => folder.remove());
  const program = await startPcProgram(folder);
  t.after(() => program.kill());
  const screen = await openPc(program.pcUrl);
  t.after(() => screen.close());
  const { page } = screen;
  await page.getByText('Créer un dossier').waitFor();
  await page.keyboard.press('Enter');

  await typeAccount(page, 'Prêt', '-96418,22', '');
  await page.keyboard.press('Enter');
  await page.getByText('Solde de départ −96 418,22 € au'.replaceAll(' €', '\u00a0€').replace('96 4', '96\u202f4'))
    .waitFor();

  await typeAccount(page, 'Courant', '8450+0,50', '300,5');
  await page.keyboard.press('Enter');
  await page.getByText('Découvert autorisé 300,50 €'.replace(' €', '\u00a0€')).waitFor();
  await page.getByText('8 450,50 €'.replace('8 4', '8\u202f4').replace(' €', '\u00a0€')).first().waitFor();

  await typeAccount(page, 'Illisible', 'deux cents', '');
  await page.keyboard.press('Enter');
  await page.getByText('Ce montant n’est pas lisible').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 1, 'the form stays');
  screen.assertSound();
});

/** The focus stays in the last field. */
async function typeAccount(page: Page, name: string, opening: string, limit: string): Promise<void> {
  // The first start has the menu bar too; only a book's window has a sync.
  await page.getByRole('button', { name: /^Synchronisation/ }).waitFor();
  await page.keyboard.press('F10');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: 'Nouveau compte…' }).press('Enter');
  await page.getByRole('dialog', { name: 'Nouveau compte' }).waitFor();
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByLabel('Solde de départ').focus();
  await page.getByLabel('Solde de départ').selectText();
  await page.keyboard.type(opening);
  await page.keyboard.press('Tab');
  await page.keyboard.type(limit);
}
