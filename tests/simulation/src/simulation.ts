/** Runs a plan on real engines in virtual time, tells the oracle what happens, and asks it at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionReport } from '@tandem/sync';
import { Device, type BookFile, type DeviceRules } from './device.ts';
import type { Mishap } from './faulty-database.ts';
import type { History } from './history.ts';
import { Line } from './line.ts';
import type { Violation } from './oracle.ts';
import type {
  ClockOperation, DeviceName, DeviceOperation, Operation, Plan, SessionOperation, UserOperation,
} from './plan.ts';
import { Random } from './random.ts';
import { findEndFault } from './session-end.ts';
import { runSession, type SessionSide, type SessionWorld } from './simulated-session.ts';
import type { StoryLine, StoryTeller } from './story.ts';
import { tellTyping } from './typing.ts';
import { Witness } from './witness.ts';

export interface RunTotals {
  readonly sessions: number;
  /** At least one side said so. */
  readonly identical: number;
  /** At least one side ended without hearing the other out. */
  readonly cut: number;
  /** Books that took the place of others: restores, copies, truths, merges. */
  readonly replaced: number;
  /** Programs that died, disks that were full. */
  readonly mishaps: number;
  /** Rows at the end. */
  readonly conflicts: number;
  readonly falseConflicts: number;
  /** Values that a restore or a truth took away knowingly. */
  readonly lost: number;
}

export interface RunOutcome {
  readonly violations: readonly Violation[];
  readonly totals: RunTotals;
  readonly story: readonly StoryLine[];
}

const startMs = Date.UTC(2026, 10, 24, 12);
/** Syncs of the first device with each other one after the network has healed, until nothing moves. */
const passesMax = 8;

