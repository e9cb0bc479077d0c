/**
 * The phone's keypad after a cold start of the browser, its page slowed four times by the browser itself: from the
 * navigation to the frame in which a key can be pressed. The Worker, which opens the book meanwhile, is not slowed by
 * it: the keypad does not wait for the book. And what a first visit loads.
 */
import { measurePage } from '../../tools/build-pages.ts';
import { atMost, type Section } from './figures.ts';
import { installProbe, pressKeys, takeKeyTimes, takeLongestTask, waitUntilShown } from './page-probe.ts';
import { launchPhone, type PhonePage } from './phone-page.ts';
import { withPhoneProfile } from './phone-profile.ts';
import type { BenchRun } from './program.ts';

const readyMsMax = 1000;
const loadBytesMax = 400_000;
const keyMsMax = 50;
const slowdown = 4;
const keysPressed = '12345678901234567890';

interface Start {
  readonly readyMs: number;
  readonly longestTaskMs: number;
  readonly keyMs: readonly number[];
}

export async function measurePhoneKeypad(run: BenchRun, entries: number, runs: number): Promise<Section[]> {
  const title = `The phone’s keypad, page at CPU/4, ${entries.toLocaleString('en-GB')} entries in the book`;
  run.say(`${title}: filling a phone`);
  return withPhoneProfile(run, entries, async ({ address, firstFiles, profileFolder }) => {
    const [warm, cold]: [Start[], Start[]] = [[], []];
    for (let number = 1; number <= runs; number += 1) {
      run.say(`${title}: run ${number} of ${runs}`);
      warm.push(await start(run, profileFolder, address, false));
      cold.push(await start(run, profileFolder, address, true));
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
      toLoadSection(firstFiles),
    ];
  });
}

async function start(run: BenchRun, profileFolder: string, address: string, isCold: boolean): Promise<Start> {
  const phone = await launchPhone(run, { profileFolder });
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
  const sqlite = all.filter((name) => name.startsWith('sqlite3-'));
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
