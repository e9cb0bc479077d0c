/** What two devices see after a merge that no single edit could have made: the same on both, with nothing rewritten. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordIdToText } from '@tandem/replica';
import { deleteAccount, editAccount, listAccounts, restoredAccounts } from './accounts.ts';
import { addTestAccount, exchangeBooks, mustEdit, openTestBook, testDay } from './book.testing.ts';
import type { Book } from './book.ts';
import { countCategoryCycles, readCategoryTree } from './category-tree.ts';
import { createCategory, moveCategory } from './categories.ts';
import { addEntry, addTransfer, deleteEntry, editEntry, setEntryStatus } from './entries.ts';
import { entriesToCheck, isLegToCheck } from './entry-check.ts';
import { readEntry, type Leg } from './entry-record.ts';
import { toCents } from './money.ts';

const day = testDay('2026-11-20');

function openBoth() {
  const pc = openTestBook(1);
  const phone = openTestBook(2);
  const account = addTestAccount(pc, 'Courant');
  const savings = addTestAccount(pc, 'Livret');
  return { pc, phone, account, savings };
}

function toCheck({ replica }: Book): readonly string[] {
  return entriesToCheck(replica.database).map(({ id }) => recordIdToText(id)).toSorted();
}

test('a leg that was reconciled with another amount is to be checked again, on both devices', () => {
  const { pc, phone, account, savings } = openBoth();
  const ids = [-100, -200, -300].map((amount) => mustEdit(pc, (edit) =>
    addEntry(edit, { accountId: account, day, amount: toCents(amount) })));
  const transfer = mustEdit(pc, (edit) =>
    addTransfer(edit, { fromAccountId: account, toAccountId: savings, day, amount: toCents(500) }));
  exchangeBooks(pc, phone);
  const [changed, recategorised, putBack] = ids;
  assert.ok(changed && recategorised && putBack);
  for (const [id, leg] of [[changed, 1], [recategorised, 1], [putBack, 1], [transfer, 2]] as const) {
    mustEdit(pc, (edit) => setEntryStatus(edit, id, leg, { kind: 'reconciled', statementId: null }));
  }
  const category = mustEdit(phone, (edit) => createCategory(edit, 'Cadeaux', null));
  mustEdit(phone, (edit) => editEntry(edit, changed, { amount: toCents(-150) }));
  mustEdit(phone, (edit) =>
    editEntry(edit, recategorised, { allocation: { kind: 'single', categoryId: category } }));
  for (const amount of [-1, -300]) mustEdit(phone, (edit) => editEntry(edit, putBack, { amount: toCents(amount) }));
  mustEdit(phone, (edit) => editEntry(edit, transfer, {
    amount: toCents(-600), transfer: { accountId: savings, amount: toCents(600) },
  }));
  assert.deepEqual(toCheck(pc), []);
  exchangeBooks(pc, phone);
  const isToCheck = ({ replica: { database } }: typeof pc, id: typeof changed, leg: Leg): boolean => {
    const entry = readEntry(database, id);
    assert.ok(entry);
    return leg === 1
      ? isLegToCheck(database, id, entry.status, entry.amount)
      : isLegToCheck(database, id, entry.transferStatus, entry.transfer?.amount ?? toCents(0));
  };
  for (const book of [pc, phone]) {
    assert.deepEqual(toCheck(book), [changed, transfer].map(recordIdToText).toSorted());
    assert.deepEqual([isToCheck(book, transfer, 1), isToCheck(book, transfer, 2)], [false, true]);
    assert.deepEqual([changed, recategorised, putBack].map((id) => isToCheck(book, id, 1)), [true, false, false]);
  }
  const unlock = { unlockReconciled: true };
  mustEdit(pc, (edit) => setEntryStatus(edit, changed, 1, { kind: 'reconciled', statementId: null }, unlock));
  exchangeBooks(pc, phone);
  assert.deepEqual(toCheck(phone), [recordIdToText(transfer)], 'checked');
});

test('an account that was deleted here while another device added an entry to it is shown again', () => {
  const { pc, phone, savings } = openBoth();
  exchangeBooks(pc, phone);
  mustEdit(pc, (edit) => deleteAccount(edit, savings));
  const entry = mustEdit(phone, (edit) => addEntry(edit, { accountId: savings, day, amount: toCents(100) }));
  exchangeBooks(pc, phone);
  for (const { replica: { database } } of [pc, phone]) {
    assert.deepEqual(restoredAccounts(database).map(({ id }) => id), [savings]);
    assert.equal(listAccounts(database).length, 2);
  }
  mustEdit(phone, (edit) => editAccount(edit, savings, { name: 'Livret A' }));
  mustEdit(phone, (edit) => deleteEntry(edit, entry));
  exchangeBooks(pc, phone);
  assert.deepEqual(restoredAccounts(pc.replica.database), []);
  assert.equal(listAccounts(pc.replica.database).length, 2, 'an edit of it brought it back for good');
});

test('a cycle of categories is cut where the newest move closed it, on both devices', () => {
  for (const isPcLater of [true, false]) {
    const { pc, phone } = openBoth();
    const [food, home] = ['Nourriture', 'Maison'].map((name) => mustEdit(pc, (edit) =>
      createCategory(edit, name, null)));
    assert.ok(food && home);
    exchangeBooks(pc, phone);
    const [first, second] = isPcLater ? [phone, pc] : [pc, phone];
    mustEdit(first, (edit) => moveCategory(edit, food, home));
    for (const name of ['a', 'b', 'c']) mustEdit(second, (edit) => createCategory(edit, name, food));
    mustEdit(second, (edit) => moveCategory(edit, home, food));
    exchangeBooks(pc, phone);
    for (const { replica: { database } } of [pc, phone]) {
      assert.equal(countCategoryCycles(database), 1);
      assert.deepEqual(readCategoryTree(database, 'fr').map(({ name, children }) => [name, children[0]?.name]),
        [['Maison', 'Nourriture']]);
    }
  }
});
