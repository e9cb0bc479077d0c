/** Runs the program as a person at a terminal would: the real command, real files, nothing shared with this process. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';

const program = join(import.meta.dirname, '..', '..', '..', 'apps', 'cli', 'bin', 'tandem.mjs');

export type JsonObject = Readonly<Record<string, unknown>>;

export interface Household {
  readonly folder: string;
  path(name: string): string;
  /** Runs a command to its end, which must be good; the objects that it printed. */
  run(...args: string[]): readonly JsonObject[];
  /** Runs a command that must fail; its exit code and what it said on standard error. */
  fail(...args: string[]): { readonly code: number | null; readonly sentence: string };
  start(...args: string[]): RunningProgram;
}

export function openHousehold(t: TestContext): Household {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-end-to-end-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const env = { ...process.env, TANDEM_DATA: join(folder, 'data'), TANDEM_LANG: 'en' };
  const spawnOnce = (args: readonly string[]) =>
    spawnSync(process.execPath, [program, ...args, '--json'], { cwd: folder, env, encoding: 'utf8', input: '' });
  return {
    folder,
    path: (name) => join(folder, name),
    run: (...args) => {
      const { status, stdout, stderr } = spawnOnce(args);
      assert.equal(status, 0, `${args.join(' ')}: ${stderr}`);
      return parseLines(stdout);
    },
    fail: (...args) => {
      const { status, stderr } = spawnOnce(args);
      assert.notEqual(status, 0, args.join(' '));
      return { code: status, sentence: stderr.trim() };
    },
    start: (...args) =>
      new RunningProgram(t, spawn(process.execPath, [program, ...args, '--json'], { cwd: folder, env })),
  };
}

export class RunningProgram {
  readonly events: JsonObject[] = [];
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  readonly #waiting: (() => void)[] = [];
  #hasEnded = false;
  #errorText = '';

  constructor(t: TestContext, child: ChildProcessWithoutNullStreams) {
    this.child = child;
    t.after(() => child.kill('SIGKILL'));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errorText += text;
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.events.push(...parseLines(line));
      this.#wake();
    });
    this.ended = new Promise((resolve) => {
      child.once('close', (code) => {
        this.#hasEnded = true;
        this.#wake();
        resolve(code);
      });
    });
  }

  /** The first event of that name, once it has come. */
  async event(name: string): Promise<JsonObject> {
    for (;;) {
      const found = this.events.find((event) => event['event'] === name);
      if (found !== undefined) return found;
      if (this.#hasEnded) throw new Error(`ended without "${name}": ${this.#errorText}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

export interface SyncResult {
  readonly pc: JsonObject;
  readonly phone: JsonObject;
}

/** One sync from the QR's text to the proof; both sides must say "identical" with one fingerprint. */
export async function syncBooks(household: Household, pcBook: string, phoneBook: string): Promise<SyncResult> {
  const listening = household.start('listen', '--book', pcBook, '--once', '--address', '127.0.0.1');
  const { link } = await listening.event('listening');
  const joining = household.start('join', String(link), '--book', phoneBook, '--yes');
  const [pc, phone] = await Promise.all([listening.event('done'), joining.event('done')]);
  assert.deepEqual(await Promise.all([listening.ended, joining.ended]), [0, 0]);
  assert.deepEqual([pc['identical'], phone['identical']], [true, true]);
  assert.equal(pc['fingerprint'], phone['fingerprint']);
  return { pc, phone };
}

/** The child's number at a path of keys. */
export function numberAt(object: JsonObject, ...keys: string[]): number {
  const found = keys.reduce<unknown>((value, key) =>
    (typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined), object);
  assert.equal(typeof found, 'number', keys.join('.'));
  return Number(found);
}

function parseLines(text: string): JsonObject[] {
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const parsed: unknown = JSON.parse(line);
    assert.ok(typeof parsed === 'object' && parsed !== null);
    return { ...parsed };
  });
}
