/** Processes of a run: the real program and our own measuring scripts, each in a fresh Node that ends in time. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseJsonObject, type JsonObject } from './json-object.ts';

/** What every part of the benchmark works with. */
export interface BenchRun {
  /** Its own, on the disk of the project; gone at the end. */
  readonly folder: string;
  /** Aborted at the end, whatever the end: no process outlives the run. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

export interface ProgramEnd {
  readonly objects: readonly JsonObject[];
  /** From the start of the process to its end. */
  readonly wallMs: number;
  readonly peakBytes: number;
}

const processTimeMsMax = 180_000;
const stderrCharactersMax = 10_000;
const tandemPath = fileURLToPath(new URL('../../apps/cli/bin/tandem.mjs', import.meta.url));
const preload = new URL('./peak-memory.mjs', import.meta.url).href;
let started = 0;

/** `dataFolder`: where that device keeps its keys. */
export function startTandem(run: BenchRun, args: readonly string[], dataFolder: string): Program {
  return new Program(run, [tandemPath, ...args], { TANDEM_DATA: dataFolder, TANDEM_LANG: 'en' });
}

/** A script beside this file that is given one object and writes one. */
export async function runScript(
  run: BenchRun, name: 'raw-insert.ts' | 'stage-run.ts' | 'warm-run.ts', job: object,
): Promise<JsonObject> {
  const path = fileURLToPath(new URL(`./${name}`, import.meta.url));
  const { objects } = await new Program(run, [path, JSON.stringify(job)], {}).ended;
  const answer = objects.at(-1);
  if (answer === undefined) throw new Error(`${name} wrote nothing`);
  return answer;
}

export class Program {
  readonly ended: Promise<ProgramEnd>;
  readonly #child: ChildProcess;
  readonly #objects: JsonObject[] = [];
  #look: (() => void) | undefined;
  #stderr = '';

  constructor({ folder, signal }: BenchRun, args: readonly string[], variables: Readonly<Record<string, string>>) {
    started += 1;
    const peakPath = join(folder, `peak-${started}`);
    const startedMs = performance.now();
    this.#child = spawn(process.execPath, ['--import', preload, ...args], {
      signal, timeout: processTimeMsMax, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...variables, TANDEM_BENCH_PEAK: peakPath },
    });
    this.ended = this.#run(args, () => performance.now() - startedMs, peakPath);
    // Whoever awaits it is told; before that it must not end the run.
    this.ended.catch(() => {});
  }

  /** The first object with this `event`. */
  waitFor(event: string): Promise<JsonObject> {
    const found = new Promise<JsonObject>((resolve) => {
      this.#look = () => {
        const object = this.#objects.find((each) => each['event'] === event);
        if (object !== undefined) resolve(object);
      };
      this.#look();
    });
    const missed = this.ended.then(({ objects }) => {
      const object = objects.find((each) => each['event'] === event);
      if (object === undefined) throw new Error(`the program ended without "${event}"`);
      return object;
    });
    return Promise.race([found, missed]);
  }

  async #run(args: readonly string[], elapsedMs: () => number, peakPath: string): Promise<ProgramEnd> {
    const { stdout, stderr } = this.#child;
    if (stdout === null || stderr === null) throw new Error('a child with pipes has them');
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-stderrCharactersMax);
    });
    const exit = new Promise<{ code: number | string | null; wallMs: number }>((resolve, reject) => {
      this.#child.on('error', reject);
      this.#child.on('exit', (code, signal) => resolve({ code: signal ?? code, wallMs: elapsedMs() }));
    });
    const closed = new Promise((resolve) => this.#child.on('close', resolve));
    const lines = createInterface({ input: stdout }).on('line', (line) => {
      if (line.startsWith('{')) this.#objects.push(parseJsonObject(line));
      this.#look?.();
    });
    const { code, wallMs } = await exit;
    await closed;
    lines.close();
    if (code !== 0) throw new Error(`${args.join(' ').slice(0, 300)}\nended with ${String(code)}: ${this.#stderr}`);
    const peakBytes = Number(readFileSync(peakPath, 'utf8')) * 1024;
    rmSync(peakPath);
    return { objects: this.#objects, wallMs, peakBytes };
  }
}
