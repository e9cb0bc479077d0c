/** Runs one program of the build to its end. */
import { execFile } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** What takes longer hangs: the largest of it is a download of 55 MB. */
const timeoutMs = 300_000;

/** What it printed. Throws an error whose message is what it said, where it fails. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { ...options, maxBuffer: 2 ** 27, timeout: timeoutMs }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new RunError(`${program}: ${`${stderr}${stdout}`.trim() || error.message}`, { cause: error.code }));
    });
  });
}

/** A program of the build that said no. */
export class RunError extends Error {}
