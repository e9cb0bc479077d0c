/** Two honest sides over a pipe in memory, and somebody between them who may change, drop or repeat what is said. */
import {
  DEFAULT_LIMITS, isFittingAnswer, runEffects, SessionMachine, type SessionAnswer, type SessionEvent,
  type SessionQuestion, type SessionReport, type SessionRole,
} from '@tandem/sync';
import { wallMs, type FuzzBook } from './fuzz-book.ts';

/** Number of the message in the order of delivery, from 0; what arrives instead of it. */
export type Meddler = (at: number, bytes: Uint8Array, from: SessionRole) => readonly Uint8Array[];

/** What people answer where two books differ; and then yes. `no`: the other book, and then no after all. */
export type BookChoice = 'merge' | 'keep-here' | 'keep-there' | 'no';

export interface SessionEnds {
  readonly caller: SessionReport;
  readonly listener: SessionReport;
  /** Who said no. */
  readonly refusing: readonly SessionRole[];
}

/** More than any session of these small books takes. */
const messagesMax = 4000;
const smallBatches = { batchBytes: 2000, windowBytes: 8000 };

/** Runs until nothing is under way, then cuts; so both sides have an end. */
export function runSession(
  caller: FuzzBook, listener: FuzzBook, meddle: Meddler, choice: BookChoice = 'keep-there',
): SessionEnds {
  const sides = [new Side('caller', caller, choice), new Side('listener', listener, choice)] as const;
  sides[1].feed({ kind: 'start', wallMs });
  sides[0].feed({ kind: 'start', wallMs });
  for (let at = 0; ; at += 1) {
    if (at === messagesMax) throw new Error(`a session of more than ${messagesMax} messages`);
    const sender = sides[at % 2]?.outbox.length === 0 ? sides[(at + 1) % 2] : sides[at % 2];
    const bytes = sender?.outbox.shift();
    if (sender === undefined || bytes === undefined) break;
    const receiver = sender === sides[0] ? sides[1] : sides[0];
    for (const arriving of meddle(at, bytes, sender.role)) {
      receiver.feed({ kind: 'message', bytes: arriving, wallMs });
    }
  }
  const refusing = sides.filter(({ hasRefused }) => hasRefused).map(({ role }) => role);
  return { caller: sides[0].finish(), listener: sides[1].finish(), refusing };
}

class Side {
  readonly role: SessionRole;
  readonly outbox: Uint8Array[] = [];
  hasRefused = false;
  readonly #book: FuzzBook;
  readonly #choice: BookChoice;
  readonly #questions: SessionQuestion[] = [];
  readonly #machine: SessionMachine;
  #report: SessionReport | undefined;

  constructor(role: SessionRole, book: FuzzBook, choice: BookChoice) {
    this.role = role;
    this.#choice = choice;
    this.#book = book;
    this.#machine = new SessionMachine({ role, deviceName: role, ...DEFAULT_LIMITS, ...smallBatches });
  }

  feed(event: SessionEvent): void {
    if (this.#report !== undefined) return;
    this.#report = runEffects(this.#machine, event, {
      store: this.#book.store,
      send: (bytes) => void this.outbox.push(bytes.slice()),
      showProgress: () => {},
      ask: (question) => this.#questions.push(question),
    });
    const question = this.#questions.shift();
    if (question === undefined) return;
    if (this.#choice === 'no' && question.kind !== 'choose-book') {
      this.hasRefused = true;
      this.feed({ kind: 'cancel', wallMs });
      return;
    }
    this.feed({ kind: 'answer', answer: answerTo(question, this.#choice), wallMs });
  }

  finish(): SessionReport {
    this.feed({ kind: 'cut', wallMs });
    if (this.#report === undefined) throw new Error('a session that was cut has no end');
    return this.#report;
  }
}

/** Yes; where the question does not offer what they would choose, people keep the other book. */
function answerTo(question: SessionQuestion, choice: BookChoice): SessionAnswer {
  if (question.kind !== 'choose-book') return 'yes';
  return choice !== 'no' && isFittingAnswer(question, choice) ? choice : 'keep-there';
}
