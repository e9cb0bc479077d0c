/**
 * The caller's side: tries the addresses of a link until one has completed the handshake.
 *
 * 1. The winner is the first to open its channel, not the first to accept a socket: a router or another computer may
 *    accept one.
 * 2. Addresses start one after the other, `staggerMs` apart, or at once when all before have failed. While a handshake
 *    is under way the next one waits longer: each costs the PC four Diffie-Hellmans.
 * 3. A refusal that only the right PC can give ends the race: no other address would answer otherwise.
 */
import {
  Channel, formatAddress, handshakeTimeMsMax, type ChannelEnd, type ChannelPeer, type IpAddress, type PhoneSide,
} from '@tandem/link';
import { ChannelSocket } from './channel-socket.ts';
import { sumUpFailures, type DialFailure } from './dial-failure.ts';
import type { OpeningSocket, OpenSocket, StopSignal } from './socket-port.ts';

const staggerMs = 250;
const staggerWhileAnsweredMs = 1500;

export interface DialOptions {
  readonly side: PhoneSide;
  /** Best first; only such as may be called. */
  readonly addresses: readonly IpAddress[];
  readonly port: number;
  readonly signal: StopSignal;
  /** The device's clock, milliseconds since 1970. */
  readonly wallMs: () => number;
}

export type DialResult =
  | { readonly ok: true; readonly value: { readonly socket: ChannelSocket; readonly peer: ChannelPeer } }
  | { readonly ok: false; readonly error: DialFailure };

export function dial(options: DialOptions, openSocket: OpenSocket): Promise<DialResult> {
  return new Promise((resolve) => {
    new Race(options, openSocket, resolve).startNext();
  });
}

class Race {
  readonly #options: DialOptions;
  readonly #openSocket: OpenSocket;
  readonly #settle: (result: DialResult) => void;
  readonly #attempts = new Set<Attempt>();
  readonly #failures: DialFailure[] = [];
  #started = 0;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DialOptions, openSocket: OpenSocket, settle: (result: DialResult) => void) {
    this.#options = options;
    this.#openSocket = openSocket;
    this.#settle = settle;
    options.signal.addEventListener('abort', this.#abort, { once: true });
  }

  startNext(): void {
    clearTimeout(this.#timer);
    const { addresses, port, signal } = this.#options;
    const address = addresses[this.#started];
    if (signal.aborted) this.#abort();
    if (this.#isOver || address === undefined) return;
    this.#started += 1;
    const attempt = new Attempt(this.#openSocket, `ws://${toHost(address)}:${port}/`, this.#options, {
      onAnswered: () => this.#startLater(staggerWhileAnsweredMs),
      onOpened: (socket, peer) => {
        this.#attempts.delete(attempt);
        this.#finish({ ok: true, value: { socket, peer } });
      },
      onFailed: (failure) => this.#fail(attempt, failure),
    });
    this.#attempts.add(attempt);
    this.#startLater(staggerMs);
  }

  #startLater(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#isOver) this.#timer = setTimeout(() => this.startNext(), delayMs);
  }

  #fail(attempt: Attempt, failure: DialFailure): void {
    this.#attempts.delete(attempt);
    this.#failures.push(failure);
    if (failure.kind === 'code-refused' || failure.kind === 'other-version') {
      this.#started = this.#options.addresses.length;
    }
    if (this.#attempts.size > 0) return;
    if (this.#started < this.#options.addresses.length) this.startNext();
    else this.#finish({ ok: false, error: sumUpFailures(this.#failures) });
  }

  readonly #abort = (): void => {
    this.#finish({ ok: false, error: { kind: 'aborted' } });
  };

  #finish(result: DialResult): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#options.signal.removeEventListener('abort', this.#abort);
    for (const attempt of this.#attempts) attempt.giveUp();
    this.#settle(result);
  }
}

interface AttemptEvents {
  /** Something accepted the WebSocket. */
  readonly onAnswered: () => void;
  readonly onOpened: (socket: ChannelSocket, peer: ChannelPeer) => void;
  readonly onFailed: (failure: DialFailure) => void;
}

class Attempt {
  readonly #opening: OpeningSocket;
  readonly #events: AttemptEvents;
  readonly #deadline: ReturnType<typeof setTimeout>;
  #isOver = false;

  constructor(openSocket: OpenSocket, url: string, { side, wallMs }: DialOptions, events: AttemptEvents) {
    this.#events = events;
    this.#deadline = setTimeout(() => this.#fail({ kind: 'timed-out' }), handshakeTimeMsMax);
    this.#opening = openSocket(url, {
      onFailed: (failure) => this.#fail(failure),
      onOpen: (webSocket) => {
        events.onAnswered();
        const socket = new ChannelSocket(webSocket, new Channel({ device: 'phone', ...side }), wallMs, {
          onOpened: (peer) => {
            if (this.#isOver) return;
            this.#end();
            events.onOpened(socket, peer);
          },
          onEnded: (reason) => this.#fail(endToFailure(reason)),
        });
      },
    });
  }

  giveUp(): void {
    this.#end();
    this.#opening.terminate();
  }

  #fail(failure: DialFailure): void {
    if (this.#isOver) return;
    this.giveUp();
    this.#events.onFailed(failure);
  }

  #end(): void {
    this.#isOver = true;
    clearTimeout(this.#deadline);
  }
}

function toHost(address: IpAddress): string {
  return address.length === 16 ? `[${formatAddress(address)}]` : formatAddress(address);
}

/** During the handshake. */
function endToFailure(end: ChannelEnd): DialFailure {
  switch (end.kind) {
    case 'code-refused': return { kind: 'code-refused', verdict: end.verdict };
    case 'other-version': return { kind: 'other-version', isOursOlder: end.ours < end.theirs };
    case 'cut':
      // Another Tandem cannot read the first message, and leaves.
      return { kind: end.during === 'called' ? 'another-computer' : 'cut' };
    case 'handshake-failed': case 'not-authentic': case 'malformed': case 'confirmation-failed':
    case 'too-large-before-open': case 'unknown-mode': case 'bad-fragment': case 'message-too-large':
    case 'nonce-exhausted':
      return { kind: 'another-computer' };
  }
}
