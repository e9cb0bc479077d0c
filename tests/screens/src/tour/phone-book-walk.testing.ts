/** The phone with a book: typing, sheets, accounts, register, search, editing, menu and settings. */
import type { Guide } from './guide.testing.ts';

export async function walkPhoneBook(guide: Guide): Promise<void> {
  await walkEntry(guide);
  await walkSheets(guide);
  await walkMenu(guide);
  await walkAccounts(guide);
}

async function walkEntry({ page, say, stop }: Guide): Promise<void> {
  const keypad = page.getByRole('group', { name: say('Clavier du montant', 'Keypad of the amount') })
    .or(page.locator('.keypad')).first();
  await keypad.waitFor();
  await stop('phone-entry');
  for (const key of ['2', '3', say('virgule', 'decimal point'), '4', '0']) {
    await keypad.getByRole('button', { name: key, exact: true }).click();
  }
  await page.getByText(say('Boulangerie Martin', 'Martin’s bakery')).first().click();
  await stop('phone-entry-filled');
  await page.getByRole('radio', { name: say('Virement', 'Transfer') }).click({ force: true });
  await stop('phone-entry-transfer');
  await page.getByRole('radio', { name: say('Dépense', 'Expense') }).click({ force: true });
}

async function walkSheets({ page, say, stop }: Guide): Promise<void> {
  const back = page.getByRole('button', { name: say('Retour', 'Back') }).or(
    page.getByRole('button', { name: say('Fermer', 'Close') }),
  ).first();
  const sheets = [
    ['category', say('Catégorie', 'Category')], ['account', say('Compte', 'Account')], ['date', 'Date'],
    ['payee', say('Autre…', 'Other…')], ['method', say('Règlement', 'Method')],
    ['memo', say('Mémo', 'Memo')], ['split', say('Ventiler', 'Split')], ['photo', say('Reçu', 'Receipt')],
  ] as const;
  for (const [name, label] of sheets) {
    await page.getByRole('button', { name: new RegExp(`^${label}`) }).first().click();
    await back.waitFor();
    await stop(`phone-sheet-${name}`);
    await back.click();
    await page.locator('.keypad').waitFor();
  }
  await page.getByRole('button', { name: say('Modèles', 'Templates') }).click();
  await page.getByRole('button', { name: say('Garder la saisie', 'Keep what is typed') }).click();
  await page.getByRole('heading', { name: say('Nouveau modèle', 'New template') }).waitFor();
  await page.getByRole('button', { name: say('Enregistrer', 'Save') }).click();
  await page.locator('.templates__row').waitFor();
  await stop('phone-templates');
  await page.locator('.templates__row').getByRole('button').last().click();
  await page.getByRole('heading', { name: say('Modifier le modèle', 'Edit template') }).waitFor();
  await stop('phone-template');
  for (let depth = 0; depth < 2; depth += 1) await back.click();
  await page.locator('.keypad').waitFor();
  await page.getByRole('button', { name: say('Enregistrer', 'Save') }).last().click();
  await page.getByText(say('Enregistrée', 'Saved')).first().waitFor();
  await stop('phone-entry-saved');
  await page.getByText(say('Enregistrée', 'Saved')).first().waitFor({ state: 'detached' });
}

