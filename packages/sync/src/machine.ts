/**
 * The session as a machine: `step(event)` gives the one effect to carry out next. It drives the script (`session.ts`)
 * and holds what can happen at any moment: a cancel from either side, a cut, a failing store, bytes that mean nothing.
 *
 *   start, message, answer, cancel, cut ──> [ store | send | progress | ask ]* ──> wait ──> ... ──> end
 *
 * 1. After every effect but `wait` the conductor comes back with `done`, or with `store-failed` for a store effect.
 *    Other events come only after `wait`.
 * 2. `end` comes exactly once, after everything that had to be said was handed out; the pipe may then be flushed and
 *    closed. Afterwards every event is answered with `wait`.
 * 3. After `ask` the machine waits for the person's `answer`. Meanwhile the peer has nothing to say but CANCEL.
 * 4. A cancel that this side asks for waits for the peer's answer, and drops what comes before it; asked twice, or
 *    after the end was settled, it does not wait.
 */
import { decodeMessage, encodeMessage } from './message-codec.ts';
import { MESSAGE_BYTES_MIN, type CancelReason, type Message } from './message.ts';
import type { ProtocolFault, SessionOutcome, SessionProgress, SessionReport } from './report.ts';
import { isFittingAnswer, type SessionAnswer, type SessionQuestion } from './question.ts';
import type { Script, ScriptInput, ScriptStep, SessionContext, SessionOptions, StoreWork } from './script.ts';
import { runSession } from './session.ts';
import { SessionTally } from './tally.ts';

export type SessionEvent =
  | { readonly kind: 'start'; readonly wallMs: number }
  /**
   * The bytes are kept: the caller does not write to them afterwards. `arrivedWallMs`: when they came in, where they
   * have waited since for the host; else they came at `wallMs`.
   */
  | {
    readonly kind: 'message'; readonly bytes: Uint8Array; readonly wallMs: number; readonly arrivedWallMs?: number;
  }
  /** To the question that was asked last; only one that fits it (`isFittingAnswer`), while it is open. */
  | { readonly kind: 'answer'; readonly answer: SessionAnswer; readonly wallMs: number }
  /** The user's, on this device. */
  | { readonly kind: 'cancel'; readonly wallMs: number }
  /** The pipe is gone, or nothing came for longer than the host waits. */
  | { readonly kind: 'cut'; readonly wallMs: number }
  /** The last effect was carried out. */
  | { readonly kind: 'done' }
  | { readonly kind: 'store-failed'; readonly cause: unknown; readonly isDiskFull: boolean };

export type SessionEffect =
  | StoreWork
  | { readonly kind: 'send'; readonly bytes: Uint8Array }
  | { readonly kind: 'progress'; readonly progress: SessionProgress }
  /** The person at this device is to answer; the host only puts the question. */
  | { readonly kind: 'ask'; readonly question: SessionQuestion }
  | { readonly kind: 'wait' }
  | { readonly kind: 'end'; readonly report: SessionReport };

type Stage = 'new' | 'running' | 'cancelling' | 'ending' | 'ended';

export class SessionMachine {
  readonly #context: SessionContext;
  readonly #script: Script<never>;
  /** Effects that go before the script is resumed. */
  readonly #queue: SessionEffect[] = [];
  #stage: Stage = 'new';
  /** Open: the script waits for its answer. */
  #question: SessionQuestion | undefined;
  #isWaiting = true;
  /** What `end` will report, from `ending` on. */
  #outcome: SessionOutcome | undefined;

