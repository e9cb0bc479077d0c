/** Runs one suite within its time and says what it counted. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import type { Suite } from './suites.ts';
import { countTests, type Tally, type TestEvent } from './tally.ts';

export interface SuiteEnd {
  readonly tally: Tally;
  readonly elapsedMs: number;
  /** For the reader of a failure: why the suite failed beyond its tests, then everything it printed. */
  readonly output: string;
}

export async function runSuite(suite: Suite, limitMs: number): Promise<SuiteEnd> {
  const startedMs = performance.now();
  const end = suite.check.kind === 'command'
    ? await runCheck(suite.check.args, limitMs)
    : await runTests(suite.check.files, limitMs);
  return { ...end, elapsedMs: performance.now() - startedMs };
}

async function runCheck(args: readonly string[], limitMs: number): Promise<Omit<SuiteEnd, 'elapsedMs'>> {
  const { exitCode, isTimedOut, output } = await runCommand(process.execPath, args, limitMs);
  const isPass = exitCode === 0;
  const tally: Tally = { passed: isPass ? 1 : 0, failed: isPass ? 0 : 1, skips: [], emptyFiles: [] };
  return { tally, output: isTimedOut ? `${output}\nIts time was up.\n` : output };
}

async function runTests(files: readonly string[], limitMs: number): Promise<Omit<SuiteEnd, 'elapsedMs'>> {
  // Without files node would look for some by itself.
  if (files.length === 0) return { tally: failOnce(countTests([])), output: 'It has no test file.\n' };
  const folder = mkdtempSync(join(tmpdir(), 'tandem-test-'));
  try {
    const eventsPath = join(folder, 'events');
    const { exitCode, isTimedOut, output } = await runCommand(process.execPath, [
      '--test', '--test-reporter=spec', '--test-reporter-destination=stdout',
      `--test-reporter=${join(import.meta.dirname, 'event-reporter.ts')}`, `--test-reporter-destination=${eventsPath}`,
      ...files,
    ], limitMs);
    const counted = countTests(readEvents(eventsPath));
    const faults = [
      ...counted.emptyFiles.map((file) => `${file}: no test ran.`),
      ...isTimedOut ? ['Its time was up; the test under way is not in the list below.'] : [],
      ...counted.passed + counted.failed + counted.skips.length === 0 ? ['It ran no test.'] : [],
    ];
    // Whatever node itself complains about counts too, even if every test that was told passed.
    const isUnexplained = counted.failed === 0 && (exitCode !== 0 || faults.length > 0);
    return { tally: isUnexplained ? failOnce(counted) : counted, output: [...faults, output].join('\n') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a run that was killed had told so far; its last line may be cut. */
function readEvents(path: string): TestEvent[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return []; // node ended before its first event
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole.split('\n').filter((line) => line !== '').map(parseEvent);
}

function parseEvent(line: string): TestEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by event-reporter.ts of the same commit
  return JSON.parse(line) as TestEvent;
}

function failOnce(tally: Tally): Tally {
  return { ...tally, failed: tally.failed + 1 };
}
