/** Whether two devices hold the same, by their exports alone and by a program that shares no code with ours. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Household, Screen } from './household.testing.ts';

const balancesScript = join(import.meta.dirname, '../../../tools/balances.mjs');

/** Balances in minor units, by the account's name. */
export async function expectSameBooks(
  household: Household, pc: Screen, phone: Screen,
): Promise<Readonly<Record<string, number>>> {
  const [pcBook, phoneBook] = await Promise.all([pc, phone].map(async ({ engine }) => {
    const { json } = await engine.command('export-book', {});
    return json;
  }));
  assert.equal(pcBook, phoneBook);
  const path = join(household.folder.path, 'export.json');
  writeFileSync(path, phoneBook ?? '');
  const balances = addUp(path);
  const bySqlite = addUpBySqlite(household.bookPath);
  if (bySqlite !== undefined) assert.deepEqual(bySqlite, balances);
  for (const { engine } of [pc, phone]) {
    const { groups } = await engine.query('accounts', {});
    const shown = groups.flatMap(({ accounts }) => accounts.map(({ name, real }) => [name, real] as const));
    assert.deepEqual(Object.fromEntries(shown), balances);
  }
  return balances;
}

/** Every line: id, name, currency, balance. */
function addUp(path: string): Readonly<Record<string, number>> {
  const lines = execFileSync(process.execPath, [balancesScript, path], { encoding: 'utf8' }).trim().split('\n');
  return Object.fromEntries(lines.map((line) => {
    const [, name = '', , balance] = line.split('\t');
    return [name, Number(balance)];
  }));
}

/** By another program over the PC's file itself; undefined where this machine has none. */
function addUpBySqlite(bookPath: string): Readonly<Record<string, number>> | undefined {
  const { error, stderr, stdout } = spawnSync('sqlite3', ['-readonly', '-tabs', bookPath, balancesQuery], {
    encoding: 'utf8',
  });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return undefined;
  assert.deepEqual([error, stderr], [undefined, '']);
  return Object.fromEntries(stdout.trim().split('\n').map((line) => {
    const [name = '', balance] = line.split('\t');
    return [name, Number(balance)];
  }));
}

const balancesQuery = `SELECT name, opening_balance
  + (SELECT coalesce(sum(amount), 0) FROM entry WHERE account_id = account.id AND deleted = 0)
  + (SELECT coalesce(sum(transfer_amount), 0) FROM entry WHERE transfer_account_id = account.id AND deleted = 0)
  FROM account WHERE deleted = 0`;
