/** What is deleted in a book that goes into another one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount, deleteAccount } from './accounts.ts';
import { readDeletedEntries } from './bin.ts';
import { planBookMerge, writeBookMerge } from './book-merge.ts';
import { addTestAccount, euro, handOver, mustEdit, openTestBook, testDay, testWallMs } from './book.testing.ts';
import { editBook, type Book } from './book.ts';
import { createCategory, deleteCategory } from './categories.ts';
import { addEntry, deleteEntry, restoreEntry } from './entries.ts';
import { readEntry } from './entry-record.ts';
import { toCents } from './money.ts';
import { deletePayee, findOrCreatePayee } from './payees.ts';
import type { AccountId } from './record-ids.ts';

const day = testDay('2026-11-20');
const dayMs = 86_400_000;

function mergeInto(target: Book, old: Book) {
  const planned = planBookMerge(old.replica.database, target.replica.database, {
    mintId: () => target.replica.mintId(testWallMs), binSinceMs: testWallMs - 365 * dayMs, linesMax: 50,
  });
  target.replica.write(testWallMs, () => writeBookMerge(target, testWallMs, planned.writes));
  return planned;
}

function addDeleted(book: Book, accountId: AccountId, amount: number, deletedMs = testWallMs) {
  const id = mustEdit(book, (edit) => addEntry(edit, { accountId, day, amount: toCents(amount) }));
  assert.ok(editBook(book, deletedMs, (edit) => deleteEntry(edit, id)).ok);
  return id;
}

function amountsInBin({ replica: { database } }: Book): readonly number[] {
  return readDeletedEntries(database, 0, 0, 100).map(({ row: { amount } }) => amount)
    .toSorted((left, right) => left - right);
}

test('the bin comes along, each entry of it once, and what was deleted longer ago stays behind', () => {
  const [old, target] = [openTestBook(1), openTestBook(2)];
  // The clock of a book never goes back: the oldest delete comes first.
  const longAgoMs = testWallMs - 400 * dayMs;
  const aged = editBook(old, longAgoMs, (edit) => createAccount(edit, {
    name: 'Espèces', kind: 'current', currency: euro,
  }));
  assert.ok(aged.ok);
  const early = editBook(old, longAgoMs, (edit) => addEntry(edit, {
    accountId: aged.value, day, amount: toCents(-1),
  }));
  assert.ok(early.ok && editBook(old, longAgoMs, (edit) => deleteEntry(edit, early.value)).ok);
  for (let count = 0; count < 3; count++) addDeleted(old, aged.value, -250);
  addDeleted(target, addTestAccount(target, 'Espèces'), -250);
  const planned = mergeInto(target, old);
  assert.deepEqual([planned.entries, planned.newest], [{ matched: 0, added: 0 }, []]);
  assert.deepEqual(amountsInBin(target), [-250, -250, -250], 'one of the three is the one that was there');
  mergeInto(target, old);
  assert.deepEqual(amountsInBin(target), [-250, -250, -250]);
  assert.equal(target.replica.database.prepare('SELECT 1 FROM entry WHERE deleted = 0').get(), undefined);
});

test('an entry of the bin comes back whole: its account, payee and category came along, deleted as they were', () => {
  const [old, target] = [openTestBook(1), openTestBook(2)];
  const accountId = addTestAccount(old, 'Ancien');
  const payeeId = mustEdit(old, (edit) => findOrCreatePayee(edit, 'Café'));
  const categoryId = mustEdit(old, (edit) => createCategory(edit, 'Sorties', null));
  const id = mustEdit(old, (edit) => addEntry(edit, {
    accountId, day, amount: toCents(-900), payeeId,
    allocation: { kind: 'split', lines: [{ categoryId, amount: toCents(-900), memo: '' }] },
  }));
  const before = readEntry(old.replica.database, id);
  mustEdit(old, (edit) => deleteEntry(edit, id));
  mustEdit(old, (edit) => deletePayee(edit, payeeId));
  mustEdit(old, (edit) => deleteCategory(edit, categoryId));
  mustEdit(old, (edit) => deleteAccount(edit, accountId));
  const planned = mergeInto(target, old);
  assert.deepEqual([planned.accounts.added, planned.payees.added, planned.categories.added], [0, 0, 0]);
  const { database } = target.replica;
  const rows = ['account', 'payee', 'category'].map((table) =>
    database.prepare(`SELECT name, deleted FROM ${table}`).all());
  assert.deepEqual(rows, [[['Ancien', 1]], [['Café', 1]], [['Sorties', 1]]]);
  mustEdit(target, (edit) => restoreEntry(edit, id));
  assert.deepEqual(readEntry(database, id), before);
});

test('what the other book deleted, or has alive under the same id, does not come along again', () => {
  const [old, target] = [openTestBook(1), openTestBook(2)];
  const accountId = addTestAccount(old, 'Espèces');
  const id = mustEdit(old, (edit) => addEntry(edit, { accountId, day, amount: toCents(-5) }));
  addDeleted(old, accountId, -6);
  handOver(old, target);
  mustEdit(old, (edit) => deleteEntry(edit, id));
  const { writes, entries } = mergeInto(target, old);
  assert.deepEqual([writes.buried, writes.added.flatMap(({ records }) => records), entries],
    [[], [], { matched: 0, added: 0 }]);
  assert.deepEqual(amountsInBin(target), [-6]);
  assert.equal(readEntry(target.replica.database, id)?.amount, -5);
});
