import assert from 'node:assert/strict';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Household } from './household.testing.ts';
import { writeSampleBook } from './sample-book.testing.ts';

/** SQLite's page of a book. */
const pageBytes = 4096;

const household = new Household();
after(() => household.close());

test('a damaged book is mended from the first start: what came back is told over the open book', async () => {
  const bookPath = join(household.folder.path, 'foyer.tandem');
  writeSampleBook(bookPath, 400);
  const sound = await household.openPc({ bookPath });
  await sound.page.getByRole('grid').waitFor();
  assert.ok((await sound.engine.command('back-up', {})).bytes > 0);
  await household.program.kill();
  damage(bookPath);
  const { page, engine } = await household.openPc({ bookPath });
  await page.getByText('est abîmé et ne s’ouvre pas').waitFor();
  await page.getByRole('button', { name: 'Réparer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Réparation du dossier' });
  await dialog.getByText('Le dossier est réparé et ouvert.').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByRole('grid').waitFor();
  const book = await engine.query('book', {});
  assert.equal(book.kind === 'open' && book.entries, 400);
});

/** Whole pages of it, none of them the first: it is a database still. */
function damage(path: string): void {
  const file = openSync(path, 'r+');
  const pages = Math.floor(statSync(path).size / pageBytes);
  const noise = new Uint8Array(pageBytes).fill(0x5a);
  for (let page = 1; page < pages; page += 3) writeSync(file, noise, 0, pageBytes, page * pageBytes);
  closeSync(file);
}
