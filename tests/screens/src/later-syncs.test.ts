import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SyncIdentical } from '@tandem/contract';
import { expectSameBooks } from './books.testing.ts';
import { at, readRows, save, toDraft } from './entry-acts.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { closeReports, importFirstStatement, pair, syncAgain } from './sync-acts.testing.ts';

const household = new Household();
let pc: Screen;
let phone: Screen;

before(async () => {
  pc = await household.openPc();
  await importFirstStatement(pc, { lines: 70, openingCents: 0 });
  phone = await household.openPhone();
  await pair(pc, phone);
});
after(() => household.close());

test('what was added, changed and deleted on both sides travels, and nothing else', async () => {
  const rows = await readRows(pc);
  await save(pc, { ...toDraft(at(rows, 10)), memo: 'changé sur le PC' });
  await pc.engine.command('delete-entries', { entryIds: [at(rows, 11).entryId] });
  await save(pc, { ...toDraft(at(rows, 12)), entryId: null, payee: 'Fleuriste' });
  await typePurchase(phone, '42,50');
  await save(phone, { ...toDraft(at(rows, 20)), memo: 'changé sur le téléphone' });
  await phone.engine.command('delete-entries', { entryIds: [at(rows, 21).entryId] });
  await phone.page.getByRole('button', { name: /^Synchronisation.*3/ }).waitFor();

  await syncAgain(pc, phone);
  const entries = { added: 1, changed: 1, deleted: 1 };
  const [ofPc, ofPhone] = await Promise.all([readReport(pc), readReport(phone)]);
  const ofEntries = ofPc.rows.find(({ kind }) => kind === 'entries');
  assert.deepEqual(ofEntries, { kind: 'entries', sent: entries, received: entries });
  assert.deepEqual([ofPhone.sent, ofPhone.received], [ofPc.received, ofPc.sent]);
  // A payee came into being with the PC's new entry.
  assert.deepEqual(ofPc.sent, { added: 2, changed: 1, deleted: 1 });
  assert.deepEqual(ofPc.received, entries);
  await closeReports(pc, phone);
  await expectSameBooks(household, pc, phone);
});

test('nothing to exchange is said as such', async () => {
  await syncAgain(pc, phone);
  for (const { page } of [pc, phone]) await page.getByText('Rien à échanger').waitFor();
  await closeReports(pc, phone);
});

test('the same field on both sides is a conflict that both show, and nothing is lost', async () => {
  const row = at(await readRows(pc), 5);
  await save(pc, { ...toDraft(row), memo: 'mémo du PC' });
  await save(phone, { ...toDraft(row), memo: 'mémo du téléphone' });
  await syncAgain(pc, phone);
  for (const { page } of [pc, phone]) {
    await page.getByRole('button', { name: 'Voir les conflits' }).click();
    await page.getByText('mémo du PC').waitFor();
    await page.getByText('mémo du téléphone').waitFor();
  }
  await expectSameBooks(household, pc, phone);
});

/** As at the till: the amount on the keypad, then save. */
async function typePurchase({ page }: Screen, amount: string): Promise<void> {
  for (const key of amount) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/^Enregistrée/).waitFor();
}

async function readReport({ engine }: Screen): Promise<SyncIdentical> {
  const view = await engine.query('sync', {});
  assert(view.kind === 'ended' && view.end.kind === 'identical', view.kind);
  return view.end;
}
