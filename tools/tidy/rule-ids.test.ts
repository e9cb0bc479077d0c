import assert from 'node:assert/strict';
import test from 'node:test';
import { findRuleIdFaults } from './rule-ids.ts';

const spec = {
  path: 'packages/link/SPEC.md',
  text: '- **L-1** One.\n- **L-2** Two, see L-9.\n\n| id | rule |\n| L-3 | Three |',
};

function faults(testText: string): string[] {
  return findRuleIdFaults([spec, { path: 'packages/link/src/a.test.ts', text: testText }]);
}

test('every rule has a test', () => {
  assert.deepEqual(faults("test('L-1 one', f); test(`L-2, L-3 two`, f);"), []);
  assert.deepEqual(faults("test('L-1 one', f); test('two L-2', f); // test('L-3 x', f)"), [
    "packages/link/SPEC.md:2: no test's name starts with L-2",
    "packages/link/SPEC.md:5: no test's name starts with L-3",
  ]);
});

test('a test names a rule that exists', () => {
  assert.deepEqual(faults("test('L-1 L-2 L-3', f);\ntest('L-3 a', f);\ntest('L-9 b', f);"),
    ['packages/link/src/a.test.ts:3: no SPEC.md defines L-9']);
});

test('a rule is defined once', () => {
  const again = { path: 'packages/sync/SPEC.md', text: '- **L-1** Again.' };
  const tests = { path: 'packages/link/src/a.test.ts', text: "test('L-1, L-2, L-3 all', f);" };
  assert.deepEqual(findRuleIdFaults([spec, again, tests]),
    ['packages/sync/SPEC.md:1: L-1 is already defined at packages/link/SPEC.md:1']);
});
