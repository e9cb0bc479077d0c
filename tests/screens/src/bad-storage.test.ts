/** Full or refused storage on both devices: one sentence, what was typed stays, and it is saved once there is room. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { memoLengthMax, toDay } from '@tandem/ledger';
import { diskHasRoom, diskIsFull, fullDisk } from './full-disk.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { writeSampleBook } from './sample-book.testing.ts';
import { openPhone } from './screen-driver.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, openSyncWindow, readCodes, typeCode,
} from './sync-acts.testing.ts';

/** More than the empty files of a phone have room for. */
const entries = 3000;

const household = new Household();
let pc: Screen;

before(async () => {
  const bookPath = join(household.folder.path, 'sample.tandem');
  writeSampleBook(bookPath, entries);
  pc = await household.openPc({ bookPath, environment: fullDisk });
});
after(() => household.close());

test('the disk of the PC is full: the entry stays on screen with the sentence, and Enter saves it later', async () => {
  const { page } = pc;
  const accountId = await readAccount(pc);
  await page.getByRole('grid').waitFor();
  await switchDisk(diskIsFull);
  const memo = 'x'.repeat(memoLengthMax);
  const saved = await fillUp(pc, accountId, memo);

  await page.keyboard.press('Insert');
  await page.getByLabel('Tiers', { exact: true }).fill('Boulangerie du Port');
  await page.getByLabel('Mémo', { exact: true }).fill(memo);
  await page.getByLabel('Débit', { exact: true }).fill('6,80');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Le disque est plein\u00a0: l’écriture n’a pas pu être enregistrée. '
    + 'Elle reste à l’écran. Libérez de la place, puis Entrée.').waitFor();
  assert.equal(await page.getByLabel('Tiers', { exact: true }).inputValue(), 'Boulangerie du Port');
  assert.equal(await page.getByLabel('Débit', { exact: true }).inputValue(), '6,80');
  assert.equal(await countEntries(pc), saved);

  await switchDisk(diskHasRoom);
  await page.keyboard.press('Enter');
  await page.locator('[role="row"][aria-label*="Boulangerie du Port"]').waitFor();
  assert.equal(await countEntries(pc), saved + 1);
});

test('the phone has no room for what comes: both say which one, and the next sync goes on', async () => {
  const phone = await household.openPhone();
  const session = await phone.page.context().newCDPSession(phone.page);
  const { origin } = new URL(household.program.phoneUrl);
  await openSyncWindow(pc);
  await typeCode(phone, (await readCodes(pc)).shortCode);
  await phone.page.getByRole('button', { name: 'Oui, ce sont les mêmes' }).waitFor();
  // The empty book is there; nothing goes into it.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await acceptDigits(pc, phone);
  await phone.page.getByRole('alert').getByText('Il n’y a plus de place ici').waitFor();
  await phone.page.getByText(/Libérez de la place, puis recommencez/).waitFor();
  await pc.page.getByRole('alert').getByText('L’autre appareil n’a plus de place').waitFor();

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await closeReports(pc);
  await phone.page.getByRole('button', { name: 'Réessayer' }).click();
  await openSyncWindow(pc);
  await typeCode(phone, (await readCodes(pc)).shortCode);
  await expectIdentical(pc, phone);
  await closeReports(pc, phone);
  assert.equal(await countEntries(phone), await countEntries(pc));
});

test('the storage of the phone is full: the amount stays on the keypad, and is saved once there is room', async () => {
  const phone = await household.openPhone();
  const { page } = phone;
  const accountId = await readAccount(phone);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(household.program.phoneUrl);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await fillUp(phone, accountId, 'x'.repeat(memoLengthMax));
  const saved = await fillUp(phone, accountId, '');

  for (const key of '6,80') await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').getByText('La mémoire du téléphone est pleine').waitFor();
  await page.locator('.amount-line').getByText('6,80').waitFor();
  assert.equal(await countEntries(phone), saved);

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/^Enregistrée/).waitFor();
  assert.equal(await countEntries(phone), saved + 1);
  await household.closePhone();
});

for (const [what, breaking, title, note] of [
  ['keeps nothing', 'StorageManager.prototype.getDirectory = () => Promise.reject(new Error("seeded"));',
    'Ce navigateur ne garde rien ici', /fenêtre privée/],
  ['has no room for the first file', `FileSystemFileHandle.prototype.createSyncAccessHandle = () =>
    Promise.reject(new DOMException('seeded', 'QuotaExceededError'));`,
    'La mémoire du téléphone est pleine', /Libérez de la place, puis réessayez/],
] as const) {
  test(`a phone whose browser ${what}: said on the first screen, and another try begins`, async () => {
    const phone = await openPhone('about:blank');
    try {
      const { page } = phone;
      await page.route(/worker-\w+\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: breaking + await response.text() });
      });
      await page.goto(household.program.phoneUrl);
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByText(note).waitFor();
      await page.unroute(/worker-\w+\.js$/);
      await page.getByRole('button', { name: 'Réessayer' }).click();
      await page.getByRole('button', { name: /^Relier à un ordinateur/ }).waitFor();
    } finally {
      await phone.close();
    }
  });
}

async function readAccount({ engine }: Screen): Promise<string> {
  const { groups } = await engine.query('accounts', {});
  return groups[0]?.accounts[0]?.id ?? assert.fail('no account');
}

/** Saves entries until one is refused for want of room; returns how many there are. */
async function fillUp(screen: Screen, accountId: string, memo: string): Promise<number> {
  for (let attempt = 0; attempt < 2000; attempt += 1) {
    try {
      await saveEntry(screen, accountId, memo);
    } catch (error) {
      assert.match(String(error), /"disk-full"/);
      return countEntries(screen);
    }
  }
  return assert.fail('there was always room');
}

async function saveEntry({ engine }: Screen, accountId: string, memo: string): Promise<void> {
  await engine.command('save-entry', {
    entryId: null, accountId, day: toDay(20_000), valueDay: null, amount: -100, payee: 'Boulangerie',
    allocation: { kind: 'single', categoryId: null }, memo, number: '', methodId: null, tags: [], status: 'uncleared',
  });
}

async function countEntries({ engine }: Screen): Promise<number> {
  const book = await engine.query('book', {});
  assert(book.kind === 'open');
  return book.entries;
}

async function switchDisk(says: string): Promise<void> {
  household.program.poke();
  await household.program.untilSaid(says);
}
