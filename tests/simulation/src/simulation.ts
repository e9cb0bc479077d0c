/** Runs a plan on real engines in virtual time, tells the oracle what happens, and asks it at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordIdToText, type MergeRules } from '@tandem/replica';
import type { SessionReport } from '@tandem/sync';
import { checkIntegrity, readBook } from './book-contents.ts';
import { Device } from './device.ts';
import { History } from './history.ts';
import { idOfName } from './invented-kinds.ts';
import { checkFinalBooks, countFalseConflicts, type Check, type Violation } from './oracle.ts';
import type { DeviceName, Operation, Plan, SessionOperation, UserOperation } from './plan.ts';
import { Random } from './random.ts';
import { runSession, type SessionSide, type SessionWorld } from './simulated-session.ts';
import { StoryTeller, type StoryLine } from './story.ts';

export interface RunTotals {
  readonly sessions: number;
  /** At least one side said so. */
  readonly identical: number;
  /** At least one side ended without hearing the other out. */
  readonly cut: number;
  /** Rows at the end. */
  readonly conflicts: number;
  readonly falseConflicts: number;
}

export interface RunOutcome {
  readonly violations: readonly Violation[];
  readonly totals: RunTotals;
  readonly story: readonly StoryLine[];
}

const startMs = Date.UTC(2026, 10, 24, 12);
/** Syncs of all pairs after the network has healed, until one moves nothing. */
const passesMax = 5;

