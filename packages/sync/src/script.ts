/**
 * A session is written as a script: a generator that yields what it wants done and is resumed when it is done. So the
 * protocol reads from top to bottom, and yet touches no store, wire or clock: `machine.ts` drives it.
 *
 * `wait` is resumed with the peer's next message, `put` with a person's answer, `stop` never, the others with nothing.
 */
import { isMessageOf, type Limits, type Message, type MessageOf } from './message.ts';
import type { ProtocolFault, SessionOutcome, SessionPhase, SessionReport } from './report.ts';
import type { SessionRole } from './hello.ts';
import { isAnswerTo, type AnswerTo, type SessionAnswer, type SessionQuestion } from './question.ts';
import type { SendingPlan, SessionStore } from './session-store.ts';
import type { SessionTally } from './tally.ts';

export type Store = SessionStore<SessionReport>;

export type StoreWorkName = keyof Store | keyof SendingPlan;

export interface StoreWork {
  readonly kind: 'store';
  /** Of the store's method: for traces, and for tests that crash before or after it. */
  readonly name: StoreWorkName;
  /** Runs it; the result goes back into the script by itself. Throws what the store throws. */
  readonly run: (store: Store) => void;
}

export type ScriptStep =
  | StoreWork
  | { readonly kind: 'say'; readonly message: Message }
  | { readonly kind: 'progress' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'put'; readonly question: SessionQuestion }
  | { readonly kind: 'stop'; readonly outcome: SessionOutcome };

/** What a script is resumed with. */
export type ScriptInput = Message | SessionAnswer | undefined;

export type Script<Value> = Generator<ScriptStep, Value, ScriptInput>;

export interface SessionOptions {
  readonly role: SessionRole;
  /** Cut to 64 bytes of UTF-8. */
  readonly deviceName: string;
  /** Largest message that the channel carries in either direction; at least 4096. */
  readonly messageBytesMax: number;
  /** Aim for one RECORDS message, which is one transaction at the receiver. */
  readonly batchBytes: number;
  /** RECORDS bytes that the peer may have under way without an ACK. */
  readonly windowBytes: number;
  /** Exchanges, and proofs that failed, before the session gives up. */
  readonly roundsMax: number;
}

export const DEFAULT_LIMITS = {
  messageBytesMax: 256 * 1024,
  batchBytes: 128 * 1024,
  windowBytes: 1024 * 1024,
  roundsMax: 4,
} as const satisfies Partial<SessionOptions>;

export interface SessionContext {
  readonly options: SessionOptions;
  readonly tally: SessionTally;
  /** Wall time of the latest event. */
  wallMs: number;
  /** Wall time at which the latest message came in. */
  messageWallMs: number;
  /** From the peer's HELLO, and no larger than our own channel carries. */
  peerLimits: Limits;
  /** Set once nothing but the peer's BYE is missing: a cut from here on ends so, unconfirmed. */
  settled: SessionOutcome | null;
  seqOut: number;
  seqIn: number;
}

export function* ask<Value>(name: StoreWorkName, work: (store: Store) => Value): Script<Value> {
  let answer: { readonly value: Value } | undefined;
  yield {
    kind: 'store',
    name,
    run: (store) => {
      answer = { value: work(store) };
    },
  };
  if (answer === undefined) throw new Error(`${name} was not run`);
  return answer.value;
}

export function* say(message: Message): Script<void> {
  yield { kind: 'say', message };
}

export function* enter(context: SessionContext, phase: SessionPhase): Script<void> {
  context.tally.phase = phase;
  yield { kind: 'progress' };
}

export function* receiveAny(): Script<Message> {
  const message = yield { kind: 'wait' };
  if (typeof message !== 'object') throw new Error('resumed without the message that was waited for');
  return message;
}

/** Asks the person at this device; the answer is one that fits. */
export function* put<Kind extends SessionQuestion['kind']>(
  question: Extract<SessionQuestion, { readonly kind: Kind }>,
): Script<AnswerTo<Kind>> {
  const answer = yield { kind: 'put', question };
  if (typeof answer !== 'string' || !isAnswerTo(question.kind, answer)) throw new Error('resumed without the answer');
  return answer;
}

export function* receive<Kind extends Message['kind']>(kind: Kind): Script<MessageOf<Kind>> {
  const message = yield* receiveAny();
  return isMessageOf(message, kind) ? message : yield* fault({ kind: 'out-of-order', got: message.kind });
}

export function* fault(why: ProtocolFault): Script<never> {
  return yield* stop({ kind: 'protocol-fault', fault: why });
}

export function* stop(outcome: SessionOutcome): Script<never> {
  yield { kind: 'stop', outcome };
  throw new Error('a script was resumed after its end');
}
