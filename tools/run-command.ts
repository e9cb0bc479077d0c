/** Runs one command to its end or its time limit, and leaves no process of it behind. */
import { spawn, type ChildProcess } from 'node:child_process';

export interface CommandEnd {
  /** Undefined when a signal or the time limit ended it. */
  readonly exitCode: number | undefined;
  readonly isTimedOut: boolean;
  /** What it printed on both streams, in the order of arrival. */
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** Output beyond it is cut, so that a runaway print does not fill the memory. */
const outputCharactersMax = 20_000_000;

export function runCommand(executable: string, args: readonly string[], limitMs: number): Promise<CommandEnd> {
  // A group of its own, so that whatever it starts can be ended with it.
  const child = spawn(executable, args, {
    detached: process.platform !== 'win32',
    // Node runs no test inside a test that it knows of; the runner's own tests need it to.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  let isTimedOut = false;
  const collect = (text: string): void => {
    if (output.length < outputCharactersMax) output += text;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  const timer = setTimeout(() => {
    isTimedOut = true;
    killGroup(child);
  }, limitMs);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      clearTimeout(timer);
      running.delete(child);
      reject(error);
    });
    child.on('exit', () => {
      killGroup(child); // whatever it left running holds its streams open
    });
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ exitCode: exitCode ?? undefined, isTimedOut, output });
    });
  });
}

/** Ends every command under way, for Ctrl-C. */
export function killRunningCommands(): void {
  for (const child of running) killGroup(child);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/T', '/F', '/PID', String(child.pid)], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch (thrown) {
    const isGone = thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH';
    if (!isGone) throw thrown;
  }
}
