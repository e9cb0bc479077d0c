import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  EngineClient, serveScreen, subscriptionsMax, type Answer, type ChangeTopic, type EnginePort, type QueryName,
  type QueryParameters, type QueryResults, type ScreenWire,
} from '@tandem/contract';
import { day, emptyAccount, emptyEntry, openTestEngine, type TestEngine } from './engine.testing.ts';

/** Two ends of a wire in memory, which carries JSON in turns of its own, as every real one does. */
function makeWire(): { readonly screen: ScreenWire; readonly engine: ScreenWire; close(): void } {
  const ends = [makeEnd(), makeEnd()] as const;
  const wire = (own: 0 | 1): ScreenWire => ({
    send: (message) => {
      const text = JSON.stringify(message);
      queueMicrotask(() => ends[own === 0 ? 1 : 0].message(JSON.parse(text)));
    },
    onMessage: (listener) => { ends[own].message = listener; },
    onClosed: (listener) => { ends[own].closed = listener; },
  });
  return { screen: wire(0), engine: wire(1), close: () => ends.forEach(({ closed }) => closed()) };
}

function makeEnd(): { message: (message: unknown) => void; closed: () => void } {
  return { message: () => {}, closed: () => {} };
}

function openScreen(context: TestContext, engine: EnginePort): EngineClient {
  const wire = makeWire();
  serveScreen(wire.engine, engine, (bug) => { throw bug; });
  context.after(() => wire.close());
  return new EngineClient(wire.screen);
}

/** Every result of a subscription, and a wait for one that is as wished. */
function watch<Name extends QueryName>(client: EngineClient, name: Name, parameters: QueryParameters<Name>) {
  const seen: QueryResults[Name][] = [];
  let look = (): void => {};
  client.subscribe(name, parameters, (result) => {
    seen.push(result);
    look();
  });
  const until = (isWished: (result: QueryResults[Name]) => boolean): Promise<void> => new Promise((resolve) => {
    look = () => {
      const last = seen.at(-1);
      if (last !== undefined && isWished(last)) resolve();
    };
    look();
  });
  return { seen, until };
}

async function must<Value>(answer: Promise<Answer<Value>>): Promise<Value> {
  const result = await answer;
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error));
  return result.value;
}

test('what one window changes, the other shows; and who changed it sees it before "done"', async (context) => {
  const { engine } = await openTestEngine(context);
  const [left, right] = [openScreen(context, engine), openScreen(context, engine)];
  const { accountId } = await must(left.command('add-account', { ...emptyAccount, name: 'Courant' }));
  const rows = watch(right, 'register-rows', { accountId, offset: 0, limit: 10 });
  const own = watch(left, 'register', { accountId });
  await rows.until(({ rows: found }) => found.length === 0);
  await must(left.command('save-entry', { ...emptyEntry, accountId, amount: -680, payee: 'Boulangerie' }));
  assert.equal(own.seen.at(-1)?.rows, 1, 'the new row was there when the command was done');
  await rows.until(({ rows: found }) => found[0]?.payee === 'Boulangerie');
  assert.equal(rows.seen.length, 2, 'each result once');
  await must(left.command('set-preferences', { theme: 'dark' }));
  assert.equal(rows.seen.length, 2, 'what reads the same is not sent again');
});

test('what is taken back goes from every window', async (context) => {
  const test = await openTestEngine(context);
  const account = await test.addAccount('Courant');
  const client = openScreen(context, test.engine);
  const history = watch(client, 'history', {});
  await history.until(({ undo }) => undo === 'add-account');
  await must(client.command('undo', {}));
  await history.until(({ redo }) => redo === 'add-account');
  const gone = watch(client, 'register', { accountId: account });
  await gone.until((register) => register === null);
});

test('what has not the form of the contract is refused, and the engine is not asked', async (context) => {
  const { engine } = await openTestEngine(context);
  const wire = makeWire();
  const answers: unknown[] = [];
  serveScreen(wire.engine, engine, (bug) => { throw bug; });
  context.after(() => wire.close());
  wire.screen.onMessage((message) => answers.push(message));
  const accountId = 'ab'.repeat(16);
  const wrong = [
    { kind: 'command', id: 1, name: 'drop-everything', parameters: {} },
    { kind: 'command', id: 2, name: 'delete-entries', parameters: { entryIds: ['no id'] } },
    { kind: 'command', id: 3, name: 'add-account', parameters: { ...emptyAccount, kind: 'secret' } },
    { kind: 'subscribe', id: 4, name: 'register', parameters: { accountId: `${'ab'.repeat(15)}'--` } },
    { kind: 'subscribe', id: 5, name: 'register-rows', parameters: { accountId, offset: -1, limit: 1 } },
    { kind: 'subscribe', id: 6, name: '__proto__', parameters: {} },
    { kind: 'command', id: 7, name: 'undo', parameters: { more: 1 } },
  ];
  for (const message of wrong) wire.screen.send(message);
  for (const message of ['no message', null, { kind: 'subscribe', id: 0, name: 'book', parameters: {} }]) {
    wire.screen.send(message);
  }
  await new Promise<void>((resolve) => { setImmediate(resolve); });
  assert.deepEqual(answers.toSorted((left, right) => idOf(left) - idOf(right)), wrong.map(({ id }) =>
    ({ kind: 'failed', id, failure: { kind: 'bad-request' } })));
});

function idOf(message: unknown): number {
  return typeof message === 'object' && message !== null && 'id' in message ? Number(message.id) : 0;
}

test('a screen has so many subscriptions and no more', async (context) => {
  const { engine } = await openTestEngine(context);
  const client = openScreen(context, engine);
  const failures: unknown[] = [];
  for (let index = 0; index <= subscriptionsMax; index += 1) {
    client.subscribe('preferences', {}, () => {}, (failure) => failures.push(failure));
  }
  await new Promise<void>((resolve) => { setImmediate(resolve); });
  assert.deepEqual(failures, [{ kind: 'bad-request' }]);
});

test('at midnight what was to come has come', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const test = await openTestEngine(context);
  const account = await test.addAccount('Courant');
  await test.addEntry(account, -500, { day: day('2026-11-25') });
  const told = countTellings(context, test, 'book');
  assert.equal(test.see('register', { accountId: account })?.account.real, 0);
  context.mock.timers.tick(60_000);
  assert.equal(told(), 0);
  test.device.setToday(day('2026-11-25'));
  context.mock.timers.tick(60_000);
  assert.equal(told(), 1);
  assert.equal(test.see('register', { accountId: account })?.account.real, -500);
  context.mock.timers.reset();
});

function countTellings(context: TestContext, { engine }: TestEngine, topic: ChangeTopic): () => number {
  let count = 0;
  context.after(engine.onChanged((topics) => { count += topics.has(topic) ? 1 : 0; }));
  return () => count;
}
