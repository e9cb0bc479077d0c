/**
 * The wire between a page and its engine, with a hand on it: what a query answers may be told instead of what the
 * engine answers, so that a state of a real page that is hard to reach (a progress at 59 %, a connection that is cut)
 * can be shown over a real book. Commands of the tour's own go to the real engine.
 */
import type {
  Answer, CommandName, CommandParameters, CommandResults, QueryName, QueryParameters, QueryResults,
} from '@tandem/contract';
import type { Page } from 'playwright-core';

export class EngineTap {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Throws where it is refused. */
  async command<Name extends CommandName>(
    name: Name, parameters: CommandParameters<Name>,
  ): Promise<CommandResults[Name]> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine answers a command with its result
    const answer = await this.#call('ask', { kind: 'command', name, parameters }) as Answer<CommandResults[Name]>;
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  }

  /** As it is now. */
  async query<Name extends QueryName>(name: Name, parameters: QueryParameters<Name>): Promise<QueryResults[Name]> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine answers a query with its result
    const answer = await this.#call('ask', { kind: 'subscribe', name, parameters }) as Answer<QueryResults[Name]>;
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  }

  /** From now on the page hears this instead of what its engine says; its commands of a sync are held back. */
  async tell<Name extends QueryName>(name: Name, value: QueryResults[Name]): Promise<void> {
    await this.#call('tell', name, value);
  }

  /** The engine is heard again. */
  async untell(name: QueryName): Promise<void> {
    await this.#call('untell', name);
  }

  #call(act: 'ask' | 'tell' | 'untell', ...args: readonly unknown[]): Promise<unknown> {
    return this.#page.evaluate<unknown>(`engineTap.${act}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  }
}

/** Before the page's own scripts. The wire is a WebSocket of ours or the port to the Worker. */
export const engineTapScript = `(() => {
  const told = new Map();
  const subscribed = new Map();
  const latest = new Map();
  const asked = new Map();
  const channels = new WeakSet();
  const heldCommands = ['open-sync', 'join-sync', 'answer-digits', 'cancel-sync', 'close-sync', 'undo-sync',
    'answer-question'];
  let lastId = 1_000_000_000;
  let wire;

  function onSent(message, channel, sendOn, hear) {
    wire = { sendOn, hear };
    if (!channels.has(channel)) {
      channels.add(channel);
      channel.addEventListener('message', (event) => {
        if (!event.isTrusted) return;
        const given = typeof event.data === 'string' ? JSON.parse(event.data) : event.data;
        if (asked.has(given.id)) {
          asked.get(given.id)(given);
          event.stopImmediatePropagation();
        } else if (given.kind === 'result') {
          latest.set(given.id, given.value);
          // The page may have heard it before us: then what is told is heard after it.
          const name = subscribed.get(given.id);
          if (told.has(name)) {
            event.stopImmediatePropagation();
            setTimeout(() => { if (told.has(name)) hearResult(given.id, told.get(name)); });
          }
        }
      }, true);
    }
    if (message.kind === 'subscribe') {
      subscribed.set(message.id, message.name);
      if (told.has(message.name)) setTimeout(() => hearResult(message.id, told.get(message.name)));
    } else if (message.kind === 'unsubscribe') {
      subscribed.delete(message.id);
    } else if (told.has('sync') && heldCommands.includes(message.name)) {
      setTimeout(() => hear({ kind: 'done', id: message.id, value: { isDone: true } }));
      return;
    }
    sendOn(message);
  }

  function hearResult(id, value) {
    wire.hear({ kind: 'result', id, value });
  }

  const isOurs = (message) => typeof message === 'object' && message !== null && 'kind' in message && 'id' in message;
  const socketSend = WebSocket.prototype.send;
  WebSocket.prototype.send = function (text) {
    if (!this.url.endsWith('/engine')) return socketSend.call(this, text);
    onSent(JSON.parse(text), this, (message) => socketSend.call(this, JSON.stringify(message)),
      (message) => this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) })));
  };
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (message, ...others) {
    if (!isOurs(message)) return post.call(this, message, ...others);
    onSent(message, this, (given) => post.call(this, given),
      (given) => this.dispatchEvent(new MessageEvent('message', { data: given })));
  };

  globalThis.engineTap = {
    async ask(message) {
      while (wire === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
      const id = lastId += 1;
      const answer = await new Promise((resolve) => {
        asked.set(id, resolve);
        wire.sendOn({ ...message, id });
      });
      asked.delete(id);
      if (message.kind === 'subscribe') wire.sendOn({ kind: 'unsubscribe', id });
      return answer.kind === 'failed' ? { ok: false, error: answer.failure } : { ok: true, value: answer.value };
    },
    tell(name, value) {
      told.set(name, value);
      for (const [id, subscribedName] of subscribed) if (subscribedName === name) hearResult(id, value);
    },
    untell(name) {
      told.delete(name);
      for (const [id, subscribedName] of subscribed) {
        if (subscribedName === name && latest.has(id)) hearResult(id, latest.get(id));
      }
    },
  };
})();`;
