/** A phone without a book takes the PC's: two processes, both durable, beside a raw insert of the same rows. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DevicePair, type SyncFigures } from './device-pair.ts';
import { atMost, pairRatios, type Section } from './figures.ts';
import type { BenchRun } from './program.ts';
import { insertRaw, recordTables, trackedTables } from './raw-rows.ts';
import { makeSampleBook } from './sample-books.ts';

/** By the number of entries; the smaller one pays for the start of cold code. */
const ratioMaxByEntries: ReadonlyMap<number, number> = new Map([[10_000, 8], [100_000, 5]]);
const bytesEachMax = 150;
const peakMegabytesMax = 300;
const bytesPerMegabyte = 1_000_000;

export async function measureFirstSync(run: BenchRun, entries: number, runs: number): Promise<Section> {
  const title = `First sync, ${entries.toLocaleString('en-GB')} entries`;
  run.say(`${title}: making the book`);
  const book = join(run.folder, `first-${entries}.tandem`);
  makeSampleBook(book, entries);
  const raw: number[] = [];
  const tracked: number[] = [];
  const syncs: SyncFigures[] = [];
  for (let number = 1; number <= runs; number += 1) {
    run.say(`${title}: run ${number} of ${runs}`);
    raw.push(await insertRaw(run, book, recordTables));
    tracked.push(await insertRaw(run, book, trackedTables));
    syncs.push(await syncOnce(run, book, entries));
  }
  const ms = syncs.map((sync) => sync.ms);
  const ratioMax = ratioMaxByEntries.get(entries);
  return {
    title,
    figures: [
      { name: 'sync', unit: 'ms', values: ms },
      { name: 'raw insert', unit: 'ms', values: raw },
      {
        name: 'sync beside raw', unit: '×', values: pairRatios(ms, raw),
        ...(ratioMax === undefined ? {} : atMost(ratioMax)),
      },
      { name: 'raw insert with sync_record', unit: 'ms', values: tracked },
      { name: 'sync beside that', unit: '×', values: pairRatios(ms, tracked) },
      { name: 'on the wire, an entry', unit: 'bytes', values: syncs.map(({ bytes }) => bytes / entries),
        ...atMost(bytesEachMax) },
      { name: 'peak memory, PC', unit: 'MB', values: syncs.map((sync) => sync.pcPeakBytes / bytesPerMegabyte),
        ...atMost(peakMegabytesMax, 'max') },
      { name: 'peak memory, phone', unit: 'MB', values: syncs.map((sync) => sync.phonePeakBytes / bytesPerMegabyte),
        ...atMost(peakMegabytesMax, 'max') },
    ],
  };
}

async function syncOnce(run: BenchRun, book: string, entries: number): Promise<SyncFigures> {
  const pair = new DevicePair(run, 'first', book);
  try {
    const sync = await pair.sync();
    if (sync.entries !== entries) throw new Error(`${sync.entries} entries came, not ${entries}`);
    return sync;
  } finally {
    rmSync(pair.folder, { recursive: true, force: true });
  }
}
