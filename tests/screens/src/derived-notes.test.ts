/**
 * What two devices did without knowing of each other, and no merge rewrites: a reconciled entry whose amount changed,
 * an account deleted here and written into there. Both screens say so, in words.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, readRows, save, toDraft } from './entry-acts.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { closeReports, importFirstStatement, pair, syncAgain } from './sync-acts.testing.ts';
import { findAxeFaults } from './tour/judge.testing.ts';

const household = new Household();
let pc: Screen;
let phone: Screen;

before(async () => {
  pc = await household.openPc();
  await importFirstStatement(pc, { lines: 12, openingCents: 0 });
  phone = await household.openPhone();
  await pair(pc, phone);
});
after(() => household.close());

test('an amount that changed on the phone after the PC had reconciled it is to be checked again, on both', async () => {
  const row = at(await readRows(pc), 11);
  await save(pc, { ...toDraft(row), status: 'reconciled' });
  await save(phone, { ...toDraft(row), amount: row.amount - 100 });
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  const ofPc = pc.page.locator('[data-status="to-check"]');
  await ofPc.waitFor();
  assert.equal(await pc.page.getByTitle('À revérifier\u00a0: le montant a changé après le rapprochement').count(), 1);
  assert.equal(await pc.page.getByRole('row', { name: /à revérifier/ }).count(), 1);
  await openOnPhone(phone, 'Comptes');
  await phone.page.getByRole('button', { name: /^Compte courant/ }).click();
  await phone.page.getByText('à revérifier').waitFor();
  await phone.page.getByRole('img', { name: 'À revérifier\u00a0: le montant a changé' }).waitFor();
  await expectAccessible(pc, phone);
  await goHome(phone, 2);

  // Once that sync is undone, the amount is again the one that was reconciled.
  const { sessions: [newest] } = await pc.engine.query('journal', { offset: 0, limit: 1 });
  assert(newest !== undefined);
  await pc.engine.command('undo-session', { session: newest.session });
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  await ofPc.waitFor({ state: 'detached' });
  assert(!at(await readRows(phone), 11).isToCheck);
});

test('an account deleted on the phone while the PC wrote into it is there again, and both say why', async () => {
  const { accountId } = await pc.engine.command('add-account', {
    name: 'Livret', kind: 'savings', currency: 'EUR', groupName: '', isClosed: false, note: '', openingBalance: 0,
    overdraftLimit: null,
  });
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  await phone.engine.command('delete-account', { accountId });
  const [row] = await readRows(pc);
  assert(row !== undefined);
  await save(pc, { ...toDraft(row), entryId: null, accountId, payee: 'Intérêts', amount: 1250 });
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  const ofPc = pc.page.getByRole('button', { name: /^Livret/ });
  await ofPc.getByRole('img', { name: 'Compte supprimé, puis rétabli' }).waitFor();
  await ofPc.click();
  await pc.page.getByText('Compte supprimé, puis rétabli\u00a0: des écritures y vivent').waitFor();
  await openOnPhone(phone, 'Comptes');
  await phone.page.getByRole('button', { name: /^Livret/ }).getByText('Supprimé ailleurs, gardé').waitFor();
  await expectAccessible(pc, phone);
  await goHome(phone, 1);
});

async function expectAccessible(...screens: readonly Screen[]): Promise<void> {
  for (const { page } of screens) assert.deepEqual(await findAxeFaults(page), []);
}

async function openOnPhone({ page }: Screen, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
  await page.getByRole('button', { name }).click();
}

async function goHome({ page }: Screen, screens: number): Promise<void> {
  for (let depth = 0; depth < screens; depth += 1) await page.goBack();
  await page.locator('.keypad').waitFor();
}
