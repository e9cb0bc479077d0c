/**
 * One session between two devices over a simulated network: an ordered pipe each way, latencies in virtual time from
 * the operation's own seed, and the fate that the plan has for it.
 */
import { DEFAULT_LIMITS, runEffects, SessionMachine, type SessionEvent, type SessionReport } from '@tandem/sync';
import type { Device } from './device.ts';
import type { SessionEnd, SessionOperation } from './plan.ts';
import { Random } from './random.ts';

export interface SessionWorld {
  nowMs: number;
  /** A device's book changed by a batch from the other. */
  readonly onCommit: (from: Device, to: Device) => void;
  /** What stands in the book at this moment. */
  readonly takeSnapshot: (device: Device) => string;
  /** The user's operations, by the number of the message before which they come. */
  readonly meanwhile: (at: number) => void;
  readonly kill: (device: Device) => void;
}

/** Longer than any session of these little books. */
const messagesMax = 2000;

/** The program dies at the moment of an answer: after the COMMIT, before the ACK. */
class Killed extends Error {}

export class SessionSide {
  readonly device: Device;
  report: SessionReport | undefined;
  /** What stood in the book when the latest proof was read. */
  proven: string | undefined;
  isDead = false;
  readonly #world: SessionWorld;
  readonly #machine: SessionMachine;
  /** Sent, with the time of arrival. */
  readonly outbox: { readonly bytes: Uint8Array; readonly arrivesMs: number }[] = [];
  readonly #latencyMs: () => number;
  dies = false;

  constructor(world: SessionWorld, device: Device, role: SessionEnd, operation: SessionOperation, latencies: Random) {
    const { batchBytes, windowBytes, latencyMaxMs } = operation;
    this.#world = world;
    this.device = device;
    this.#latencyMs = () => latencies.below(latencyMaxMs + 1);
    this.#machine = new SessionMachine({ role, deviceName: device.name, ...DEFAULT_LIMITS, batchBytes, windowBytes });
  }

  /** Whether it waits for the peer still. */
  get isRunning(): boolean {
    return this.report === undefined && !this.isDead;
  }

  watch(peer: SessionSide): void {
    this.device.store.onCommit = () => this.#world.onCommit(peer.device, this.device);
    this.device.store.onProof = () => {
      this.proven = this.#world.takeSnapshot(this.device);
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

  #feed(event: SessionEvent): void {
    if (!this.isRunning) return;
    try {
      this.report = runEffects(this.#machine, event, {
        store: this.device.store,
        send: (bytes) => this.#send(bytes),
        showProgress: () => {},
        ask: ({ kind }) => {
          throw new Error(`${kind}: nobody is asked here`);
        },
      });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.isDead = true;
    }
  }

  #send(bytes: Uint8Array): void {
    if (this.dies) throw new Killed();
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
  const latencies = new Random(operation.networkSeed);
  const sides = {
    caller: new SessionSide(world, caller, 'caller', operation, latencies),
    listener: new SessionSide(world, listener, 'listener', operation, latencies),
  };
  sides.caller.watch(sides.listener);
  sides.listener.watch(sides.caller);
  sides.listener.start();
  sides.caller.start();
  const hasMetFate = deliverAll(world, sides, operation);
  if (!hasMetFate) for (const side of [sides.caller, sides.listener]) side.cut();
  return sides;
}

/** Returns whether the plan's fate left nothing more to be said about the connection. */
function deliverAll(world: SessionWorld, sides: SessionSides, { fate }: SessionOperation): boolean {
  for (let at = 0; at < messagesMax; at++) {
    world.meanwhile(at);
    const isFated = fate.kind !== 'none' && fate.at === at;
    if (isFated && fate.kind === 'cut') return false;
    if (isFated && fate.kind === 'stall') return true;
    if (isFated && fate.kind === 'half-open') {
      (fate.believer === 'caller' ? sides.listener : sides.caller).cut();
      return true;
    }
    if (isFated && fate.kind === 'cancel') sides[fate.by].cancel();
    const sender = nextSender(sides);
    const message = sender?.outbox.shift();
    if (sender === undefined || message === undefined) return false;
    world.nowMs = Math.max(world.nowMs, message.arrivesMs);
    const receiver = sender === sides.caller ? sides.listener : sides.caller;
    if (isFated && fate.kind === 'kill') {
      receiver.dies = true;
      receiver.take(message.bytes);
      receiver.isDead = true;
      world.kill(receiver.device);
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
