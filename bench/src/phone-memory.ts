/**
 * Memory of the phone's page with a large book: of the renderer process, in which the page and its Worker run, SQLite
 * and its cache included. PSS: what it shares with other processes counts in parts. The browser's own processes, which
 * a WebView has in part, are said besides.
 */
import { atMost, type Section } from './figures.ts';
import { launchPhone, type PhonePage } from './phone-page.ts';
import { withPhoneProfile } from './phone-profile.ts';
import { browserProcesses, canReadProcesses, renderersOf, residentBytes, watchMemory } from './process-tree.ts';
import type { BenchRun } from './program.ts';

const megabytesMax = 300;
const bytesPerMegabyte = 1_000_000;
/** Each a screen of the register. */
const scrollSteps = 200;

interface Measured {
  readonly openedBytes: number;
  readonly peakBytes: number;
  readonly restBytes: number;
  readonly browserBytes: number;
}

export async function measurePhoneMemory(run: BenchRun, entries: number, runs: number): Promise<Section> {
  const title = `Memory of the phone’s page and its Worker, ${entries.toLocaleString('en-GB')} entries in the book`;
  if (!canReadProcesses) return { title: `${title}: not measured, for want of /proc`, figures: [] };
  run.say(`${title}: filling a phone`);
  const measured = await withPhoneProfile(run, entries, async ({ address, profileFolder }) => {
    const all: Measured[] = [];
    for (let number = 1; number <= runs; number += 1) {
      run.say(`${title}: run ${number} of ${runs}`);
      all.push(await measureOnce(run, profileFolder, address));
    }
    return all;
  });
  const megabytes = (key: keyof Measured): number[] => measured.map((each) => each[key] / bytesPerMegabyte);
  return { title, figures: [
    { name: 'once the book is open and its register shown', unit: 'MB', values: megabytes('openedBytes') },
    { name: 'peak: register scrolled, all accounts searched', unit: 'MB', values: megabytes('peakBytes'),
      ...atMost(megabytesMax, 'max') },
    { name: 'afterwards', unit: 'MB', values: megabytes('restBytes') },
    { name: 'the whole browser then', unit: 'MB', values: megabytes('browserBytes') },
  ] };
}

async function measureOnce(run: BenchRun, profileFolder: string, address: string): Promise<Measured> {
  const phone = await launchPhone(run, { profileFolder });
  const look = (): number => residentBytes(renderersOf(browserProcesses(profileFolder)));
  try {
    await phone.page.goto(address);
    const watch = watchMemory(profileFolder, renderersOf);
    await openRegister(phone);
    const openedBytes = look();
    await readThrough(phone);
    const { peakBytes } = watch.stop();
    const restBytes = look();
    return { openedBytes, peakBytes, restBytes, browserBytes: residentBytes(browserProcesses(profileFolder)) };
  } finally {
    await phone.close();
  }
}

/** Of the first account, which has the most entries. */
async function openRegister({ page }: PhonePage): Promise<void> {
  await page.locator('.keypad__key').first().waitFor();
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await page.getByRole('button', { name: /^Accounts/ }).click();
  await page.locator('.accounts__row').first().click();
  await page.locator('.entry-line').first().waitFor();
}

async function readThrough({ page }: PhonePage): Promise<void> {
  const list = page.locator('.register__list');
  for (let step = 0; step < scrollSteps; step += 1) {
    await list.evaluate('(element) => { element.scrollBy(0, 600); }');
    await page.evaluate('new Promise(requestAnimationFrame).then(() => undefined)');
  }
  await page.goBack();
  await page.locator('.accounts__row').first().waitFor();
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.locator('input').first().fill('bou');
  await page.locator('.entry-line').first().waitFor();
}
