/** The PC program as `npm start` runs it, without a window, in a process and a data folder of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRun } from './program.ts';

export interface PcProgram {
  /** Of its window; opens as many as one likes. */
  readonly address: string;
  /** Of the phone's page. */
  readonly phoneAddress: string;
  /** From the start of the process to its last word: it listens, and the book is open. */
  readonly startMs: number;
  stop(): Promise<void>;
}

const startPath = fileURLToPath(new URL('../../tools/start.ts', import.meta.url));
const startTimeMsMax = 60_000;

/** The built pages are taken as they are, or built first: see `buildPages`. */
export async function startPcProgram(run: BenchRun, folder: string, book: string): Promise<PcProgram> {
  const startedMs = performance.now();
  const child = spawn(
    process.execPath,
    [startPath, '--no-window', '--address', '127.0.0.1', '--language', 'en', '--book', book],
    {
      signal: run.signal, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TANDEM_DATA: join(folder, 'data'), TANDEM_LANG: 'en' },
    },
  );
  let text = '';
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const started = new Promise<void>((resolve) => {
    const add = (part: unknown): void => {
      text += String(part);
      if (text.includes('Ctrl-C')) resolve();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), startTimeMsMax);
  await Promise.race([started, ended]);
  clearTimeout(timer);
  const startMs = performance.now() - startedMs;
  const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text) ?? [];
  const [phoneAddress] = /http:\/\/localhost:\d+\//.exec(text) ?? [];
  if (address === undefined || phoneAddress === undefined) throw new Error(`the PC program did not start: ${text}`);
  return {
    address, phoneAddress, startMs,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}
