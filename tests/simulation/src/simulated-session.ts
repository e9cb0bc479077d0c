/**
 * One session between two devices over a simulated network: an ordered pipe each way, latencies in virtual time from
 * the operation's own seed, and the fate that the plan has for it.
 */
import {
  DEFAULT_LIMITS, runEffects, SessionMachine, type SessionAnswer, type SessionEvent, type SessionQuestion,
  type SessionReport,
} from '@tandem/sync';
import type { BookContents } from './book-contents.ts';
import type { Device } from './device.ts';
import { Killed } from './faulty-database.ts';
import type { Answers, SessionEnd, SessionOperation } from './plan.ts';
import { Random } from './random.ts';

export interface SessionWorld {
  nowMs: number;
  /** A device's book changed by a batch from the other. */
  readonly onCommit: (from: Device, to: Device) => void;
  /** The other's book took the place of a device's own. */
  readonly onJoined: (from: Device, to: Device) => void;
  readonly onQuestion: (device: Device, question: SessionQuestion['kind'], answer: SessionAnswer | 'cancel') => void;
  /** What stands in the book at this moment. */
  readonly takeSnapshot: (device: Device) => BookContents;
  /** Values typed on the device that it did not prove. */
  readonly unproven: (device: Device) => ReadonlySet<number>;
  /** The user's operations, by the number of the message before which they come. */
  readonly meanwhile: (at: number) => void;
  /** The program of the device is dead; it is started again. */
  readonly kill: (device: Device, from: Device) => void;
}

/** Longer than any session of these little books. */
const messagesMax = 4000;

export class SessionSide {
  readonly device: Device;
  report: SessionReport | undefined;
  /** What stood in the book when the latest proof was read, and what was typed and not proven. */
  proven: BookContents | undefined;
  unprovenAtProof: ReadonlySet<number> = new Set();
  readonly #world: SessionWorld;
  readonly #machine: SessionMachine;
  readonly #life: Device['life'];
  /** Sent, with the time of arrival. */
  readonly outbox: { readonly bytes: Uint8Array; readonly arrivesMs: number }[] = [];
  readonly #latencyMs: () => number;
  readonly #answers: Answers;
  #question: SessionQuestion | undefined;
  /** Before the next answer: after the COMMIT, before the ACK. */
  diesBeforeAnswer = false;

  constructor(world: SessionWorld, device: Device, role: SessionEnd, operation: SessionOperation, latencies: Random) {
    const { batchBytes, windowBytes, latencyMaxMs, answers } = operation;
    this.#world = world;
    this.device = device;
    this.#life = device.life;
    this.#answers = answers;
    this.#latencyMs = () => latencies.below(latencyMaxMs + 1);
    this.#machine = new SessionMachine({ role, deviceName: device.name, ...DEFAULT_LIMITS, batchBytes, windowBytes });
  }

  get isDead(): boolean {
    return this.#life.isDead;
  }

  /** Whether it waits for the peer still. */
  get isRunning(): boolean {
    return this.report === undefined && !this.isDead;
  }

  get wasDiskFull(): boolean {
    return this.#life.wasDiskFull;
  }

  get isAsked(): boolean {
    return this.isRunning && this.#question !== undefined;
  }

  watch(peer: SessionSide): void {
    const { store } = this.device;
    store.onCommit = () => this.#world.onCommit(peer.device, this.device);
    store.onJoined = () => this.#world.onJoined(peer.device, this.device);
    store.onProof = () => {
      this.proven = this.#world.takeSnapshot(this.device);
      this.unprovenAtProof = new Set(this.#world.unproven(this.device));
    };
  }

  start(): void {
    this.#feed({ kind: 'start', wallMs: this.#wallMs() });
  }

  take(bytes: Uint8Array): void {
    this.#feed({ kind: 'message', bytes, wallMs: this.#wallMs() });
  }

  cancel(): void {
    this.#feed({ kind: 'cancel', wallMs: this.#wallMs() });
  }

  cut(): void {
    this.#feed({ kind: 'cut', wallMs: this.#wallMs() });
  }

  /** What the person says to the question that is open. */
  answer(): void {
    const question = this.#question;
    if (question === undefined) throw new Error('nobody is asked');
    const answer = toAnswer(question, this.#answers);
    this.#question = undefined;
    this.#world.onQuestion(this.device, question.kind, answer);
    if (answer === 'cancel') this.cancel();
    else this.#feed({ kind: 'answer', answer, wallMs: this.#wallMs() });
  }

  kill(): void {
    this.#life.isDead = true;
  }

  #feed(event: SessionEvent): void {
    if (!this.isRunning) return;
    try {
      const report = runEffects(this.#machine, event, {
        store: this.device.store,
        send: (bytes) => this.#send(bytes),
        showProgress: () => {},
        ask: (question) => {
          this.#question = question;
        },
      });
      if (!this.isDead) this.report = report;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }

  #send(bytes: Uint8Array): void {
    if (this.diesBeforeAnswer) this.kill();
    if (this.isDead) throw new Killed();
    const earliestMs = this.outbox.at(-1)?.arrivesMs ?? this.#world.nowMs;
    const arrivesMs = Math.max(earliestMs, this.#world.nowMs + this.#latencyMs());
    this.outbox.push({ bytes, arrivesMs });
  }

  #wallMs(): number {
    return this.#world.nowMs + this.device.offsetMs;
  }
}

