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
  const options = parseOptions(args);
  if (typeof options === 'string') {
    console.error(options);
    return 2;
  }
  const { seeds, from, devices, rules } = options;
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

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly devices: 2 | 3 | undefined;
  readonly rules: MergeRules;
}

/** Or what is wrong with the arguments. */
function parseOptions(args: string[]): Options | string {
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '0' },
      devices: { type: 'string' },
      rules: { type: 'string' },
    },
  });
  const { seeds, from, devices, rules, ...others } = values;
  const strange = [...Object.keys(others), ...positionals];
  if (strange.length > 0) return `unknown: ${strange.join(', ')}`;
  const [count, first] = [Number(seeds), Number(from)];
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first)) return '--seeds and --from are whole numbers';
  if (devices !== undefined && devices !== '2' && devices !== '3') return '--devices is 2 or 3';
  if (rules !== undefined && !(typeof rules === 'string' && rules in fullRules)) {
    return `--rules is one of ${Object.keys(fullRules).join(', ')}`;
  }
  return {
    seeds: count, from: first,
    devices: devices === undefined ? undefined : devices === '2' ? 2 : 3,
    rules: typeof rules === 'string' ? { ...fullRules, [rules]: false } : fullRules,
  };
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
