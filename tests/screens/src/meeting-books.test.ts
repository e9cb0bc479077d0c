/** A PC and a phone that both have accounts of their own already, and a backup that is declared to be the truth. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectSameBooks } from './books.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, importFirstStatement, openSyncWindow, readCodes, syncAgain, typeCode,
} from './sync-acts.testing.ts';

const household = new Household();
let pc: Screen;
let phone: Screen;

before(async () => {
  pc = await household.openPc();
  await importFirstStatement(pc, { lines: 40, openingCents: 0 });
  phone = await household.openPhone();
  const { page } = phone;
  await page.getByRole('button', { name: /^Commencer un dossier ici/ }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Portefeuille');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await buy('6,80');
});
after(() => household.close());

test('a no to the choice changes nothing on either side', async () => {
  const before = await exports();
  await call();
  await acceptDigits(pc, phone);
  await phone.page.getByText('Chaque appareil a déjà ses propres comptes').waitFor();
  await pc.page.getByText(/^Répondez à la question/).waitFor();
  await phone.page.getByRole('button', { name: 'Non, ne rien changer' }).click();
  await phone.page.getByText(/Rien n’est perdu|Rien n’a changé|Rien n’a été/).first().waitFor();
  await closeReports(phone, pc);
  assert.deepEqual(await exports(), before);
});

test('merged after a preview, both hold both books, and nothing is doubled', async () => {
  await call();
  await phone.page.getByRole('radio', { name: /^Les fusionner/ }).check();
  await phone.page.getByRole('button', { name: 'Continuer' }).click();
  await phone.page.getByText('Écritures ajoutées').waitFor();
  await phone.page.getByRole('button', { name: 'Fusionner', exact: true }).click();
  await expectIdentical(pc, phone);
  await closeReports(phone, pc);
  const balances = await expectSameBooks(household, pc, phone);
  assert.equal(balances['Portefeuille'], -680);
  assert.equal(await countEntries(pc), 41);
});

test('a backup that is the truth replaces the phone’s book after a yes; what was not synced is set aside', async () => {
  const backup = await pc.engine.command('back-up', {});
  await buy('12,50');
  await pc.engine.command('restore-backup', { source: { kind: 'kept', name: backup.name }, how: 'truth' });
  await call();
  await phone.page.getByText(/elle fait foi/).waitFor();
  await phone.page.getByText(/jamais été synchronisé/).waitFor();
  await phone.page.getByRole('button', { name: 'Remplacer le dossier d’ici' }).click();
  await expectIdentical(pc, phone);
  assert.equal(await countEntries(phone), 41);
  await phone.page.getByText('Les revoir').click();
  await phone.page.getByRole('button', { name: /^Reprendre/ }).click();
  await phone.page.getByText('Aucun conflit').waitFor();
  assert.equal(await countEntries(phone), 42);
  await closeReports(pc);
  await phone.page.getByRole('button', { name: 'Retour' }).first().click();
  await syncAgain(pc, phone);
  await closeReports(phone, pc);
  const balances = await expectSameBooks(household, pc, phone);
  assert.equal(balances['Portefeuille'], -680 - 1250);
});

async function call(): Promise<void> {
  await openSyncWindow(pc);
  const { shortCode } = await readCodes(pc);
  await typeCode(phone, shortCode);
}

async function exports(): Promise<readonly string[]> {
  return Promise.all([pc, phone].map(async ({ engine }) => (await engine.command('export-book', {})).json));
}

async function countEntries({ engine }: Screen): Promise<number> {
  const book = await engine.query('book', {});
  assert(book.kind === 'open');
  return book.entries;
}

async function buy(amount: string): Promise<void> {
  const { page } = phone;
  await page.locator('.keypad').waitFor();
  for (const key of amount) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/^Enregistrée/).waitFor();
}
