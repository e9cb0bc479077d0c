/**
 * Recorded sessions of protocol 1: the two books before, what each side said, and what came of it. A later version must
 * open these books, take these messages and say the same. `node packages/sync/src/transcripts.testing.ts` records them
 * anew: only before version 1 is released, or for a protocol that is new.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runEffects } from './conductor.ts';
import type { SessionRole } from './hello.ts';
import { SessionMachine, type SessionEvent } from './machine.ts';
import type { SessionAnswer, SessionQuestion } from './question.ts';
import type { SessionReport } from './report.ts';
import { DEFAULT_LIMITS } from './script.ts';
import { writeScenario, scenarioNames, type ScenarioName } from './transcript-scenarios.testing.ts';
import {
  fromBase64, keepBook, openKeptBook, rootOf, toBase64, type KeptBook, type TranscriptBook,
} from './transcript-books.testing.ts';

export interface Transcript {
  readonly caller: RecordedSide;
  readonly listener: RecordedSide;
}

export interface RecordedSide {
  readonly deviceName: string;
  readonly wallMs: number;
  readonly before: KeptBook;
  /** What its person answers to `choose-book`; to all else it is yes. */
  readonly choice: SessionAnswer | null;
  /** In order, base64. */
  readonly says: readonly string[];
  readonly outcome: string;
  readonly joined: SessionReport['joined'];
  readonly conflicts: number;
  /** Count and sum of the row hashes afterwards. */
  readonly root: string;
}

const folder = new URL('../testing/transcripts/', import.meta.url);

export function readTranscript(name: ScenarioName): Transcript {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `record` below, and never by hand
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Transcript;
}

export class ReplayedSide {
  readonly book: TranscriptBook;
  readonly says: Uint8Array[] = [];
  report: SessionReport | undefined;
  readonly #side: Pick<RecordedSide, 'choice' | 'wallMs'>;
  readonly #machine: SessionMachine;
  #question: SessionQuestion | undefined;

  constructor(role: SessionRole, side: Pick<RecordedSide, 'before' | 'choice' | 'deviceName' | 'wallMs'>) {
    this.#side = side;
    this.book = openKeptBook(side.deviceName, 3, side.before);
    this.#machine = new SessionMachine({ role, deviceName: side.deviceName, ...DEFAULT_LIMITS });
    this.#feed({ kind: 'start', wallMs: side.wallMs });
  }

  take(bytes: Uint8Array): void {
    this.#feed({ kind: 'message', bytes, wallMs: this.#side.wallMs });
  }

  outcome(): Pick<RecordedSide, 'conflicts' | 'joined' | 'outcome' | 'root' | 'says'> {
    const { book, report, says } = this;
    if (report === undefined) throw new Error('a session without an end');
    const { conflicts, joined, outcome } = report;
    return { says: says.map(toBase64), outcome: outcome.kind, joined, conflicts, root: rootOf(book) };
  }

  #feed(event: SessionEvent): void {
    if (this.report !== undefined) return;
    this.report = runEffects(this.#machine, event, {
      store: this.book.store,
      send: (bytes) => void this.says.push(bytes),
      showProgress: () => {},
      ask: (question) => {
        this.#question = question;
      },
    });
    const question = this.#question;
    this.#question = undefined;
    if (question === undefined) return;
    const { choice, wallMs } = this.#side;
    const answer = question.kind === 'choose-book' ? choice ?? assert.fail('nothing was to be chosen') : 'yes';
    this.#feed({ kind: 'answer', answer, wallMs });
  }
}

function record(name: ScenarioName): Transcript {
  const { caller, listener, choice } = writeScenario(name);
  const wallMs = Date.UTC(2026, 10, 24, 12);
  const begun = {
    caller: { deviceName: 'phone', wallMs: wallMs + 90_000, before: keepBook(caller), choice },
    listener: { deviceName: 'pc', wallMs, before: keepBook(listener), choice: null },
  };
  const sides = {
    listener: new ReplayedSide('listener', begun.listener), caller: new ReplayedSide('caller', begun.caller),
  };
  const taken = { caller: 0, listener: 0 };
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const [from, to] of [['caller', 'listener'], ['listener', 'caller']] as const) {
      const message = sides[from].says[taken[to]];
      if (message === undefined) continue;
      taken[to] += 1;
      sides[to].take(message);
      isMoving = true;
    }
  }
  return {
    caller: { ...begun.caller, ...sides.caller.outcome() },
    listener: { ...begun.listener, ...sides.listener.outcome() },
  };
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const name of scenarioNames) {
    writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(record(name), null, 1)}\n`);
  }
}

export function replay(transcript: Transcript, role: SessionRole): ReplayedSide {
  const side = new ReplayedSide(role, transcript[role]);
  const peer = transcript[role === 'caller' ? 'listener' : 'caller'];
  for (const message of peer.says) side.take(fromBase64(message));
  return side;
}
