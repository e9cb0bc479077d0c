import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordIdToText } from '@tandem/replica';
import { deleteAccount, editAccount, readAccount } from './accounts.ts';
import { addTestAccount, exchangeBooks, mustEdit, openTestBook, testDay, testWallMs } from './book.testing.ts';
import { editBook } from './book.ts';
import { countOpenConflicts, readConflictedRecords, readOpenConflicts } from './conflict-list.ts';
import { canKeepBoth, settleConflicts } from './conflict-settling.ts';
import { addEntry, deleteEntry, editEntry, restoreEntry } from './entries.ts';
import { readEntry } from './entry-record.ts';
import { toCents } from './money.ts';
import { readRevivedRecords } from './revived-records.ts';

const day = testDay('2026-11-20');
const hourMs = 3_600_000;
const untouched = (): void => {};

/** Deleted on the PC, and an hour later changed on the phone, which did not know. */
function editedAfterDelete() {
  const pc = openTestBook(1);
  const phone = openTestBook(2);
  const account = addTestAccount(pc, 'Courant');
  const id = mustEdit(pc, (edit) => addEntry(edit, { accountId: account, day, amount: toCents(-1000) }));
  exchangeBooks(pc, phone);
  mustEdit(pc, (edit) => deleteEntry(edit, id));
  assert.ok(editBook(phone, testWallMs + hourMs, (edit) => editEntry(edit, id, { memo: 'gardée' })).ok);
  exchangeBooks(pc, phone);
  return { pc, phone, account, id };
}

test('an edit that did not know a delete brings the entry back, and both devices are told', () => {
  const { pc, phone, id } = editedAfterDelete();
  for (const { replica: { database } } of [pc, phone]) {
    assert.equal(readEntry(database, id)?.memo, 'gardée');
    const [conflict, ...others] = readOpenConflicts(database, 10);
    assert.ok(conflict && others.length === 0 && countOpenConflicts(database) === 1);
    assert.ok(conflict.isSetAsideDeleted && !conflict.isKeptDeleted && !canKeepBoth(conflict));
    assert.deepEqual([conflict.kept?.wallMs, conflict.setAside.wallMs], [testWallMs + hourMs, testWallMs]);
    assert.deepEqual([...readConflictedRecords(database)], [recordIdToText(id)]);
  }
});

test('kept, the entry lives in knowledge of the delete; taken, it is deleted in knowledge of the edit', () => {
  for (const how of ['kept', 'taken'] as const) {
    const { pc, phone, id } = editedAfterDelete();
    const [conflict] = readOpenConflicts(pc.replica.database, 10);
    assert.ok(conflict);
    assert.equal(mustEdit(pc, (edit) => settleConflicts(edit, [conflict.id], how, untouched)), 1);
    exchangeBooks(pc, phone);
    for (const { replica: { database } } of [pc, phone]) {
      assert.equal(readEntry(database, id)?.memo, how === 'kept' ? 'gardée' : undefined);
      assert.equal(countOpenConflicts(database), 0);
    }
  }
});

test('what was deleted or restored by someone who knew is no conflict', () => {
  const { pc, phone, account, id } = editedAfterDelete();
  mustEdit(pc, (edit) => deleteEntry(edit, id));
  const other = mustEdit(pc, (edit) => addEntry(edit, { accountId: account, day, amount: toCents(-5) }));
  for (const work of [deleteEntry, restoreEntry]) mustEdit(pc, (edit) => work(edit, other));
  exchangeBooks(pc, phone);
  for (const { replica: { database } } of [pc, phone]) assert.deepEqual(readRevivedRecords(database), []);
});

test('an account is told of like an entry', () => {
  const pc = openTestBook(1);
  const phone = openTestBook(2);
  const account = addTestAccount(pc, 'Courant');
  exchangeBooks(pc, phone);
  mustEdit(pc, (edit) => deleteAccount(edit, account));
  assert.ok(editBook(phone, testWallMs + hourMs, (edit) => editAccount(edit, account, { name: 'Joint' })).ok);
  exchangeBooks(pc, phone);
  assert.deepEqual(readRevivedRecords(pc.replica.database).map(({ kind }) => kind.name), ['account']);
  assert.equal(readAccount(pc.replica.database, account)?.isRestored, false);
});
