/** Takes out of a failing plan whatever it fails without: delta debugging (Zeller, 1999), then within the sessions. */
import type { DeviceName, Operation, Plan } from './plan.ts';

/** `fails` says whether a plan still shows what is looked for. Every operation that is left is needed for it. */
export function shrinkPlan(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let smallest = plan;
  for (;;) {
    const steps = [removeOperations, hoistMeanwhile, simplifyOperations, removeDevices];
    const fewer = steps.reduce((plan, step) => step(plan, fails), smallest);
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
  if (operation.mishap !== undefined) {
    const { mishap, ...lucky } = operation;
    simpler.push(lucky);
    if (mishap.at > 0) simpler.push({ ...operation, mishap: { ...mishap, at: mishap.at - 1 } });
  }
  if (operation.kind === 'set-clock' && operation.offsetMs !== 0) simpler.push({ ...operation, offsetMs: 0 });
  if (operation.kind === 'restore' && operation.back > 0) simpler.push({ ...operation, back: operation.back - 1 });
  if (operation.kind === 'rule' && operation.records.length > 1) {
    simpler.push({ ...operation, records: operation.records.slice(0, -1) });
  }
  if (operation.kind === 'import' && operation.lines.length > 1) {
    operation.lines.forEach((_, place) => {
      simpler.push({ ...operation, lines: operation.lines.toSpliced(place, 1) });
    });
  }
  if (operation.kind !== 'session') return simpler;
  if (operation.fate.kind !== 'none') simpler.push({ ...operation, fate: { kind: 'none' } });
  operation.meanwhile.forEach((_, place) => {
    simpler.push({ ...operation, meanwhile: operation.meanwhile.toSpliced(place, 1) });
  });
  return simpler;
}

/** Those that no operation needs, and what is special about the others. */
function removeDevices(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let fewer = plan;
  for (const name of plan.devices) {
    const without = (names: readonly DeviceName[]): DeviceName[] => names.filter((each) => each !== name);
    const simpler: Plan[] = [
      { ...fewer, earlier: without(fewer.earlier) }, { ...fewer, ownBooks: without(fewer.ownBooks) },
      { ...fewer, devices: without(fewer.devices) },
    ].filter((each) => each.devices.length > 1 && isNamedIn(each));
    for (const each of simpler) if (countParts(each) < countParts(fewer) && fails(each)) fewer = each;
  }
  return fewer.onFiles && fails({ ...fewer, onFiles: false }) ? { ...fewer, onFiles: false } : fewer;
}

/** Whether every operation names devices of the plan alone. */
function isNamedIn({ devices, operations }: Plan): boolean {
  const isThere = (name: DeviceName): boolean => devices.includes(name);
  return operations.every((operation) => {
    if (operation.kind === 'copy' && !isThere(operation.to)) return false;
    if (operation.kind !== 'session') return isThere(operation.device);
    return isThere(operation.caller) && isThere(operation.listener)
      && operation.meanwhile.every(({ operation: { device } }) => isThere(device));
  });
}

/** Strictly fewer after every change that this file makes. */
function countParts({ operations, devices, earlier, ownBooks, onFiles }: Plan): number {
  return operations.reduce((count, operation) => count + 1 + countSimpler(operation),
    devices.length + earlier.length + ownBooks.length + (onFiles ? 1 : 0));
}

/** Places and counts that can grow smaller in steps weigh what they are. */
function countSimpler(operation: Operation): number {
  const weight = (operation.mishap?.at ?? 0) + (operation.kind === 'restore' ? operation.back : 0);
  return simplifications(operation).length + weight;
}
