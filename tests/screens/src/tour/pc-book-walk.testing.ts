/** The PC's window over a household's book: register, typing, search, menus, dialogs, import, backups. */
import { makeStatement } from '../bank-statement.testing.ts';
import type { Guide } from './guide.testing.ts';

export async function walkPcBook(guide: Guide): Promise<void> {
  await walkRegister(guide);
  await walkTyping(guide);
  await walkSearch(guide);
  await walkMenus(guide);
  await walkImport(guide);
  await walkBackups(guide);
}

/** A window that begins anew shows the register at today. */
async function walkRegister({ page, say, stop }: Guide): Promise<void> {
  await page.reload();
  const row = page.getByRole('row', { name: say('Station du Pont', 'Bridge filling station') }).last();
  await row.waitFor();
  await row.click();
  await stop('pc-main');
  await page.getByTitle(say('Montrer les lignes', 'Show the lines')).last().click();
  await page.getByText(say('Lessive', 'Washing powder')).last().waitFor();
  await stop('pc-split-open');
  await row.click();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await page.getByText(say('3 écritures choisies', '3 entries selected')).waitFor();
  await stop('pc-chosen');
  await page.keyboard.press('Delete');
  await page.getByText(say('3 écritures supprimées.', '3 entries deleted.')).waitFor();
  await stop('pc-deleted');
  await openMenuItem(page, say('Outils', 'Tools'), say('Corbeille', 'Bin'));
  await page.getByRole('button', { name: say('Remettre', 'Put back') }).nth(2).waitFor();
  await stop('pc-bin');
  await page.getByText(say('Tout choisir', 'Select all')).click();
  await page.getByRole('button', { name: say('Remettre les 3 choisies', 'Put back the 3 selected') }).click();
  await page.getByText(say('La corbeille est vide.', 'The bin is empty.')).waitFor();
  await stop('pc-bin-empty');
  await page.locator('.sidebar-account').first().click();
  await row.waitFor();
}

async function walkTyping({ page, say, stop }: Guide): Promise<void> {
  await page.keyboard.press('Insert');
  await page.locator('[data-field="payee"]').click();
  await page.keyboard.type(say('Bou', 'B'));
  await page.getByRole('option').nth(1).waitFor();
  await stop('pc-typing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Insert');
  await page.locator('[data-field="category"]').click();
  await page.keyboard.type('San Franciso');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.getByText(say('Cette catégorie n’existe pas', 'There is no such category'))
    .or(page.getByText(say('Il manque le montant', 'The amount is missing'))).first().waitFor();
  await stop('pc-typing-fault');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Insert');
  await page.locator('[data-field="debit"]').click();
  await page.keyboard.type('80+12,40');
  await page.keyboard.press('Control+Enter');
  await page.getByText(say('Ajouter une ligne', 'Add a line')).waitFor();
  await stop('pc-typing-split');
  for (let level = 0; level < 3; level += 1) await page.keyboard.press('Escape');
}

async function walkSearch({ page, say, stop }: Guide): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(say('boulangerie', 'bakery'));
  await page.getByText(say('écritures contiennent', 'entries contain')).waitFor();
  await stop('pc-search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('xyzzy');
  await page.getByText(say('Aucune écriture ne contient', 'No entry contains')).waitFor();
  await stop('pc-search-none');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
}

