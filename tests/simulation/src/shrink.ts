/** Takes out of a failing plan whatever it fails without: delta debugging (Zeller, 1999), then within the sessions. */
import type { Operation, Plan } from './plan.ts';

/** `fails` says whether a plan still shows what is looked for. Every operation that is left is needed for it. */
export function shrinkPlan(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let smallest = plan;
  for (;;) {
    const fewer = simplifyOperations(hoistMeanwhile(removeOperations(smallest, fails), fails), fails);
    if (countParts(fewer) === countParts(smallest)) return fewer;
    smallest = fewer;
  }
}

function removeOperations(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let { operations } = plan;
  for (let size = Math.ceil(operations.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < operations.length;) {
      const fewer = operations.toSpliced(from, size);
      if (fails({ ...plan, operations: fewer })) operations = fewer;
      else from += size;
    }
  }
  return { ...plan, operations };
}

/** What was typed during a session that need not be is typed alone. */
function hoistMeanwhile(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let { operations } = plan;
  for (let place = 0; place < operations.length; place++) {
    const operation = operations[place];
    if (operation?.kind !== 'session' || operation.meanwhile.length === 0) continue;
    const typed = operation.meanwhile.map(({ operation: each }): Operation => ({ ...each, waitMs: 0 }));
    const hoisted = operations.toSpliced(place, 1, ...typed);
    if (fails({ ...plan, operations: hoisted })) operations = hoisted;
  }
  return { ...plan, operations };
}

function simplifyOperations(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let { operations } = plan;
  for (let place = 0; place < operations.length; place++) {
    for (let tries = 0; ; tries++) {
      const operation = operations[place];
      const simpler = operation === undefined ? undefined : simplifications(operation)[tries];
      if (simpler === undefined) break;
      const changed = operations.with(place, simpler);
      if (!fails({ ...plan, operations: changed })) continue;
      operations = changed;
      tries = -1;
    }
  }
  return { ...plan, operations };
}

/** Each is simpler by one thing. */
function simplifications(operation: Operation): readonly Operation[] {
  const simpler: Operation[] = [];
  if (operation.waitMs > 0) simpler.push({ ...operation, waitMs: 0 });
  if (operation.kind === 'set-clock' && operation.offsetMs !== 0) simpler.push({ ...operation, offsetMs: 0 });
  if (operation.kind !== 'session') return simpler;
  if (operation.fate.kind !== 'none') simpler.push({ ...operation, fate: { kind: 'none' } });
  operation.meanwhile.forEach((_, place) => {
    simpler.push({ ...operation, meanwhile: operation.meanwhile.toSpliced(place, 1) });
  });
  return simpler;
}

/** Strictly fewer after every change that this file makes. */
function countParts({ operations }: Plan): number {
  return operations.reduce((count, operation) => count + 1 + simplifications(operation).length, 0);
}
