/**
 * `npm run fuzz -- [--minutes 1] [--target NAME] [--seed S] [--from N]`
 *
 * Runs every target, or one, for so many minutes each, and keeps inputs that reach new code to go on from them. Prints
 * each finding, with its input made small, and a line for each target; the exit code is 1 if anything was found. An
 * input that is to be kept goes as a file into `tests/fuzz/regressions/NAME/`.
 */
import { parseArgs } from 'node:util';
import { BlockCoverage } from './block-coverage.ts';
import { fuzzTarget, type FuzzSums } from './fuzz-run.ts';
import { startStallGuard } from './stall-guard.ts';
import type { Target } from './target.ts';
import { targets } from './targets.ts';

process.exitCode = await main(process.argv.slice(2));

interface Options {
  readonly chosen: readonly Target[];
  readonly minutes: number;
  readonly seed: number;
  readonly from: number;
}

async function main(args: string[]): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') {
    console.error(options);
    return 2;
  }
  const { chosen, minutes, seed, from } = options;
  const coverage = await BlockCoverage.start();
  const guard = startStallGuard();
  let findings = 0;
  for (const target of chosen) {
    const endMs = performance.now() + minutes * 60_000;
    const strays: unknown[] = [];
    const onStray = (thrown: unknown): void => void strays.push(thrown);
    process.on('uncaughtException', onStray);
    const sums = await fuzzTarget(target, {
      seed, from, coverage, onInput: (input) => guard(target.name, input),
      goesOn: () => performance.now() < endMs && strays.length === 0,
      onFinding: ({ input, what }) => console.log(`FOUND ${target.name}: ${what}\n  input: ${input}`),
    });
    process.off('uncaughtException', onStray);
    for (const stray of strays) console.log(`FOUND ${target.name}: thrown outside of the input:`, stray);
    findings += sums.findings + strays.length;
    console.log(sumsToText(sums, seed, strays.length));
  }
  return findings === 0 ? 0 : 1;
}

function sumsToText(
  { target, executions, findings, kept, cpuMsMax, elapsedMs }: FuzzSums, seed: number, strays: number,
): string {
  return `${target}: ${executions} executions, ${findings + strays} findings, ${kept} inputs kept for new code, `
    + `slowest ${Math.round(cpuMsMax)} ms, seed ${seed}, ${(elapsedMs / 60_000).toFixed(1)} min`;
}

/** Or what is wrong with the arguments. */
function parseOptions(args: string[]): Options | string {
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    options: {
      minutes: { type: 'string', default: '1' },
      target: { type: 'string' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
    },
  });
  const { minutes, target, seed, from, ...others } = values;
  const strange = [...Object.keys(others), ...positionals];
  if (strange.length > 0) return `unknown: ${strange.join(', ')}`;
  const chosen = targets.filter(({ name }) => target === undefined || name === target);
  if (chosen.length === 0) return `--target is one of ${targets.map(({ name }) => name).join(', ')}`;
  const [time, start, first] = [Number(minutes), Number(seed), Number(from)];
  if (!(time > 0) || !Number.isSafeInteger(start) || !Number.isSafeInteger(first)) {
    return '--minutes is a number, --seed and --from are whole numbers';
  }
  return { chosen, minutes: time, seed: start, from: first };
}
