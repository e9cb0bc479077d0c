/** Files that are not what they should be: named in one sentence at the place, and the book is as it was. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { makeStatement } from './bank-statement.testing.ts';
import { dropFiles, type DroppedFile } from './dropped-files.testing.ts';
import { Household, type Screen } from './household.testing.ts';

const household = new Household();
let pc: Screen;

before(async () => {
  pc = await household.openPc();
  await pc.page.getByRole('button', { name: /^Créer un dossier/ }).waitFor();
});
after(() => household.close());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const statement = Buffer.from(makeStatement({ lines: 6, openingCents: 0 }).bytes).toString('latin1');
const notOfx = 'Ce n’est pas un fichier OFX\u00a0: téléchargez le relevé de la banque au format OFX (Money).';

/** With the sentence that must be there, and each time that nothing was imported. */
const badFiles: readonly (readonly [what: string, file: DroppedFile, sentence: string])[] = [
  ['a text', { name: 'notes.txt', bytes: Buffer.from('Pain, lait, beurre') }, notOfx],
  ['a table', { name: 'releve.csv', bytes: Buffer.from('Date;Libellé;Montant\n24/11/2026;Pain;-6,80\n') }, notOfx],
  ['a picture under a statement’s name', { name: 'releve.ofx', bytes: png }, notOfx],
  ['an archive', { name: 'releve.zip', bytes: Buffer.concat([Buffer.from('PK'), deflateRawSync(png)]) }, notOfx],
  ['an empty file', { name: 'vide.ofx' }, notOfx],
  ['a file of 70 MB', { name: 'gros.ofx', zeros: 70 * 2 ** 20 }, 'est trop gros (64 Mo au plus)'],
  ['a statement that is cut', { name: 'coupe.ofx', bytes: Buffer.from(statement.slice(0, 900), 'latin1') },
    'Le fichier est coupé ou abîmé à la ligne'],
  ['a statement with an impossible date', withLine('<DTPOSTED>20261120', '<DTPOSTED>20260231'),
    `La ligne ${lineOf('<DTPOSTED>20261120')} du fichier n’a pas de date lisible («\u00a020260231\u00a0»)`],
  ['a statement with an unreadable amount', withLine('<TRNAMT>2145.37', '<TRNAMT>beaucoup'),
    `La ligne ${lineOf('<TRNAMT>2145.37')} du fichier n’a pas de montant lisible («\u00a0beaucoup\u00a0»)`],
];

test('at the first start: no book comes of a bad file, and the four ways to begin stay', async () => {
  for (const [what, file, sentence] of badFiles) {
    await refuse(what, file, sentence);
    assert.equal((await pc.engine.query('book', {})).kind, 'none', what);
    assert(await pc.page.getByRole('button', { name: /^Créer un dossier/ }).isVisible(), what);
  }
});

test('a backup that is none, at the first start: said in the dialog, where another can be chosen', async () => {
  await pc.page.getByRole('button', { name: /^Restaurer une sauvegarde/ }).click();
  await refuseBackups();
  assert.equal((await pc.engine.query('book', {})).kind, 'none');
});

test('with a book open it is as before, byte for byte', async () => {
  await pc.engine.command('create-book', {});
  await pc.page.getByRole('menuitem', { name: 'Fichier' }).waitFor();
  await pc.engine.command('add-account', {
    name: 'Compte courant', kind: 'current', currency: 'EUR', groupName: '', openingBalance: 120_000,
    overdraftLimit: null, isClosed: false, note: '',
  });
  const before = await exportBook();
  for (const [what, file, sentence] of badFiles) await refuse(what, file, sentence);
  assert.equal(await exportBook(), before);
  assert.equal(await pc.engine.query('import', {}), null);
});

test('two files at once: one at a time is asked for', async () => {
  const file = { name: 'releve.ofx', bytes: Buffer.from(statement, 'latin1') };
  await dropFiles(pc.page, file, file);
  await expectStrip('Déposez un seul fichier à la fois. Rien n’a été importé.');
});

test('a backup that is none, with a book open', async () => {
  const before = await exportBook();
  await pc.page.getByRole('menuitem', { name: 'Outils' }).click();
  await pc.page.getByRole('menuitem', { name: 'Base de données' }).click();
  await pc.page.getByRole('menuitem', { name: 'Restauration…' }).click();
  await refuseBackups();
  assert.equal(await exportBook(), before);
});

test('after all of these a good file is previewed', async () => {
  await dropFiles(pc.page, { name: 'releve.ofx', bytes: Buffer.from(statement, 'latin1') });
  await pc.page.getByRole('button', { name: 'Importer 6 lignes' }).waitFor();
});

async function refuse(what: string, file: DroppedFile, sentence: string): Promise<void> {
  await dropFiles(pc.page, file);
  const text = await expectStrip(sentence);
  assert(text.startsWith(file.name), `${what}: ${text}`);
  assert.match(text, /Rien n’a été importé\./, what);
  // Read, it goes; so the next one is seen to be another.
  await pc.page.getByRole('button', { name: 'Fermer', exact: true }).click();
  await strips(pc.page).waitFor({ state: 'detached' });
}

async function refuseBackups(): Promise<void> {
  const dialog = pc.page.getByRole('dialog', { name: 'Restauration' });
  const book = Buffer.from('SQLite format 3\0');
  for (const [name, bytes, reason] of [
    ['photo.png', png, 'n’est pas une sauvegarde de Tandem'], ['vide.tandem', Buffer.of(), 'n’est pas une sauvegarde'],
    ['releve.ofx', Buffer.from(statement, 'latin1'), 'n’est pas une sauvegarde'],
    ['coupee.tandem', Buffer.concat([book, Buffer.alloc(5000)]), 'n’est pas une sauvegarde'],
  ] as const) {
    await dialog.locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
    // While a file is read the strip says so.
    const strip = strips(dialog).filter({ hasText: reason });
    await strip.waitFor();
    const text = await strip.innerText();
    assert.match(text, /Rien n’a été modifié\.$/, name);
  }
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function expectStrip(part: string): Promise<string> {
  const strip = strips(pc.page).filter({ hasText: part });
  await strip.waitFor();
  return strip.innerText();
}

function strips(place: Page | Locator): Locator {
  return place.getByRole('status').filter({ hasText: /\S/ });
}

async function exportBook(): Promise<string> {
  return (await pc.engine.command('export-book', {})).json;
}

function withLine(line: string, other: string): DroppedFile {
  assert(statement.includes(line));
  return { name: 'abime.ofx', bytes: Buffer.from(statement.replace(line, other), 'latin1') };
}

function lineOf(line: string): number {
  return statement.slice(0, statement.indexOf(line)).split('\n').length;
}
