/** What a person does on both screens around a sync, by what is seen there, in French. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { makeStatement, type StatementOptions } from './bank-statement.testing.ts';
import type { Screen } from './household.testing.ts';

/** First start: the bank's file makes the book and its first account. Returns the sum of its lines. */
export async function importFirstStatement({ page }: Screen, options: StatementOptions): Promise<number> {
  const { bytes, sumCents } = makeStatement(options);
  await page.locator('input[type=file]').setInputFiles({
    name: 'releve.ofx', mimeType: 'application/x-ofx', buffer: bytes,
  });
  await page.getByLabel('Nom du compte').fill('Compte courant');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByRole('button', { name: `Importer ${options.lines} lignes` }).click();
  await page.getByText(`${options.lines} lignes ajoutées`).waitFor();
  return sumCents;
}

/** Until the code can be scanned. */
export async function openSyncWindow({ page }: Screen): Promise<void> {
  await page.getByRole('button', { name: /^Synchronisation/ }).click();
  await page.getByText('En attente du téléphone…').waitFor();
}

/** On a phone without a book, until its camera looks for a code. */
export async function scanFirstTime({ page }: Screen): Promise<void> {
  await page.getByRole('button', { name: /^Relier à un ordinateur/ }).click();
  await page.getByRole('button', { name: 'Scanner le code' }).click();
}

/** `code` as the PC shows it, in either form. */
export async function typeCode(phone: Screen, code: string): Promise<void> {
  await fillCode(phone, code);
  await phone.page.getByRole('button', { name: 'Se connecter' }).click();
}

/** From the first screen of the phone, with or without a book, or from that of the sync. */
export async function fillCode({ page }: Screen, code: string): Promise<void> {
  const type = page.getByRole('button', { name: 'Saisir le code' });
  const open = page.getByRole('button', { name: /^(Relier à un ordinateur|Synchronisation)/ }).first();
  const field = page.getByLabel('Code du PC');
  await type.or(open).or(field).first().waitFor();
  // After a typed code, another try begins at the field.
  if (!await field.isVisible()) {
    if (!await type.isVisible()) await open.click();
    await type.click();
  }
  await field.fill(code);
}

/** What the PC shows to be scanned, and to be typed. */
export async function readCodes({ engine }: Screen): Promise<{ readonly link: string; readonly shortCode: string }> {
  const view = await engine.query('sync', {});
  assert(view.kind === 'showing-code' && view.shortCode !== null, view.kind);
  return { link: view.linkToCopy, shortCode: view.shortCode };
}

/** A first sync by the typed code, closed on both. */
export async function pair(pc: Screen, phone: Screen): Promise<void> {
  await openSyncWindow(pc);
  const { shortCode } = await readCodes(pc);
  await typeCode(phone, shortCode);
  await acceptDigits(pc, phone);
  await expectIdentical(pc, phone);
  await closeReports(pc, phone);
}

/** A later sync by the typed code; the reports stay open. */
export async function syncAgain(pc: Screen, phone: Screen): Promise<void> {
  await openSyncWindow(pc);
  const { shortCode } = await readCodes(pc);
  await typeCode(phone, shortCode);
  await expectIdentical(pc, phone);
}

/** Both must show the same six digits. */
export async function acceptDigits(pc: Screen, phone: Screen): Promise<void> {
  const digits = await Promise.all([pc, phone].map(({ page }) => readDigits(page)));
  assert.match(digits[0] ?? '', /^\d{6}$/);
  assert.equal(digits[0], digits[1]);
  for (const { page } of [phone, pc]) await page.getByRole('button', { name: 'Oui, ce sont les mêmes' }).click();
}

export async function readDigits(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Oui, ce sont les mêmes' }).waitFor();
  const text = await page.getByText(/^\d{3}\s\d{3}$/).first().innerText();
  return text.replaceAll(/\s/g, '');
}

/** Both say "identical" and show one fingerprint, which is returned. */
export async function expectIdentical(pc: Screen, phone: Screen): Promise<string> {
  const fingerprints = await Promise.all([pc, phone].map(async ({ page }) => {
    await page.getByText('Identiques', { exact: true }).waitFor();
    return page.getByText(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/).innerText();
  }));
  assert.equal(fingerprints[0], fingerprints[1]);
  return fingerprints[0] ?? '';
}

export async function closeReports(...screens: readonly Screen[]): Promise<void> {
  for (const { page } of screens) await page.getByRole('button', { name: 'Fermer' }).last().click();
}
