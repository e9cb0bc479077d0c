/** One change between two programs that stay open, in a small and in a large book. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, pairRatios, type Section } from './figures.ts';
import { numbersAt } from './json-object.ts';
import { runScript, type BenchRun } from './program.ts';
import { makeSampleBook } from './sample-books.ts';

const changeMsMax = 30;
const growthMax = 3;

export async function measureWarmChanges(
  run: BenchRun, sizes: readonly [small: number, large: number],
): Promise<Section> {
  const [small, large] = [await measureSize(run, sizes[0]), await measureSize(run, sizes[1])];
  const [few, many] = sizes.map((size) => size.toLocaleString('en-GB'));
  return {
    title: 'Later sync, 1 change, both programs open and warm',
    figures: [
      { name: `sync in ${few}`, unit: 'ms', values: small },
      { name: `sync in ${many}`, unit: 'ms', values: large, ...atMost(changeMsMax) },
      { name: `${many} beside ${few}`, unit: '×', values: pairRatios(large, small), ...atMost(growthMax) },
    ],
  };
}

async function measureSize(run: BenchRun, entries: number): Promise<number[]> {
  run.say(`Changes: two open programs with ${entries.toLocaleString('en-GB')} entries`);
  const folder = join(run.folder, `warm-${entries}`);
  mkdirSync(folder);
  const [pc, phone] = [join(folder, 'pc.tandem'), join(folder, 'phone.tandem')];
  makeSampleBook(pc, entries);
  copyFileSync(pc, phone);
  return numbersAt(await runScript(run, 'warm-run.ts', { pc, phone, folder }), 'ms');
}
