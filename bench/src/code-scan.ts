/** The phone's camera films the PC's code as a hand holds it in a room: from the first picture to the code read. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filmScene, type CameraScene } from '../../tools/camera-scene.ts';
import { launchTestBrowser } from '../../tools/chromium.ts';
import { scanWatchScript, takeScanTimes, type ScanTimes } from '../../tools/scan-watch.ts';
import { atMost, type Section } from './figures.ts';
import { startPcProgram, type PcProgram } from './pc-program.ts';
import { launchPhone } from './phone-page.ts';
import type { BenchRun } from './program.ts';
import { makeSampleBook } from './sample-books.ts';

const readMsMax = 1000;

/** The side of the code is given in pixels of a picture of 1280 × 720. */
const scenes: Readonly<Record<string, CameraScene>> = {
  'tilted by 30° both ways': { codePx: 380, tilt: [30, 30, 12], noise: 6 },
  'tilted by 45°': { codePx: 400, tilt: [20, 45, 5], noise: 6 },
  blurred: { codePx: 400, tilt: [10, 10, 5], blurPx: 3.2, noise: 8 },
  noisy: { codePx: 330, tilt: [15, 20, -8], noise: 60 },
  'half in shadow': { codePx: 350, tilt: [20, 10, 5], shadowLight: 0.15, noise: 6 },
  dark: { codePx: 350, light: 0.12, noise: 10 },
  small: { codePx: 100, tilt: [20, 20, 10], noise: 8 },
  'striped by the screen’s grid': { codePx: 330, moire: 0.85, noise: 10, tilt: [10, 15, 5] },
  'all of it': { codePx: 330, tilt: [25, 30, 10], blurPx: 1.2, noise: 15, shadowLight: 0.3, moire: 0.4 },
};

export async function measureCodeScan(run: BenchRun, runs: number): Promise<Section[]> {
  const folder = join(run.folder, 'scan');
  mkdirSync(folder);
  const book = join(folder, 'book.tandem');
  makeSampleBook(join(folder, 'sample.tandem'), 1000);
  copyFileSync(join(folder, 'sample.tandem'), book);
  const pc = await startPcProgram(run, folder, book);
  try {
    const films = await filmCode(run, pc);
    const filmPath = join(folder, 'film.mjpeg');
    const timesByScene = new Map<string, ScanTimes[]>();
    for (const [name, film] of films) {
      run.say(`Reading a code that is ${name}`);
      writeFileSync(filmPath, film);
      timesByScene.set(name, await scanFilm(run, pc.phoneAddress, filmPath, runs));
    }
    return toSections(timesByScene);
  } finally {
    await pc.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function filmCode(run: BenchRun, pc: PcProgram): Promise<ReadonlyMap<string, Uint8Array>> {
  const browser = await launchTestBrowser({ context: { viewport: { width: 1280, height: 820 } } });
  try {
    const page = browser.context.pages()[0] ?? await browser.context.newPage();
    await page.goto(pc.address);
    await page.getByRole('button', { name: /^Sync/ }).first().click();
    const films = new Map<string, Uint8Array>();
    for (const [name, scene] of Object.entries(scenes)) {
      run.say(`Filming a code that is ${name}`);
      films.set(name, await filmScene(page, scene));
    }
    return films;
  } finally {
    await browser.close();
  }
}

async function scanFilm(run: BenchRun, address: string, filmPath: string, runs: number): Promise<ScanTimes[]> {
  const times: ScanTimes[] = [];
  for (let number = 1; number <= runs; number += 1) times.push(await scanOnce(run, address, filmPath));
  return times;
}

/** By a browser that has just started: the reader is not there yet. */
async function scanOnce(run: BenchRun, address: string, filmPath: string): Promise<ScanTimes> {
  const phone = await launchPhone(run, { args: [
    '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${filmPath}`,
  ] });
  try {
    const { page } = phone;
    await page.addInitScript(scanWatchScript);
    await page.goto(address);
    await page.getByRole('button', { name: 'Link to a computer' }).click();
    await page.getByRole('button', { name: 'Scan the code', exact: true }).click();
    return await takeScanTimes(page);
  } finally {
    await phone.close();
    rmSync(phone.profileFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function toSections(timesByScene: ReadonlyMap<string, readonly ScanTimes[]>): Section[] {
  const scanned = [...timesByScene];
  return [
    { title: 'The code filmed by the phone, from the first picture to the code read, the reader’s loading included',
      figures: scanned.map(([name, times]) => (
        { name, unit: 'ms', values: times.map(({ readMs }) => readMs), ...atMost(readMsMax, 'max') })) },
    { title: 'The same, pictures that were needed',
      figures: scanned.map(([name, times]) => (
        { name, unit: 'count', values: times.map(({ frames }) => frames) })) },
  ];
}
