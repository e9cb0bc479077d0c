/** Expands a seed into the operations of a run: few records and many hands, so that edits meet. */
import { deviceNames, type DeviceName, type DeviceOperation, type Operation, type Plan } from './plan.ts';
import { Random } from './random.ts';
import { PlannedHands } from './planned-hands.ts';
import { PlannedSessions } from './planned-sessions.ts';

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
/** One in so many seeds lives on files. */
const seedsEachOnFiles = 8;
/** What a dead battery says, what an old one may, and the end of our time. */
const strangeClocks = [0, -30 * yearMs, Date.UTC(2099, 11, 31), Date.UTC(2180, 0, 1)] as const;
const startMs = Date.UTC(2026, 10, 24, 12);

export type DeviceCount = 2 | 3 | 4 | 5 | 6;

export function seedToPlan(seed: number, deviceCount?: DeviceCount): Plan {
  return new PlanWriter(seed, new Random(seed), deviceCount).write();
}

class PlanWriter {
  readonly #seed: number;
  readonly #random: Random;
  readonly #devices: readonly DeviceName[];
  readonly #ownBooks: readonly DeviceName[];
  readonly #earlier: readonly DeviceName[];
  readonly #areClocksWrong: boolean;
  /** Everything happens within one millisecond, so that stamps of two devices often differ by their replica alone. */
  readonly #isTimeFrozen: boolean;
  readonly #isUnlucky: boolean;
  readonly #hasRestores: boolean;
  readonly #hasTruths: boolean;
  /** Devices that have a copy of their book. */
  readonly #backedUp: DeviceName[] = [];
  readonly #hands: PlannedHands;
  readonly #sessions: PlannedSessions;

  constructor(seed: number, random: Random, deviceCount: DeviceCount | undefined) {
    this.#seed = seed;
    this.#random = random;
    this.#devices = deviceNames.slice(0, deviceCount ?? random.pick<DeviceCount>([2, 2, 2, 2, 3, 3, 3, 4, 5, 6]));
    this.#areClocksWrong = random.chance(0.7);
    this.#isTimeFrozen = random.chance(0.2);
    this.#isUnlucky = random.chance(0.5);
    this.#hasRestores = random.chance(0.45);
    this.#hasTruths = random.chance(0.6);
    const others = this.#devices.slice(1);
    this.#ownBooks = random.chance(0.12) ? others.filter(() => random.chance(0.5)) : [];
    this.#earlier = random.chance(0.2) ? this.#devices.filter(() => random.chance(0.5)) : [];
    this.#hands = new PlannedHands(random, this.#devices, this.#earlier.length > 0);
    this.#sessions = new PlannedSessions(random, this.#hands, {
      devices: this.#devices, isTimeFrozen: this.#isTimeFrozen, isUnlucky: this.#isUnlucky,
      clockOffset: this.#areClocksWrong ? () => this.#clockOffset() : undefined,
    });
  }

  write(): Plan {
    const operations = [...this.#beginning()];
    const count = 26 + this.#random.below(24) + 4 * this.#devices.length;
    while (operations.length < count) operations.push(this.#operation());
    return {
      seed: this.#seed, devices: this.#devices, ownBooks: this.#ownBooks, earlier: this.#earlier,
      onFiles: this.#seed % seedsEachOnFiles === 0, operations,
    };
  }

  /** A small book, and everybody has it who has none. */
  * #beginning(): Generator<Operation> {
    const [first = 'PC', ...others] = this.#devices;
    if (this.#areClocksWrong) for (const device of this.#devices) yield this.#setClock(device);
    for (const record of ['shelf-0', 'parcel-0', 'parcel-1'] as const) {
      yield { ...this.#hands.create(first, record), waitMs: this.#wait() };
    }
    for (const device of this.#ownBooks) {
      for (const record of this.#hands.ownRecords()) {
        yield { ...this.#hands.create(device, record), waitMs: this.#wait() };
      }
    }
    for (const device of others.filter((name) => !this.#ownBooks.includes(name))) {
      yield { ...this.#sessions.healthy(device, first), waitMs: this.#wait() };
    }
  }

  #operation(): Operation {
    const random = this.#random;
    const waitMs = this.#wait();
    const device = this.#hands.device();
    const dice = random.next();
    if (dice < 0.22) return { ...this.#sessions.session(), waitMs };
    if (dice < 0.26) return { kind: 'restart', device, how: random.pick(['closed', 'killed']), waitMs };
    if (dice < 0.27) return { kind: 'audit', device, waitMs };
    if (dice < 0.31 && this.#areClocksWrong) return this.#setClock(device);
    if (dice < 0.39 && this.#hasRestores) return { ...this.#copying(device), waitMs };
    if (dice < 0.42 && this.#earlier.length > 0 && random.chance(0.2)) return { kind: 'upgrade', device, waitMs };
    const operation = this.#hands.operation();
    if (!this.#isUnlucky || !random.chance(0.2)) return { ...operation, waitMs };
    const kind = random.pick<'kill' | 'full'>(['kill', 'kill', 'full']);
    return { ...operation, waitMs, mishap: { kind, at: random.below(13) } };
  }

  #copying(device: DeviceName): DeviceOperation {
    const random = this.#random;
    const dice = random.next();
    if (dice < 0.4) {
      this.#backedUp.push(device);
      return { kind: 'back-up', device };
    }
    const holder = this.#backedUp[random.below(this.#backedUp.length)];
    if (dice < 0.85 && holder !== undefined) {
      return {
        kind: 'restore', device: holder, back: random.pick([0, 0, 0, 1, 2]),
        how: this.#hasTruths && random.chance(0.6) ? 'truth' : 'merge',
      };
    }
    return { kind: 'copy', device, to: this.#hands.other(device) };
  }

  #setClock(device: DeviceName): Operation {
    return { kind: 'set-clock', device, offsetMs: this.#clockOffset(), waitMs: this.#wait() };
  }

  #clockOffset(): number {
    const random = this.#random;
    if (random.chance(0.1)) return random.pick(strangeClocks) - startMs;
    const span = random.pick([5, dayMs, 10 * yearMs]);
    return Math.round((random.next() * 2 - 1) * span);
  }

  /** Often none at all, so that clocks that agree give stamps that differ by their replica alone. */
  #wait(): number {
    const random = this.#random;
    return this.#isTimeFrozen || random.chance(0.4) ? 0 : random.below(random.pick([3, 60_000, dayMs]));
  }
}
