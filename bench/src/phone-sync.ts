/** A phone without a book takes the PC's: the real PC program, and the phone's page in Chromium as receiver. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CpuQuota } from './cpu-quota.ts';
import { atMost, type Figure, type Section } from './figures.ts';
import { textAt } from './json-object.ts';
import { startPcProgram } from './pc-program.ts';
import { PcEngine } from './pc-engine.ts';
import { callPc, launchPhone, sayYes, type PhoneSyncEnd } from './phone-page.ts';
import { browserProcesses, canReadProcesses, watchMemory } from './process-tree.ts';
import type { BenchRun } from './program.ts';
import { makeSampleBook } from './sample-books.ts';

/** By the number of entries. */
const msMaxByEntries: ReadonlyMap<number, number> = new Map([[10_000, 3000], [100_000, 30_000]]);
/** Of the whole browser, its pages, Workers and helpers; a WebView on a phone has less of it. */
const peakMegabytesMax = 500;
const bytesPerMegabyte = 1_000_000;
/** Of one processor, for all of the browser together, drawing included: less than a slow phone has, with its cores. */
const slowShare = 0.25;

interface Measured {
  readonly end: PhoneSyncEnd;
  readonly peakBytes: number;
  /** Before the yes. */
  readonly firstBytes: number;
}

export async function measurePhoneSync(run: BenchRun, entries: number, runs: number): Promise<Section[]> {
  const title = `First sync, the phone's page in Chromium, ${entries.toLocaleString('en-GB')} entries`;
  run.say(`${title}: making the book`);
  const book = join(run.folder, `phone-${entries}.tandem`);
  makeSampleBook(book, entries);
  const fast: Measured[] = [];
  for (let number = 1; number <= runs; number += 1) {
    run.say(`${title}: run ${number} of ${runs}`);
    fast.push(await syncOnce(run, book, entries, undefined));
  }
  const slow = await measureSlow(run, book, entries, `${title}, CPU/4`);
  return [toSection(title, fast, msMaxByEntries.get(entries)), slow];
}

async function measureSlow(run: BenchRun, book: string, entries: number, title: string): Promise<Section> {
  run.say(title);
  const quota = CpuQuota.tryMake(`tandem-bench-${process.pid}`);
  if (quota === undefined) {
    run.say('This machine gives no control group with a CPU quota: nothing is measured at CPU/4');
    return { title: `${title}: not measured, for want of a control group with a CPU quota`, figures: [] };
  }
  try {
    return toSection(`${title} (25 % of one processor for the whole browser)`,
      [await syncOnce(run, book, entries, quota)], undefined);
  } finally {
    quota.remove();
  }
}

async function syncOnce(
  run: BenchRun, book: string, entries: number, quota: CpuQuota | undefined,
): Promise<Measured> {
  const folder = join(run.folder, 'phone-sync');
  mkdirSync(folder);
  const pcBook = join(folder, 'book.tandem');
  copyFileSync(book, pcBook);
  const pc = await startPcProgram(run, folder, pcBook);
  const phone = await launchPhone(run);
  try {
    const engine = await PcEngine.connect(pc.address);
    await engine.command('open-sync', {});
    await callPc(phone, pc.phoneAddress, textAt(await engine.waitForSync('showing-code'), 'linkToCopy'));
    await engine.command('answer-digits', { areSame: true });
    quota?.take(browserProcesses(phone.profileFolder));
    quota?.set(slowShare);
    const memory = watchMemory(phone.profileFolder);
    const end = await sayYes(phone);
    const { firstBytes, peakBytes } = memory.stop();
    quota?.set(undefined);
    if (end.entries !== entries) throw new Error(`${end.entries} entries came, not ${entries}`);
    engine.close();
    return { end, firstBytes, peakBytes };
  } finally {
    quota?.set(undefined);
    await phone.close();
    await pc.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    rmSync(phone.profileFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What is promised is promised at full speed. */
function toSection(title: string, measured: readonly Measured[], msMax: number | undefined): Section {
  return {
    title,
    figures: [
      { name: 'sync, as the phone reports it', unit: 'ms', values: measured.map(({ end }) => end.ms),
        ...(msMax === undefined ? {} : atMost(msMax)) },
      { name: 'from the yes to the report shown', unit: 'ms', values: measured.map(({ end }) => end.shownMs) },
      { name: 'messages to the page', unit: 'count', values: measured.map(({ end }) => end.messages) },
      ...(canReadProcesses ? memoryFigures(measured) : []),
    ],
  };
}

function memoryFigures(measured: readonly Measured[]): Figure[] {
  return [
    { name: 'memory of the browser before', unit: 'MB',
      values: measured.map(({ firstBytes }) => firstBytes / bytesPerMegabyte) },
    { name: 'peak memory of the browser', unit: 'MB',
      values: measured.map(({ peakBytes }) => peakBytes / bytesPerMegabyte), ...atMost(peakMegabytesMax, 'max') },
  ];
}
