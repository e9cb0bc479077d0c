/**
 * Importing a bank's file by the real program into a book with one empty account. The start of Node and of the program
 * is no import: what `tandem help` takes is subtracted, run by run. Opening the book and loading the command are in it.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, pairRatios, type Section } from './figures.ts';
import { numberAt } from './json-object.ts';
import { makeOfxText } from './ofx-text.ts';
import { startTandem, type BenchRun } from './program.ts';
import { insertRaw } from './raw-rows.ts';
import { accountName, makeEmptyBook } from './sample-books.ts';

const ratioMax = 10;

export async function measureImport(run: BenchRun, lines: number, runs: number): Promise<Section> {
  const title = `Import of ${lines.toLocaleString('en-GB')} OFX lines`;
  const folder = join(run.folder, 'import');
  mkdirSync(folder, { recursive: true });
  const [empty, book, statement] = ['empty.tandem', 'book.tandem', 'statement.ofx'].map((name) => join(folder, name));
  if (empty === undefined || book === undefined || statement === undefined) throw new Error('three names, three paths');
  makeEmptyBook(empty);
  writeFileSync(statement, makeOfxText(lines));
  const [raw, imports, helps]: [number[], number[], number[]] = [[], [], []];
  for (let number = 1; number <= runs; number += 1) {
    run.say(`${title}: run ${number} of ${runs}`);
    const help = await startTandem(run, ['help'], folder).ended;
    for (const suffix of ['-wal', '-shm']) rmSync(`${book}${suffix}`, { force: true });
    copyFileSync(empty, book);
    const args = ['import', '--book', book, '--account', accountName, '--yes', '--json', statement];
    const { objects, wallMs } = await startTandem(run, args, folder).ended;
    const added = objects.map((object) => numberAt(object, 'added')).at(0);
    if (added !== lines) throw new Error(`${added} lines were imported, not ${lines}`);
    helps.push(help.wallMs);
    imports.push(wallMs - help.wallMs);
    raw.push(await insertRaw(run, book, ['entry']));
  }
  return {
    title,
    figures: [
      { name: 'import without the start', unit: 'ms', values: imports },
      { name: 'the start: tandem help', unit: 'ms', values: helps },
      { name: 'raw insert', unit: 'ms', values: raw },
      { name: 'import beside raw', unit: '×', values: pairRatios(imports, raw), ...atMost(ratioMax) },
    ],
  };
}
