/**
 * The standard WebSocket of a page or a Worker as a `SocketPort`. A browser tells neither why a connection did not come
 * about nor when what was sent has left: the first is `unreachable`, for the second a timer looks while something is
 * unsent.
 */
import type { OpeningEvents, OpeningSocket, OpenSocket, SocketEvents, SocketPort } from './socket-port.ts';

/** Of `WebSocket` in the standard: what is used here. */
export interface StandardWebSocket {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  addEventListener(type: 'open' | 'close', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

interface StandardMessagePort {
  addEventListener(type: 'message', listener: () => void): void;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

/** A page's or a Worker's global object. */
export interface BrowserScope {
  readonly WebSocket: new (url: string) => StandardWebSocket;
  readonly MessageChannel: new () => { readonly port1: StandardMessagePort; readonly port2: StandardMessagePort };
}

const openState = 1;
const closedState = 3;
const drainLookMs = 20;

/** What `dial` takes, in a browser. */
export function browserSockets(scope: BrowserScope): OpenSocket {
  return (url: string, { onOpen, onFailed }: OpeningEvents): OpeningSocket => {
    const webSocket = tryToCall(scope, url);
    if (webSocket === undefined) {
      runInNextTurn(scope, () => onFailed({ kind: 'unreachable' }));
      return { terminate: () => {} };
    }
    webSocket.binaryType = 'arraybuffer';
    const socket = new BrowserSocket(webSocket, (work) => runInNextTurn(scope, work));
    let hasOpened = false;
    webSocket.addEventListener('open', () => {
      hasOpened = true;
      if (!socket.isClosed) onOpen(socket);
    });
    webSocket.addEventListener('close', () => {
      if (!hasOpened) onFailed({ kind: 'unreachable' });
    });
    return socket;
  };
}

/** Undefined where the browser itself does not let the page call this address. */
function tryToCall(scope: BrowserScope, url: string): StandardWebSocket | undefined {
  try {
    return new scope.WebSocket(url);
  } catch (refusal) {
    if (refusal instanceof Error && refusal.name === 'SecurityError') return undefined;
    throw refusal;
  }
}

class BrowserSocket implements SocketPort {
  readonly nextTurn: (work: () => void) => void;
  readonly #webSocket: StandardWebSocket;
  #events: SocketEvents | undefined;
  #isTerminated = false;
  #drainTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(webSocket: StandardWebSocket, nextTurn: (work: () => void) => void) {
    this.#webSocket = webSocket;
    this.nextTurn = nextTurn;
    webSocket.addEventListener('message', ({ data }) => {
      if (!this.#isTerminated) this.#events?.onMessage(dataToBytes(data));
    });
    webSocket.addEventListener('close', () => this.#end());
  }

  get isOpen(): boolean {
    return !this.#isTerminated && this.#webSocket.readyState === openState;
  }

  get isClosed(): boolean {
    return this.#isTerminated || this.#webSocket.readyState === closedState;
  }

  get bytesUnsent(): number {
    return this.#webSocket.bufferedAmount;
  }

  listen(events: SocketEvents): void {
    this.#events = events;
  }

  send(bytes: Uint8Array): void {
    this.#webSocket.send(isUnshared(bytes) ? bytes : bytes.slice());
    this.#lookForDrain();
  }

  close(): void {
    this.#webSocket.close(1000);
  }

  /** The browser may still take its time to close; for us it has closed. */
  terminate(): void {
    if (this.isClosed) return;
    this.#isTerminated = true;
    this.#webSocket.close();
    this.nextTurn(() => this.#end());
  }

  #lookForDrain(): void {
    this.#drainTimer ??= setTimeout(() => {
      this.#drainTimer = undefined;
      if (this.isClosed) return;
      if (this.bytesUnsent > 0) this.#lookForDrain();
      this.#events?.onDrained();
    }, drainLookMs);
  }

  #end(): void {
    clearTimeout(this.#drainTimer);
    const events = this.#events;
    this.#events = undefined;
    events?.onClosed();
  }
}

/** A WebSocket takes no memory that others may write to at the same time. */
function isUnshared(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}

/** Text is nothing that a peer of ours sends: as bytes, the channel refuses it. */
function dataToBytes(data: unknown): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return new TextEncoder().encode(String(data));
}

/** Held here, so that no port is collected before its message has come. */
const portsInUse = new Set<StandardMessagePort>();

/** By a message to oneself: browsers hold back timers of 0 ms that follow each other by 4 ms each. */
function runInNextTurn(scope: BrowserScope, work: () => void): void {
  const { port1, port2 } = new scope.MessageChannel();
  portsInUse.add(port1);
  port1.addEventListener('message', () => {
    portsInUse.delete(port1);
    port1.close();
    work();
  });
  port1.start();
  port2.postMessage(null);
}