async function walkMenus({ page, say, stop }: Guide): Promise<void> {
  type Both = readonly [fr: string, en: string];
  const menus: readonly (readonly [name: string, ...Both, child?: Both])[] = [
    ['file', 'Fichier', 'File'], ['edit', 'Édition', 'Edit'], ['view', 'Affichage', 'View', ['Thème', 'Theme']],
    ['tools', 'Outils', 'Tools', ['Base de données', 'Database']], ['help', 'Aide', 'Help'],
  ];
  for (const [name, fr, en, child] of menus) {
    await page.getByRole('menuitem', { name: say(fr, en), exact: true }).click();
    await page.getByRole('menu').first().waitFor();
    if (child !== undefined) {
      await page.getByRole('menuitem', { name: say(child[0], child[1]) }).click();
      await page.getByRole('menu').nth(1).waitFor();
    }
    await stop(`pc-menu-${name}`);
    for (let level = child === undefined ? 1 : 2; level > 0; level -= 1) await page.keyboard.press('Escape');
    await page.getByRole('menu').first().waitFor({ state: 'detached' });
  }
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await stop('pc-shortcuts');
  await page.keyboard.press('Escape');
  await openMenuItem(page, say('Aide', 'Help'), say('À propos de Tandem', 'About Tandem'));
  await page.getByRole('dialog').waitFor();
  await stop('pc-about');
  await page.keyboard.press('Escape');
  await openMenuItem(page, say('Fichier', 'File'), say('Modifier le compte…', 'Edit account…'));
  await page.getByRole('dialog').waitFor();
  await stop('pc-account-edit');
  await page.keyboard.press('Escape');
}

export async function openMenuItem(page: Guide['page'], ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole('menuitem', { name, exact: true }).click();
}

async function walkImport({ page, say, stop }: Guide): Promise<void> {
  const { bytes } = makeStatement({ lines: 60, openingCents: 120_000 });
  await page.locator('input[type=file]').setInputFiles({
    name: say('releve-novembre.ofx', 'statement-november.ofx'), mimeType: 'application/x-ofx', buffer: bytes,
  });
  await page.getByText(say('Dans quel compte vont ces lignes', 'Into which account do these lines go')).waitFor();
  await stop('pc-import-account');
  await page.getByRole('combobox', { name: say('Compte', 'Account'), exact: true }).click();
  await page.getByRole('option', { name: say('Compte joint', 'Joint account') }).click();
  await page.getByText(say('60 lignes', '60 lines')).first().waitFor();
  await stop('pc-import-preview');
  await page.getByRole('button', { name: say('Annuler', 'Cancel'), exact: true }).click();
  await page.locator('input[type=file]').first().setInputFiles({
    name: 'photo.ofx', mimeType: 'application/x-ofx', buffer: Buffer.from('JFIF'),
  });
  await page.getByText('photo.ofx').first().waitFor();
  await stop('pc-import-unreadable');
  await page.getByRole('button', { name: say('Fermer', 'Close') }).first().click();
}

async function walkBackups({ page, say, stop }: Guide): Promise<void> {
  const tools = say('Outils', 'Tools');
  const database = say('Base de données', 'Database');
  await openMenuItem(page, tools, database, say('Sauvegarde…', 'Backup…'));
  const dialog = page.getByRole('dialog');
  const act = dialog.getByRole('button', { name: say('Sauvegarder', 'Back up') });
  await act.waitFor();
  await stop('pc-backup');
  await act.click();
  await page.getByText(say('La sauvegarde est faite.', 'The backup is made.')).waitFor();
  await stop('pc-backup-done');
  await page.keyboard.press('Escape');
  await openMenuItem(page, tools, database, say('Restauration…', 'Restore…'));
  const kept = dialog.getByText('.tandem').first();
  await kept.waitFor();
  await stop('pc-restore');
  await kept.click();
  await page.getByText(say('Cette sauvegarde', 'This backup'), { exact: true }).waitFor();
  await stop('pc-restore-preview');
  await page.keyboard.press('Escape');
  await openMenuItem(page, tools, database, say('Réglages des sauvegardes…', 'Backup settings…'));
  await dialog.getByText(say('Une sauvegarde par jour', 'One backup a day')).waitFor();
  await stop('pc-backup-settings');
  await page.keyboard.press('Escape');
  await openMenuItem(page, tools, database, say('Vérification…', 'Check…'));
  await page.getByText(say('Le dossier est sain.', 'The book is sound.')).waitFor();
  await stop('pc-check');
  await page.keyboard.press('Escape');
}