export function runPlan(plan: Plan, rules: MergeRules): RunOutcome {
  const folder = plan.onFiles ? mkdtempSync(join(tmpdir(), 'tandem-simulation-')) : undefined;
  const simulation = new Simulation(plan, rules, folder);
  try {
    return simulation.run();
  } finally {
    simulation.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

class Simulation {
  readonly #plan: Plan;
  readonly #devices: ReadonlyMap<DeviceName, Device>;
  readonly #history = new History();
  readonly #story = new StoryTeller();
  readonly #violations: Violation[] = [];
  readonly #nameById = new Map<string, string>();
  /** Sides that have not noticed that their session is over. */
  readonly #believers = new Map<Device, () => void>();
  readonly #totals = { sessions: 0, identical: 0, cut: 0 };
  #nowMs = startMs;

  constructor(plan: Plan, rules: MergeRules, folder: string | undefined) {
    this.#plan = plan;
    this.#devices = new Map(plan.devices.map((name, place) => [name, new Device({
      name, rules, hasBook: place === 0, random: new Random(plan.seed * 16 + place),
      path: folder === undefined ? undefined : join(folder, `${name}.book`),
    })]));
  }

  close(): void {
    for (const device of this.#devices.values()) device.close();
  }

  run(): RunOutcome {
    for (const operation of this.#plan.operations) {
      this.#nowMs += operation.waitMs;
      this.#perform(operation);
    }
    this.#story.tell(this.#nowMs, undefined, 'the network is well again');
    this.#syncUntilQuiet();
    return { violations: this.#violations, totals: this.#check(), story: this.#story.lines };
  }

  #perform(operation: Operation): void {
    switch (operation.kind) {
      case 'session':
        this.#sync(operation);
        return;
      case 'restart':
        return this.#restart(this.#device(operation.device), operation.how);
      case 'audit': {
        const faults = this.#device(operation.device).audit();
        if (faults > 0) this.#report('damaged-book', `an audit of the ${operation.device} found ${faults} faults`);
        return;
      }
      case 'set-clock':
        this.#device(operation.device).offsetMs = operation.offsetMs;
        this.#story.tell(this.#nowMs, operation.device, `its clock is off by ${operation.offsetMs} ms`);
        return;
      default:
        this.#type(operation);
    }
  }

  #type(operation: UserOperation): void {
    const { device: name, record, kind } = operation;
    const device = this.#device(name);
    this.#nameById.set(recordIdToText(idOfName(record)), record);
    if (!device.perform(operation, this.#nowMs)) return;
    switch (kind) {
      case 'create':
        this.#history.create(name, record, [operation.value, operation.value + 1, operation.value + 2]);
        break;
      case 'edit':
      case 'repeat':
        this.#history.edit(name, record, operation.group, operation.value);
        break;
      case 'delete':
        this.#history.remove(name, record);
        break;
      case 'undelete':
        this.#history.revive(name, record);
        break;
      case 'settle':
        this.#history.settle(name, record, operation.value);
    }
    this.#story.tellTyped(this.#nowMs, operation);
    this.#look(device, false);
  }

  #restart(device: Device, how: 'closed' | 'killed'): void {
    if (how === 'closed') this.#timeOut(device);
    this.#believers.delete(device);
    device.restart(how);
    this.#story.tell(this.#nowMs, device.name, `the program is ${how} and started again`);
    this.#look(device, false);
  }

  /** Returns the reports of those sides that have ended. */
  #sync(operation: SessionOperation): readonly SessionReport[] {
    const [caller, listener] = [this.#device(operation.caller), this.#device(operation.listener)];
    for (const device of [caller, listener]) this.#timeOut(device);
    this.#story.tellSession(this.#nowMs, operation);
    const pending = [...operation.meanwhile].sort((left, right) => left.at - right.at);
    const typeUntil = (at: number): void => {
      while (pending[0] !== undefined && pending[0].at <= at) {
        const next = pending.shift();
        if (next !== undefined) this.#type(next.operation);
      }
    };
    const world: SessionWorld = {
      nowMs: this.#nowMs,
      onCommit: (from, to) => {
        this.#nowMs = world.nowMs;
        this.#history.transfer(from.name, to.name);
        this.#look(to, true);
      },
      takeSnapshot: (device) => readBook(device.database, this.#nameById).text,
      meanwhile: (at) => {
        this.#nowMs = world.nowMs;
        typeUntil(at);
      },
      kill: (device) => this.#restart(device, 'killed'),
    };
    const sides = runSession(world, caller, listener, operation);
    this.#nowMs = world.nowMs;
    this.#totals.sessions += 1;
    this.#settle(sides.caller, sides.listener);
    this.#settle(sides.listener, sides.caller);
    const reports = [sides.caller.report, sides.listener.report].filter((report) => report !== undefined);
    if (reports.some(({ outcome }) => outcome.kind === 'identical')) this.#totals.identical += 1;
    if (reports.length < 2 || reports.some(({ outcome }) => outcome.kind === 'cut')) this.#totals.cut += 1;
    typeUntil(Number.POSITIVE_INFINITY);
    return reports;
  }

  #settle(side: SessionSide, peer: SessionSide): void {
    if (side.isRunning) {
      this.#believers.set(side.device, () => {
        side.cut();
        this.#hear(side, peer);
      });
    } else {
      this.#hear(side, peer);
    }
  }

  #timeOut(device: Device): void {
    this.#believers.get(device)?.();
    this.#believers.delete(device);
  }

  #hear({ device, report, proven }: SessionSide, peer: SessionSide): void {
    if (report === undefined) return;
    const { outcome } = report;
    this.#story.tell(this.#nowMs, device.name, `ends with the ${peer.device.name}: ${outcome.kind}`);
    switch (outcome.kind) {
      case 'identical':
        if (proven === undefined || proven !== peer.proven) {
          this.#report('false-identical', `the ${device.name} said identical to the ${peer.device.name} over\n`
            + `${proven}\nagainst\n${peer.proven}`);
        }
        return;
      case 'cut': case 'cancelled': case 'still-changing':
        return;
      case 'refused':
        if (outcome.refusal === 'no-book') return;
        return this.#report('bad-end', `the ${device.name} was refused: ${outcome.refusal}`);
      case 'store-failed':
        return this.#report('bad-end', `the store of the ${device.name} failed: ${String(outcome.cause)}`);
      case 'protocol-fault':
        return this.#report('bad-end', `the ${device.name} met a fault: ${outcome.fault.kind}`);
      case 'set-aside': case 'not-identical': case 'peer-failed':
        return this.#report('bad-end', `the ${device.name} ended a session with ${outcome.kind}`);
    }
  }

  #syncUntilQuiet(): void {
    const { devices } = this.#plan;
    for (const device of this.#devices.values()) this.#timeOut(device);
    for (let pass = 0; pass < passesMax; pass++) {
      const told = this.#story.lines.length;
      const reports = devices.flatMap((listener, place) => devices.slice(place + 1).flatMap((caller) => this.#sync({
        kind: 'session', caller, listener, fate: { kind: 'none' }, networkSeed: this.#plan.seed + pass,
        latencyMaxMs: 400, batchBytes: 131_072, windowBytes: 1_048_576, meanwhile: [],
      })));
      if (reports.every(({ outcome, rounds }) => outcome.kind === 'identical' && rounds === 1)) {
        this.#story.forgetSince(told);
        return;
      }
    }
    this.#report('restless', `after ${passesMax} syncs of all pairs the devices still have something to send`);
  }

  #check(): RunTotals {
    const books = [...this.#devices.values()].map((device) => ({
      device: device.name, contents: readBook(device.database, this.#nameById), root: device.root(),
    }));
    this.#violations.push(...checkFinalBooks(this.#history, books));
    for (const device of this.#devices.values()) {
      for (const fault of checkIntegrity(device.database)) this.#report('damaged-book', `${device.name}: ${fault}`);
      const wrong = device.countWrongSums();
      if (wrong > 0) this.#report('damaged-book', `${wrong} hashes or sums of the ${device.name} are not of its rows`);
    }
    const contents = books[0]?.contents;
    return {
      ...this.#totals,
      conflicts: contents?.conflicts.size ?? 0,
      falseConflicts: contents === undefined ? 0 : countFalseConflicts(this.#history, contents),
    };
  }

  #look(device: Device, isTold: boolean): void {
    const book = readBook(device.database, this.#nameById);
    for (const row of book.broken) this.#report('broken-group', `on the ${device.name}: ${row}`);
    if (isTold) this.#story.tellChanges(this.#nowMs, device.name, this.#history.bookOf(device.name), book);
    this.#history.look(device.name, book);
  }

  #report(check: Check, text: string): void {
    this.#violations.push({ check, text });
  }

  #device(name: DeviceName): Device {
    const device = this.#devices.get(name);
    if (device === undefined) throw new Error(`there is no ${name} in this plan`);
    return device;
  }
}
