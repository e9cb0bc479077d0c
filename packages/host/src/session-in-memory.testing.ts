/** One session between two real books, without sockets, at times that a test chooses. */
import assert from 'node:assert/strict';
import { DEFAULT_LIMITS, runEffects, SessionMachine, type SessionReport, type SessionRole } from '@tandem/sync';
import type { OpenedBook } from './open-book.ts';
import { openSyncStore } from './sync-store.ts';

export interface BookAtWork {
  readonly folder: string;
  readonly opened: OpenedBook;
}

/** What a clock shows at the n-th event of a session. */
export type Clock = (event: number) => number;

export interface SessionClocks {
  readonly caller: Clock;
  readonly listener: Clock;
}

const messagesMax = 10_000;

class MemorySide {
  readonly outbox: Uint8Array[] = [];
  report: SessionReport | undefined;
  readonly #machine: SessionMachine;
  readonly #store: ReturnType<typeof openSyncStore>;
  readonly #clock: Clock;
  #events = 0;

  constructor(role: SessionRole, { folder, opened }: BookAtWork, clock: Clock) {
    this.#machine = new SessionMachine({ role, deviceName: opened.deviceName, ...DEFAULT_LIMITS });
    this.#store = openSyncStore(opened, folder);
    this.#clock = clock;
  }

  start(): void {
    this.#feed({ kind: 'start', wallMs: this.#now() });
  }

  take(bytes: Uint8Array): void {
    this.#feed({ kind: 'message', bytes, wallMs: this.#now() });
  }

  #now(): number {
    this.#events += 1;
    return this.#clock(this.#events - 1);
  }

  #feed(event: Parameters<SessionMachine['step']>[0]): void {
    if (this.report !== undefined) return;
    this.report = runEffects(this.#machine, event, {
      store: this.#store, send: (bytes) => void this.outbox.push(bytes), showProgress: () => {},
      ask: ({ kind }) => assert.fail(`${kind} is asked`),
    });
  }
}

export function runInMemory(
  caller: BookAtWork, listener: BookAtWork, clocks: SessionClocks,
): { readonly caller: SessionReport; readonly listener: SessionReport } {
  const sides = {
    caller: new MemorySide('caller', caller, clocks.caller),
    listener: new MemorySide('listener', listener, clocks.listener),
  };
  sides.listener.start();
  sides.caller.start();
  for (let count = 0; count < messagesMax; count += 1) {
    const isCallers = sides.caller.outbox.length > 0;
    const message = sides[isCallers ? 'caller' : 'listener'].outbox.shift();
    if (message === undefined) break;
    sides[isCallers ? 'listener' : 'caller'].take(message);
  }
  const { caller: { report: atCaller }, listener: { report: atListener } } = sides;
  assert.ok(atCaller !== undefined && atListener !== undefined, 'a session without an end');
  return { caller: atCaller, listener: atListener };
}
