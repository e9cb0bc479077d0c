/**
 * A sync that brought 60,000 entries, in the journals of a PC and of a phone: its first lines are there at once, as are
 * the pages after them, and how many there are is said. Three times the promised time, as other tests run beside.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBook } from '@tandem/host';
import { Household, type Screen } from './household.testing.ts';
import { writeSampleBook } from './sample-book.testing.ts';
import { acceptDigits, closeReports, openSyncWindow, readCodes, typeCode } from './sync-acts.testing.ts';
import { findAxeFaults } from './tour/judge.testing.ts';

const tandem = join(import.meta.dirname, '../../../apps/cli/bin/tandem.mjs');
const entries = 60_000;
const pageMsMax = 3 * 1000;
const syncMsMax = 240_000;

const household = new Household();
const bookPath = join(household.folder.path, 'empty.tandem');
let pc: Screen;
let phone: Screen;

before(async () => {
  const opened = openBook({ path: bookPath, purpose: 'create', deviceName: 'PC-SALON', wallMs: Date.now() });
  assert(opened.ok);
  opened.value.close();
  pc = await household.openPc({ bookPath });
  await receiveOnPc();
  phone = await household.openPhone();
  await openSyncWindow(pc);
  await typeCode(phone, (await readCodes(pc)).link);
  await acceptDigits(pc, phone);
  for (const screen of [pc, phone]) await untilIdentical(screen);
  await closeReports(pc, phone);
});
after(() => household.close());

test('a sync of 60,000 entries is shown on the PC a page at a time, at once', async () => {
  const { page } = pc;
  await page.getByRole('menuitem', { name: 'Outils' }).click();
  await page.getByRole('menuitem', { name: 'Journal des synchronisations' }).click();
  await expectPages(pc);
});

test('and on the phone', async () => {
  const { page } = phone;
  await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
  await page.getByRole('button', { name: 'Journal des synchronisations' }).click();
  await expectPages(phone);
});

/** As a phone with the whole book would, by the command. */
async function receiveOnPc(): Promise<void> {
  const source = join(household.folder.path, 'source.tandem');
  writeSampleBook(source, entries);
  await openSyncWindow(pc);
  const { link } = await readCodes(pc);
  const child = spawn(process.execPath, [tandem, 'join', link, '--book', source, '--yes'], {
    stdio: 'ignore', env: { ...process.env, TANDEM_DATA: join(household.folder.path, 'other'), TANDEM_DEVICE: 'Autre' },
  });
  const ended = new Promise((resolve) => { child.once('close', resolve); });
  await pc.page.getByRole('button', { name: 'Oui, ce sont les mêmes' }).click();
  await untilIdentical(pc);
  assert.equal(await ended, 0);
  await closeReports(pc);
}

async function untilIdentical({ page }: Screen): Promise<void> {
  await page.getByText('Identiques', { exact: true }).waitFor({ timeout: syncMsMax });
}

/** The journal is open. */
async function expectPages(screen: Screen): Promise<void> {
  const { page, engine } = screen;
  const { sessions } = await engine.query('journal', { offset: 0, limit: 100 });
  const received = sessions.find(({ lines }) => lines > entries);
  assert(received !== undefined);
  const { session, lines } = received;
  const first = page.locator('.journal-line').first();
  const opened = await timed(async () => {
    await page.getByRole('button', { name: /Reçu 60/ }).click();
    await first.waitFor();
  });
  assert(opened < pageMsMax, `${opened} ms to open`);
  await page.getByText(new RegExp(`^1 à 100 sur ${spaced(lines)}$`)).waitFor();
  assert.equal(await page.locator('.journal-line').count(), 100);
  assert.deepEqual(await findAxeFaults(page), []);
  const turned = await timed(async () => {
    await page.getByRole('button', { name: 'Page suivante' }).click();
    await page.getByText(new RegExp(`^101 à 200 sur ${spaced(lines)}$`)).waitFor();
  });
  assert(turned < pageMsMax, `${turned} ms to turn`);
  const top = (await first.boundingBox())?.y ?? -1;
  assert(top >= 0 && top < (page.viewportSize()?.height ?? 0), `the new page begins at ${top} px`);
  const last = await timed(async () => {
    const view = await engine.query('journal-lines', { session, offset: lines - 50, limit: 100 });
    assert.equal(view.lines.length, 50);
  });
  assert(last < pageMsMax, `${last} ms to read the last page`);
}

async function timed(act: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await act();
  return performance.now() - startMs;
}

/** `60 412`, by whatever space a figure has. */
function spaced(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\\s');
}
