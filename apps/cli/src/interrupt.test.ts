import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { mustRun, program, testFolder } from './tandem.testing.ts';

/** Beyond the tables, the accounts and the payees. */
const logBytesMin = 2_000_000;

test('Ctrl-C in the middle of a long write ends the program at once, and the book is whole', async () => {
  const book = join(testFolder, 'interrupted.tandem');
  const child = spawn(process.execPath, [program, 'sample', '--book', book, '--entries', '200000'], {
    stdio: 'ignore', env: { ...process.env, TANDEM_DATA: testFolder },
  });
  const ended = once(child, 'exit');
  while (!existsSync(`${book}-wal`) || statSync(`${book}-wal`).size < logBytesMin) await setTimeout(5);
  child.kill('SIGINT');
  assert.deepEqual(await ended, [null, 'SIGINT']);
  const { objects: [check] } = await mustRun(['check', '--book', book, '--json']);
  assert.equal(check?.['ok'], true);
  const add = ['add', '--book', book, '--account', 'Espèces', '--amount', '-1'];
  await mustRun(add);
});
