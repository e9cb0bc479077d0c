import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullRules, type MergeRules } from '@tandem/replica';
import type { Check } from './oracle.ts';
import { RunSums } from './run-sums.ts';
import { seedToPlan } from './seed-to-plan.ts';
import { runPlan } from './simulation.ts';

const seedCount = 200;

test(`${seedCount} seeds converge, lose nothing, hide nothing and never say a false identical`, (context) => {
  const sums = new RunSums();
  for (let seed = 0; seed < seedCount; seed++) {
    const outcome = runPlan(seedToPlan(seed), fullRules);
    assert.deepEqual(outcome.violations, [], `seed ${seed}; see it told by: npm run sim -- --seeds 1 --from ${seed}`);
    sums.add(outcome);
  }
  context.diagnostic(sums.toText());
  assert.ok(sums.falseConflicts * 1000 < sums.sessions, `${sums.falseConflicts} false conflicts`);
});

test('a seed is the same run every time, on files as in memory', () => {
  for (const seed of [8, 9]) {
    const [once, again] = [runPlan(seedToPlan(seed), fullRules), runPlan(seedToPlan(seed), fullRules)];
    assert.ok(once.story.length > 50);
    assert.deepEqual(again, once);
  }
});

const switchedOff: readonly [keyof MergeRules, readonly Check[]][] = [
  ['ancestors', ['lost-edit']], ['seen', ['hidden-edit']], ['conflicts', ['lost-edit', 'hidden-edit']],
];
for (const [rule, checks] of switchedOff) {
  test(`without the rule of ${rule} the oracle finds a loss within the same seeds`, () => {
    for (let seed = 0; seed < seedCount; seed++) {
      const { violations } = runPlan(seedToPlan(seed), { ...fullRules, [rule]: false });
      if (violations.some(({ check }) => checks.includes(check))) return;
    }
    assert.fail(`${seedCount} seeds, and nothing noticed`);
  });
}