export function runPlan(plan: Plan, rules: DeviceRules): RunOutcome {
  const needsFiles = plan.onFiles || plan.operations.some(({ kind }) => kind === 'back-up' || kind === 'copy');
  const folder = needsFiles ? mkdtempSync(join(tmpdir(), 'tandem-simulation-')) : undefined;
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
  readonly #witness: Witness;
  readonly #history: History;
  readonly #story: StoryTeller;
  /** Sides that have not noticed that their session is over. */
  readonly #believers = new Map<Device, () => void>();
  readonly #backups = new Map<DeviceName, { readonly file: BookFile; readonly line: Line }[]>();
  readonly #totals = { sessions: 0, identical: 0, cut: 0, mishaps: 0 };
  #nowMs = startMs;

  constructor(plan: Plan, rules: DeviceRules, folder: string | undefined) {
    this.#plan = plan;
    this.#witness = new Witness(plan.operations);
    this.#history = this.#witness.history;
    this.#story = this.#witness.story;
    this.#devices = new Map(plan.devices.map((name, place) => [name, new Device({
      name, rules, random: new Random(plan.seed * 16 + place), folder,
      path: folder === undefined || !plan.onFiles ? undefined : join(folder, `${name}.book`),
      bookId: place === 0 || plan.ownBooks.includes(name) ? place + 1 : undefined,
      version: plan.earlier.includes(name) ? 'earlier' : 'later',
    })]));
  }

  close(): void {
    for (const device of this.#devices.values()) device.close();
  }

  run(): RunOutcome {
    const found = this.#witness.attempt(() => {
      for (const device of this.#devices.values()) this.#look(device, false);
      for (const operation of this.#plan.operations) {
        this.#nowMs += operation.waitMs;
        this.#perform(operation);
      }
      this.#story.tell(this.#nowMs, undefined, 'the network is well again');
      this.#syncUntilQuiet();
      return this.#witness.checkAll([...this.#devices.values()]);
    }) ?? { conflicts: 0, falseConflicts: 0 };
    const totals = { ...this.#totals, ...found, replaced: this.#history.replacements, lost: this.#history.lostCount };
    return { violations: this.#witness.violations, totals, story: this.#story.lines };
  }

  #perform(operation: Operation): void {
    switch (operation.kind) {
      case 'session':
        this.#sync(operation);
        return;
      case 'restart': case 'audit': case 'back-up': case 'restore': case 'copy': case 'upgrade':
        return this.#care(operation);
      case 'set-clock':
        return this.#setClock(operation);
      default:
        this.#type(operation, operation.mishap);
    }
  }

  #setClock({ device, offsetMs }: ClockOperation): void {
    this.#device(device).offsetMs = offsetMs;
    this.#story.tell(this.#nowMs, device, `its clock is off by ${offsetMs} ms`);
  }

  #type(operation: UserOperation, mishap?: Mishap): void {
    const device = this.#device(operation.device);
    if (!device.canPerform(operation)) return;
    device.settleRows();
    this.#look(device, false);
    const before = this.#history.bookOf(device.name);
    const session = operation.kind === 'undo' ? device.sessionToUndo(operation.back) : undefined;
    const result = device.perform(operation, this.#nowMs, mishap);
    if (result === 'dead') this.#restart(device, 'killed');
    const after = this.#witness.read(device);
    const isWritten = after.text !== before.text || after.laterText !== before.laterText;
    this.#story.tellTyped(this.#nowMs, operation, result === 'dead' && isWritten ? 'dead but written' : result);
    if (result !== 'done') this.#totals.mishaps += 1;
    if (result === 'full' && isWritten) this.#witness.report('half-done', `the ${device.name} wrote on a full disk`);
    if (result === 'full' || !isWritten && result === 'dead') return;
    this.#witness.violations.push(...tellTyping(this.#history, operation, after, session));
    this.#look(device, operation.kind === 'undo' || operation.kind === 'answer' || operation.kind === 'reopen');
  }

  #care(operation: DeviceOperation): void {
    const device = this.#device(operation.device);
    const { name } = device;
    switch (operation.kind) {
      case 'restart':
        this.#story.tell(this.#nowMs, name, `the program is ${operation.how} and started again`);
        if (operation.how === 'closed') this.#timeOut(device);
        this.#restart(device, operation.how);
        this.#look(device, false);
        return;
      case 'audit': {
        const faults = device.audit();
        if (faults > 0) this.#witness.report('damaged-book', `an audit of the ${name} found ${faults} faults`);
        return;
      }
      case 'back-up': {
        if (!device.hasBook) return;
        device.settleRows();
        this.#look(device, false);
        const backup = { file: device.backUp(), line: new Line(this.#history.lineOf(name)) };
        const backups = this.#backups.get(name) ?? [];
        this.#backups.set(name, [backup, ...backups]);
        this.#story.tell(this.#nowMs, name, `BACKS UP (copy ${backups.length + 1})`);
        return;
      }
      case 'restore': {
        const backups = this.#backups.get(name) ?? [];
        const backup = backups[operation.back % Math.max(1, backups.length)];
        if (backup === undefined) return;
        const which = `copy ${backups.length - operation.back % backups.length}`;
        this.#story.tell(this.#nowMs, name, `RESTORES ${which}${operation.how === 'truth' ? ' as the truth' : ''}`);
        return this.#bringBack(device, backup.file, backup.line, operation.how);
      }
      case 'copy': {
        if (!device.hasBook || operation.to === name) return;
        device.settleRows();
        this.#look(device, false);
        this.#story.tell(this.#nowMs, name, `its file is COPIED to the ${operation.to}`);
        return this.#bringBack(this.#device(operation.to), device.backUp(), this.#history.lineOf(name), 'merge');
      }
      case 'upgrade':
        if (device.version === 'later') return;
        this.#timeOut(device);
        device.upgrade();
        this.#story.tell(this.#nowMs, name, 'is UPGRADED');
        this.#look(device, true);
    }
  }

  #bringBack(device: Device, file: BookFile, line: Line, how: 'merge' | 'truth'): void {
    this.#timeOut(device);
    device.restore(file, how);
    this.#witness.seeRestored(this.#nowMs, device, line);
  }

  /** Another book may have come before it died. */
  #restart(device: Device, how: 'closed' | 'killed', from?: Device): void {
    this.#believers.delete(device);
    const { commit } = device.store;
    device.restart(how);
    if (from !== undefined) this.#history.transfer(from.name, device.name);
    const book = this.#witness.read(device);
    const former = this.#history.bookOf(device.name);
    const isOther = former.generation !== book.generation || former.bookId !== book.bookId;
    if (isOther && commit !== undefined && from !== undefined) {
      this.#witness.seeJoined(this.#nowMs, device, from, commit.how);
    }
  }

  /** Returns the reports of those sides that have ended. */
  #sync(operation: SessionOperation): readonly SessionReport[] {
    const [caller, listener] = [this.#device(operation.caller), this.#device(operation.listener)];
    for (const device of [caller, listener]) this.#timeOut(device);
    this.#story.tellSession(this.#nowMs, operation);
    const pending = [...operation.meanwhile].sort((left, right) => left.at - right.at);
    const typeUntil = (at: number): void => {
      while (pending[0] !== undefined && pending[0].at <= at) {
        const next = pending.shift()?.operation;
        if (next?.kind === 'set-clock') this.#setClock(next);
        else if (next !== undefined) this.#type(next);
      }
    };
    const world: SessionWorld = {
      nowMs: this.#nowMs,
      onCommit: (from, to) => {
        this.#nowMs = world.nowMs;
        this.#history.transfer(from.name, to.name);
        this.#look(to, true);
      },
      onJoined: (from, to) => {
        this.#nowMs = world.nowMs;
        this.#witness.seeJoined(this.#nowMs, to, from, to.store.commit?.how ?? 'replace');
      },
      onQuestion: ({ name }, question, answer) => this.#story.tell(world.nowMs, name, `${question}? ${answer}`),
      takeSnapshot: (device) => this.#witness.read(device),
      unproven: (device) => this.#history.lineOf(device.name).unproven,
      meanwhile: (at) => {
        this.#nowMs = world.nowMs;
        typeUntil(at);
      },
      kill: (device, from) => {
        this.#story.tell(world.nowMs, device.name, 'the program dies and is started again');
        this.#totals.mishaps += 1;
        this.#restart(device, 'killed', from);
        this.#look(device, true);
      },
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

  #hear(side: SessionSide, peer: SessionSide): void {
    const { device, report } = side;
    // Whoever died may have written down that its proof was the other's.
    if (report === undefined || report.outcome.kind === 'identical') {
      this.#history.prove(device.name, side.unprovenAtProof);
    }
    if (report === undefined) return;
    if (report.session !== null) this.#history.endSession(device.name, report.session);
    this.#story.tell(this.#nowMs, device.name, `ends with the ${peer.device.name}: ${report.outcome.kind}`);
    const fault = findEndFault(side, peer, report);
    if (fault !== undefined) this.#witness.report(fault.check, fault.text);
  }

  #syncUntilQuiet(): void {
    const [hub = 'PC', ...others] = this.#plan.devices;
    for (const device of this.#devices.values()) this.#timeOut(device);
    for (let pass = 0; pass < passesMax; pass++) {
      const told = this.#story.lines.length;
      const reports = others.flatMap((caller) => this.#sync({
        kind: 'session', caller, listener: hub, fate: { kind: 'none' }, networkSeed: this.#plan.seed + pass,
        latencyMaxMs: 400, batchBytes: 131_072, windowBytes: 1_048_576, meanwhile: [],
        answers: { choice: 'merge', consents: true },
      }));
      if (reports.every(({ outcome, rounds }) => outcome.kind === 'identical' && rounds === 1)) {
        this.#story.forgetSince(told);
        return;
      }
    }
    this.#witness.report('restless', `after ${passesMax} syncs with all others the ${hub} still has something to send`);
  }

  #look(device: Device, isTold: boolean): void {
    this.#witness.look(this.#nowMs, device, isTold);
  }

  #device(name: DeviceName): Device {
    const device = this.#devices.get(name);
    if (device === undefined) throw new Error(`there is no ${name} in this plan`);
    return device;
  }
}
