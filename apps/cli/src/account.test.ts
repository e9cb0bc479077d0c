import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mustRun, runHere, testFolder } from './tandem.testing.ts';

test('a first account makes the book, and its opening balance is its balance', async () => {
  const book = join(testFolder, 'new.tandem');
  await mustRun(['account', '--book', book, '--name', 'Livret A', '--kind', 'savings', '--opening=1 234,56']);
  const { objects } = await mustRun(['accounts', '--book', book, '--json']);
  assert.deepEqual(objects.map(({ name, kind, currency, balance }) => [name, kind, currency, balance]),
    [['Livret A', 'savings', 'EUR', 123_456]]);
});

test('a name that is taken, an unknown kind, currency or amount are refused, and no book is made', async () => {
  const book = join(testFolder, 'refused.tandem');
  const account = ['account', '--book', book, '--name', 'Compte'];
  for (const [wrong, code] of [['--kind=piggy', 2], ['--currency=EURO', 1], ['--opening=12,345', 1]] as const) {
    const { code: exit, stderr } = await runHere([...account, wrong]);
    assert.equal(exit, code, wrong);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
  }
  assert.equal(existsSync(book), false);
  await mustRun(account);
  const { code, stderr } = await runHere(account);
  assert.equal(code, 1);
  assert.match(stderr, /existe déjà/);
});
