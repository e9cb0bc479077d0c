/**
 * `npm run sim -- --seeds 5000 --from 0 [--minutes 30] [--devices 2..6] [--rules RULE]`
 *
 * Runs seeds on real engines, so many or until the minutes are over. At the first violation it shrinks the plan, tells
 * its story and goes on; the exit code is 1 if there was any. `--rules` switches one rule off, of the merge (ancestors,
 * seen, conflicts, setAside) or of the world (transactions), to see the oracle notice.
 */
import { parseArgs } from 'node:util';
import { allRules, type DeviceRules } from './device.ts';
import type { Plan } from './plan.ts';
import { seedToPlan, type DeviceCount } from './seed-to-plan.ts';
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
  const { seeds, from, minutes, devices, rules } = options;
  const endsMs = performance.now() + minutes * 60_000;
  const sums = new RunSums();
  let stories = 0;
  for (let seed = from; seed < from + seeds && performance.now() < endsMs; seed++) {
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
  /** Infinity without a limit. */
  readonly minutes: number;
  readonly devices: DeviceCount | undefined;
  readonly rules: DeviceRules;
}

/** Or what is wrong with the arguments. */
function parseOptions(args: string[]): Options | string {
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    options: {
      seeds: { type: 'string' },
      from: { type: 'string', default: '0' },
      minutes: { type: 'string' },
      devices: { type: 'string' },
      rules: { type: 'string' },
    },
  });
  const { seeds, from, minutes, devices, rules, ...others } = values;
  const strange = [...Object.keys(others), ...positionals];
  if (strange.length > 0) return `unknown: ${strange.join(', ')}`;
  const limit = minutes === undefined ? Number.POSITIVE_INFINITY : Number(minutes);
  if (!(limit > 0)) return '--minutes is a number above 0';
  const [count, first] = [Number(seeds ?? (minutes === undefined ? 200 : Number.MAX_SAFE_INTEGER)), Number(from)];
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first)) return '--seeds and --from are whole numbers';
  const deviceCount = devices === undefined ? undefined : deviceCounts.find((each) => String(each) === devices);
  if (devices !== undefined && deviceCount === undefined) return '--devices is 2 to 6';
  if (rules !== undefined && !(typeof rules === 'string' && rules in allRules)) {
    return `--rules is one of ${Object.keys(allRules).join(', ')}`;
  }
  return {
    seeds: count, from: first, minutes: limit, devices: deviceCount,
    rules: typeof rules === 'string' ? { ...allRules, [rules]: false } : allRules,
  };
}

const deviceCounts: readonly DeviceCount[] = [2, 3, 4, 5, 6];

function tellSmallest(plan: Plan, { violations }: RunOutcome, rules: DeviceRules): string {
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
