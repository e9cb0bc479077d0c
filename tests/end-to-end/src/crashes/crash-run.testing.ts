/**
 * Runs a scenario once, keeps what the disk holds after each of its steps, and then lives through every kill: what a
 * kill leaves is opened again, looked at, and synced.
 *
 * A step of SQL in a transaction writes to memory; so most steps leave the disk as the step before left it, and equal
 * disks are opened once. Every step is a point all the same: what must be on the disk grows with each confirmed edit.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { BookFault } from '@tandem/engine';
import {
  findFaults, mustSync, openDevice, readContent, type BookContent, type CrashDevice,
} from './devices.testing.ts';
import { DiskRecorder, tornStates, writeDisk, type DiskState } from './disk.testing.ts';
import { tapSteps } from './taps.testing.ts';

export interface CrashScenario {
  readonly name: string;
  /** Names of folders. The first two sync after every kill. */
  readonly devices: readonly string[];
  /** What is there before. Leaves every book closed. */
  readonly prepare: (root: string) => void;
  readonly run: (watch: CrashWatch, root: string) => void;
  /** Faults that a kill may leave for the next audit, and that are gone after it. */
  readonly mayHave?: readonly BookFault['kind'][];
  /** Of the places within one write at which it may be torn, so many; all unless said, or TANDEM_EVERY_CUT is set. */
  readonly cutsMax?: number;
  /** How a book comes back after a kill where opening it is not all; throws where it must not. */
  readonly reopen?: (root: string, name: string) => CrashDevice;
  /** Of the caller, where its book is another than the listener's. */
  readonly choice?: 'merge' | 'keep-here' | 'keep-there';
  /** What else must hold of the disk, when so much was told. */
  readonly alsoHolds?: (root: string, told: readonly string[]) => void;
}

export interface CrashWatch {
  /**
   * One confirmed change, whole or not at all: a kill in it leaves the book as before it or as after it. Books that are
   * not open are given by the names of their devices.
   */
  whole(devices: readonly (CrashDevice | string)[], work: () => void): void;
  /** A change in several transactions, as a sync is: a kill in it leaves a part, and the next sync brings the rest. */
  inParts(devices: readonly CrashDevice[], work: () => void): void;
  /** Somebody was told so: it must be true of the disk from now on. */
  tell(what: string): void;
  /** A point of its own, as the arrival of a message is. */
  point(): void;
}

type Contents = ReadonlyMap<string, BookContent>;

interface Phase {
  readonly isWhole: boolean;
  readonly before: Contents;
  /** Set when the phase is over. */
  after: Contents;
}

interface Leftover {
  readonly disk: DiskState;
  /** What the device was at when it was killed. */
  readonly phase: Phase | undefined;
  readonly isOver: boolean;
  readonly told: readonly string[];
  readonly at: string;
}

export interface CrashCount {
  /** Steps after which the process may have ended. */
  readonly points: number;
  /** Disks that differ, those with a half-written file among them. */
  readonly disks: number;
}

export function surviveKills(t: TestContext, scenario: CrashScenario): CrashCount {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-crash-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, 'live');
  for (const device of scenario.devices) writeDisk({ key: '', files: new Map() }, join(root, device));
  scenario.prepare(root);
  const recording = record(scenario, root);
  const cutsMax = process.env['TANDEM_EVERY_CUT'] === undefined ? scenario.cutsMax : undefined;
  const leftovers = [...recording.leftovers, ...tear(recording.leftovers, cutsMax)];
  const after = join(folder, 'after');
  const synced = new Set<string>();
  leftovers.forEach((leftover, index) => {
    writeDisk(leftover.disk, after);
    try {
      live(scenario, after, leftover, synced);
    } catch (error) {
      throw new Error(`${scenario.name}: kill ${index} of ${leftovers.length}, ${leftover.at}`, { cause: error });
    }
  });
  t.diagnostic(`${scenario.name}: ${recording.points} points, ${leftovers.length} disks`);
  return { points: recording.points, disks: leftovers.length };
}

