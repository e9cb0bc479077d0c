import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { runSuite, type SuiteEnd } from './run-suite.ts';

const aMinuteMs = 60_000;

/** Runs the sources as test files of one suite. */
function runFiles(t: TestContext, sources: readonly string[], limitMs = aMinuteMs): Promise<SuiteEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-run-suite-'));
  t.after(() => { rmSync(folder, { recursive: true }); });
  const files = sources.map((source, index) => {
    const path = join(folder, `${index}.test.mjs`);
    writeFileSync(path, `import test, { describe } from 'node:test';\n${source}`);
    return path;
  });
  return runSuite({ name: 'seeded', share: 'unit', check: { kind: 'node-tests', files } }, limitMs);
}

test('tests are counted over files, failures are printed in full, skips keep their reason', async (t) => {
  const { tally, output } = await runFiles(t, [
    "test('a', () => {}); describe('s', () => { test('b', () => {}); test('c', { skip: 'no d' }, () => {}); });",
    "test('e', async (t) => { await t.test('f', () => { throw new Error('broken on purpose'); }); });",
  ]);
  assert.deepEqual([tally.passed, tally.failed, tally.skips.map(({ reason }) => reason)], [2, 1, ['no d']]);
  assert.match(output, /broken on purpose/);
});

test('a suite without a test, a file without one and a file that breaks are failures', async (t) => {
  assert.equal((await runFiles(t, [])).tally.failed, 1);
  const empty = await runFiles(t, ['', "test('a', () => {});"]);
  assert.deepEqual([empty.tally.passed, empty.tally.failed], [1, 1]);
  assert.match(empty.output, /0\.test\.mjs: no test ran/);
  const broken = await runFiles(t, ["throw new Error('at its top level');"]);
  assert.deepEqual([broken.tally.passed, broken.tally.failed], [0, 1]);
});

test('a test that hangs is ended with the time of its suite, and is a failure', async (t) => {
  const hanging = "test('a', () => {}); test('b', () => new Promise(() => setInterval(() => {}, 1000)));";
  const end = await runFiles(t, [hanging], 3000);
  assert.equal(end.tally.failed, 1);
  assert.match(end.output, /Its time was up/);
});

test('a check is one test, by its exit code', async () => {
  const run = (script: string): Promise<SuiteEnd> =>
    runSuite({ name: 'seeded', share: 'types', check: { kind: 'command', args: ['-e', script] } }, aMinuteMs);
  assert.deepEqual({ ...(await run('')).tally }, { passed: 1, failed: 0, skips: [], emptyFiles: [] });
  const bad = await run("console.error('why'); process.exit(2)");
  assert.deepEqual([bad.tally.failed, bad.output.trim()], [1, 'why']);
});