  constructor(options: SessionOptions) {
    if (options.messageBytesMax < MESSAGE_BYTES_MIN) throw new RangeError('messageBytesMax is too small');
    this.#context = {
      options,
      tally: new SessionTally(),
      wallMs: 0,
      messageWallMs: 0,
      peerLimits: { messageBytesMax: MESSAGE_BYTES_MIN, windowBytes: 0 },
      settled: null,
      seqOut: 0,
      seqIn: 0,
    };
    this.#script = runSession(this.#context);
  }

  get isEnded(): boolean {
    return this.#stage === 'ended';
  }

  step(event: SessionEvent): SessionEffect {
    if (this.#stage === 'ended') return { kind: 'wait' };
    const isReply = event.kind === 'done' || event.kind === 'store-failed';
    if (isReply === this.#isWaiting) throw new Error(`event ${event.kind} out of turn`);
    this.#isWaiting = false;
    const effect = this.#react(event);
    if (effect.kind === 'wait') this.#isWaiting = true;
    return effect;
  }

  #react(event: SessionEvent): SessionEffect {
    if ('wallMs' in event) {
      this.#context.wallMs = toWallMs(event.wallMs);
    }
    switch (event.kind) {
      case 'start':
        if (this.#stage !== 'new') throw new Error('a session starts once');
        this.#stage = 'running';
        return this.#resume();
      case 'done': return this.#next();
      case 'message':
        this.#context.messageWallMs = toWallMs(event.arrivedWallMs ?? event.wallMs);
        return this.#takeMessage(event.bytes);
      case 'answer': return this.#takeAnswer(event.answer);
      case 'cancel': return this.#cancel();
      case 'cut': {
        const isCancelled = this.#stage === 'cancelling';
        return this.#end(this.#outcomeWhenLeft(isCancelled ? { kind: 'cancelled', by: 'here' } : { kind: 'cut' }));
      }
      case 'store-failed': return this.#failStore(event.cause, event.isDiskFull);
    }
  }

  #next(): SessionEffect {
    const queued = this.#queue.shift();
    if (queued !== undefined) {
      if (queued.kind === 'end') this.#stage = 'ended';
      return queued;
    }
    return this.#stage === 'running' && this.#question === undefined ? this.#resume() : { kind: 'wait' };
  }

  #resume(input?: ScriptInput): SessionEffect {
    const { value: step } = this.#script.next(input);
    return this.#carryOut(step);
  }

  #carryOut(step: ScriptStep): SessionEffect {
    switch (step.kind) {
      case 'store': return step;
      case 'wait': return step;
      case 'progress': return { kind: 'progress', progress: this.#context.tally.progress() };
      case 'say': return this.#say(step.message);
      case 'put':
        this.#question = step.question;
        return { kind: 'ask', question: step.question };
      case 'stop':
        if (step.outcome.kind === 'protocol-fault') return this.#endByFault(step.outcome.fault);
        return this.#end(step.outcome);
    }
  }

  #say(message: Message): SessionEffect {
    const bytes = encodeMessage(message);
    const { messageBytesMax } = this.#context.peerLimits;
    // Only a record, a batch of refusals or a list of accounts that outgrows every honest limit comes here.
    if (bytes.length > messageBytesMax) {
      const cause = new RangeError(`${message.kind} of ${bytes.length} bytes, ${messageBytesMax} fit`);
      return this.#end({ kind: 'store-failed', isDiskFull: false, cause }, 'internal');
    }
    this.#context.tally.bytesSent += bytes.length;
    return { kind: 'send', bytes };
  }

  #takeMessage(bytes: Uint8Array): SessionEffect {
    const { tally, options } = this.#context;
    tally.bytesReceived += bytes.length;
    const decoded = decodeMessage(bytes);
    const isCancel = decoded.ok && decoded.value.kind === 'cancel';
    if (this.#stage === 'cancelling') {
      return isCancel ? this.#end({ kind: 'cancelled', by: 'here' }) : { kind: 'wait' };
    }
    if (this.#stage === 'new') throw new Error('a session must be started first');
    if (bytes.length > options.messageBytesMax) return this.#endByFault({ kind: 'message-too-large' });
    if (!decoded.ok) return this.#endByFault(decoded.error);
    if (decoded.value.kind === 'cancel') return this.#endByPeer(decoded.value.reason);
    if (this.#question !== undefined) return this.#endByFault({ kind: 'out-of-order', got: decoded.value.kind });
    return this.#resume(decoded.value);
  }

  #takeAnswer(answer: SessionAnswer): SessionEffect {
    const question = this.#question;
    if (this.#stage !== 'running' || question === undefined || !isFittingAnswer(question, answer)) {
      throw new Error(`${answer} to ${question?.kind ?? 'no question'}`);
    }
    this.#question = undefined;
    return this.#resume(answer);
  }

  #cancel(): SessionEffect {
    if (this.#stage === 'new' || this.#stage === 'cancelling' || this.#context.settled !== null) {
      return this.#end(this.#outcomeWhenLeft({ kind: 'cancelled', by: 'here' }));
    }
    this.#stage = 'cancelling';
    return this.#say({ kind: 'cancel', reason: 'user' });
  }

  #endByPeer(reason: CancelReason): SessionEffect {
    const outcome: SessionOutcome =
      reason === 'user' ? { kind: 'cancelled', by: 'there' } : { kind: 'peer-failed', reason };
    return this.#end(this.#outcomeWhenLeft(outcome), reason);
  }

  #endByFault(fault: ProtocolFault): SessionEffect {
    return this.#end({ kind: 'protocol-fault', fault }, 'protocol-fault');
  }

  #failStore(cause: unknown, isDiskFull: boolean): SessionEffect {
    const outcome = { kind: 'store-failed', isDiskFull, cause } as const;
    if (this.#stage !== 'ending') return this.#end(outcome, isDiskFull ? 'disk-full' : 'store-failed');
    // Closing the journal failed: the first cause is the one to tell.
    if (this.#outcome?.kind !== 'store-failed') this.#outcome = outcome;
    return this.#finish(this.#outcome);
  }

  /** Once settled, only the peer's BYE is missing, and what was found stays true without it. */
  #outcomeWhenLeft(otherwise: SessionOutcome): SessionOutcome {
    return this.#context.settled ?? otherwise;
  }

  #end(outcome: SessionOutcome, farewell?: CancelReason): SessionEffect {
    this.#stage = 'ending';
    this.#outcome = outcome;
    const first = farewell === undefined ? undefined : this.#say({ kind: 'cancel', reason: farewell });
    const { tally, wallMs } = this.#context;
    if (tally.session !== null) {
      this.#queue.push({
        kind: 'store',
        name: 'closeSession',
        run: (store) => store.closeSession(tally.report(outcome), wallMs),
      });
    }
    this.#queue.push({ kind: 'end', report: tally.report(outcome) });
    return first ?? this.#next();
  }

  #finish(outcome: SessionOutcome): SessionEffect {
    this.#queue.length = 0;
    this.#stage = 'ended';
    return { kind: 'end', report: this.#context.tally.report(outcome) };
  }
}

function toWallMs(wallMs: number): number {
  if (!Number.isFinite(wallMs)) throw new RangeError('a wall time is a number');
  return wallMs;
}
