/** Asks for a yes on a terminal. */
import { createInterface } from 'node:readline';

export function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/**
 * True for one of the words of `yes`; no for anything else, and for the end of the input. The line is read as the
 * terminal gives it, so that Ctrl-C stays a signal and ends the program.
 */
export function askYes(question: string, yes: readonly string[]): Promise<boolean> {
  process.stdout.write(`${question} `);
  const lines = createInterface({ input: process.stdin, terminal: false });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(yes.includes(line.trim().toLowerCase()));
      lines.close();
    });
    lines.once('close', () => resolve(false));
  });
}
