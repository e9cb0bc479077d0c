/**
 * `npm run sim -- --seeds 5000 --from 0 [--devices 2|3] [--rules ancestors|seen|conflicts]`
 *
 * Runs seeds on real engines. At the first violation it shrinks the plan, tells its story and goes on; the exit code is
 * 1 if there was any. `--rules` switches one rule of the merge off, to see the oracle notice.
 */
import { parseArgs } from 'node:util';
import { fullRules, type MergeRules } from '@tandem/replica';
import type { Plan } from './plan.ts';
import { seedToPlan } from './seed-to-plan.ts';
import { shrinkPlan } from './shrink.ts';
import { RunSums } from './run-sums.ts';
import { runPlan, type RunOutcome } from './simulation.ts';
import { storyToText } from './story.ts';

const seedsEachLine = 100;
/** More stories than this tell nothing new. */
const storiesMax = 3;

process.exitCode = main(process.argv.slice(2));

function main(args: string[]): number {
  const { seeds, from, devices, rules } = parseOptions(args);
  const sums = new RunSums();
  let stories = 0;
  for (let seed = from; seed < from + seeds; seed++) {
    const plan = seedToPlan(seed, devices);
    const outcome = runPlan(plan, rules);
    sums.add(outcome);
    if (outcome.violations.length > 0) {
      console.log(`seed ${seed}: ${outcome.violations[0]?.check}`);
      if (stories++ < storiesMax) console.log(tellSmallest(plan, outcome, rules));
    }
    if ((seed - from + 1) % seedsEachLine === 0) console.log(`up to seed ${seed}: ${sums.toText()}`);
  }
  console.log(sums.toText());
  return sums.failedSeeds === 0 ? 0 : 1;
}

function parseOptions(args: string[]): { seeds: number; from: number; devices: 2 | 3 | undefined; rules: MergeRules } {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '0' },
      devices: { type: 'string' },
      rules: { type: 'string' },
    },
  });
  const devices = values.devices === '2' ? 2 : values.devices === '3' ? 3 : undefined;
  if (devices === undefined && values.devices !== undefined) throw new RangeError('--devices is 2 or 3');
  if (values.rules !== undefined && !(values.rules in fullRules)) {
    throw new RangeError(`--rules is one of ${Object.keys(fullRules).join(', ')}`);
  }
  const rules = values.rules === undefined ? fullRules : { ...fullRules, [values.rules]: false };
  return { seeds: parseCount(values.seeds), from: parseCount(values.from), devices, rules };
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${text} is no number of seeds`);
  return count;
}

function tellSmallest(plan: Plan, { violations }: RunOutcome, rules: MergeRules): string {
  const check = violations[0]?.check;
  const smallest = shrinkPlan(plan, (fewer) =>
    runPlan(fewer, rules).violations.some((violation) => violation.check === check));
  const outcome = runPlan(smallest, rules);
  return [
    `shrunk from ${plan.operations.length} operations to ${smallest.operations.length}:`,
    storyToText(outcome.story, plan.devices),
    ...outcome.violations.map(({ check: broken, text }) => `VIOLATION ${broken}: ${text}`),
    `to keep as a test: ${JSON.stringify(smallest)}`,
    '',
  ].join('\n');
}