function record(scenario: CrashScenario, root: string): { points: number; leftovers: readonly Leftover[] } {
  const recorder = new DiskRecorder(root);
  const leftovers: Leftover[] = [];
  let points = 0;
  let isOff = false;
  let phase: Phase | undefined;
  let isOver = false;
  let told: readonly string[] = [];
  const keep = (at: string): void => {
    const disk = recorder.read();
    const last = leftovers.at(-1);
    if (last?.disk.key === disk.key && last.phase === phase && last.isOver === isOver && last.told === told) return;
    leftovers.push({ disk, phase, isOver, told, at });
  };
  const aside = <Value>(work: () => Value): Value => {
    isOff = true;
    try {
      return work();
    } finally {
      isOff = false;
    }
  };
  const enter = (isWhole: boolean, devices: readonly (CrashDevice | string)[], work: () => void): void => {
    const before = aside(() => contentsOf(devices, root));
    const entered: Phase = { isWhole, before, after: before };
    phase = entered;
    isOver = false;
    work();
    entered.after = aside(() => contentsOf(devices, root));
    isOver = true;
    aside(() => keep('after it'));
  };
  const untap = tapSteps(({ isInTransaction, name }) => {
    if (isOff) return;
    points += 1;
    aside(() => {
      if (recorder.haveSizesChanged() || !isInTransaction) keep(name);
    });
  });
  try {
    aside(() => keep('before all'));
    scenario.run({
      whole: (devices, work) => enter(true, devices, work),
      inParts: (devices, work) => enter(false, devices, work),
      tell: (what) => {
        told = [...told, what];
        aside(() => keep(`told: ${what}`));
      },
      point: () => {
        points += 1;
        aside(() => keep('a message'));
      },
    }, root);
  } finally {
    untap();
  }
  return { points, leftovers };
}

function contentsOf(devices: readonly (CrashDevice | string)[], root: string): Contents {
  return new Map(devices.map((device) => {
    if (typeof device !== 'string') return [device.name, readContent(device)];
    const opened = openDevice(root, device);
    try {
      return [device, readContent(opened)];
    } finally {
      opened.opened.close();
    }
  }));
}

/** Half-written files between two disks. */
function tear(leftovers: readonly Leftover[], cutsMax = Infinity): Leftover[] {
  return leftovers.flatMap((after, index) => {
    const before = leftovers[index - 1];
    if (before === undefined || before.disk.key === after.disk.key) return [];
    return tornStates(before.disk, after.disk, cutsMax)
      .map((disk) => ({ ...after, disk, isOver: false, at: `torn, ${after.at}` }));
  });
}

/** `synced`: what was synced before; the same books sync the same. */
function live(scenario: CrashScenario, root: string, leftover: Leftover, synced: Set<string>): void {
  const { alsoHolds, choice, devices: names, mayHave = [], reopen = openDevice } = scenario;
  alsoHolds?.(root, leftover.told);
  const devices: CrashDevice[] = [];
  try {
    for (const name of names) {
      const device = reopen(root, name);
      devices.push(device);
      const faults = findFaults(device).filter(({ kind }) => !mayHave.includes(kind));
      assert.deepEqual(faults, [], `${name} is not sound`);
      assertKept(device, leftover);
    }
    const [caller, listener] = devices;
    if (caller === undefined || listener === undefined) return;
    const key = JSON.stringify(devices.map((device) => readContent(device).rows));
    if (synced.has(key)) return;
    synced.add(key);
    mustSync(caller, listener, choice === undefined ? {} : { choice });
    const [left, right] = [readContent(caller), readContent(listener)];
    assert.equal(left.shown, right.shown, 'two books');
    assertOnce(left, leftover);
    for (const device of devices) {
      if (mayHave.length > 0) device.opened.replica.audit();
      assert.deepEqual(findFaults(device), [], `${device.name} is not sound after the sync`);
    }
    if (leftover.phase?.isWhole === false) {
      const goal = leftover.phase.after.get(caller.name);
      assert.equal(left.shown, goal?.shown, 'not what the uninterrupted sync came to');
    }
  } finally {
    for (const { opened } of devices) opened.close();
  }
}

function assertKept(device: CrashDevice, { isOver, phase }: Leftover): void {
  const [before, after] = [phase?.before.get(device.name), phase?.after.get(device.name)];
  if (phase === undefined || before === undefined || after === undefined) return;
  const content = readContent(device);
  if (isOver || phase.isWhole) {
    const allowed = isOver ? [after.rows] : [before.rows, after.rows];
    assert.ok(allowed.includes(content.rows), `${device.name}: neither as before nor as after`);
    return;
  }
  for (const memo of before.memos.keys()) {
    const isKnown = (text: string): boolean => text.includes(JSON.stringify(memo).slice(1, -1));
    if (isKnown(after.texts)) assert.ok(isKnown(content.texts), `${device.name} lost "${memo}"`);
  }
}

/** Nothing is shown more often than it was before or after. */
function assertOnce(content: BookContent, { phase }: Leftover): void {
  if (phase === undefined) return;
  const known = [...phase.before.values(), ...phase.after.values()];
  for (const [memo, count] of content.memos) {
    const most = Math.max(0, ...known.map(({ memos }) => memos.get(memo) ?? 0));
    if (known.some(({ memos }) => memos.has(memo))) assert.ok(count <= most, `"${memo}" is there ${count} times`);
  }
}
