import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordIdToText } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { countSpanFaults, rebuildAccountSpans } from './account-spans.ts';
import { accountBalances, accountBalancesQuery, bookFigures, ledgerBalances } from './balances.ts';
import { addTestAccount, openTestBook, testDay } from './book.testing.ts';
import type { Book } from './book.ts';
import { dayToMonth, toDay, type Day } from './day.ts';
import { toCents } from './money.ts';
import type { AccountId } from './record-ids.ts';

const firstDay = testDay('2026-09-20');

/** What any writer may do to the table, in any order: rows as they come from a merge or from another tool. */
const step = fc.record({
  entry: fc.integer({ min: 1, max: 8 }),
  columns: fc.record({
    account_id: fc.option(fc.integer({ min: 0, max: 2 }), { freq: 20 }),
    transfer_account_id: fc.option(fc.integer({ min: 0, max: 2 })),
    day: fc.integer({ min: firstDay, max: firstDay + 100 }),
    amount: fc.integer({ min: -5000, max: 5000 }),
    transfer_amount: fc.integer({ min: -5000, max: 5000 }),
    status: fc.integer({ min: 0, max: 3 }),
    transfer_status: fc.integer({ min: 0, max: 2 }),
    deleted: fc.constantFrom(0, 0, 1),
    memo: fc.string({ maxLength: 3 }),
  }, { requiredKeys: [] }),
});

function applyStep(database: SqliteDatabase, accounts: readonly AccountId[], { entry, columns }: {
  readonly entry: number; readonly columns: Readonly<Record<string, number | string | null | undefined>>;
}): void {
  const id = new Uint8Array(16).fill(entry);
  const names = Object.keys(columns);
  const values = names.map((name) => {
    const value = columns[name] ?? null;
    return name.endsWith('account_id') && typeof value === 'number' ? accounts[value] ?? null : value;
  });
  const isThere = database.prepare('SELECT 1 FROM entry WHERE id = ?').get(id) !== undefined;
  if (!isThere) {
    database.prepare(`INSERT INTO entry (id${names.map((name) => `, ${name}`).join('')})
      VALUES (?${names.map(() => ', ?').join('')})`).run(id, ...values);
  } else if (names.length > 0) {
    database.prepare(`UPDATE entry SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`)
      .run(...values, id);
  }
}

/** The same figures by one look at every row, sharing nothing with the code under test. */
function scanBalances(database: SqliteDatabase, accountId: AccountId, today: Day) {
  const key = recordIdToText(accountId);
  const opening = Number(database.prepare('SELECT opening_balance FROM account WHERE id = ?').get(accountId)?.[0]);
  const balances = { real: opening, cleared: opening, projected: opening };
  const rows = database.prepare(`SELECT lower(hex(account_id)), day, amount, status, lower(hex(transfer_account_id)),
    transfer_amount, transfer_status FROM entry WHERE deleted = 0`).all();
  for (const [account, day, amount, status, transferAccount, transferAmount, transferStatus] of rows) {
    for (const [legAccount, legAmount, legStatus] of [
      [account, amount, status], [transferAccount, transferAmount, transferStatus],
    ]) {
      if (legAccount !== key) continue;
      if (Number(day) <= today) balances.real += Number(legAmount);
      if (Number(legStatus) >= 1) balances.cleared += Number(legAmount);
      if (dayToMonth(toDay(Number(day))) <= dayToMonth(today)) balances.projected += Number(legAmount);
    }
  }
  return balances;
}

test('balances equal a full scan after any history of inserts, updates, deletes and returns', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: -40, max: 140 }), (steps, offset) => {
    const book = openTestBook();
    const { database } = book.replica;
    const accounts = ['A', 'B', 'C'].map((name, index) =>
      addTestAccount(book, name, { openingBalance: toCents(index * 1000) }));
    const today = toDay(firstDay + offset);
    for (const each of steps) {
      book.replica.write(0, () => applyStep(database, accounts, each));
      assert.equal(countSpanFaults(database), 0);
    }
    const found = new Map(accountBalances(database, today).map((each) => [recordIdToText(each.accountId), each]));
    for (const accountId of accounts) {
      const { real, cleared, projected } = scanBalances(database, accountId, today);
      const balances = found.get(recordIdToText(accountId));
      assert.deepEqual([balances?.real, balances?.cleared, balances?.projected], [real, cleared, projected]);
    }
    const whole = ledgerBalances(database);
    for (const { accountId, balance } of whole) {
      assert.equal(balance, scanBalances(database, accountId, testDay('2199-12-31')).real);
    }
    const living = database.prepare('SELECT count(*) FROM entry WHERE deleted = 0 AND account_id IS NOT NULL').get();
    assert.deepEqual(bookFigures(database), { entries: living?.[0], balances: whole });
    database.close();
  }), { numRuns: 150 });
});

function insertOne(book: Book, account: AccountId): void {
  const step = { entry: 1, columns: { account_id: 0, amount: 5, day: 0 } };
  book.replica.write(0, () => applyStep(book.replica.database, [account], step));
}

test('a damaged span is counted and rebuilt', () => {
  const book = openTestBook();
  const { database } = book.replica;
  const account = addTestAccount(book, 'A');
  insertOne(book, account);
  database.exec('UPDATE account_span SET cleared = 1');
  assert.equal(countSpanFaults(database), 2);
  rebuildAccountSpans(database);
  assert.equal(countSpanFaults(database), 0);
});

test('balances never scan the entries', () => {
  const { database } = openTestBook().replica;
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${accountBalancesQuery}`).all(0, 0).map((row) => row[3]);
  assert.ok(plan.some((line) => String(line).includes('SEARCH entry USING INDEX entry_register')), plan.join('\n'));
  assert.ok(!plan.some((line) => /SCAN entry/.test(String(line))), plan.join('\n'));
});

test('an account that is deleted has a balance again when an entry of it lives', () => {
  const book = openTestBook();
  const { database } = book.replica;
  const account = addTestAccount(book, 'A');
  book.replica.write(0, () => database.prepare('UPDATE account SET deleted = 1, opening_balance = 3').run());
  assert.deepEqual(ledgerBalances(database), []);
  insertOne(book, account);
  assert.deepEqual(ledgerBalances(database), [{ accountId: account, balance: 8 }]);
  assert.deepEqual(accountBalances(database, toDay(0)).map(({ real }) => real), [8]);
});
