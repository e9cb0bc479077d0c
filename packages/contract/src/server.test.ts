import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineClient, type Answer } from './client.ts';
import type { ChangeTopic, EnginePort, Outcome } from './engine-port.ts';
import type { ScreenWire } from './protocol.ts';
import { serveScreen, subscriptionsMax } from './server.ts';
import type { HistoryView } from './views.ts';

/** Two ends; a message arrives before `send` returns, as JSON would carry it. */
function wirePair(): { readonly screen: ScreenWire; readonly engine: ScreenWire; close(): void } {
  const listeners: Record<'screen' | 'engine', (message: unknown) => void> = { screen: () => {}, engine: () => {} };
  const closed: (() => void)[] = [];
  const end = (own: 'screen' | 'engine', other: 'screen' | 'engine'): ScreenWire => ({
    send: (message) => listeners[other](JSON.parse(JSON.stringify(message))),
    onMessage: (listener) => { listeners[own] = listener; },
    onClosed: (listener) => { closed.push(listener); },
  });
  return {
    screen: end('screen', 'engine'), engine: end('engine', 'screen'),
    close: () => closed.forEach((listener) => listener()),
  };
}

/** An engine of which only what these tests ask is there. */
class SmallEngine implements EnginePort {
  history: HistoryView = { undo: null, redo: null };
  queries = 0;
  readonly commands: string[] = [];
  readonly #listeners = new Set<(topics: ReadonlySet<ChangeTopic>) => void>();

  query<Value>(name: string): Outcome<Value> {
    this.queries += 1;
    if (name === 'accounts') return { ok: false, error: { kind: 'no-book' } };
    if (name === 'backups') throw new Error('a defect');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests ask for nothing but the history
    return { ok: true, value: this.history as Value };
  }

  command<Value>(name: string): Promise<Outcome<Value>> {
    this.commands.push(name);
    if (name === 'undo') return Promise.resolve({ ok: false, error: { kind: 'nothing-to-undo' } });
    if (name === 'redo') return Promise.reject(new Error('a defect'));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the commands of these tests answer
    return Promise.resolve({ ok: true, value: { isDone: true } as Value });
  }

  onChanged(listener: (topics: ReadonlySet<ChangeTopic>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(...topics: readonly ChangeTopic[]): void {
    for (const listener of this.#listeners) listener(new Set(topics));
  }

  get listeners(): number {
    return this.#listeners.size;
  }
}

function connect() {
  const engine = new SmallEngine();
  const bugs: unknown[] = [];
  const wires = wirePair();
  serveScreen(wires.engine, engine, (bug) => bugs.push(bug));
  return { engine, bugs, wires, client: new EngineClient(wires.screen) };
}

test('a subscriber gets the first result, then each one that differs, and none after it has stopped', () => {
  const { client, engine } = connect();
  const seen: HistoryView[] = [];
  const stop = client.subscribe('history', {}, (result) => seen.push(result));
  assert.deepEqual(seen, [{ undo: null, redo: null }]);
  engine.tell('history');
  assert.equal(seen.length, 1);
  engine.history = { undo: 'add-entry', redo: null };
  engine.tell('history');
  assert.deepEqual(seen.at(-1), { undo: 'add-entry', redo: null });
  stop();
  engine.history = { undo: null, redo: 'add-entry' };
  engine.tell('history');
  assert.equal(seen.length, 2);
});

test('a query is read again only for a topic that it depends on', () => {
  const { client, engine } = connect();
  client.subscribe('history', {}, () => {});
  engine.tell('book', 'sync');
  assert.equal(engine.queries, 1);
  engine.tell('history');
  assert.equal(engine.queries, 2);
});

test('a query that fails tells its subscriber why and is over', () => {
  const { client, engine, bugs } = connect();
  const failures: string[] = [];
  client.subscribe('accounts', {}, () => assert.fail(), ({ kind }) => failures.push(kind));
  client.subscribe('backups', {}, () => assert.fail(), ({ kind }) => failures.push(kind));
  assert.deepEqual(failures, ['no-book', 'internal']);
  assert.equal(bugs.length, 1);
  engine.tell('book', 'backups');
  assert.equal(engine.queries, 2);
});

test('a command answers what it did, why not, or that the engine has a defect', async () => {
  const { client, bugs } = connect();
  assert.deepEqual(await client.command('close-import', {}), { ok: true, value: { isDone: true } });
  assert.deepEqual(await client.command('undo', {}), { ok: false, error: { kind: 'nothing-to-undo' } });
  assert.deepEqual(await client.command('redo', {}), { ok: false, error: { kind: 'internal' } });
  assert.equal(bugs.length, 1);
});

test('what has another form than the contract is refused before it reaches the engine', async () => {
  const { engine, wires } = connect();
  const answers: { readonly id: number }[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every message of an engine has an id
  wires.screen.onMessage((message) => answers.push(message as { readonly id: number }));
  const strange = [
    { kind: 'command', id: 1, name: 'constructor', parameters: {} },
    { kind: 'command', id: 2, name: 'delete-account', parameters: { accountId: 'ABC' } },
    { kind: 'command', id: 3, name: 'undo', parameters: { more: 1 } },
    { kind: 'subscribe', id: 4, name: 'register', parameters: {} },
    { kind: 'subscribe', id: 5, name: '__proto__', parameters: {} },
  ];
  for (const message of strange) wires.screen.send(message);
  await Promise.resolve();
  const failure = { kind: 'bad-request' };
  assert.deepEqual(answers.toSorted(byId), strange.map(({ id }) => ({ kind: 'failed', id, failure })));
  for (const message of [null, 7, 'undo', { kind: 'command' }, { kind: 'other', id: 6 }]) wires.screen.send(message);
  await Promise.resolve();
  assert.equal(answers.length, strange.length);
  assert.deepEqual([engine.commands, engine.queries], [[], 0]);
});

test('a screen holds no more subscriptions than it may, and gives them back', () => {
  const { client } = connect();
  const failures: string[] = [];
  const stops = Array.from({ length: subscriptionsMax + 1 }, () =>
    client.subscribe('history', {}, () => {}, ({ kind }) => failures.push(kind)));
  assert.deepEqual(failures, ['bad-request']);
  stops[0]?.();
  client.subscribe('history', {}, () => {}, ({ kind }) => failures.push(kind));
  assert.equal(failures.length, 1);
});

test('an engine that is gone answers what was asked and what will be, and is listened to no more', async () => {
  const { client, engine, wires } = connect();
  let closings = 0;
  client.onClosed(() => { closings += 1; });
  const asked: Promise<Answer<unknown>> = client.command('close-import', {});
  wires.close();
  const disconnected = { ok: false, error: { kind: 'disconnected' } };
  assert.deepEqual(await asked, disconnected);
  assert.deepEqual(await client.command('undo', {}), disconnected);
  client.onClosed(() => { closings += 1; });
  assert.deepEqual([closings, engine.listeners], [2, 0]);
});

function byId(left: { readonly id: number }, right: { readonly id: number }): number {
  return left.id - right.id;
}
