import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Household } from './household.testing.ts';
import { writeSampleBook } from './sample-book.testing.ts';

const household = new Household();
after(() => household.close());

test('a stick that is not there: the backup is elsewhere, quietly said, and settled in the settings', async () => {
  const { path } = household.folder;
  const bookPath = join(path, 'foyer.tandem');
  const stick = join(path, 'stick');
  writeSampleBook(bookPath, 50);
  writeFileSync(join(path, 'backups.json'), JSON.stringify({ folder: stick, isDaily: true, kept: 10 }));
  const { page, engine } = await household.openPc({ bookPath });
  await page.getByRole('grid').waitFor();
  const said = page.locator('main').getByText('est dans les données de Tandem, et non dans le dossier choisi.');
  await said.waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0, 'it asks for nothing');
  assert.equal(readdirSync(join(path, 'backups')).length, 1);
  assert.equal(existsSync(stick), false);

  // What the person at the window does is done all the same.
  await page.keyboard.press('Insert');
  await page.getByLabel('Tiers', { exact: true }).fill('Boulangerie du Port');
  await page.getByLabel('Débit', { exact: true }).fill('6,80');
  await page.keyboard.press('Enter');
  await page.locator('[role="row"][aria-label*="Boulangerie du Port"]').waitFor();

  await page.getByRole('button', { name: 'Voir les réglages' }).click();
  const dialog = page.getByRole('dialog', { name: 'Réglages des sauvegardes' });
  await dialog.getByText(/Le dossier choisi n’est pas là\u00a0: branchez la clé/).waitFor();
  mkdirSync(stick);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText('Les réglages sont enregistrés.').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  await said.waitFor({ state: 'detached' });
  assert.equal(await engine.query('backup-fault', {}), null);
});

test('a backup that could be made nowhere is told again by each window, until one is made by hand', async (t) => {
  const home = new Household();
  t.after(() => home.close());
  const { path } = home.folder;
  const bookPath = join(path, 'foyer.tandem');
  writeSampleBook(bookPath, 50);
  // Where the folder of backups is to be.
  writeFileSync(join(path, 'backups'), '');
  const { page } = await home.openPc({ bookPath });
  const said = page.locator('main').getByText('n’a pas pu être faite.');
  await said.waitFor();
  await page.getByRole('button', { name: 'Masquer' }).click();
  await said.waitFor({ state: 'detached' });
  await page.reload();
  await said.waitFor();

  await page.getByRole('menuitem', { name: 'Outils' }).click();
  await page.getByRole('menuitem', { name: 'Base de données' }).hover();
  await page.getByRole('menuitem', { name: 'Sauvegarde…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sauvegarde' });
  await dialog.getByText(/Le disque ou la mémoire a fait défaut/).waitFor();
  rmSync(join(path, 'backups'));
  await dialog.getByRole('button', { name: 'Sauvegarder' }).click();
  await dialog.getByText('La sauvegarde est faite.').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  await said.waitFor({ state: 'detached' });
});

test('on the phone it is marked in the menu, and told beside the backups', async () => {
  const { page, engine } = await household.openPhone();
  await page.getByRole('button', { name: /^Commencer un dossier ici/ }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Compte commun');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(household.program.phoneUrl);
  await page.reload();
  // The book is open, and its backup is due in a moment.
  assert.equal((await engine.query('book', {})).kind, 'open');
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
  await page.getByRole('button', { name: 'Sauvegardes gardées à regarder' }).click();
  await page.getByText('n’a pas pu être faite.').waitFor();
  await page.getByText('Il n’y a plus de place\u00a0: libérez-en.').waitFor();

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Sauvegarder' }).click();
  await page.getByText('La sauvegarde est faite.').waitFor();
  await page.getByText('n’a pas pu être faite.').waitFor({ state: 'detached' });
});
