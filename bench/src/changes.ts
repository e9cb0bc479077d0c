/** What an ordinary day costs: nothing, 1 or 100 changes since the last sync, in a small and in a large book. */
import { join } from 'node:path';
import { DevicePair, type SyncFigures } from './device-pair.ts';
import { atMost, pairRatios, type Figure, type Section, type Target } from './figures.ts';
import type { BenchRun } from './program.ts';
import { insertRawInto } from './raw-rows.ts';
import { editMemos, makeSampleBook, spreadEntryIds } from './sample-books.ts';

interface Scenario {
  readonly name: string;
  readonly changes: 0 | 1 | 100;
  readonly device: 'pc' | 'phone';
}

const scenarios: readonly Scenario[] = [
  { name: 'unchanged', changes: 0, device: 'pc' },
  { name: '1 change on the PC', changes: 1, device: 'pc' },
  { name: '1 change on the phone', changes: 1, device: 'phone' },
  { name: '100 changes on the PC', changes: 100, device: 'pc' },
  { name: '100 changes on the phone', changes: 100, device: 'phone' },
];

const unchangedBytesMax = 8000;
const changeBytesMax = 16_000;
const changeMsMax = 30;
const growthMax = 3;

interface Measured {
  readonly sync: SyncFigures;
  /** Undefined where nothing changed. */
  readonly rawMs: number | undefined;
}

/** `sizes`: entries of the small and of the large book. */
export async function measureChanges(
  run: BenchRun, sizes: readonly [small: number, large: number], runs: number,
): Promise<Section[]> {
  const books: PairedBook[] = [];
  for (const entries of sizes) books.push(await PairedBook.make(run, entries));
  const measured = scenarios.map(() => sizes.map((): Measured[] => []));
  for (let number = 1; number <= runs; number += 1) {
    run.say(`Changes: run ${number} of ${runs}`);
    for (const [place, scenario] of scenarios.entries()) {
      for (const [size, book] of books.entries()) measured[place]?.[size]?.push(await book.measure(scenario, number));
    }
  }
  return scenarios.map((scenario, place) => {
    const [small = [], large = []] = measured[place] ?? [];
    return toSection(scenario, sizes, small, large);
  });
}

class PairedBook {
  readonly #run: BenchRun;
  readonly #pair: DevicePair;

  private constructor(run: BenchRun, pair: DevicePair) {
    this.#run = run;
    this.#pair = pair;
  }

  static async make(run: BenchRun, entries: number): Promise<PairedBook> {
    run.say(`Changes: pairing two books of ${entries.toLocaleString('en-GB')} entries`);
    const book = join(run.folder, `changes-${entries}.tandem`);
    makeSampleBook(book, entries);
    const pair = new DevicePair(run, `changes-${entries}`, book);
    await pair.sync();
    const paired = new PairedBook(run, pair);
    // The first change of a day that comes to a device has the day's snapshot made.
    for (const device of ['pc', 'phone'] as const) await paired.measure({ name: 'before', changes: 1, device }, 0);
    return paired;
  }

  async measure({ changes, device }: Scenario, number: number): Promise<Measured> {
    const book = device === 'pc' ? this.#pair.pcBook : this.#pair.phoneBook;
    const memo = `run ${number} on the ${device}`;
    const ids = spreadEntryIds(book, changes, number);
    const [only] = ids;
    if (changes === 1 && only !== undefined) {
      await this.#pair.tandem(device, ['edit', '--book', book, '--memo', memo, only]).ended;
    } else {
      editMemos(book, ids, memo);
    }
    const sync = await this.#pair.sync();
    const rawMs = changes === 0 ? undefined : await insertRawInto(this.#run, book, ids);
    if (sync.changed !== changes) throw new Error(`${sync.changed} records changed, not ${changes}`);
    return { sync, rawMs };
  }
}

function toSection(
  { name, changes }: Scenario, sizes: readonly [number, number], small: readonly Measured[],
  large: readonly Measured[],
): Section {
  const [few, many] = sizes.map((size) => size.toLocaleString('en-GB'));
  const msOf = (measured: readonly Measured[]): number[] => measured.map(({ sync }) => sync.ms);
  const isOne = changes === 1;
  return {
    title: `Later sync, ${name}`,
    figures: [
      { name: `sync in ${few}`, unit: 'ms', values: msOf(small) },
      { name: `sync in ${many}`, unit: 'ms', values: msOf(large), ...(isOne ? atMost(changeMsMax) : {}) },
      { name: `${many} beside ${few}`, unit: '×', values: pairRatios(msOf(large), msOf(small)),
        ...(isOne ? atMost(growthMax) : {}) },
      ...rawFigures(`in ${few}`, small),
      ...rawFigures(`in ${many}`, large),
      { name: `on the wire, in ${few}`, unit: 'bytes', values: small.map(({ sync }) => sync.bytes) },
      { name: `on the wire, in ${many}`, unit: 'bytes', values: large.map(({ sync }) => sync.bytes),
        ...bytesTarget(changes) },
    ],
  };
}

function rawFigures(where: string, measured: readonly Measured[]): Figure[] {
  const raw = measured.flatMap(({ rawMs }) => rawMs ?? []);
  if (raw.length === 0) return [];
  return [
    { name: `raw insert ${where}`, unit: 'ms', values: raw },
    { name: `sync beside raw ${where}`, unit: '×', values: pairRatios(measured.map(({ sync }) => sync.ms), raw) },
  ];
}

function bytesTarget(changes: Scenario['changes']): { readonly target?: Target } {
  switch (changes) {
    case 0: return atMost(unchangedBytesMax);
    case 1: return atMost(changeBytesMax);
    case 100: return {};
  }
}
