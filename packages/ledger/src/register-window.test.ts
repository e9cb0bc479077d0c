import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAccount, mustEdit, openTestBook, testDay } from './book.testing.ts';
import { addEntry, addTransfer, deleteEntry } from './entries.ts';
import { toCents } from './money.ts';
import { accountPage, pageRowsMax } from './register.ts';
import { accountRowsAt, countRows, countRowsUpTo, countRowsUpToQuery, skippedRowsQuery } from './register-window.ts';
import { createRandomSequence } from './random-sequence.ts';
import { toDay } from './day.ts';
import { writeSampleHousehold } from './sample-household.ts';

test('a window at any place holds what the pages hold, on both legs of transfers', () => {
  const book = openTestBook();
  const { database } = book.replica;
  const [own, other] = [addTestAccount(book, 'A', { openingBalance: toCents(1000) }), addTestAccount(book, 'B')];
  const random = createRandomSequence(3);
  const first = testDay('2026-01-05');
  mustEdit(book, (edit) => {
    for (let index = 0; index < 240; index++) {
      const day = toDay(first + random.below(200));
      const amount = toCents(random.below(5000) + 1);
      const added = index % 3 === 0
        ? addTransfer(edit, { fromAccountId: index % 2 === 0 ? own : other, toAccountId: index % 2 === 0 ? other : own,
          day, amount })
        : addEntry(edit, { accountId: index % 5 === 0 ? other : own, day, amount });
      if (added.ok && index % 17 === 0) deleteEntry(edit, added.value);
    }
    return { ok: true, value: undefined };
  });
  for (const account of [own, other]) {
    const all = accountPage(database, account, { direction: 'oldest-first', limit: pageRowsMax });
    assert.equal(countRows(database, account), all.length);
    for (let offset = 0; offset <= all.length; offset += 1) {
      assert.deepEqual(accountRowsAt(database, account, offset, 7), all.slice(offset, offset + 7), `at ${offset}`);
    }
    for (let day = first - 40; day < first + 240; day += 1) {
      assert.equal(countRowsUpTo(database, account, toDay(day)), all.filter((row) => row.day <= day).length);
    }
  }
});

test('a place past the end, and an account without rows, are empty', () => {
  const book = openTestBook();
  const account = addTestAccount(book, 'A');
  assert.deepEqual(accountRowsAt(book.replica.database, account, 0, 10), []);
  mustEdit(book, (edit) => addEntry(edit, { accountId: account, day: testDay('2026-01-05'), amount: toCents(5) }));
  assert.equal(accountRowsAt(book.replica.database, account, 0, 10).length, 1);
  assert.deepEqual(accountRowsAt(book.replica.database, account, 1, 10), []);
  assert.throws(() => accountRowsAt(book.replica.database, account, 0, 0), RangeError);
});

test('a window reads by indexes alone, and any place of 100,000 rows within 100 ms', () => {
  const book = openTestBook();
  const { database } = book.replica;
  const { current } = writeSampleHousehold(book, { entries: 100_000, seed: 1 });
  for (const query of [countRowsUpToQuery, skippedRowsQuery]) {
    const values = query.includes('?3') ? [current, 1, 1] : [current, 1];
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all(...values);
    assert.ok(plan.every((row) => !String(row[3]).startsWith('SCAN entry')), JSON.stringify(plan));
  }
  const count = countRows(database, current);
  assert.ok(count > 50_000, String(count));
  accountRowsAt(database, current, 0, 200);
  for (const offset of [0, Math.floor(count / 2), count - 200]) {
    const start = performance.now();
    assert.equal(accountRowsAt(database, current, offset, 200).length, 200);
    const ms = performance.now() - start;
    assert.ok(ms < 100, `${ms} ms at ${offset}`);
  }
});
