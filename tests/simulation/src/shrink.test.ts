import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules } from './device.ts';
import type { Plan } from './plan.ts';
import { seedToPlan } from './seed-to-plan.ts';
import { shrinkPlan } from './shrink.ts';
import { runPlan } from './simulation.ts';
import { storyToText } from './story.ts';

test('a plan shrinks to what its failure needs, within sessions too', () => {
  const needs = (plan: Plan): boolean => {
    const typed = plan.operations.filter(({ kind }) => kind === 'delete').length;
    const meanwhile = plan.operations.flatMap((operation) => (operation.kind === 'session' ? operation.meanwhile : []));
    return typed >= 2 && meanwhile.some(({ operation }) => operation.kind === 'edit');
  };
  const seed = [...Array(100).keys()].find((each) => needs(seedToPlan(each)));
  assert.ok(seed !== undefined);
  const { operations } = shrinkPlan(seedToPlan(seed), needs);
  assert.deepEqual(operations.map(({ kind }) => kind).sort(), ['delete', 'delete', 'session']);
  const session = operations.find(({ kind }) => kind === 'session');
  assert.ok(session?.kind === 'session');
  assert.equal(session.meanwhile.length, 1);
  assert.equal(session.fate.kind, 'none');
  assert.ok(operations.every(({ waitMs }) => waitMs === 0));
});

test('a plan shrinks to the devices, the mishaps and the lines that its failure needs', () => {
  const needs = ({ operations }: Plan): boolean =>
    operations.some((operation) => operation.kind === 'restore' && operation.device === 'tablet')
    && operations.some(({ mishap }) => mishap !== undefined && mishap.at >= 3)
    && operations.some((operation) => operation.kind === 'import' && operation.lines.length > 0);
  const isWide = (plan: Plan): boolean =>
    plan.devices.length > 3 && plan.earlier.length + plan.ownBooks.length > 1 && needs(plan);
  const seed = [...Array(2000).keys()].find((each) => isWide(seedToPlan(each)));
  assert.ok(seed !== undefined);
  const { devices, earlier, ownBooks, operations } = shrinkPlan(seedToPlan(seed), needs);
  assert.ok(devices.length <= 3 && devices.includes('tablet'), devices.join());
  assert.deepEqual([earlier, ownBooks], [[], []]);
  assert.ok(operations.length <= 3);
  assert.deepEqual(operations.flatMap(({ mishap }) => mishap?.at ?? []), [3]);
  const lineCounts = operations.flatMap((operation) => (operation.kind === 'import' ? [operation.lines.length] : []));
  const copies = operations.flatMap((operation) => (operation.kind === 'restore' ? [operation.back] : []));
  assert.deepEqual([lineCounts, copies], [[1], [0]]);
});

test('a loss is told from its first operation to what was lost', () => {
  const rules = { ...allRules, conflicts: false };
  const isLost = (plan: Plan): boolean => runPlan(plan, rules).violations.some(({ check }) => check === 'lost-edit');
  const seed = [...Array(200).keys()].find((each) => isLost(seedToPlan(each, 2)));
  assert.ok(seed !== undefined);
  const smallest = shrinkPlan(seedToPlan(seed, 2), isLost);
  assert.ok(smallest.operations.length <= 8, `${smallest.operations.length} operations`);
  const story = storyToText(runPlan(smallest, rules).story, smallest.devices);
  const [heading = '', ...lines] = story.split('\n');
  assert.match(heading, /PC +phone/);
  assert.ok(lines.some((line) => /EDITS|CREATES/.test(line)));
  assert.ok(lines.some((line) => line.indexOf('sees') >= heading.indexOf('phone')));
});
