/** Two machines over an ordered pipe in memory; a test may choose who moves, and step in between any two messages. */
import { runEffects } from './conductor.ts';
import { SessionMachine, type SessionEvent } from './machine.ts';
import type { SessionProgress, SessionReport } from './report.ts';
import { DEFAULT_LIMITS, type SessionOptions } from './script.ts';
import type { SessionRole } from './hello.ts';
import { KIND_ACCOUNT, KIND_ENTRY, type RowValues } from './memory-rows.testing.ts';
import { MemoryStore } from './memory-store.testing.ts';
import type { SessionAnswer, SessionQuestion } from './question.ts';

export const WALL_MS = Date.UTC(2026, 10, 24);

/** The listener's clock goes ahead. */
export const CLOCK_GAP_MS = 3_600_000;

export type SideOptions = Partial<SessionOptions> & { readonly wallMs?: number };

export class Side {
  readonly store: MemoryStore;
  readonly machine: SessionMachine;
  readonly sent: Uint8Array[] = [];
  readonly progress: SessionProgress[] = [];
  /** Sent and not yet delivered. */
  readonly outbox: Uint8Array[] = [];
  /** Put to the person here, in order. */
  readonly questions: SessionQuestion[] = [];
  /** The last of them, until it is answered. */
  openQuestion: SessionQuestion | undefined;
  report: SessionReport | undefined;
  wallMs: number;

  constructor(role: SessionRole, store: MemoryStore, { wallMs, ...options }: SideOptions = {}) {
    this.store = store;
    this.wallMs = wallMs ?? (role === 'caller' ? WALL_MS : WALL_MS + CLOCK_GAP_MS);
    this.machine = new SessionMachine({ role, deviceName: role, ...DEFAULT_LIMITS, ...options });
  }

  feed(event: SessionEvent): void {
    const report = runEffects(this.machine, event, {
      store: this.store,
      send: (bytes) => {
        this.outbox.push(bytes);
        this.sent.push(bytes);
      },
      showProgress: (progress) => this.progress.push(progress),
      ask: (question) => {
        this.questions.push(question);
        this.openQuestion = question;
      },
    });
    this.report ??= report;
  }

  start(): void {
    this.feed({ kind: 'start', wallMs: this.wallMs });
  }

  take(bytes: Uint8Array): void {
    this.feed({ kind: 'message', bytes, wallMs: this.wallMs });
  }

  answer(answer: SessionAnswer): void {
    this.openQuestion = undefined;
    this.feed({ kind: 'answer', answer, wallMs: this.wallMs });
  }

  cancel(): void {
    this.openQuestion = undefined;
    this.feed({ kind: 'cancel', wallMs: this.wallMs });
  }

  cut(): void {
    this.feed({ kind: 'cut', wallMs: this.wallMs });
  }
}

export interface RunOptions {
  readonly caller?: SideOptions;
  readonly listener?: SideOptions;
  /** Which direction goes next when both have something under way: a place in 0..1. */
  readonly choose?: (step: number) => number;
  /** Before message number `step` is delivered; `stop` leaves the run. */
  readonly before?: (step: number, sides: Sides) => 'stop' | undefined | void;
  /** What the person at a side says; by default, to choose the caller's book, and yes. */
  readonly answer?: (question: SessionQuestion, role: SessionRole) => SessionAnswer | 'cancel';
  /** Changes a message under way. */
  readonly forge?: (step: number, bytes: Uint8Array, from: SessionRole) => Uint8Array;
}

export interface Sides {
  readonly caller: Side;
  readonly listener: Side;
}

export interface RunResult {
  readonly caller: SessionReport;
  readonly listener: SessionReport;
  readonly steps: number;
  readonly sides: Sides;
}

const STEPS_MAX = 100_000;

/** Runs a session to its end on both sides; when nothing is under way any more, the pipe is cut. */
export function runSides(caller: MemoryStore, listener: MemoryStore, options: RunOptions = {}): RunResult {
  const sides = {
    caller: new Side('caller', caller, options.caller),
    listener: new Side('listener', listener, options.listener),
  };
  sides.listener.start();
  sides.caller.start();
  let steps = 0;
  for (; steps < STEPS_MAX; steps += 1) {
    if (options.before?.(steps, sides) === 'stop') break;
    answerOpenQuestions(sides, options.answer);
    const senders = [sides.caller, sides.listener].filter((side) => side.outbox.length > 0);
    const sender = senders[(options.choose?.(steps) ?? steps) % Math.max(1, senders.length)];
    const bytes = sender?.outbox.shift();
    if (sender === undefined || bytes === undefined) break;
    const receiver = sender === sides.caller ? sides.listener : sides.caller;
    const from = sender === sides.caller ? 'caller' : 'listener';
    receiver.take(options.forge?.(steps, bytes, from) ?? bytes);
  }
  if (steps === STEPS_MAX) throw new Error('the session does not end');
  sides.caller.cut();
  sides.listener.cut();
  const { caller: { report: atCaller }, listener: { report: atListener } } = sides;
  if (atCaller === undefined || atListener === undefined) throw new Error('a session ended without a report');
  return { caller: atCaller, listener: atListener, steps, sides };
}

const toDefaultAnswer = ({ kind }: SessionQuestion): SessionAnswer => (kind === 'choose-book' ? 'keep-here' : 'yes');

/** Only when nothing is under way: people are slower than any wire. */
function answerOpenQuestions({ caller, listener }: Sides, answer: RunOptions['answer'] = toDefaultAnswer): void {
  if (caller.outbox.length + listener.outbox.length > 0) return;
  for (const [role, side] of [['caller', caller], ['listener', listener]] as const) {
    const { openQuestion } = side;
    if (openQuestion === undefined || side.report !== undefined) continue;
    const said = answer(openQuestion, role);
    if (said === 'cancel') side.cancel();
    else side.answer(said);
  }
}

export function identity(book: number, generation = 1) {
  return { bookId: new Uint8Array(16).fill(book), generation: new Uint8Array(16).fill(generation) };
}

/** A book whose account is record 0 and whose entries are records 1 to `entries`. */
export function bookOf(entries: number, book = 1): MemoryStore {
  const store = new MemoryStore(identity(book));
  for (let number = 0; number <= entries; number += 1) store.put(row(number, {}));
  store.begin();
  return store;
}

export function row(number: number, values: Partial<RowValues>): RowValues {
  const kind = number === 0 ? KIND_ACCOUNT : KIND_ENTRY;
  return { id: idOf(number), kind, isDeleted: false, stamp: 1, account: number % 12, amount: number, ...values };
}

/** Spread over the buckets, as random ids are. */
export function idOf(number: number): Uint8Array {
  const id = new Uint8Array(16);
  const view = new DataView(id.buffer);
  view.setUint32(0, number);
  view.setUint32(12, Math.imul(number + 1, 2_654_435_761));
  return id;
}
