/**
 * The page's end of the contract over a port that may be gone and come anew.
 *
 * What must hold
 * 1. A new port gets every subscription that is not ended, before anything else.
 * 2. A command that was given while there is no port waits for one; it has surely not been carried out.
 * 3. A command that was under way when the port went is answered `disconnected`: nobody knows what became of it.
 */
import type { ScreenMessage, ScreenWire } from '@tandem/contract';

export class RenewedWire implements ScreenWire {
  readonly #subscriptionById = new Map<number, ScreenMessage>();
  readonly #commandsUnderWay = new Set<number>();
  #commandsWaiting: ScreenMessage[] = [];
  #listener: (message: unknown) => void = () => {};
  #port: MessagePort | undefined;

  send(given: unknown): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the client sends nothing else
    const message = given as ScreenMessage;
    switch (message.kind) {
      case 'subscribe': this.#subscriptionById.set(message.id, message); break;
      case 'unsubscribe': this.#subscriptionById.delete(message.id); break;
      case 'command':
        if (this.#port === undefined) this.#commandsWaiting.push(message);
        else this.#commandsUnderWay.add(message.id);
        break;
    }
    this.#port?.postMessage(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener;
  }

  /** Never: a port that goes is followed by another. */
  onClosed(): void {}

  attach(port: MessagePort): void {
    this.detach();
    this.#port = port;
    port.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (this.#port === port) this.#receive(event.data);
    });
    port.start();
    for (const message of this.#subscriptionById.values()) port.postMessage(message);
    const waiting = this.#commandsWaiting;
    this.#commandsWaiting = [];
    for (const message of waiting) {
      this.#commandsUnderWay.add(message.id);
      port.postMessage(message);
    }
  }

  detach(): void {
    this.#port?.close();
    this.#port = undefined;
    const underWay = [...this.#commandsUnderWay];
    this.#commandsUnderWay.clear();
    for (const id of underWay) this.#listener({ kind: 'failed', id, failure: { kind: 'disconnected' } });
  }

  #receive(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('kind' in message) || !('id' in message)) return;
    const { id, kind } = message;
    if (typeof id === 'number' && !this.#commandsUnderWay.delete(id) && kind === 'failed') {
      this.#subscriptionById.delete(id);
    }
    this.#listener(message);
  }
}
