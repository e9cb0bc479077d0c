import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules, type DeviceRules } from './device.ts';
import type { Check } from './oracle.ts';
import { seedToPlan } from './seed-to-plan.ts';
import { runPlan } from './simulation.ts';

/** Some of those that all rules pass. */
const seedCount = 250;

test('a seed is the same run every time, on files as in memory', () => {
  for (const seed of [8, 9]) {
    const [once, again] = [runPlan(seedToPlan(seed), allRules), runPlan(seedToPlan(seed), allRules)];
    assert.ok(once.story.length > 50);
    assert.deepEqual(again, once);
  }
});

const switchedOff: readonly [keyof DeviceRules, readonly Check[]][] = [
  ['ancestors', ['lost-edit']], ['seen', ['hidden-edit']], ['conflicts', ['lost-edit', 'hidden-edit']],
  ['setAside', ['not-set-aside']], ['transactions', ['lost-edit', 'damaged-book', 'bad-end']],
];
for (const [rule, checks] of switchedOff) {
  test(`without the rule of ${rule} the oracle finds a fault within the same seeds`, () => {
    for (let seed = 0; seed < seedCount; seed++) {
      const { violations } = runPlan(seedToPlan(seed), { ...allRules, [rule]: false });
      if (violations.some(({ check }) => checks.includes(check))) return;
    }
    assert.fail(`${seedCount} seeds, and nothing noticed`);
  });
}
