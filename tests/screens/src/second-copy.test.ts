/** The phone's second copy of what is not synced, in a real browser: whichever of both storages goes, nothing does. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectSameBooks } from './books.testing.ts';
import { at, readRows, save, toDraft } from './entry-acts.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { forgetStorage, untilKept } from './phone-storage.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, importFirstStatement, openSyncWindow, pair, readCodes, syncAgain,
  typeCode,
} from './sync-acts.testing.ts';

const bankLines = 20;

const household = new Household();
let pc: Screen;
let phone: Screen;

before(async () => {
  pc = await household.openPc();
  await importFirstStatement(pc, { lines: bankLines, openingCents: 0 });
  phone = await household.openPhone();
  await pair(pc, phone);
});
after(() => household.close());

test('the vault is lost and the book is there: nothing changes, and what waits is kept again', async () => {
  await note(-680, 'lost once');
  await untilKept(phone, 'lost once');
  await forgetStorage(phone, 'vault');
  await readAmounts(bankLines + 1);
  await untilKept(phone, 'lost once');
});

test('both are there: a killed Worker and a reload double nothing', async () => {
  await buy('6,90');
  const worker = phone.page.workers().find((candidate) => candidate.url().includes('/worker-'));
  assert(worker !== undefined);
  await worker.evaluate('self.close()').catch(() => {});
  await buy('7,10');
  await phone.page.reload();
  assert.deepEqual((await readAmounts(bankLines + 3)).slice(-2), [-690, -710]);
  await note(-720, 'after the reload');
});

test('the book is lost: its work is found, shown at once, and a sync with the PC gives both, each once', async () => {
  const { page } = phone;
  await untilKept(phone, 'after the reload');
  await forgetStorage(phone, 'book');
  await page.getByText('4 écritures pas encore synchronisées ont été gardées à part').waitFor();
  await page.getByRole('button', { name: 'Retrouver ce travail' }).click();
  await page.getByText('les soldes sont incomplets').waitFor();
  assert.deepEqual(await readAmounts(4), [-680, -690, -710, -720]);
  assert.equal((await pc.engine.query('accounts', {})).groups[0]?.accounts[0]?.name,
    (await phone.engine.query('accounts', {})).groups[0]?.accounts[0]?.name);

  // The keys went with the book.
  await openSyncWindow(pc);
  await page.getByRole('button', { name: 'Synchroniser', exact: true }).click();
  await typeCode(phone, (await readCodes(pc)).shortCode);
  await acceptDigits(pc, phone);
  await expectIdentical(pc, phone);
  await closeReports(pc, phone);
  assert.equal((await readRows(pc)).length, bankLines + 4);
  await expectSameBooks(household, pc, phone);
  assert.deepEqual(await phone.engine.query('second-copy', {}),
    { state: 'kept', found: null, isOnlyRestored: false, others: 0 });
});

test('whoever pairs anew without taking it back has it all the same, after the next sync on both', async () => {
  const { page } = phone;
  await note(-330, 'last of all');
  await untilKept(phone, 'last of all');
  await forgetStorage(phone, 'book');
  await page.getByText('1 écriture pas encore synchronisée').waitFor();
  await pair(pc, phone);
  assert.ok((await readAmounts(bankLines + 5)).includes(-330));
  await syncAgain(pc, phone);
  await closeReports(pc, phone);
  assert.equal((await readRows(pc)).length, bankLines + 5);
  await expectSameBooks(household, pc, phone);
});

/** Of the newest day, by the engine: the vault holds the text as it is. */
async function note(amount: number, memo: string): Promise<void> {
  const rows = await readRows(phone);
  await save(phone, { ...toDraft(at(rows, rows.length - 1)), entryId: null, amount, memo, payee: 'Boulangerie' });
}

async function buy(amount: string): Promise<void> {
  const { page } = phone;
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  for (const key of amount) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/^Enregistrée/).waitFor();
}

/** Once there are so many: a book that comes back is read by then. */
async function readAmounts(count: number): Promise<readonly number[]> {
  for (let tries = 0; ; tries += 1) {
    const rows = await readRows(phone);
    if (rows.length === count) return rows.map(({ amount }) => amount);
    assert.ok(tries < 100, `${rows.length} rows, not ${count}`);
    await phone.page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
  }
}
