/** Where the time of a first sync goes. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withShares, type Section } from './figures.ts';
import { numberAt, objectAt, type JsonObject } from './json-object.ts';
import { runScript, type BenchRun } from './program.ts';
import { makeSampleBook } from './sample-books.ts';
import { stageNames } from './stage-names.ts';

export async function measureStages(run: BenchRun, entries: number, runs: number): Promise<Section> {
  const title = `Stages of a first sync, one after the other, ${entries.toLocaleString('en-GB')} entries`;
  run.say(`${title}: making the book`);
  const book = join(run.folder, `stages-${entries}.tandem`);
  makeSampleBook(book, entries);
  const answers: JsonObject[] = [];
  for (let number = 1; number <= runs; number += 1) {
    run.say(`${title}: run ${number} of ${runs}`);
    const folder = join(run.folder, 'stages');
    mkdirSync(folder);
    const sender = join(folder, 'sender.tandem');
    copyFileSync(book, sender);
    const job = { sender, receiver: join(folder, 'receiver.tandem'), folder };
    answers.push(objectAt(await runScript(run, 'stage-run.ts', job), 'ms'));
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    title,
    figures: withShares(stageNames.map((name) => (
      { name, unit: 'ms', values: answers.map((answer) => numberAt(answer, name)) }))),
  };
}
