/**
 * How much a PC does for callers that it does not know yet: 8 sockets at a time, 10 seconds each, and none for an
 * address that has failed 5 times within a minute. Time is a monotonic clock's, in milliseconds, given by the caller.
 */
import { handshakeTimeMsMax } from './channel.ts';
import { fail, succeed, type Result } from './result.ts';

export const waitingSocketsMax = 8;
export const failuresMax = 5;
export const failureWindowMs = 60_000;
/** Addresses whose failures are remembered; the one that failed longest ago gives way. */
const addressesRemembered = 256;

export type AttemptFailure =
  | { readonly kind: 'too-many-sockets' }
  | { readonly kind: 'too-many-failures'; readonly retryAfterMs: number };

interface Attempt {
  /** The peer's address as text, without its port. */
  readonly address: string;
  readonly deadlineMs: number;
}

export class AttemptLimit<Socket> {
  readonly #waiting = new Map<Socket, Attempt>();
  /** Times of the last failures, oldest first; addresses in the order of their last failure. */
  readonly #failuresByAddress = new Map<string, number[]>();

  /** Called when a socket is accepted; a refused one is closed at once. */
  admit(socket: Socket, address: string, nowMs: number): Result<{ readonly deadlineMs: number }, AttemptFailure> {
    const recent = this.#recentFailures(address, nowMs);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= failuresMax) {
      return fail({ kind: 'too-many-failures', retryAfterMs: oldest + failureWindowMs - nowMs });
    }
    if (this.#waiting.size >= waitingSocketsMax) return fail({ kind: 'too-many-sockets' });
    const attempt = { address, deadlineMs: nowMs + handshakeTimeMsMax };
    this.#waiting.set(socket, attempt);
    return succeed({ deadlineMs: attempt.deadlineMs });
  }

  /** The channel is open: the socket counts no longer. */
  succeed(socket: Socket): void {
    this.#waiting.delete(socket);
  }

  /** The socket ended before its channel was open, for whatever reason. */
  fail(socket: Socket, nowMs: number): void {
    const attempt = this.#waiting.get(socket);
    if (attempt === undefined) return;
    this.#waiting.delete(socket);
    const recent = [...this.#recentFailures(attempt.address, nowMs), nowMs].slice(-failuresMax);
    this.#failuresByAddress.delete(attempt.address);
    this.#failuresByAddress.set(attempt.address, recent);
    const [stalest] = this.#failuresByAddress.keys();
    if (stalest !== undefined && this.#failuresByAddress.size > addressesRemembered) {
      this.#failuresByAddress.delete(stalest);
    }
  }

  /** Sockets whose time is over; the host closes each and calls `fail`. */
  overdue(nowMs: number): Socket[] {
    return [...this.#waiting].filter(([, attempt]) => attempt.deadlineMs <= nowMs).map(([socket]) => socket);
  }

  #recentFailures(address: string, nowMs: number): number[] {
    return (this.#failuresByAddress.get(address) ?? []).filter((timeMs) => nowMs - timeMs < failureWindowMs);
  }
}
