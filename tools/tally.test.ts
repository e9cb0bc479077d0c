import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import test from 'node:test';
import { addTallies, countTests, emptyTally, tallyToLine, type TestEvent } from './tally.ts';

const file = resolve('tools/some.test.ts');

function event(name: string, nesting: number, rest: Partial<TestEvent> = {}): TestEvent {
  return { isPass: true, name, nesting, file, isSuite: false, ...rest };
}

test('leaves are counted, suites and parents are not', () => {
  const { passed, failed } = countTests([
    event('a', 1), event('b', 1), event('suite', 0, { isSuite: true }),
    event('child', 1), event('parent', 0),
    event('alone', 0),
  ]);
  assert.deepEqual({ passed, failed }, { passed: 4, failed: 0 });
});

test('a failing child counts once, and a parent that fails by itself counts too', () => {
  const failing = { isPass: false, failureType: 'testCodeFailure' };
  const { passed, failed } = countTests([
    event('child', 1, failing), event('parent', 0, { isPass: false, failureType: 'subtestsFailed' }),
    event('good child', 1), event('parent with a bad hook', 0, { isPass: false, failureType: 'hookFailed' }),
  ]);
  assert.deepEqual({ passed, failed }, { passed: 1, failed: 2 });
});

test('the children of two files are kept apart', () => {
  const other = { file: resolve('tools/other.test.ts') };
  assert.equal(countTests([event('child', 1), event('alone', 0, other), event('parent', 0)]).passed, 2);
});

test('a file in which no test ran is a failure', () => {
  const tally = countTests([event('tools/some.test.ts', 0)]);
  assert.deepEqual([tally.passed, tally.failed, tally.emptyFiles], [0, 1, [file]]);
});

test('skips keep their reasons, and failing todos are skips', () => {
  const { passed, failed, skips } = countTests([
    event('no browser', 0, { skipReason: 'no browser here' }),
    event('bare', 0, { skipReason: true }),
    event('later', 0, { isPass: false, skipReason: 'issue 12', failureType: 'testCodeFailure' }),
  ]);
  assert.deepEqual([passed, failed, skips.map(({ reason }) => reason)],
    [0, 0, ['no browser here', 'no reason given', 'issue 12']]);
});

test('the last line says skips only when there are some', () => {
  const one = countTests([event('a', 0)]);
  assert.equal(tallyToLine(addTallies(emptyTally, one)), '1 passed, 0 failed');
  const skipped = countTests([event('b', 0, { skipReason: 'why' })]);
  assert.equal(tallyToLine(addTallies(one, skipped)), '1 passed, 0 failed, 1 skipped');
});
