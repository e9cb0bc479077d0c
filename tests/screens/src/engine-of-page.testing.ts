/**
 * A second way to the engine behind a page, for what a test wants to know and no screen shows: the whole book as text.
 * On the PC a connection of its own from within the page; on the phone the page's own port, whose ids it never uses.
 */
import type {
  CommandName, CommandParameters, CommandResults, QueryName, QueryParameters, QueryResults,
} from '@tandem/contract';
import type { Page } from 'playwright-core';

export class EngineOfPage {
  readonly #page: Page;
  #lastId = 1_000_000_000;

  /** A page that was opened with the script below. */
  constructor(page: Page) {
    this.#page = page;
  }

  /** Throws where it is refused. */
  async command<Name extends CommandName>(
    name: Name, parameters: CommandParameters<Name>,
  ): Promise<CommandResults[Name]> {
    const value = await this.#ask({ kind: 'command', id: this.#nextId(), name, parameters });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine answers a command with its result
    return value as CommandResults[Name];
  }

  /** As it is now. */
  async query<Name extends QueryName>(name: Name, parameters: QueryParameters<Name>): Promise<QueryResults[Name]> {
    const value = await this.#ask({ kind: 'subscribe', id: this.#nextId(), name, parameters });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine answers a query with its result
    return value as QueryResults[Name];
  }

  async #ask(message: object): Promise<unknown> {
    const text = await this.#page.evaluate<string>(`askEngine(${JSON.stringify(message)})`);
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && 'value' in answer) return answer.value;
    throw new Error(`${JSON.stringify(message)}: ${text}`);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

/** Sends one message and gives the first answer to it as text; a subscription is ended then. */
const askScript = `
  async function askOver(target, send, read, message) {
    const answer = await new Promise((resolve) => {
      const listener = ({ data }) => {
        const given = read(data);
        if (given.id !== message.id) return;
        target.removeEventListener('message', listener);
        resolve(given);
      };
      target.addEventListener('message', listener);
      send(message);
    });
    if (message.kind === 'subscribe') send({ kind: 'unsubscribe', id: message.id });
    return JSON.stringify(answer);
  }
`;

/** Runs before the scripts of the PC's page. */
export const pcEngineScript = `${askScript}
  let engineSocket;
  async function openEngineSocket() {
    const socket = new WebSocket('ws://' + location.host + '/engine');
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    return socket;
  }
  window.askEngine = async (message) => {
    if (engineSocket?.readyState !== WebSocket.OPEN) engineSocket = await openEngineSocket();
    return askOver(engineSocket, (given) => engineSocket.send(JSON.stringify(given)), JSON.parse, message);
  };
`;

/** Runs before the scripts of the phone's page. */
export const phoneEngineScript = `${askScript}
  const start = MessagePort.prototype.start;
  let enginePort;
  MessagePort.prototype.start = function () {
    enginePort = this;
    start.call(this);
  };
  window.askEngine = async (message) => {
    while (enginePort === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    return askOver(enginePort, (given) => enginePort.postMessage(given), (given) => given, message);
  };
`;
