import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordIdToText } from '@tandem/replica';
import { accountBalances } from './balances.ts';
import { addTestAccount, mustEdit, openTestBook, testDay } from './book.testing.ts';
import { toDay } from './day.ts';
import { addEntry, addTransfer, deleteEntry } from './entries.ts';
import { toCents } from './money.ts';
import { findOrCreatePayee } from './payees.ts';
import {
  accountPage, balanceBeforeQuery, compareKeys, ledgerPage, legQuery, newestEntryOfPayee, type PageRequest,
} from './register.ts';
import { success } from './result.ts';

const firstDay = testDay('2026-09-20');

test('pages in both directions hold every row once, in order, with the balance of a full sum', () => {
  const movement = fc.record({
    day: fc.integer({ min: 0, max: 60 }), amount: fc.integer({ min: -900, max: 900 }),
    kind: fc.constantFrom('own', 'own', 'other', 'out', 'in', 'deleted'),
  });
  fc.assert(fc.property(fc.array(movement, { maxLength: 25 }), fc.integer({ min: 1, max: 7 }), (movements, limit) => {
    const book = openTestBook();
    const { database } = book.replica;
    const own = addTestAccount(book, 'A', { openingBalance: toCents(1000) });
    const other = addTestAccount(book, 'B');
    mustEdit(book, (edit) => {
      for (const { day, amount, kind } of movements) {
        const at = toDay(firstDay + day);
        const cents = toCents(Math.abs(amount));
        if (kind === 'out' || kind === 'in') {
          const [fromAccountId, toAccountId] = kind === 'out' ? [own, other] : [other, own];
          addTransfer(edit, { fromAccountId, toAccountId, day: at, amount: cents });
          continue;
        }
        const added = addEntry(edit, { accountId: kind === 'other' ? other : own, day: at, amount: toCents(amount) });
        if (kind === 'deleted' && added.ok) deleteEntry(edit, added.value);
      }
      return success(0);
    });
    const readAll = (direction: PageRequest['direction']) => {
      const rows = [...accountPage(database, own, { direction, limit })];
      for (let last = rows.at(-1); last !== undefined;) {
        const page = accountPage(database, own, { direction, limit, after: last });
        rows.push(...page);
        last = page.at(-1);
      }
      return rows;
    };
    const rising = readAll('oldest-first');
    let balance = 1000;
    for (const row of rising) {
      balance += row.amount;
      assert.equal(row.balance, balance);
    }
    assert.deepEqual(rising, rising.toSorted(compareKeys));
    assert.equal(rising.length, movements.filter(({ kind }) => !['other', 'deleted'].includes(kind)).length);
    assert.deepEqual(readAll('newest-first'), rising.toReversed());
    const real = accountBalances(database, toDay(firstDay + 60)).find(({ accountId }) =>
      recordIdToText(accountId) === recordIdToText(own))?.real;
    assert.equal(balance, real);
    const whole = ledgerPage(database, { direction: 'newest-first', limit: 100 });
    assert.equal(whole.length, movements.filter(({ kind }) => kind !== 'deleted').length);
    assert.deepEqual(whole, whole.toSorted((left, right) => compareKeys(right, left)));
    database.close();
  }), { numRuns: 60 });
});

test('a transfer is one entry and two rows, each from its own side', () => {
  const book = openTestBook();
  const own = addTestAccount(book, 'A');
  const other = addTestAccount(book, 'B');
  const id = mustEdit(book, (edit) =>
    addTransfer(edit, { fromAccountId: own, toAccountId: other, day: firstDay, amount: toCents(500) }));
  const request: PageRequest = { direction: 'newest-first', limit: 10 };
  const [ownRow] = accountPage(book.replica.database, own, request);
  const [otherRow] = accountPage(book.replica.database, other, request);
  assert.deepEqual([ownRow?.entryId, ownRow?.leg, ownRow?.amount, ownRow?.otherAccountId], [id, 1, -500, other]);
  assert.deepEqual([otherRow?.entryId, otherRow?.leg, otherRow?.amount, otherRow?.otherAccountId], [id, 2, 500, own]);
  assert.equal(ledgerPage(book.replica.database, request).length, 1);
});

test('the newest entry of a payee is the one that completion proposes', () => {
  const book = openTestBook();
  const accountId = addTestAccount(book, 'A');
  const payeeId = mustEdit(book, (edit) => findOrCreatePayee(edit, 'Boulangerie'));
  assert.equal(newestEntryOfPayee(book.replica.database, payeeId), undefined);
  mustEdit(book, (edit) => {
    addEntry(edit, { accountId, day: toDay(firstDay + 1), amount: toCents(-2), payeeId });
    return addEntry(edit, { accountId, day: firstDay, amount: toCents(-1), payeeId });
  });
  assert.equal(newestEntryOfPayee(book.replica.database, payeeId)?.amount, -2);
});

test('no page scans the entries or sorts them', () => {
  const { database } = openTestBook().replica;
  for (const leg of [1, 2] as const) {
    for (const direction of ['oldest-first', 'newest-first'] as const) {
      for (const hasKey of [false, true]) {
        const query = legQuery(leg, direction, hasKey);
        const plan = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all(null, 1, ...(hasKey ? [0, null] : []))
          .map((row) => String(row[3])).join('\n');
        assert.match(plan, leg === 1 ? /SEARCH entry USING INDEX entry_register / : /INDEX entry_transfer_register /);
        assert.doesNotMatch(plan, /SCAN|TEMP B-TREE/);
      }
    }
  }
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${balanceBeforeQuery}`).all(null, 0, null)
    .map((row) => String(row[3])).join('\n');
  assert.doesNotMatch(plan, /SCAN entry/);
  assert.match(plan, /entry_register \(account_id=\? AND day>\?/);
});
