/**
 * A WebSocket as this package needs it, the same over Node's and a browser's. What opens one is handed in; nothing here
 * knows which platform it runs on.
 */
import type { DialFailure } from './dial-failure.ts';

export interface SocketEvents {
  readonly onMessage: (bytes: Uint8Array) => void;
  /** Some of what was unsent has left. */
  readonly onDrained: () => void;
  /** Once, whatever the reason; nothing comes after it. */
  readonly onClosed: () => void;
}

/** Connected, until it is closed. */
export interface SocketPort {
  readonly isOpen: boolean;
  readonly isClosed: boolean;
  /** Bytes that were handed over and have not left yet. */
  readonly bytesUnsent: number;
  /** In the turn in which the socket was opened: no event is kept for later. */
  listen(events: SocketEvents): void;
  /** The bytes are not written to afterwards. */
  send(bytes: Uint8Array): void;
  /** Lets what was sent leave, and waits for the peer to close too. */
  close(): void;
  /** At once, whatever is on its way. */
  terminate(): void;
  /** Runs `work` in a later turn of the event loop, behind what has come meanwhile, and without a timer's delay. */
  nextTurn(work: () => void): void;
}

export interface OpeningEvents {
  readonly onOpen: (socket: SocketPort) => void;
  /** It did not open, or broke afterwards. */
  readonly onFailed: (failure: DialFailure) => void;
}

export type OpenSocket = (url: string, events: OpeningEvents) => OpeningSocket;

export interface OpeningSocket {
  terminate(): void;
}

/** What says that the user does not want it any more: an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
