import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { SyncEndView } from '@tandem/contract';
import { expectSameBooks } from './books.testing.ts';
import { EngineOfPage } from './engine-of-page.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { forgeLink, openHomeLine, type HomeLine } from './home-line.testing.ts';
import { writeSampleBook } from './sample-book.testing.ts';
import { openPhone } from './screen-driver.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, fillCode, openSyncWindow, readCodes, typeCode,
} from './sync-acts.testing.ts';

const entries = 40_000;
/** Bytes in a millisecond. A first sync lasts some seconds on a slow line: its middle can be met. */
const slow = 400;
const fast = 1_000_000;

/** A connection that is refused or cut is what these tests are about; the browser writes it into the console. */
const allowing = [/WebSocket connection to/];
const household = new Household(allowing);
let pc: Screen;
let phone: Screen;
let line: HomeLine | undefined;

before(async () => {
  const bookPath = join(household.folder.path, 'sample.tandem');
  writeSampleBook(bookPath, entries);
  pc = await household.openPc({ bookPath });
  phone = await household.openPhone();
});
after(async () => {
  line?.cut();
  await household.close();
});

test('a code that is not ours, or was never shown, changes nothing', async () => {
  await openSyncWindow(pc);
  await fillCode(phone, 'https://example.org/');
  await phone.page.getByText(/caractère qui n’y va pas/).waitFor();
  assert(await phone.page.getByRole('button', { name: 'Se connecter' }).isDisabled());
  const { link } = await readCodes(pc);
  await phone.page.getByLabel('Code du PC').fill(forgeLink(link));
  await phone.page.getByRole('button', { name: 'Se connecter' }).click();
  await phone.page.getByText('Code inconnu').waitFor();
  await pc.page.getByText('Un appareil a appelé avec un autre code.').waitFor();
  assert.deepEqual(await endOf(phone), { kind: 'not-connected', cause: 'wrong-code' });
  await closeReports(phone);
});

test('a code is good for one phone; a no to the six digits on the PC sends nothing', async () => {
  const { shortCode } = await readCodes(pc);
  await typeCode(phone, shortCode);
  await pc.page.getByRole('button', { name: 'Non, arrêter' }).waitFor();
  const other = await openPhone(household.program.phoneUrl, { allowing });
  await typeCode({ page: other.page, engine: new EngineOfPage(other.page) }, shortCode);
  await other.page.getByText(/^Code (inconnu|déjà utilisé)$/).first().waitFor();
  await other.close();
  other.assertSound();
  await pc.page.getByRole('button', { name: 'Non, arrêter' }).click();
  await phone.page.getByText('Appairage refusé sur l’autre appareil').waitFor();
  assert.equal((await phone.engine.query('book', {})).kind, 'none');
  await closeReports(phone);
  await closeReports(pc);
});

test('a line that is cut in the middle loses nothing, and the next sync goes on from there', async () => {
  await startSync(slow);
  await acceptDigits(pc, phone);
  await untilUnderWay(phone);
  line?.cut();
  for (const { page } of [pc, phone]) await page.getByText(/^Connexion coupée à /).waitFor();
  const end = await endOf(phone);
  assert(end.kind === 'cut' && end.done > 0 && end.done < end.expected);
  const book = await phone.engine.query('book', {});
  assert(book.kind === 'open' && book.entries > 0 && book.entries < entries);
  await closeReports(phone);
  await closeReports(pc);
});

test('a phone page that is killed in the middle has what it had confirmed, and goes on', async () => {
  await startSync(slow);
  await untilUnderWay(phone);
  await phone.page.reload();
  await pc.page.getByText(/^Connexion coupée/).first().waitFor();
  await closeReports(pc);
  const book = await phone.engine.query('book', {});
  assert(book.kind === 'open' && book.entries > 0, JSON.stringify(book));
});

test('another tab of the phone takes the book over in the middle, and has what was confirmed', async () => {
  await startSync(slow);
  await untilUnderWay(phone);
  const second = await phone.page.context().newPage();
  await second.goto(household.program.phoneUrl);
  await second.getByRole('button', { name: 'Continuer ici' }).click();
  await second.getByRole('button', { name: 'Enregistrer' }).waitFor();
  await pc.page.getByText(/^(Connexion coupée|L’autre appareil a arrêté)/).first().waitFor();
  await closeReports(pc);
  await phone.page.getByRole('button', { name: 'Continuer ici' }).click();
  await phone.page.getByRole('button', { name: 'Saisir le code' }).waitFor();
  await second.close();
});

test('a sync that is stopped on the phone, then on the PC, says so on both', async () => {
  for (const [here, there] of [[phone, pc], [pc, phone]] as const) {
    await startSync(slow);
    await untilUnderWay(here);
    await here.engine.command('cancel-sync', {});
    await here.page.getByText('Synchronisation arrêtée').waitFor();
    await there.page.getByText('L’autre appareil a arrêté la synchronisation').waitFor();
    assert.deepEqual([await endOf(here), await endOf(there)],
      [{ kind: 'cancelled', by: 'here' }, { kind: 'cancelled', by: 'there' }]);
    await closeReports(phone);
    await closeReports(pc);
  }
});

test('after all of that one more sync makes both the same', async () => {
  await startSync(fast);
  await expectIdentical(pc, phone);
  const end = await endOf(phone);
  assert(end.kind === 'identical' && end.received.added > 0, 'the syncs before left nothing');
  await closeReports(pc, phone);
  await expectSameBooks(household, pc, phone);
});

test('a PC that waits no more, or whose program is gone, is said as such', async () => {
  await openSyncWindow(pc);
  const { shortCode } = await readCodes(pc);
  await closeReports(pc);
  await typeCode(phone, shortCode);
  await phone.page.getByText('L’ordinateur n’a pas pu être joint').waitFor();
  await closeReports(phone);
  await household.program.kill();
  await pc.page.getByText('Tandem s’est arrêté').waitFor();
  await typeCode(phone, shortCode);
  await phone.page.getByText('L’ordinateur n’a pas pu être joint').waitFor();
});

async function startSync(bytesPerMs: number): Promise<void> {
  await openSyncWindow(pc);
  const { link } = await readCodes(pc);
  line?.cut();
  line = await openHomeLine(link, bytesPerMs);
  await typeCode(phone, line.link);
}

/** Something has been exchanged, and something is left. */
async function untilUnderWay({ engine }: Screen): Promise<void> {
  for (;;) {
    const view = await engine.query('sync', {});
    assert.notEqual(view.kind, 'ended', JSON.stringify(view));
    if (view.kind === 'running' && view.step === 'exchanging' && view.done > 0) return;
  }
}

async function endOf({ engine }: Screen): Promise<SyncEndView> {
  const view = await engine.query('sync', {});
  assert(view.kind === 'ended', view.kind);
  return view.end;
}
