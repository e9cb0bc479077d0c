/** Runs a plan on real engines in virtual time, tells the oracle what happens, and asks it at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordIdToText } from '@tandem/replica';
import type { SessionReport } from '@tandem/sync';
import { checkIntegrity, readBook, type BookContents } from './book-contents.ts';
import { Device, type BookFile, type DeviceRules } from './device.ts';
import type { Mishap } from './faulty-database.ts';
import { History } from './history.ts';
import { idOfName } from './invented-kinds.ts';
import { Line } from './line.ts';
import { checkFinalBooks, countFalseConflicts, type Check, type Violation } from './oracle.ts';
import {
  recordsOf, type ClockOperation, type DeviceName, type DeviceOperation, type Operation, type Plan,
  type SessionOperation, type UserOperation,
} from './plan.ts';
import { Random } from './random.ts';
import { findEndFault } from './session-end.ts';
import { runSession, type SessionSide, type SessionWorld } from './simulated-session.ts';
import { StoryTeller, type StoryLine } from './story.ts';
import { tellTyping } from './typing.ts';

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
  readonly #history = new History();
  readonly #story = new StoryTeller();
  readonly #violations: Violation[] = [];
  readonly #nameById = new Map<string, string>();
  /** Sides that have not noticed that their session is over. */
  readonly #believers = new Map<Device, () => void>();
  readonly #backups = new Map<DeviceName, { readonly file: BookFile; readonly line: Line }[]>();
  readonly #totals = { sessions: 0, identical: 0, cut: 0, mishaps: 0 };
  #nowMs = startMs;

  constructor(plan: Plan, rules: DeviceRules, folder: string | undefined) {
    this.#plan = plan;
    this.#devices = new Map(plan.devices.map((name, place) => [name, new Device({
      name, rules, random: new Random(plan.seed * 16 + place), folder,
      path: folder === undefined || !plan.onFiles ? undefined : join(folder, `${name}.book`),
      bookId: place === 0 || plan.ownBooks.includes(name) ? place + 1 : undefined,
      version: plan.earlier.includes(name) ? 'earlier' : 'later',
    })]));
    for (const operation of plan.operations) {
      for (const record of recordsOf(operation)) this.#nameById.set(recordIdToText(idOfName(record)), record);
    }
  }

  close(): void {
    for (const device of this.#devices.values()) device.close();
  }

  run(): RunOutcome {
    for (const device of this.#devices.values()) this.#look(device, false);
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
    const after = this.#read(device);
    const isWritten = after.text !== before.text || after.laterText !== before.laterText;
    this.#story.tellTyped(this.#nowMs, operation, result === 'dead' && isWritten ? 'dead but written' : result);
    if (result !== 'done') this.#totals.mishaps += 1;
    if (result === 'full' && isWritten) this.#report('half-done', `the full disk of the ${device.name} was written to`);
    if (result === 'full' || !isWritten && result === 'dead') return;
    this.#violations.push(...tellTyping(this.#history, operation, after, session));
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
        if (faults > 0) this.#report('damaged-book', `an audit of the ${name} found ${faults} faults`);
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
    const book = this.#read(device);
    const former = this.#history.bookOf(device.name);
    this.#history.restore(device.name, line, book, `the copy on the ${device.name}`);
    this.#story.tellChanges(this.#nowMs, device.name, former, book);
    this.#tellLost();
  }

  /** Another book may have come before it died. */
  #restart(device: Device, how: 'closed' | 'killed', from?: Device): void {
    this.#believers.delete(device);
    const { commit } = device.store;
    device.restart(how);
    if (from !== undefined) this.#history.transfer(from.name, device.name);
    const book = this.#read(device);
    const former = this.#history.bookOf(device.name);
    const isOther = former.generation !== book.generation || former.bookId !== book.bookId;
    if (isOther && commit !== undefined && from !== undefined) this.#join(device, from, commit.how, book);
  }

  /** Another book took the place of the device's. */
  #join(device: Device, from: Device, how: 'merge' | 'replace', book: BookContents): void {
    const former = this.#history.bookOf(device.name);
    if (former.text === book.text && former.laterText === book.laterText) return;
    const keeping = former.bookId === book.bookId ? 'unproven' : how === 'merge' ? 'shown' : 'nothing';
    const missing = this.#history.join(device.name, from.name, book, `the book of the ${from.name}`, keeping);
    for (const { value, record } of missing) {
      this.#report('not-set-aside', `the ${device.name} held ${value} of ${record}, and the ${from.name} did not`);
    }
    this.#story.tell(this.#nowMs, device.name, `TAKES the book of the ${from.name}: ${how}`);
    this.#story.tellChanges(this.#nowMs, device.name, former, book);
    this.#tellLost();
  }

  #tellLost(): void {
    for (const { value, record, cause } of this.#history.takeNewlyLost()) {
      this.#story.tell(this.#nowMs, undefined, `${value} of ${record} is forgotten by ${cause}`);
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
        this.#join(to, from, to.store.commit?.how ?? 'replace', this.#read(to));
      },
      onQuestion: ({ name }, question, answer) => this.#story.tell(world.nowMs, name, `${question}? ${answer}`),
      takeSnapshot: (device) => this.#read(device),
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
    if (fault !== undefined) this.#report(fault.check, fault.text);
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
    this.#report('restless', `after ${passesMax} syncs with all others the ${hub} still has something to send`);
  }

  #check(): RunTotals {
    const books = [...this.#devices.values()].map((device) => ({
      device: device.name, contents: this.#read(device), root: device.root(),
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
      replaced: this.#history.replacements, lost: this.#history.lostCount,
      conflicts: contents?.conflicts.size ?? 0,
      falseConflicts: contents === undefined ? 0 : countFalseConflicts(this.#history, contents),
    };
  }

  #read(device: Device): BookContents {
    return readBook(device.database, device.version, this.#nameById);
  }

  #look(device: Device, isTold: boolean): void {
    const book = this.#read(device);
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
