/** The PC program as `npm start` runs it: a process of its own, a real data folder, its printed addresses. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const startScript = join(import.meta.dirname, '../../../tools/start.ts');

/** What a program leaves behind, to be found by the next one. */
export interface DataFolder {
  readonly path: string;
  remove(): void;
}

export function makeDataFolder(): DataFolder {
  const path = mkdtempSync(join(tmpdir(), 'tandem-screens-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 20 }) };
}

export interface PcOptions {
  /** Without it, `book.tandem` of the data folder: none yet in a new one. */
  readonly bookPath?: string;
  readonly language?: 'fr' | 'en';
  /** Of the door for phones; without it, any free one. */
  readonly port?: number;
  /** Null: all networks of this machine, as for a user. */
  readonly address?: string | null;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface PcProgram {
  /** Opens the window's page, as often as wanted. */
  readonly pcUrl: string;
  /** Of the phone's page on this computer. */
  readonly phoneUrl: string;
  /** All that it said so far, on both of its outputs. */
  log(): string;
  /** Resolves once a whole line of it has this. */
  untilSaid(text: string): Promise<void>;
  /** As Ctrl-C does; the book is closed then. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Wakes what a preloaded script does at each `data` of its standard input; the program itself reads none. */
  poke(): void;
  /** As a cut of the power does; the data folder stays. */
  kill(): Promise<void>;
}

/** The first start of a checkout also builds the pages. */
const startMsMax = 60_000;

export async function startPcProgram(folder: DataFolder, options: PcOptions = {}): Promise<PcProgram> {
  const { address = '127.0.0.1', bookPath, language = 'fr', port } = options;
  const args = [
    '--no-window', '--language', language,
    ...(address === null ? [] : ['--address', address]),
    ...(port === undefined ? [] : ['--port', String(port)]),
    ...(bookPath === undefined ? [] : ['--book', bookPath]),
  ];
  const child = spawn(process.execPath, [startScript, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, TANDEM_DEBUG: '1', ...options.environment, TANDEM_DATA: folder.path },
  });
  const program = new RunningPc(child);
  try {
    await program.untilReady();
  } catch (error) {
    await program.kill();
    throw error;
  }
  return program;
}

class RunningPc implements PcProgram {
  readonly #child: ChildProcess;
  readonly #over: Promise<number | null>;
  #text = '';
  #wake = (): void => {};

  constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        this.#text += part;
        this.#wake();
      });
    }
    this.#over = new Promise((resolve) => {
      child.once('close', (code) => {
        this.#wake();
        resolve(code);
      });
    });
  }

  get pcUrl(): string {
    return this.#find(/http:\/\/127\.0\.0\.1:\d+\/\?ticket=\S+/) ?? assert.fail(this.#text);
  }

  get phoneUrl(): string {
    return this.#find(/http:\/\/localhost:\d+\//) ?? assert.fail(this.#text);
  }

  log(): string {
    return this.#text;
  }

  /** Its last line before it waits says how to stop it. */
  untilReady(): Promise<void> {
    return this.untilSaid('Ctrl-C');
  }

  async untilSaid(text: string): Promise<void> {
    const endMs = performance.now() + startMsMax;
    while (!this.#text.split('\n').slice(0, -1).some((line) => line.includes(text))) {
      assert.equal(this.#child.exitCode, null, `the program ended: ${this.#text}`);
      assert(performance.now() < endMs, `the program did not say ${text}: ${this.#text}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 500).unref();
      });
    }
  }

  stop(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.#over;
  }

  poke(): void {
    this.#child.stdin?.write('\n');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#over;
  }

  #find(pattern: RegExp): string | undefined {
    return pattern.exec(this.#text)?.[0];
  }
}
