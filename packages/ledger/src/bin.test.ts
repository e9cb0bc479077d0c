import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordIdToText } from '@tandem/replica';
import { deleteAccount, restoredAccounts } from './accounts.ts';
import { countDeletedEntries, readDeletedEntries } from './bin.ts';
import { addTestAccount, exchangeBooks, mustEdit, openTestBook, testDay, testWallMs } from './book.testing.ts';
import { editBook } from './book.ts';
import { addEntry, deleteEntry, restoreEntry } from './entries.ts';
import { readEntry } from './entry-record.ts';
import { toCents } from './money.ts';
import { findOrCreatePayee } from './payees.ts';

const day = testDay('2026-11-20');
const minuteMs = 60_000;

test('deleted entries are shown with who deleted them when, the latest first, and come back whole', () => {
  const pc = openTestBook(1);
  const phone = openTestBook(2);
  const account = addTestAccount(pc, 'Courant');
  const savings = addTestAccount(pc, 'Livret');
  const payeeId = mustEdit(pc, (edit) => findOrCreatePayee(edit, 'Fnac'));
  const [first, second] = [account, savings].map((accountId) => mustEdit(pc, (edit) =>
    addEntry(edit, { accountId, day, amount: toCents(-100), payeeId, memo: 'm', tags: ['a'] })));
  assert.ok(first && second);
  const whole = readEntry(pc.replica.database, second);
  exchangeBooks(pc, phone);
  assert.ok(editBook(phone, testWallMs + minuteMs, (edit) => deleteEntry(edit, second)).ok);
  assert.ok(editBook(pc, testWallMs + 2 * minuteMs, (edit) => deleteEntry(edit, first)).ok);
  exchangeBooks(pc, phone);
  mustEdit(pc, (edit) => deleteAccount(edit, savings));
  for (const { replica: { database } } of [pc, phone]) {
    assert.deepEqual(readDeletedEntries(database, 0, 0, 10).map(({ row, ...rest }) =>
      [recordIdToText(row.entryId), row.payeeName, row.amount, rest]), [
      [recordIdToText(first), 'Fnac', -100, { deletedMs: testWallMs + 2 * minuteMs, deletedBy: 'test' }],
      [recordIdToText(second), 'Fnac', -100, { deletedMs: testWallMs + minuteMs, deletedBy: 'test' }],
    ]);
    assert.deepEqual(readDeletedEntries(database, 0, 1, 10).map(({ row }) => row.entryId), [second]);
    assert.equal(countDeletedEntries(database, testWallMs + 2 * minuteMs), 1);
    assert.equal(countDeletedEntries(database, testWallMs + 2 * minuteMs + 1), 0);
  }
  mustEdit(pc, (edit) => restoreEntry(edit, second));
  exchangeBooks(pc, phone);
  for (const { replica: { database } } of [pc, phone]) {
    assert.deepEqual(readEntry(database, second), whole);
    assert.deepEqual(restoredAccounts(database).map(({ id }) => id), [savings]);
    assert.equal(countDeletedEntries(database, 0), 1);
  }
});

test('the bin looks at deleted entries alone', () => {
  const { replica: { database } } = openTestBook(1);
  const plan = database.prepare(`EXPLAIN QUERY PLAN SELECT count(*) FROM entry JOIN sync_record AS tracking
    ON tracking.id = entry.id WHERE entry.deleted = 1`).all().map((row) => String(row[3]));
  assert.ok(plan.some((line) => line.includes('entry_bin')), plan.join('; '));
});

test('a delete under a clock that ran ahead is dated by the wall of its device', () => {
  const book = openTestBook(1);
  const account = addTestAccount(book, 'Courant');
  const id = mustEdit(book, (edit) => addEntry(edit, { accountId: account, day, amount: toCents(-100) }));
  const yearMs = 365 * 86_400_000;
  assert.ok(editBook(book, testWallMs + yearMs, (edit) =>
    addEntry(edit, { accountId: account, day, amount: toCents(1) })).ok);
  assert.ok(editBook(book, testWallMs + minuteMs, (edit) => deleteEntry(edit, id)).ok);
  assert.deepEqual(readDeletedEntries(book.replica.database, 0, 0, 10).map(({ deletedMs }) => deletedMs),
    [testWallMs + minuteMs]);
});
