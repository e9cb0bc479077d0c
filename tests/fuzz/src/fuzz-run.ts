/** Runs one target: draws inputs, runs them within their limits of time and memory, and shrinks what it finds. */
import type { RandomSequence } from '@tandem/ledger';
import type { BlockCoverage } from './block-coverage.ts';
import { randomOfExecution, type OpenTarget, type Target } from './target.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** The first execution. */
  readonly from: number;
  /** Whether another input is wanted. */
  readonly goesOn: (executions: number) => boolean;
  /** Keeps inputs that reach new code, to go on from them; undefined: none are kept. */
  readonly coverage: BlockCoverage | undefined;
  /** Told before each input, so that one that never ends can be named. */
  readonly onInput: (input: string) => void;
  readonly onFinding: (finding: Finding) => void;
}

export interface Finding {
  readonly target: string;
  /** Shrunk. */
  readonly input: string;
  readonly what: string;
}

export interface FuzzSums {
  readonly target: string;
  executions: number;
  /** Inputs; one for each place where they fail is shrunk and told. */
  findings: number;
  /** Inputs kept because they reached new code. */
  kept: number;
  cpuMsMax: number;
  elapsedMs: number;
}

/** A jump of the peak by one input; the heap's own breathing stays below it. */
const memoryJumpBytesMax = 192 * 2 ** 20;
const findingsMax = 20;
/** Lines of a stack that tell two findings apart, behind the message's first. */
const placeLines = 4;
/** Inputs between two looks at the coverage. */
const stretch = 100;
const shrinkStepsMax = 400;
const keptShare = 0.5;

export async function fuzzTarget(target: Target, options: FuzzOptions): Promise<FuzzSums> {
  const { seed, from, goesOn, coverage, onInput } = options;
  const opened = await target.open();
  const startedMs = performance.now();
  const sums: FuzzSums = { target: target.name, executions: 0, findings: 0, kept: 0, cpuMsMax: 0, elapsedMs: 0 };
  const kept: string[] = [];
  let recent: string[] = [];
  const told = new Set<string>();
  const report = async (input: string, what: string): Promise<void> => {
    sums.findings += 1;
    if (told.has(placeOf(what))) return;
    told.add(placeOf(what));
    const smallest = await shrinkInput(target, opened, input, onInput);
    options.onFinding({ target: target.name, input: smallest, what });
  };
  await coverage?.takeNew();
  while (goesOn(sums.executions) && told.size < findingsMax) {
    const input = drawInput(opened, kept, randomOfExecution(seed, from + sums.executions));
    onInput(input);
    const { what, cpuMs } = await tryInput(target, opened, input);
    sums.executions += 1;
    sums.cpuMsMax = Math.max(sums.cpuMsMax, cpuMs);
    if (what !== undefined) await report(input, what);
    recent.push(input);
    if (coverage !== undefined && recent.length === stretch) {
      kept.push(...await findReaching(target, opened, coverage, recent, onInput));
      recent = [];
    }
  }
  const late = await catchThrown(() => opened.finish());
  if (late !== undefined) {
    sums.findings += 1;
    options.onFinding({ target: target.name, input: '', what: late });
  }
  return { ...sums, kept: kept.length, elapsedMs: performance.now() - startedMs };
}

/** Undefined where nothing is wrong with it. */
export async function tryInput(
  target: Target, opened: OpenTarget, input: string,
): Promise<{ readonly what: string | undefined; readonly cpuMs: number }> {
  const before = process.cpuUsage();
  const peakBefore = peakBytes();
  const thrown = await catchThrown(() => opened.run(input));
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1000;
  const grown = peakBytes() - peakBefore;
  if (thrown !== undefined) return { what: thrown, cpuMs };
  if (cpuMs > target.cpuMsMax) return { what: `it took ${Math.round(cpuMs)} ms of the processor`, cpuMs };
  if (grown > memoryJumpBytesMax) return { what: `it took ${Math.round(grown / 2 ** 20)} MiB`, cpuMs };
  return { what: undefined, cpuMs };
}

function drawInput(opened: OpenTarget, kept: readonly string[], random: RandomSequence): string {
  return kept.length > 0 && random.chance(keptShare) ? opened.extend(random.pick(kept), random) : opened.draw(random);
}

/** Which of these reach code that none before has reached; each is run once more only if one of them did. */
async function findReaching(
  target: Target, opened: OpenTarget, coverage: BlockCoverage, inputs: readonly string[],
  onInput: FuzzOptions['onInput'],
): Promise<string[]> {
  if (!await coverage.hasNew()) return [];
  const reaching: string[] = [];
  for (const input of inputs) {
    onInput(input);
    await tryInput(target, opened, input);
    if (await coverage.takeNew() > 0) reaching.push(input);
  }
  return reaching;
}

async function shrinkInput(
  target: Target, opened: OpenTarget, input: string, onInput: FuzzOptions['onInput'],
): Promise<string> {
  let smallest = input;
  let steps = 0;
  for (let isSmaller = true; isSmaller && steps < shrinkStepsMax;) {
    isSmaller = false;
    for (const candidate of opened.shrink(smallest)) {
      steps += 1;
      if (steps > shrinkStepsMax) break;
      onInput(candidate);
      if ((await tryInput(target, opened, candidate)).what === undefined) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

function placeOf(what: string): string {
  const [message = '', ...lines] = what.split('\n');
  return [message, ...lines.filter((line) => /^ +at /.test(line)).slice(0, placeLines)].join('\n');
}

async function catchThrown(work: () => void | Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown);
  }
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
