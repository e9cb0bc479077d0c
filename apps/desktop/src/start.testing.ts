/** The real program, started as `npm start` starts it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

const script = join(import.meta.dirname, '../../../tools/start.ts');

export class StartedProgram {
  readonly #child: ChildProcess;
  readonly #ended: Promise<readonly unknown[]>;
  readonly #looks = new Set<() => void>();
  stdout = '';
  stderr = '';

  constructor(
    t: TestContext, folder: string, args: readonly string[], variables: Readonly<Record<string, string>> = {},
  ) {
    this.#child = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '', HOME: folder, TANDEM_DATA: join(folder, 'data'), TANDEM_DEVICE: 'Essai',
        TZ: 'UTC', ...variables,
      },
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      for (const look of this.#looks) look();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => { this.stderr += text; });
    this.#ended = once(this.#child, 'close');
    t.after(() => {
      this.#child.kill('SIGKILL');
      return this.#ended;
    });
  }

  /** The first group of what it says sooner or later; throws when it ends without. */
  async says(pattern: RegExp): Promise<string> {
    const said = Promise.withResolvers<string>();
    const look = (): void => {
      const found = pattern.exec(this.stdout);
      if (found !== null) said.resolve(found[1] ?? found[0]);
    };
    this.#looks.add(look);
    look();
    const ended = this.#ended.then(() => {
      throw new Error(`ended without ${String(pattern)}: ${this.stdout}${this.stderr}`);
    });
    try {
      return await Promise.race([said.promise, ended]);
    } finally {
      this.#looks.delete(look);
    }
  }

  address(): Promise<string> {
    return this.says(/(http:\/\/127\.0\.0\.1:\d+\/\?ticket=\S+)\n/);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** The exit code, or the signal that ended it. */
  async end(): Promise<unknown> {
    const [code, signal] = await this.#ended;
    return code ?? signal;
  }
}
