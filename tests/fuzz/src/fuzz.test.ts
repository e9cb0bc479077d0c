import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegressions } from './corpus.ts';
import { fuzzTarget, tryInput, type Finding } from './fuzz-run.ts';
import { targets } from './targets.ts';

const seed = 1;

for (const target of targets) {
  test(`${target.name}: ${target.executions} inputs from seed ${seed} give what they may`, async (context) => {
    const findings: Finding[] = [];
    const sums = await fuzzTarget(target, {
      seed, from: 0, coverage: undefined, goesOn: (executions) => executions < target.executions, onInput: () => {},
      onFinding: (finding) => findings.push(finding),
    });
    context.diagnostic(`${sums.executions} inputs, at most ${Math.round(sums.cpuMsMax)} ms each`);
    assert.deepEqual(findings, []);
  });

  for (const [name, input] of readRegressions(target.name)) {
    test(`${target.name}: what failed once does not fail again: ${name}`, async () => {
      const opened = await target.open();
      assert.equal((await tryInput(target, opened, input)).what, undefined);
      await opened.finish();
    });
  }
}
