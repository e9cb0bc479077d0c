/** One session between two real books, without sockets, at times that a test chooses. */
import assert from 'node:assert/strict';
import {
  DEFAULT_LIMITS, runEffects, SessionMachine, type SessionProgress, type SessionReport, type SessionRole,
} from '@tandem/sync';
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

/** Of a session that is watched: its progress at the caller, and after how many messages the line is cut. */
export interface Watch {
  readonly onProgress?: (progress: SessionProgress) => void;
  readonly cutAfter?: number;
}

const messagesMax = 10_000;

class MemorySide {
  readonly outbox: Uint8Array[] = [];
  report: SessionReport | undefined;
  readonly #machine: SessionMachine;
  readonly #store: ReturnType<typeof openSyncStore>;
  readonly #clock: Clock;
  #events = 0;

  readonly #onProgress: Watch['onProgress'];

  constructor(role: SessionRole, { folder, opened }: BookAtWork, clock: Clock, onProgress?: Watch['onProgress']) {
    this.#onProgress = onProgress;
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

  cut(): void {
    this.#feed({ kind: 'cut', wallMs: this.#now() });
  }

  #now(): number {
    this.#events += 1;
    return this.#clock(this.#events - 1);
  }

  #feed(event: Parameters<SessionMachine['step']>[0]): void {
    if (this.report !== undefined) return;
    this.report = runEffects(this.#machine, event, {
      store: this.#store, send: (bytes) => void this.outbox.push(bytes),
      showProgress: (progress) => this.#onProgress?.(progress),
      ask: ({ kind }) => assert.fail(`${kind} is asked`),
    });
  }
}

export function runInMemory(
  caller: BookAtWork, listener: BookAtWork, clocks: SessionClocks, { cutAfter = messagesMax, onProgress }: Watch = {},
): { readonly caller: SessionReport; readonly listener: SessionReport } {
  const sides = {
    caller: new MemorySide('caller', caller, clocks.caller, onProgress),
    listener: new MemorySide('listener', listener, clocks.listener),
  };
  sides.listener.start();
  sides.caller.start();
  for (let count = 0; count < cutAfter; count += 1) {
    const isCallers = sides.caller.outbox.length > 0;
    const message = sides[isCallers ? 'caller' : 'listener'].outbox.shift();
    if (message === undefined) break;
    sides[isCallers ? 'listener' : 'caller'].take(message);
  }
  for (const side of [sides.caller, sides.listener]) side.cut();
  const { caller: { report: atCaller }, listener: { report: atListener } } = sides;
  assert.ok(atCaller !== undefined && atListener !== undefined, 'a session without an end');
  return { caller: atCaller, listener: atListener };
}
