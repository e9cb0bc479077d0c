/** Whether two devices hold the same, by their exports alone and by a program that shares no code with ours. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
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
