/** The PC's first start, up to a book with one account that is still empty. */
import { fillHousehold } from './tour-household.testing.ts';
import type { Guide } from './guide.testing.ts';

export async function walkPcStart({ engine, language, page, say, stop }: Guide): Promise<void> {
  const create = page.getByRole('button', { name: say('Créer un dossier', 'Create a book') });
  await create.waitFor();
  await stop('pc-first-start');
  await page.getByRole('menuitem', { name: say('Fichier', 'File') }).click();
  await page.getByRole('menuitem', { name: say('Créer un dossier', 'Create a book') }).waitFor();
  await stop('pc-first-start-menu');
  await page.keyboard.press('Escape');
  await create.click();
  await page.getByText(say('Ce dossier n’a pas encore de compte', 'This book has no account yet')).waitFor();
  await stop('pc-no-account');
  await page.getByRole('menuitem', { name: say('Fichier', 'File') }).click();
  await page.getByRole('menuitem', { name: say('Nouveau compte…', 'New account…') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await stop('pc-account-dialog');
  await dialog.getByRole('button', { name: say('Créer le compte', 'Create the account') }).click();
  await stop('pc-account-dialog-fault');
  await dialog.getByRole('textbox').first().fill(say('Compte courant', 'Current account'));
  await dialog.getByRole('button', { name: say('Créer le compte', 'Create the account') }).click();
  await page.getByText(say('Ce compte n’a pas encore d’écriture', 'This account has no entry yet')).waitFor();
  await stop('pc-empty-register');
  await fillHousehold(engine, language);
}