async function walkMenu({ page, say, stop }: Guide): Promise<void> {
  await openMenu();
  await stop('phone-menu');
  await page.getByRole('button', { name: say('Réglages', 'Settings') }).click();
  await page.getByRole('heading', { name: say('Réglages', 'Settings') }).waitFor();
  await stop('phone-settings');
  await goBack();
  await openMenu();
  await page.getByRole('button', { name: say('Tiers', 'Payees'), exact: true }).click();
  await page.locator('.payees__list .picker__line').first().waitFor();
  await stop('phone-payees');
  await page.locator('.payees__list .picker__line').first().click();
  await page.getByRole('heading', { name: say('Modifier le tiers', 'Edit payee') }).waitFor();
  await stop('phone-payee');
  await goBack();
  await goBack();
  await openMenu();
  await page.getByRole('button', { name: say('Catégories', 'Categories'), exact: true }).click();
  await page.locator('.categories__line').nth(3).waitFor();
  await stop('phone-categories');
  await page.locator('.categories__line').nth(3).click();
  await page.getByRole('heading', { name: say('Modifier la catégorie', 'Edit category') }).waitFor();
  await stop('phone-category');
  await goBack();
  await goBack();
  await openMenu();
  await page.getByRole('button', { name: say('À propos', 'About') }).click();
  await page.getByRole('heading', { name: say('À propos', 'About') }).waitFor();
  await stop('phone-about');
  await goBack();
  const places = [
    ['journal', say('Journal des synchronisations', 'Journal of syncs')], ['bin', say('Corbeille', 'Bin')],
    ['devices', say('Appareils', 'Devices')], ['backups', say('Sauvegardes gardées', 'Kept backups')],
  ] as const;
  for (const [name, title] of places) {
    await openMenu();
    await page.getByRole('button', { name: title, exact: true }).click();
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await stop(`phone-${name}`);
    await goBack();
  }
  await openMenu();
  await page.getByRole('button', { name: say('Rechercher', 'Search') }).click();
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill(say('boulangerie', 'bakery'));
  await page.getByText(say('écritures', 'entries')).first().waitFor();
  await stop('phone-search');
  await page.getByRole('button', { name: say('Filtrer', 'Filter') }).click();
  await page.getByRole('button', { name: say('Cette année', 'This year') }).click();
  await stop('phone-filter');
  await page.getByRole('button', { name: say('Voir les écritures', 'Show the entries') }).click();
  await page.locator('.filter-strip').waitFor();
  await stop('phone-search-filtered');
  await goBack();

  async function openMenu(): Promise<void> {
    await page.getByRole('button', { name: say('Ouvrir le menu', 'Open the menu') }).click();
    await page.getByRole('button', { name: say('Réglages', 'Settings') }).waitFor();
  }
  async function goBack(): Promise<void> {
    await page.getByRole('button', { name: say('Retour', 'Back') }).first().click();
  }
}

async function walkAccounts({ page, say, stop }: Guide): Promise<void> {
  await page.getByRole('button', { name: say('Ouvrir le menu', 'Open the menu') }).click();
  await page.getByRole('button', { name: say('Comptes', 'Accounts') }).click();
  await page.getByText(say('Patrimoine net', 'Net worth')).waitFor();
  await stop('phone-accounts');
  await page.getByRole('button', { name: say('Ajouter un compte', 'Add an account') }).click();
  await page.getByRole('heading', { name: say('Nouveau compte', 'New account') }).waitFor();
  await stop('phone-account-form');
  await page.getByRole('button', { name: say('Retour', 'Back') }).first().click();
  await page.getByRole('button', { name: say('Compte courant', 'Current account') }).click();
  const row = page.getByText(say('Station du Pont', 'Bridge filling station')).first();
  await row.waitFor();
  await stop('phone-register');
  await page.getByRole('button', { name: say('à venir', 'to come') }).click();
  await page.getByText(say('Épargne mensuelle', 'Monthly savings')).first().waitFor();
  await stop('phone-register-upcoming');
  await row.dispatchEvent('contextmenu');
  await page.locator('.selection-acts').waitFor();
  await stop('phone-register-chosen');
  await page.getByRole('button', { name: say('Fermer', 'Close') }).click();
  await row.click();
  await page.getByRole('heading', { name: say('Modifier l’écriture', 'Edit entry') }).waitFor();
  await stop('phone-edit-entry');
  for (let depth = 0; depth < 2; depth += 1) {
    await page.getByRole('button', { name: say('Retour', 'Back') }).first().click();
  }
  // The gesture of the system.
  await page.getByText(say('Patrimoine net', 'Net worth')).waitFor();
  await page.goBack();
}
