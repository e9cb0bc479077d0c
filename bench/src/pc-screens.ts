/** The PC's page with a large book in a real browser: how soon it is there, how it scrolls, how it answers a key. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchTestBrowser } from '../../tools/chromium.ts';
import { atMost, type Section } from './figures.ts';
import { numberAt, parseJsonObject } from './json-object.ts';
import {
  installProbe, pressKeys, takeKeyTimes, waitUntilShown, watchTasks, type LongestTask, type Page,
} from './page-probe.ts';
import { startPcProgram } from './pc-program.ts';
import type { BenchRun } from './program.ts';
import { makeSampleBook } from './sample-books.ts';

const openMsMax = 1000;
const longTaskMsMax = 50;
const keyMsMax = 50;
const viewport = { width: 1280, height: 820 };
/** As somebody does who drags the bar: so much of the register a frame. */
const scrollSteps = 600;
/** Typed into the payee's field, which looks for suggestions at every key. */
const typed = 'Boulangerie du marche couvert de la rue des Lilas!';

interface Measured {
  readonly startMs: number;
  readonly openMs: number;
  readonly rows: number;
  readonly scrollFrameMs: number;
  readonly scroll: LongestTask;
  readonly jump: LongestTask;
  readonly keyMs: readonly number[];
  readonly saveMs: number;
}

export async function measurePcScreens(run: BenchRun, entries: number, runs: number): Promise<Section> {
  const title = `The PC's page, ${entries.toLocaleString('en-GB')} entries`;
  run.say(`${title}: making the book`);
  const book = join(run.folder, `screens-${entries}.tandem`);
  makeSampleBook(book, entries);
  const measured: Measured[] = [];
  for (let number = 1; number <= runs; number += 1) {
    run.say(`${title}: run ${number} of ${runs}`);
    measured.push(await measureOnce(run, book));
  }
  const rows = (measured[0]?.rows ?? 0).toLocaleString('en-GB');
  return {
    title,
    figures: [
      { name: 'from the start of the process to its address', unit: 'ms', values: measured.map((one) => one.startMs) },
      { name: 'from the address to the register shown', unit: 'ms', values: measured.map((one) => one.openMs),
        ...atMost(openMsMax) },
      { name: `longest task, scrolling through ${rows} rows`, unit: 'ms',
        values: measured.map((one) => one.scroll.longestMs), ...atMost(longTaskMsMax, 'max') },
      { name: 'the longest by its time of the processor', unit: 'ms',
        values: measured.map((one) => one.scroll.processorMs), ...atMost(longTaskMsMax, 'max') },
      { name: 'a frame of it, median', unit: 'ms', values: measured.map((one) => one.scrollFrameMs) },
      { name: 'longest task, jumping to both ends', unit: 'ms', values: measured.map((one) => one.jump.longestMs),
        ...atMost(longTaskMsMax, 'max') },
      { name: 'the longest by its time of the processor', unit: 'ms',
        values: measured.map((one) => one.jump.processorMs), ...atMost(longTaskMsMax, 'max') },
      { name: 'from a key to the next frame', unit: 'ms', values: measured.flatMap((one) => one.keyMs),
        ...atMost(keyMsMax, 'max') },
      { name: 'from Enter to the saved row', unit: 'ms', values: measured.map((one) => one.saveMs) },
    ],
  };
}

async function measureOnce(run: BenchRun, book: string): Promise<Measured> {
  const folder = join(run.folder, 'pc-screens');
  mkdirSync(folder);
  const pcBook = join(folder, 'book.tandem');
  copyFileSync(book, pcBook);
  const browser = await launchTestBrowser({ profileFolder: join(folder, 'profile') });
  const end = (): void => void browser.close();
  run.signal.addEventListener('abort', end);
  const page = browser.context.pages()[0] ?? await browser.context.newPage();
  await page.setViewportSize(viewport);
  await installProbe(page, '.entry-row');
  const pc = await startPcProgram(run, folder, pcBook);
  try {
    await page.goto(pc.address);
    const openMs = await waitUntilShown(page);
    const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount'));
    let scrollFrameMs = 0;
    const scroll = await watchTasks(page, async () => {
      scrollFrameMs = await scrollThrough(page);
    });
    const jump = await watchTasks(page, () => jumpToBothEnds(page));
    const keyMs = await type(page);
    const saveMs = await save(page);
    return { startMs: pc.startMs, openMs, rows, scroll, scrollFrameMs, jump, keyMs, saveMs };
  } finally {
    run.signal.removeEventListener('abort', end);
    await browser.close();
    await pc.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** From the last row to the first; the median time of a frame. */
async function scrollThrough(page: Page): Promise<number> {
  const text: unknown = await page.evaluate(`new Promise((resolve) => {
    const rows = document.querySelector('.register-scroll');
    const step = rows.scrollHeight / ${scrollSteps};
    rows.scrollTop = rows.scrollHeight;
    const times = [];
    let lastMs;
    const next = (nowMs) => {
      if (lastMs !== undefined) times.push(nowMs - lastMs);
      lastMs = nowMs;
      if (rows.scrollTop <= 0) {
        times.sort((left, right) => left - right);
        resolve(JSON.stringify({ ms: times[Math.floor(times.length / 2)] }));
        return;
      }
      rows.scrollTop -= step;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  })`);
  return numberAt(parseJsonObject(String(text)), 'ms');
}

async function jumpToBothEnds(page: Page): Promise<void> {
  await page.getByRole('grid').focus();
  for (const key of ['Control+Home', 'Control+End', 'PageUp', 'PageUp', 'Control+Home', 'PageDown', 'Control+End']) {
    await page.keyboard.press(key);
    await page.locator('.entry-row').first().waitFor();
  }
}

async function type(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: 'New entry' }).click();
  const field = page.locator('[data-field="payee"]');
  await field.focus();
  await takeKeyTimes(page);
  await pressKeys(page, typed);
  return takeKeyTimes(page);
}

async function save(page: Page): Promise<number> {
  await page.locator('[data-field="debit"]').fill('12,50');
  const text = page.evaluate(`new Promise((resolve) => {
    addEventListener('keydown', ({ timeStamp }) => {
      const look = () => {
        const row = document.querySelector('.entry-row[data-new="true"]');
        if (row === null) requestAnimationFrame(look);
        else resolve(JSON.stringify({ ms: performance.now() - timeStamp }));
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  })`);
  await page.locator('[data-field="debit"]').press('Enter');
  return numberAt(parseJsonObject(String(await text)), 'ms');
}
