/** The engine's end of the contract, for one screen. What comes from the screen is checked against its schema. */
import * as v from 'valibot';
import { commandParameters, isCommandName, type CommandName } from './commands.ts';
import type { ChangeTopic, EnginePort, Outcome } from './engine-port.ts';
import type { EngineFailure } from './failures.ts';
import { screenMessage, type EngineMessage, type ScreenWire } from './protocol.ts';
import { isQueryName, queryParameters, type QueryName } from './queries.ts';

/** More than any screen shows at once. */
export const subscriptionsMax = 200;

const topicsByQuery: Readonly<Record<QueryName, readonly ChangeTopic[]>> = {
  preferences: ['preferences'],
  book: ['book', 'preferences'],
  accounts: ['book', 'preferences'],
  register: ['book'],
  'register-rows': ['book', 'preferences'],
  entry: ['book', 'preferences'],
  attachments: ['book'],
  attachment: ['book'],
  search: ['book', 'preferences'],
  'payee-suggestions': ['book', 'preferences'],
  'likely-payees': ['book', 'preferences'],
  templates: ['book', 'preferences'],
  categories: ['book', 'preferences'],
  'category-tree': ['book', 'preferences'],
  payees: ['book', 'preferences'],
  methods: ['book', 'preferences'],
  history: ['history'],
  conflicts: ['book', 'preferences'],
  import: ['import', 'book', 'preferences'],
  backups: ['backups'],
  'backup-settings': ['backups', 'preferences'],
  'backup-fault': ['backups'],
  'second-copy': ['backups', 'book'],
  journal: ['book', 'sync'],
  'journal-lines': ['book', 'preferences'],
  bin: ['book', 'preferences'],
  devices: ['sync', 'book'],
  sync: ['sync'],
  'sync-summary': ['sync', 'book'],
  install: ['install', 'sync'],
  books: ['book', 'sync'],
};

interface Subscription {
  readonly name: QueryName;
  readonly read: () => Outcome<unknown>;
  lastText: string;
}

/** `onBug`: an exception of the engine; the screen is told `internal`. */
export function serveScreen(wire: ScreenWire, engine: EnginePort, onBug: (bug: unknown) => void): void {
  const subscriptionById = new Map<number, Subscription>();
  const send = (message: EngineMessage): void => wire.send(message);

  function guard<Value>(work: () => Outcome<Value>): Outcome<Value> {
    try {
      return work();
    } catch (bug) {
      onBug(bug);
      return { ok: false, error: { kind: 'internal' } };
    }
  }

  function refresh(id: number, subscription: Subscription): void {
    const outcome = guard(subscription.read);
    if (!outcome.ok) {
      subscriptionById.delete(id);
      send({ kind: 'failed', id, failure: outcome.error });
      return;
    }
    const text = JSON.stringify(outcome.value);
    if (text === subscription.lastText) return;
    subscription.lastText = text;
    send({ kind: 'result', id, value: outcome.value });
  }

  function subscribe(id: number, name: string, given: unknown): EngineFailure | undefined {
    if (!isQueryName(name) || subscriptionById.has(id) || subscriptionById.size >= subscriptionsMax) {
      return { kind: 'bad-request' };
    }
    const parsed = v.safeParse(queryParameters[name], given);
    if (!parsed.success) return { kind: 'bad-request' };
    const read = (): Outcome<unknown> => engine.query(name, parsed.output);
    const subscription: Subscription = { name, read, lastText: '' };
    subscriptionById.set(id, subscription);
    refresh(id, subscription);
    return undefined;
  }

  async function run(id: number, name: string, given: unknown): Promise<void> {
    const outcome = await command(name, given);
    if (outcome.ok) send({ kind: 'done', id, value: outcome.value });
    else send({ kind: 'failed', id, failure: outcome.error });
  }

  async function command(name: string, given: unknown): Promise<Outcome<unknown>> {
    if (!isCommandName(name)) return { ok: false, error: { kind: 'bad-request' } };
    const parsed = v.safeParse<(typeof commandParameters)[CommandName]>(commandParameters[name], given);
    if (!parsed.success) return { ok: false, error: { kind: 'bad-request' } };
    try {
      return await engine.command(name, parsed.output);
    } catch (bug) {
      onBug(bug);
      return { ok: false, error: { kind: 'internal' } };
    }
  }

  wire.onMessage((given) => {
    const parsed = v.safeParse(screenMessage, given);
    if (!parsed.success) return;
    const message = parsed.output;
    switch (message.kind) {
      case 'subscribe': {
        const failure = subscribe(message.id, message.name, message.parameters);
        if (failure !== undefined) send({ kind: 'failed', id: message.id, failure });
        break;
      }
      case 'unsubscribe': subscriptionById.delete(message.id); break;
      case 'command': void run(message.id, message.name, message.parameters); break;
    }
  });
  const stop = engine.onChanged((topics) => {
    for (const [id, subscription] of subscriptionById) {
      if (topicsByQuery[subscription.name].some((topic) => topics.has(topic))) refresh(id, subscription);
    }
  });
  wire.onClosed(() => {
    stop();
    subscriptionById.clear();
  });
}
