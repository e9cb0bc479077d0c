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
  Channel, formatAddress, handshakeTimeMsMax, sealedFragmentBytesMax, type ChannelEnd, type ChannelPeer,
  type IpAddress, type PhoneSide,
} from '@tandem/link';
import { WebSocket } from 'ws';
import { ChannelSocket } from './channel-socket.ts';
import { sumUpFailures, type DialFailure } from './dial-failure.ts';

const staggerMs = 250;
const staggerWhileAnsweredMs = 1500;

export interface DialOptions {
  readonly side: PhoneSide;
  /** Best first; only such as may be called. */
  readonly addresses: readonly IpAddress[];
  readonly port: number;
  readonly signal: AbortSignal;
}

export type DialResult =
  | { readonly ok: true; readonly value: { readonly socket: ChannelSocket; readonly peer: ChannelPeer } }
  | { readonly ok: false; readonly error: DialFailure };

export function dial(options: DialOptions): Promise<DialResult> {
  return new Promise((resolve) => {
    new Race(options, resolve).startNext();
  });
}

class Race {
  readonly #options: DialOptions;
  readonly #settle: (result: DialResult) => void;
  readonly #attempts = new Set<Attempt>();
  readonly #failures: DialFailure[] = [];
  #started = 0;
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: DialOptions, settle: (result: DialResult) => void) {
    this.#options = options;
    this.#settle = settle;
    options.signal.addEventListener('abort', this.#abort, { once: true });
  }

  startNext(): void {
    clearTimeout(this.#timer);
    const { addresses, port, side, signal } = this.#options;
    const address = addresses[this.#started];
    if (signal.aborted) this.#abort();
    if (this.#isOver || address === undefined) return;
    this.#started += 1;
    const attempt = new Attempt(`ws://${toHost(address)}:${port}/`, side, {
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
  readonly #webSocket: WebSocket;
  readonly #events: AttemptEvents;
  readonly #deadline: NodeJS.Timeout;
  #isOver = false;

  constructor(url: string, side: PhoneSide, events: AttemptEvents) {
    this.#events = events;
    const webSocket = new WebSocket(url, { perMessageDeflate: false, maxPayload: sealedFragmentBytesMax });
    this.#webSocket = webSocket;
    this.#deadline = setTimeout(() => this.#fail({ kind: 'timed-out' }), handshakeTimeMsMax);
    webSocket.on('error', (error) => this.#fail(errorToFailure(error)));
    webSocket.once('open', () => {
      events.onAnswered();
      const socket = new ChannelSocket(webSocket, new Channel({ device: 'phone', ...side }), {
        onOpened: (peer) => {
          if (this.#isOver) return;
          this.#end();
          events.onOpened(socket, peer);
        },
        onEnded: (reason) => this.#fail(endToFailure(reason)),
      });
    });
  }

  giveUp(): void {
    this.#end();
    this.#webSocket.terminate();
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

/** Before the WebSocket was open. */
function errorToFailure(error: Error): DialFailure {
  const status = /^Unexpected server response: (\d{3})$/.exec(error.message)?.[1];
  if (status !== undefined) return { kind: status === '503' ? 'busy' : 'another-computer' };
  switch ('code' in error ? error.code : undefined) {
    case 'ECONNREFUSED': return { kind: 'refused' };
    case 'ETIMEDOUT': return { kind: 'timed-out' };
    case 'EHOSTUNREACH': case 'ENETUNREACH': case 'EHOSTDOWN': case 'ENETDOWN': case 'EADDRNOTAVAIL':
      return { kind: 'unreachable' };
    case 'ECONNRESET': case 'EPIPE': return { kind: 'cut' };
    default: return { kind: 'another-computer' }; // something accepted, and does not speak WebSocket
  }
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
