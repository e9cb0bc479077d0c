import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, readRows, save, toDraft } from './entry-acts.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { closeReports, importFirstStatement, pair, syncAgain } from './sync-acts.testing.ts';

const household = new Household();
let pc: Screen;
let phone: Screen;

before(async () => {
  pc = await household.openPc();
  await importFirstStatement(pc, { lines: 40, openingCents: 0 });
  phone = await household.openPhone();
  await pair(pc, phone);
});
after(() => household.close());

test('a conflict is reached from its mark, settled by a letter, gone back on, and kept twice', async () => {
  const row = at(await readRows(pc), 30);
  await save(pc, { ...toDraft(row), memo: 'mémo du PC' });
  await save(phone, { ...toDraft(row), memo: 'mémo du téléphone' });
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  const { page } = pc;
  await page.getByTitle('Voir le conflit').click();
  await page.waitForFunction('document.activeElement.textContent.startsWith("Garder")');
  const settle = page.getByRole('button', { name: /^Prendre celle-ci/ });
  await settle.waitFor();
  await page.keyboard.press('p');
  const reopen = page.getByRole('button', { name: /^Revenir sur ce choix/ });
  await reopen.waitFor();
  const memos = new Set((await readRows(pc)).map(({ memo }) => memo));
  assert.ok(memos.has('mémo du téléphone') !== memos.has('mémo du PC'));
  await reopen.click();
  await settle.waitFor();
  await page.getByRole('button', { name: /^Garder les deux/ }).click();
  await reopen.waitFor();
  const both = (await readRows(pc)).filter(({ memo }) => memo.startsWith('mémo du')).map(({ memo }) => memo);
  assert.deepEqual(both.toSorted(), ['mémo du PC', 'mémo du téléphone']);
});

test('a deleted entry is put back from the bin', async () => {
  const earlier = await readRows(pc);
  await pc.engine.command('delete-entries', { entryIds: [at(earlier, 3).entryId] });
  const { page } = pc;
  await openTool(pc, 'Corbeille');
  await page.getByRole('button', { name: /^Remettre / }).click();
  await page.getByText('1 écriture est de retour dans son compte.').waitFor();
  await page.getByText('La corbeille est vide.').waitFor();
  assert.equal((await readRows(pc)).length, earlier.length);
});

test('an older sync is shown line by line and undone', async () => {
  const row = at(await readRows(phone), 8);
  await save(phone, { ...toDraft(row), memo: 'vu dans le journal' });
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  const { page } = pc;
  await openTool(pc, 'Journal des synchronisations');
  const received = page.getByRole('button', { name: /Reçu 1 modification/ }).first();
  await received.waitFor();
  await received.click();
  await page.getByText('vide → «\u00a0vu dans le journal\u00a0»').waitFor();
  await page.getByRole('button', { name: 'Annuler cette synchronisation…' }).click();
  await page.getByRole('button', { name: 'Annuler la synchronisation' }).click();
  await page.getByText('1 changement annulé.').waitFor();
  assert.ok((await readRows(pc)).every(({ memo }) => memo !== 'vu dans le journal'));
});

async function openTool({ page }: Screen, name: string): Promise<void> {
  await page.getByRole('menuitem', { name: 'Outils' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}
