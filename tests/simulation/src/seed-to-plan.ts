/** Expands a seed into the operations of a run: few records and many hands, so that edits meet. */
import type { RecordName } from './invented-kinds.ts';
import {
  deviceNames, type DeviceName, type Fate, type Meanwhile, type Operation, type Plan, type SessionEnd,
  type SessionOperation, type UserOperation,
} from './plan.ts';
import { Random } from './random.ts';

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
const clockErrorMaxMs = 10 * yearMs;
/** A session that finds a difference has some 20 messages. */
const messagesMax = 26;
/** One in so many seeds lives on files. */
const seedsEachOnFiles = 8;

export function seedToPlan(seed: number, deviceCount?: 2 | 3): Plan {
  const random = new Random(seed);
  const count = deviceCount ?? (seed % 2 === 0 ? 2 : 3);
  return new PlanWriter(random, deviceNames.slice(0, count)).write(seed);
}

class PlanWriter {
  readonly #random: Random;
  readonly #devices: readonly DeviceName[];
  readonly #records: RecordName[] = [];
  /** By some operation of the plan. */
  readonly #deleted: RecordName[] = [];
  readonly #areClocksWrong: boolean;
  /** Everything happens within one millisecond, so that stamps of two devices often differ by their replica alone. */
  readonly #isTimeFrozen: boolean;
  /** Values of the edits so far, by record and group. */
  readonly #typed = new Map<string, number[]>();
  #value = 1;

  constructor(random: Random, devices: readonly DeviceName[]) {
    this.#random = random;
    this.#devices = devices;
    this.#areClocksWrong = random.chance(0.7);
    this.#isTimeFrozen = random.chance(0.2);
  }

  write(seed: number): Plan {
    const operations = [...this.#beginning()];
    const count = 28 + this.#random.below(26);
    while (operations.length < count) operations.push(this.#operation());
    return { seed, devices: this.#devices, onFiles: seed % seedsEachOnFiles === 0, operations };
  }

  /** A small book, and everybody has it. */
  * #beginning(): Generator<Operation> {
    const [first = 'PC', ...others] = this.#devices;
    if (this.#areClocksWrong) for (const device of this.#devices) yield this.#setClock(device);
    for (const record of ['shelf-0', 'parcel-0', 'parcel-1'] as const) {
      this.#records.push(record);
      yield { kind: 'create', device: first, record, value: this.#nextValue(3), waitMs: this.#wait() };
    }
    for (const device of others) {
      yield { ...this.#session(device, first), fate: { kind: 'none' }, meanwhile: [], waitMs: this.#wait() };
    }
  }

  #operation(): Operation {
    const random = this.#random;
    const waitMs = this.#wait();
    const device = this.#device();
    const dice = random.next();
    if (dice < 0.22) return { ...this.#session(...this.#pair()), waitMs };
    if (dice < 0.26) return { kind: 'restart', device, how: random.pick(['closed', 'killed']), waitMs };
    if (dice < 0.27) return { kind: 'audit', device, waitMs };
    if (dice < 0.31 && this.#areClocksWrong) return this.#setClock(device);
    return { ...this.#userOperation(), waitMs };
  }

  #userOperation(): UserOperation {
    const random = this.#random;
    const device = this.#device();
    const dice = random.next();
    if (dice < 0.09) return { kind: 'create', device, record: this.#newRecord(), value: this.#nextValue(3) };
    const record = this.#record();
    if (dice < 0.24) {
      this.#deleted.push(record);
      return { kind: 'delete', device, record };
    }
    if (dice < 0.36) {
      const deleted = this.#deleted[random.below(this.#deleted.length)];
      return { kind: 'undelete', device, record: deleted ?? record };
    }
    if (dice < 0.47) return { kind: 'settle', device, record, value: this.#nextValue(1) };
    const group = random.pick<0 | 1 | 2>([0, 0, 1, 2]);
    const typed = this.#typed.get(`${record}/${group}`) ?? [];
    const latest = typed.at(-1);
    if (latest !== undefined && random.chance(0.12)) return { kind: 'repeat', device, record, group, value: latest };
    const value = this.#nextValue(1);
    this.#typed.set(`${record}/${group}`, [...typed, value]);
    return { kind: 'edit', device, record, group, value };
  }

  #session(caller: DeviceName, listener: DeviceName): SessionOperation {
    const random = this.#random;
    const isSomebodyTyping = random.chance(0.06);
    const count = isSomebodyTyping ? 12 : Math.max(0, random.below(7) - 3);
    const meanwhile = Array.from({ length: count }, (): Meanwhile => (
      { at: random.below(isSomebodyTyping ? 4 * messagesMax : messagesMax), operation: this.#userOperation() }));
    return {
      kind: 'session', caller, listener, fate: this.#fate(), networkSeed: random.below(2 ** 31),
      latencyMaxMs: this.#isTimeFrozen ? 0 : random.pick([2, 400, 60_000]),
      batchBytes: random.pick([1, 200, 131_072]), windowBytes: random.pick([0, 400, 1_048_576]), meanwhile,
    };
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
    return { kind: 'none' };
  }

  #setClock(device: DeviceName): Operation {
    const random = this.#random;
    const span = random.pick([5, dayMs, clockErrorMaxMs]);
    return { kind: 'set-clock', device, offsetMs: Math.round((random.next() * 2 - 1) * span), waitMs: this.#wait() };
  }

  /** Often none at all, so that clocks that agree give stamps that differ by their replica alone. */
  #wait(): number {
    const random = this.#random;
    return this.#isTimeFrozen || random.chance(0.4) ? 0 : random.below(random.pick([3, 60_000, dayMs]));
  }

  #device(): DeviceName {
    return this.#devices[this.#random.below(this.#devices.length)] ?? 'PC';
  }

  #pair(): [DeviceName, DeviceName] {
    const caller = this.#device();
    const others = this.#devices.filter((device) => device !== caller);
    return [caller, others[this.#random.below(others.length)] ?? 'PC'];
  }

  /** One that exists somewhere; the oldest are the most edited. */
  #record(): RecordName {
    const random = this.#random;
    const among = random.chance(0.6) ? Math.min(3, this.#records.length) : this.#records.length;
    return this.#records[random.below(among)] ?? 'parcel-0';
  }

  /** Sometimes one that another device may have made already: a scheduled occurrence, an imported line. */
  #newRecord(): RecordName {
    const random = this.#random;
    const last = this.#records.at(-1);
    if (last !== undefined && random.chance(0.3)) return last;
    const number = this.#records.length;
    const record: RecordName = random.chance(0.25) ? `shelf-${number}` : `parcel-${number}`;
    this.#records.push(record);
    return record;
  }

  #nextValue(count: number): number {
    const value = this.#value;
    this.#value += count;
    return value;
  }
}
