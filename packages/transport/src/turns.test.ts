import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns, waitingMax } from './turns.ts';

test('one at a time, in the order of arrival, whatever the one before came to', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const first = Promise.withResolvers<undefined>();
  const failing = turns.take(() => first.promise, () => done.push('first waits'));
  const second = turns.take(() => Promise.resolve(void done.push('second')), () => done.push('second waits'));
  const third = turns.take(() => Promise.resolve(void done.push('third')), () => done.push('third waits'));
  first.reject(new Error('broken'));
  await assert.rejects(failing ?? Promise.resolve());
  await Promise.all([second, third]);
  assert.deepEqual(done, ['second waits', 'third waits', 'second', 'third']);
});

test('so many may wait, and no more', async () => {
  const turns = new Turns();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const taken = Array.from({ length: waitingMax + 2 }, () => turns.take(() => promise, () => {}));
  assert.equal(taken.findIndex((turn) => turn === undefined), waitingMax + 1);
  resolve(undefined);
  for (const turn of taken) await turn;
  assert.ok(turns.take(() => promise, () => assert.fail('nobody is before it')));
});