export interface SessionSides {
  readonly caller: SessionSide;
  readonly listener: SessionSide;
}

/** Afterwards a side that still runs is one that believes in the session; whoever needs its device cuts it. */
export function runSession(
  world: SessionWorld, caller: Device, listener: Device, operation: SessionOperation,
): SessionSides {
  const { fate } = operation;
  const latencies = new Random(operation.networkSeed);
  const sides = {
    caller: new SessionSide(world, caller, 'caller', operation, latencies),
    listener: new SessionSide(world, listener, 'listener', operation, latencies),
  };
  sides.caller.watch(sides.listener);
  sides.listener.watch(sides.caller);
  const unlucky = fate.kind === 'mishap' ? sides[fate.whose].device : undefined;
  if (fate.kind === 'mishap') unlucky?.life.arm(fate.mishap);
  sides.listener.start();
  sides.caller.start();
  const hasMetFate = deliverAll(world, sides, operation);
  for (const [side, peer] of [[sides.caller, sides.listener], [sides.listener, sides.caller]] as const) {
    if (side.isDead && side.device.life.isDead) world.kill(side.device, peer.device);
  }
  if (!hasMetFate) for (const side of [sides.caller, sides.listener]) side.cut();
  unlucky?.life.disarm();
  return sides;
}

/** Returns whether the plan's fate left nothing more to be said about the connection. */
function deliverAll(world: SessionWorld, sides: SessionSides, { fate }: SessionOperation): boolean {
  for (let at = 0; at < messagesMax; at++) {
    if (sides.caller.isDead || sides.listener.isDead) return true;
    world.meanwhile(at);
    if (sides.caller.isDead || sides.listener.isDead) return true;
    const isFated = fate.kind !== 'none' && fate.kind !== 'mishap' && fate.at === at;
    if (isFated && fate.kind === 'cut') return false;
    if (isFated && fate.kind === 'stall') return true;
    if (isFated && fate.kind === 'half-open') {
      (fate.believer === 'caller' ? sides.listener : sides.caller).cut();
      return true;
    }
    if (isFated && fate.kind === 'cancel') sides[fate.by].cancel();
    const sender = nextSender(sides);
    const message = sender?.outbox.shift();
    if (sender === undefined || message === undefined) {
      const asked = [sides.caller, sides.listener].find(({ isAsked }) => isAsked);
      if (asked === undefined) return false;
      asked.answer();
      continue;
    }
    world.nowMs = Math.max(world.nowMs, message.arrivesMs);
    const receiver = sender === sides.caller ? sides.listener : sides.caller;
    if (isFated && fate.kind === 'kill') {
      receiver.diesBeforeAnswer = true;
      receiver.take(message.bytes);
      receiver.kill();
      return true;
    }
    receiver.take(message.bytes);
    if (isFated && fate.kind === 'duplicate') {
      receiver.cut();
      return false;
    }
  }
  throw new Error('the session does not end');
}

function nextSender({ caller, listener }: SessionSides): SessionSide | undefined {
  const [left, right] = [caller.outbox[0], listener.outbox[0]];
  if (left === undefined || right === undefined) return left === undefined ? listener : caller;
  return left.arrivesMs <= right.arrivesMs ? caller : listener;
}

function toAnswer(question: SessionQuestion, { choice, consents }: Answers): SessionAnswer | 'cancel' {
  if (question.kind !== 'choose-book') return consents ? 'yes' : 'cancel';
  return question.reason === 'two-truths' && choice === 'merge' ? 'keep-here' : choice;
}
