/**
 * The phone's keypad after a cold start of the browser, its page slowed four times by the browser itself: from the
 * navigation to the frame in which a key can be pressed. The Worker, which opens the book meanwhile, is not slowed by
 * it: the keypad does not wait for the book. And what a first visit loads.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { measurePage } from '../../tools/build-pages.ts';
import { atMost, type Section } from './figures.ts';
import { textAt } from './json-object.ts';
import { installProbe, pressKeys, takeKeyTimes, takeLongestTask, waitUntilShown } from './page-probe.ts';
import { startPcProgram } from './pc-program.ts';
import { PcEngine } from './pc-engine.ts';
import { callPc, launchPhone, sayYes, type PhonePage } from './phone-page.ts';
import type { BenchRun } from './program.ts';
import { makeSampleBook } from './sample-books.ts';

const readyMsMax = 1000;
const loadBytesMax = 400_000;
const keyMsMax = 50;
const slowdown = 4;
const bookEntries = 1000;
const keysPressed = '12345678901234567890';

interface Start {
  readonly readyMs: number;
  readonly longestTaskMs: number;
  readonly keyMs: readonly number[];
}

export async function measurePhoneKeypad(run: BenchRun, runs: number): Promise<Section[]> {
  const title = 'The phone’s keypad, page at CPU/4';
  run.say(`${title}: making the book`);
  const folder = join(run.folder, 'keypad');
  mkdirSync(folder);
  const book = join(folder, 'sample.tandem');
  makeSampleBook(book, bookEntries);
  const pcBook = join(folder, 'book.tandem');
  copyFileSync(book, pcBook);
  const pc = await startPcProgram(run, folder, pcBook);
  try {
    const { profileFolder, files } = await fillProfile(run, pc.address, pc.phoneAddress);
    const [warm, cold]: [Start[], Start[]] = [[], []];
    for (let number = 1; number <= runs; number += 1) {
      run.say(`${title}: run ${number} of ${runs}`);
      warm.push(await start(run, profileFolder, pc.phoneAddress, false));
      cold.push(await start(run, profileFolder, pc.phoneAddress, true));
    }
    return [
      { title: `${title}, browser just started`, figures: [
        { name: 'ready, files kept for offline use', unit: 'ms', values: warm.map(({ readyMs }) => readyMs),
          ...atMost(readyMsMax) },
        { name: 'ready, every file fetched', unit: 'ms', values: cold.map(({ readyMs }) => readyMs),
          ...atMost(readyMsMax) },
        { name: 'longest task until then', unit: 'ms', values: warm.map(({ longestTaskMs }) => longestTaskMs) },
        { name: 'from a key to the next frame', unit: 'ms', values: warm.flatMap(({ keyMs }) => keyMs),
          ...atMost(keyMsMax) },
      ] },
      toLoadSection(files),
    ];
  } finally {
    await pc.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A profile in which the phone has a book and has kept its files; and what its first visit fetched. */
async function fillProfile(
  run: BenchRun, address: string, phoneAddress: string,
): Promise<{ readonly profileFolder: string; readonly files: readonly string[] }> {
  const phone = await launchPhone(run);
  const files: string[] = [];
  phone.page.on('request', (request) => files.push(basename(new URL(request.url()).pathname) || 'index.html'));
  try {
    await phone.page.goto(phoneAddress);
    await phone.page.getByRole('heading').first().waitFor();
    const fetched = [...new Set(files)];
    const engine = await PcEngine.connect(address);
    await engine.command('open-sync', {});
    await callPc(phone, phoneAddress, textAt(await engine.waitForSync('showing-code'), 'linkToCopy'));
    await engine.command('answer-digits', { areSame: true });
    await sayYes(phone);
    engine.close();
    await phone.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    return { profileFolder: phone.profileFolder, files: fetched };
  } finally {
    await phone.close();
  }
}

async function start(run: BenchRun, profileFolder: string, address: string, isCold: boolean): Promise<Start> {
  const phone = await launchPhone(run, profileFolder);
  try {
    const { page } = phone;
    await installProbe(page, '.keypad__key');
    if (isCold) await forgetFiles(phone, new URL(address).origin);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(address);
    const readyMs = await waitUntilShown(page);
    const longestTaskMs = await takeLongestTask(page);
    await pressKeys(page, keysPressed);
    return { readyMs, longestTaskMs, keyMs: await takeKeyTimes(page) };
  } finally {
    await phone.close();
  }
}

/** The book stays. */
async function forgetFiles({ page }: PhonePage, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cache_storage,service_workers' });
}

function toLoadSection(fetched: readonly string[]): Section {
  const files = measurePage('apps/phone').filter(({ name }) => fetched.includes(name));
  const sum = (names: readonly string[]): number =>
    files.filter(({ name }) => names.includes(name)).reduce((bytes, { gzipBytes }) => bytes + gzipBytes, 0);
  const all = files.map(({ name }) => name);
  const sqlite = all.filter((name) => /^sqlite3-.*\.wasm$/.test(name));
  return {
    title: 'The phone’s first visit, compressed',
    figures: [
      { name: 'all that the first screen fetches, without SQLite', unit: 'bytes',
        values: [sum(all.filter((name) => !sqlite.includes(name)))], ...atMost(loadBytesMax) },
      { name: 'of it, the script of the Worker', unit: 'bytes',
        values: [sum(all.filter((name) => name.startsWith('worker-')))] },
      { name: 'of it, fonts', unit: 'bytes', values: [sum(all.filter((name) => name.endsWith('.woff2')))] },
      { name: 'SQLite', unit: 'bytes', values: [sum(sqlite)] },
    ],
  };
}
