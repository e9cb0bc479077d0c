/** The seeds that every run of the tests plays, in two processes of the program that plays them by hand. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const program = fileURLToPath(new URL('main.ts', import.meta.url));
const seedsEach = 250;

test(`${2 * seedsEach} seeds converge, lose and hide nothing and never say a false identical`, async (context) => {
  const outputs = await Promise.all([0, seedsEach].map((from) => play(from)));
  for (const output of outputs) {
    const last = output.trimEnd().split('\n').at(-1) ?? '';
    context.diagnostic(last);
    assert.match(last, new RegExp(`^${seedsEach} seeds, .* 0 violations`), output);
    const [sessions, falseConflicts] = ['sessions', 'false conflicts'].map((what) =>
      Number(new RegExp(`(\\d+) ${what}`).exec(last)?.[1]));
    assert.ok(sessions !== undefined && falseConflicts !== undefined && falseConflicts * 1000 < sessions, last);
  }
});

/** What the program says, which tells the story of the first seed that fails. */
function play(from: number): Promise<string> {
  const child = spawn(process.execPath, [program, '--seeds', String(seedsEach), '--from', String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(child.stdout);
}
