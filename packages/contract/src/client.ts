/** The screen's end of the contract. */
import type { CommandName, CommandParameters, CommandResults } from './commands.ts';
import type { EngineFailure } from './failures.ts';
import type { EngineMessage, ScreenMessage, ScreenWire } from './protocol.ts';
import type { QueryName, QueryParameters, QueryResults } from './queries.ts';

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: EngineFailure | { readonly kind: 'disconnected' } };

export class EngineClient {
  readonly #wire: ScreenWire;
  readonly #listenerById = new Map<number, (message: EngineMessage) => void>();
  readonly #closedListeners = new Set<() => void>();
  #lastId = 0;
  #isClosed = false;

  constructor(wire: ScreenWire) {
    this.#wire = wire;
    wire.onMessage((message) => {
      // The engine is of the same build, behind a token or in our own Worker.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- proven by who is at the other end
      const answer = message as EngineMessage;
      this.#listenerById.get(answer.id)?.(answer);
    });
    wire.onClosed(() => this.#close());
  }

  /** The engine is gone: nothing will be answered any more. */
  onClosed(listener: () => void): () => void {
    if (this.#isClosed) listener();
    else this.#closedListeners.add(listener);
    return () => this.#closedListeners.delete(listener);
  }

  command<Name extends CommandName>(
    name: Name, parameters: CommandParameters<Name>,
  ): Promise<Answer<CommandResults[Name]>> {
    return new Promise((resolve) => {
      if (this.#isClosed) {
        resolve({ ok: false, error: { kind: 'disconnected' } });
        return;
      }
      const id = this.#nextId();
      const forget = this.onClosed(() => resolve({ ok: false, error: { kind: 'disconnected' } }));
      this.#listenerById.set(id, (message) => {
        this.#listenerById.delete(id);
        forget();
        if (message.kind === 'failed') resolve({ ok: false, error: message.failure });
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine answers a command with its result
        else resolve({ ok: true, value: message.value as CommandResults[Name] });
      });
      this.#send({ kind: 'command', id, name, parameters });
    });
  }

  /** Calls `onResult` with the first result and with every later one; `onFailed` ends it. Returns how to stop. */
  subscribe<Name extends QueryName>(
    name: Name, parameters: QueryParameters<Name>, onResult: (result: QueryResults[Name]) => void,
    onFailed: (failure: EngineFailure) => void = () => {},
  ): () => void {
    const id = this.#nextId();
    this.#listenerById.set(id, (message) => {
      if (message.kind === 'failed') onFailed(message.failure);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine answers a query with its result
      else onResult(message.value as QueryResults[Name]);
    });
    this.#send({ kind: 'subscribe', id, name, parameters });
    return () => {
      this.#listenerById.delete(id);
      this.#send({ kind: 'unsubscribe', id });
    };
  }

  #send(message: ScreenMessage): void {
    if (!this.#isClosed) this.#wire.send(message);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #close(): void {
    this.#isClosed = true;
    for (const listener of this.#closedListeners) listener();
    this.#closedListeners.clear();
    this.#listenerById.clear();
  }
}
