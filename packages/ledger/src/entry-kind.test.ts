import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindColumns } from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import { entryColumnNames, entryKind } from './entry-kind.ts';
import { accountKind, ledgerKinds } from './ledger-kinds.ts';

const own = new Uint8Array(16).fill(1);
const other = new Uint8Array(16).fill(2);
const hex = '02'.repeat(16);

function findFault(values: Readonly<Record<string, SqlValue>>): string | undefined {
  const row = kindColumns(entryKind).map(({ name, initial }) => values[name] ?? initial);
  row[0] = values['account_id'] === undefined ? own : values['account_id'];
  return entryKind.findFault?.(row);
}

test('what no version could have meant is a fault', () => {
  const faulty: readonly Readonly<Record<string, SqlValue>>[] = [
    { account_id: null }, { day: 9_999_999 }, { value_day: 0.5 }, { amount: 100_000_000_000_001 },
    { transfer_account_id: own, amount: -1, transfer_amount: 1 }, { transfer_account_id: other, amount: -1 },
    { transfer_account_id: other, amount: -1, transfer_amount: -1 }, { transfer_amount: 1 },
    { amount: 5, lines: 'x' }, { amount: 5, lines: '[]' }, { amount: 5, lines: '[[null,4,""]]' },
    { amount: 5, lines: '[[null, 5, ""]]' }, { amount: 5, lines: '[[null,5]]' }, { amount: 5, lines: '[["zz",5,""]]' },
    { amount: 5, lines: `[["${hex}",5,""]]`, category_id: other }, { amount: 0.5, lines: '[[null,0.5,""]]' },
    { amount: 5, lines: `[["${'A2'.repeat(16)}",5,""]]` }, { amount: 0, lines: '{"0":[null,0,""]}' },
    { tags: '["b","a"]' }, { tags: '["a","a"]' }, { tags: '[]' }, { status: -1 }, { transfer_status: -1 },
    { reconciled_amount: 200_000_000_000_000 }, { money_h: 5 }, { transfer_money_replica: 5 },
  ];
  for (const values of faulty) assert.equal(typeof findFault(values), 'string', JSON.stringify(values));
});

test('what a later version may mean is none', () => {
  const sane: readonly Readonly<Record<string, SqlValue>>[] = [
    {}, { transfer_account_id: other, amount: 0, transfer_amount: 0 },
    { transfer_account_id: other, amount: -1, transfer_amount: 900 },
    { amount: 5, lines: `[["${hex}",7,"é"],[null,-2,""]]` }, { tags: '["a","b"]' }, { status: 7 }, { day: -30_000 },
    { status: 2, money_h: 5, money_replica: 6 },
  ];
  for (const values of sane) assert.equal(findFault(values), undefined, JSON.stringify(values));
});

test('an account keeps its amounts within the limits and a currency', () => {
  const row = kindColumns(accountKind).map(({ initial }) => initial);
  assert.equal(accountKind.findFault?.(row), undefined);
  const currencyAt = kindColumns(accountKind).findIndex(({ name }) => name === 'currency');
  assert.equal(typeof accountKind.findFault?.(row.with(currencyAt, 'euro')), 'string');
  assert.equal(accountKind.findFault?.(row.with(currencyAt, 'XYZ')), undefined);
});

test('tags and columns stand as they were first written', () => {
  const layout = ledgerKinds.map((kind) => [kind.tag, kind.name,
    ...kind.groups.map((group) => group.columns.map(({ tag, name }) => `${tag} ${name}`).join(', '))]);
  assert.deepEqual(layout, [
    [10, 'setting', '1 key, 2 value'],
    [11, 'account', '1 name, 2 kind', '10 opening_balance, 11 currency',
      '20 group_name, 21 position, 22 closed, 23 overdraft_limit, 24 note'],
    [12, 'category', '1 name, 2 parent_id, 3 code, 4 position'],
    [13, 'payee', '1 name, 2 default_category_id'],
    [14, 'payment-method', '1 name, 2 code'],
    [19, 'template', '1 name', '10 direction, 11 account_id, 12 transfer_account_id, 13 amount, 14 transfer_amount, '
      + '15 lines, 16 category_id, 17 payee_id, 18 memo, 19 method_id'],
    [20, 'entry',
      '1 account_id, 2 transfer_account_id, 3 day, 4 value_day, 5 amount, 6 transfer_amount, 7 lines, 8 category_id',
      '20 payee_id, 21 memo, 22 number, 23 method_id, 24 tags, 25 bank_label, 26 bank_id',
      '40 status, 41 statement_id, 42 money_h, 43 money_replica, 44 reconciled_amount',
      '50 transfer_status, 51 transfer_statement_id, 52 transfer_money_h, 53 transfer_money_replica, '
      + '54 transfer_reconciled_amount'],
    [21, 'attachment', '1 entry_id, 2 media_type, 3 name, 4 width, 5 height, 6 content'],
  ]);
  assert.equal(entryColumnNames.length, 25);
});
