/** The PC's window is closed, or its program is gone, at every moment of a sync: said on both, and nothing is lost. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { SyncRunning } from '@tandem/contract';
import { expectSameBooks } from './books.testing.ts';
import { openHeldLine, type HeldLine } from './held-line.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { writeSampleBook } from './sample-book.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, openSyncWindow, readCodes, typeCode,
} from './sync-acts.testing.ts';

const entries = 8000;
/** Some batches of a first sync of these, and not all. */
const middleBytes = 150_000;

// A connection that is refused or cut is what these tests are about; the browser writes it into the console.
const household = new Household([/WebSocket connection to/]);
const bookPath = join(household.folder.path, 'sample.tandem');
let pc: Screen;
let phone: Screen;
let line: HeldLine | undefined;

before(async () => {
  writeSampleBook(bookPath, entries);
  pc = await household.openPc({ bookPath });
  phone = await household.openPhone();
});
after(async () => {
  line?.close();
  await household.close();
});

test('the window is closed while the phone connects', async () => {
  await callBy(0);
  await phone.page.getByText('Connexion à l’ordinateur…').waitFor();
  await pc.page.keyboard.press('Escape');
  await pc.page.getByRole('dialog').waitFor({ state: 'detached' });
  line?.release();
  await expectEnd(phone, 'L’ordinateur n’a pas pu être joint', /affiche encore ce code.*Rien\sn’a été modifié/);
  await closeReports(phone);
});

for (const hasPhoneAgreed of [false, true]) {
  const when = hasPhoneAgreed ? 'after the phone has said yes' : 'while both compare';
  test(`the window is closed at the six digits, ${when}`, async () => {
    await callBy(Infinity);
    await pc.page.getByRole('button', { name: 'Non, arrêter' }).waitFor();
    if (hasPhoneAgreed) {
      await phone.page.getByRole('button', { name: 'Oui, ce sont les mêmes' }).click();
      await phone.page.getByText('Vous avez dit oui.').waitFor();
    }
    await pc.page.keyboard.press('Escape');
    await expectEnd(pc, 'Appairage refusé', /rien n’a été envoyé/);
    await expectEnd(phone, 'Appairage refusé sur l’autre appareil', /rien n’a été envoyé/);
    assert.equal((await phone.engine.query('book', {})).kind, 'none');
    await closeReports(phone);
    await closeReports(pc);
  });
}

test('the program is killed in the middle: both say so, and how to go on', async () => {
  await callBy(middleBytes);
  await acceptDigits(pc, phone);
  await untilRunning(({ step, done }) => step === 'exchanging' && done > 0);
  await household.program.kill();
  await pc.page.getByRole('heading', { name: 'Tandem s’est arrêté' }).waitFor();
  await pc.page.getByText('rien n’est perdu').waitFor();
  await pc.page.getByText(/ouvrez Tandem à nouveau/).waitFor();
  await expectEnd(phone, /^Connexion coupée à /, /Rien\sn’est perdu/);
  const book = await phone.engine.query('book', {});
  assert(book.kind === 'open' && book.entries > 0 && book.entries < entries, JSON.stringify(book));
});

test('started again, and the window is closed in the middle: the sync stops on both', async () => {
  pc = await household.openPc({ bookPath });
  await phone.page.getByRole('button', { name: 'Reprendre' }).click();
  await callBy(middleBytes);
  await untilRunning(() => true);
  await pc.page.getByText('Annuler est sans risque').waitFor();
  await pc.page.keyboard.press('Escape');
  line?.release();
  await expectEnd(pc, 'Synchronisation arrêtée', /Rien\sn’est perdu/);
  await expectEnd(phone, 'L’autre appareil a arrêté la synchronisation', /Rien\sn’est perdu/);
  await closeReports(pc);
});

test('the next sync goes on from there, and both hold the same', async () => {
  await phone.page.getByRole('button', { name: 'Reprendre' }).click();
  await callBy(Infinity);
  await expectIdentical(pc, phone);
  const view = await phone.engine.query('sync', {});
  assert(view.kind === 'ended' && view.end.kind === 'identical');
  assert(view.end.received.added < entries, 'nothing was kept');
  await closeReports(pc, phone);
  await expectSameBooks(household, pc, phone);
});

/** The phone calls by a line that holds after so many bytes. */
async function callBy(bytesMax: number): Promise<void> {
  await openSyncWindow(pc);
  const { link } = await readCodes(pc);
  line?.close();
  line = await openHeldLine(link, bytesMax);
  await typeCode(phone, line.link);
}

/** The line holds the rest. */
async function untilRunning(isReached: (view: SyncRunning) => boolean): Promise<void> {
  for (;;) {
    const view = await phone.engine.query('sync', {});
    assert.notEqual(view.kind, 'ended', JSON.stringify(view));
    if (view.kind === 'running' && isReached(view)) return;
  }
}

async function expectEnd({ page }: Screen, title: string | RegExp, text: RegExp): Promise<void> {
  const alert = page.getByRole('alert');
  await alert.getByText(title, { exact: true }).first().waitFor();
  assert.match(await alert.innerText(), text);
}
