/** What once failed, mostly because of the product, as plans: a seed changes its meaning with `seed-to-plan.ts`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules } from './device.ts';
import type { Operation, Plan, SessionOperation } from './plan.ts';
import { runPlan } from './simulation.ts';

interface KeptPlan extends Plan {
  readonly what: string;
}

const yearMs = 365 * 86_400_000;
const deletedOnBoth: readonly Operation[] = [
  { kind: 'create', device: 'PC', record: 'parcel-0', value: 1, waitMs: 0 },
  healthySession(),
  { kind: 'delete', device: 'PC', record: 'parcel-0', waitMs: 0 },
  healthySession(),
];

const keptPlans: readonly KeptPlan[] = [
  {
    what: 'a return to life that a later deletion did not know stays, though the other device brought it back too',
    seed: 23, devices: ['PC', 'phone'], ownBooks: [], earlier: [], onFiles: false,
    operations: [
      ...deletedOnBoth,
      { kind: 'set-clock', device: 'PC', offsetMs: yearMs, waitMs: 0 },
      { kind: 'undelete', device: 'PC', record: 'parcel-0', waitMs: 0 },
      { kind: 'delete', device: 'PC', record: 'parcel-0', waitMs: 0 },
      { kind: 'undelete', device: 'phone', record: 'parcel-0', waitMs: 0 },
    ],
  },
  {
    what: 'typing what stands there is no act: a deletion need not have heard of it',
    seed: 2048, devices: ['PC', 'phone'], ownBooks: [], earlier: [], onFiles: true,
    operations: [
      { kind: 'create', device: 'PC', record: 'parcel-1', value: 7, waitMs: 0 },
      healthySession(),
      { kind: 'repeat', device: 'phone', record: 'parcel-1', group: 0, value: 47, waitMs: 0 },
      { kind: 'delete', device: 'phone', record: 'parcel-1', waitMs: 0 },
      { kind: 'edit', device: 'phone', record: 'parcel-1', group: 0, value: 47, waitMs: 0 },
    ],
  },
  {
    what: 'a sync that is taken back leaves a group empty where nobody had written before',
    seed: 112, devices: ['PC', 'phone'], ownBooks: [], earlier: [], onFiles: false,
    operations: [
      { kind: 'create', device: 'PC', record: 'parcel-3', value: 11, waitMs: 0 },
      healthySession(),
      { kind: 'edit', device: 'PC', record: 'parcel-3', group: 3, value: 46, waitMs: 0 },
      healthySession(),
      { kind: 'undo', device: 'phone', back: 0, waitMs: 0 },
    ],
  },
  {
    what: 'a sync that replaced the book is taken back though the other book had its value for longer',
    seed: 141, devices: ['PC', 'phone', 'tablet'], ownBooks: ['phone'], earlier: [], onFiles: false,
    operations: [
      { kind: 'create', device: 'PC', record: 'parcel-1', value: 7, waitMs: 0 },
      { ...healthySession(), caller: 'PC', listener: 'tablet' },
      { kind: 'create', device: 'phone', record: 'shelf-503', value: 10, waitMs: 0 },
      { ...healthySession(), caller: 'tablet', listener: 'phone' },
      { ...healthySession(), answers: { choice: 'keep-there', consents: true } },
      healthySession(),
      { kind: 'edit', device: 'phone', record: 'parcel-1', group: 0, value: 60, waitMs: 0 },
      healthySession(),
      { ...healthySession(), caller: 'PC', listener: 'tablet', answers: { choice: 'keep-here', consents: true } },
      { kind: 'undo', device: 'tablet', back: 0, waitMs: 0 },
    ],
  },
  {
    what: 'a book that is replaced need not keep what the other book typed over by a value that both typed',
    seed: 100_087, devices: ['PC', 'phone'], ownBooks: [], earlier: [], onFiles: false,
    operations: [
      { kind: 'create', device: 'PC', record: 'parcel-0', value: 4, waitMs: 0 },
      healthySession(),
      { kind: 'edit', device: 'PC', record: 'parcel-0', group: 2, value: 20, waitMs: 0 },
      { kind: 'edit', device: 'phone', record: 'parcel-0', group: 2, value: 23, waitMs: 0 },
      { kind: 'back-up', device: 'phone', waitMs: 0 },
      { kind: 'restore', device: 'phone', back: 0, how: 'truth', waitMs: 0 },
      { kind: 'repeat', device: 'phone', record: 'parcel-0', group: 2, value: 20, waitMs: 0 },
      healthySession(),
      { kind: 'restore', device: 'phone', back: 0, how: 'truth', waitMs: 0 },
      { ...healthySession(), caller: 'PC', listener: 'phone', answers: { choice: 'keep-here', consents: true } },
    ],
  },
];

for (const { what, ...plan } of keptPlans) {
  test(what, () => {
    assert.deepEqual(runPlan(plan, allRules).violations, []);
  });
}

test('with the clocks the other way round the same return to life stays', () => {
  const operations = keptPlans[0]?.operations.map((operation): Operation =>
    (operation.kind === 'set-clock' ? { ...operation, offsetMs: -yearMs } : operation)) ?? [];
  const plan: Plan = { seed: 23, devices: ['PC', 'phone'], ownBooks: [], earlier: [], onFiles: false, operations };
  const { violations } = runPlan(plan, allRules);
  assert.deepEqual(violations, []);
});

function healthySession(): SessionOperation & { readonly waitMs: number } {
  return {
    kind: 'session', caller: 'phone', listener: 'PC', fate: { kind: 'none' }, networkSeed: 1, latencyMaxMs: 400,
    batchBytes: 131_072, windowBytes: 1_048_576, meanwhile: [], answers: { choice: 'merge', consents: true }, waitMs: 0,
  };
}
