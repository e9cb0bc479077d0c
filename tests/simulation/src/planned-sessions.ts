/** Sessions of a plan, what befalls them and what is typed meanwhile. */
import type { DeviceName, Fate, Meanwhile, SessionEnd, SessionOperation } from './plan.ts';
import type { PlannedHands } from './planned-hands.ts';
import type { Random } from './random.ts';

/** A session that finds a difference has some 20 messages... */
const messagesMax = 26;
/** ...and some 150 statements a side, sometimes as many as this. */
const statementsMax = 700;
const statementsUsual = 220;

export interface SessionTraits {
  readonly devices: readonly DeviceName[];
  readonly isTimeFrozen: boolean;
  /** Programs die and disks are full. */
  readonly isUnlucky: boolean;
  /** Of a clock that is set anew; undefined where they are right. */
  readonly clockOffset: (() => number) | undefined;
}

export class PlannedSessions {
  readonly #random: Random;
  readonly #hands: PlannedHands;
  readonly #traits: SessionTraits;

  constructor(random: Random, hands: PlannedHands, traits: SessionTraits) {
    this.#random = random;
    this.#hands = hands;
    this.#traits = traits;
  }

  session(): SessionOperation {
    const caller = this.#hands.device();
    return this.#between(caller, this.#hands.other(caller));
  }

  healthy(caller: DeviceName, listener: DeviceName): SessionOperation {
    return { ...this.#between(caller, listener), fate: { kind: 'none' }, meanwhile: [] };
  }

  #between(caller: DeviceName, listener: DeviceName): SessionOperation {
    const random = this.#random;
    const isSomebodyTyping = random.chance(0.06);
    const count = isSomebodyTyping ? 12 : Math.max(0, random.below(7) - 3);
    const meanwhile = Array.from({ length: count }, (): Meanwhile => (
      { at: random.below(isSomebodyTyping ? 4 * messagesMax : messagesMax), operation: this.#meanwhile() }));
    return {
      kind: 'session', caller, listener, fate: this.#fate(), networkSeed: random.below(2 ** 31),
      latencyMaxMs: this.#traits.isTimeFrozen ? 0 : random.pick([2, 400, 60_000]),
      batchBytes: random.pick([1, 200, 131_072]), windowBytes: random.pick([0, 400, 1_048_576]), meanwhile,
      answers: { choice: random.pick(['merge', 'keep-here', 'keep-there']), consents: random.chance(0.75) },
    };
  }

  #meanwhile(): Meanwhile['operation'] {
    const { clockOffset } = this.#traits;
    if (clockOffset === undefined || !this.#random.chance(0.1)) return this.#hands.operation();
    return { kind: 'set-clock', device: this.#hands.device(), offsetMs: clockOffset() };
  }

  #fate(): Fate {
    const random = this.#random;
    const at = random.below(messagesMax);
    const end = random.pick<SessionEnd>(['caller', 'listener']);
    const dice = random.next();
    if (dice < 0.12) return { kind: 'cut', at };
    if (dice < 0.2) return { kind: 'half-open', at, believer: end };
    if (dice < 0.26) return { kind: 'stall', at };
    if (dice < 0.31) return { kind: 'duplicate', at };
    if (dice < 0.35) return { kind: 'cancel', at, by: end };
    if (dice < 0.41) return { kind: 'kill', at };
    if (dice < 0.56 && this.#traits.isUnlucky) {
      const kind = random.pick<'kill' | 'full'>(['kill', 'kill', 'full']);
      const among = random.chance(0.25) ? statementsMax : statementsUsual;
      return { kind: 'mishap', whose: end, mishap: { kind, at: random.below(among) } };
    }
    return { kind: 'none' };
  }
}
