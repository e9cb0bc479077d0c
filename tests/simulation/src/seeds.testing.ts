/** The seeds that every run of the tests plays, in parts that can run side by side. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules } from './device.ts';
import { RunSums } from './run-sums.ts';
import { seedToPlan } from './seed-to-plan.ts';
import { runPlan } from './simulation.ts';

export function testSeeds(from: number, count: number): void {
  test(`${count} seeds from ${from} converge, lose and hide nothing and never say a false identical`, (context) => {
    const sums = new RunSums();
    for (let seed = from; seed < from + count; seed++) {
      const outcome = runPlan(seedToPlan(seed), allRules);
      assert.deepEqual(outcome.violations, [], `seed ${seed}; see it told by: npm run sim -- --seeds 1 --from ${seed}`);
      sums.add(outcome);
    }
    context.diagnostic(sums.toText());
    assert.ok(sums.falseConflicts * 1000 < sums.sessions, `${sums.falseConflicts} false conflicts`);
  });
}
