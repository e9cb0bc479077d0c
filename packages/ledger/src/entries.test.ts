import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteAccount, editAccount, readAccount, restoredAccounts } from './accounts.ts';
import { ledgerBalances } from './balances.ts';
import {
  addTestAccount, mustEdit, mustRefuse, openTestBook, testCurrency, testDay, testWallMs,
} from './book.testing.ts';
import { editBook } from './book.ts';
import { createCategory, deleteCategory } from './categories.ts';
import {
  addEntry, addTransfer, deleteEntry, editEntry, restoreEntry, setEntryStatus, splitEntry, type NewEntry,
} from './entries.ts';
import { entriesToCheck, readMoneyStamp } from './entry-check.ts';
import { entryColumnNames, entryKind } from './entry-kind.ts';
import { readEntry } from './entry-record.ts';
import { toCents } from './money.ts';
import { toIdOf, type AccountId, type EntryId, type PayeeId } from './record-ids.ts';
import { success } from './result.ts';

const day = testDay('2026-11-20');

function openHousehold() {
  const book = openTestBook();
  const own = addTestAccount(book, 'Courant', { openingBalance: toCents(10_000) });
  const other = addTestAccount(book, 'Livret');
  const dollars = addTestAccount(book, 'Dollars', { currency: testCurrency('USD') });
  const category = mustEdit(book, (edit) => createCategory(edit, 'Courses', null));
  const add = (entry: Partial<NewEntry> = {}): EntryId =>
    mustEdit(book, (edit) => addEntry(edit, { accountId: own, day, amount: toCents(-1234), ...entry }));
  return { book, database: book.replica.database, own, other, dollars, category, add };
}

/** [group, was it stamped anew] is read from the replica's table, as its triggers wrote it. */
function stampedGroups(database: ReturnType<typeof openHousehold>['database'], id: EntryId): readonly string[] {
  const stamps = database.prepare('SELECT stamps FROM sync_record WHERE id = ?').get(id)?.[0];
  const parsed: unknown = typeof stamps === 'string' ? JSON.parse(stamps) : {};
  return typeof parsed === 'object' && parsed !== null ? Object.keys(parsed) : [];
}

test('an entry comes back as it was entered, in its stored form', () => {
  const { database, own, category, add } = openHousehold();
  const id = add({
    memo: '  Cafe\u0301 ', tags: ['été', 'b', 'été'], number: ' 007 ', valueDay: day,
    allocation: { kind: 'single', categoryId: category },
  });
  assert.deepEqual(readEntry(database, id), {
    id, accountId: own, transfer: null, day, valueDay: null, amount: -1234,
    allocation: { kind: 'single', categoryId: category }, payeeId: null, memo: 'Café', number: '007', methodId: null,
    tags: ['b', 'été'], bankLabel: '', bankId: '', status: { kind: 'uncleared' }, transferStatus: { kind: 'uncleared' },
  });
});

test('an entry that could not be true is refused, and nothing is written', () => {
  const { book, database, own, other, dollars, category } = openHousehold();
  const nobody = new Uint8Array(16);
  const line = (amount: number) => ({ categoryId: category, amount: toCents(amount), memo: '' });
  const cases: readonly (readonly [kind: string, entry: Partial<NewEntry>])[] = [
    ['unknown-account', { accountId: toIdOf<AccountId>(nobody) }],
    ['unknown-payee', { payeeId: toIdOf<PayeeId>(nobody) }],
    ['unknown-category', { allocation: { kind: 'single', categoryId: toIdOf(nobody) } }],
    ['unknown-method', { methodId: toIdOf(nobody) }],
    ['amount-too-large', { amount: toCents(100_000_000_000_001) }],
    ['transfer-to-itself', { transfer: { accountId: own, amount: toCents(1234) } }],
    ['unknown-account', { transfer: { accountId: toIdOf<AccountId>(nobody), amount: toCents(1234) } }],
    ['transfer-one-way', { transfer: { accountId: dollars, amount: toCents(-1) } }],
    ['transfer-unequal', { transfer: { accountId: other, amount: toCents(1233) } }],
    ['split-sum', { allocation: { kind: 'split', lines: [line(-1000), line(-233)] } }],
    ['split-count', { allocation: { kind: 'split', lines: [] } }],
    ['split-transfer', { transfer: { accountId: other, amount: toCents(1234) },
      allocation: { kind: 'split', lines: [line(-1234)] } }],
    ['text', { memo: 'x'.repeat(1001) }],
    ['tags', { tags: [''] }],
  ];
  for (const [kind, entry] of cases) {
    const refused = mustRefuse(book, (edit) => {
      addEntry(edit, { accountId: own, day, amount: toCents(-1) });
      return addEntry(edit, { accountId: own, day, amount: toCents(-1234), ...entry });
    });
    assert.equal(refused.kind, kind);
  }
  assert.equal(database.prepare('SELECT count(*) FROM entry').get()?.[0], 0);
});

test('what a command writes passes the check of what other devices send', () => {
  const { book, database, own, other, dollars, category, add } = openHousehold();
  add({ allocation: { kind: 'split', lines: [{ categoryId: category, amount: toCents(-1200), memo: 'é "q"' },
    { categoryId: null, amount: toCents(-34), memo: '' }] }, tags: ['a'] });
  mustEdit(book, (edit) => addTransfer(edit, { fromAccountId: own, toAccountId: other, day, amount: toCents(500) }));
  mustEdit(book, (edit) => addTransfer(edit, {
    fromAccountId: own, toAccountId: dollars, day, amount: toCents(500), amountReceived: toCents(540),
  }));
  for (const row of database.prepare(`SELECT ${entryColumnNames.join(', ')} FROM entry`).all()) {
    assert.equal(entryKind.findFault?.(row), undefined);
  }
  assert.deepEqual(ledgerBalances(database).map(({ balance }) => balance).sort((a, b) => a - b), [500, 540, 7766]);
});

test('an edit stamps the groups that it changes and no other', () => {
  const { book, database, other, add } = openHousehold();
  const id = add();
  mustEdit(book, (edit) => editEntry(edit, id, { amount: toCents(-1234), memo: '' }));
  assert.deepEqual(stampedGroups(database, id), []);
  mustEdit(book, (edit) => editEntry(edit, id, { memo: 'changé' }));
  assert.deepEqual(stampedGroups(database, id), ['1']);
  mustEdit(book, (edit) => setEntryStatus(edit, id, 1, { kind: 'cleared' }));
  assert.deepEqual(stampedGroups(database, id).toSorted(), ['1', '2']);
  mustEdit(book, (edit) => editEntry(edit, id, { accountId: other }));
  assert.equal(readEntry(database, id)?.status.kind, 'uncleared', 'the other bank has not cleared it');
});

test('the amount of a split entry changes with its lines only', () => {
  const { book, database, category, add } = openHousehold();
  const id = add();
  const lines = [{ categoryId: category, amount: toCents(-1234), memo: 'tout' }];
  mustEdit(book, (edit) => splitEntry(edit, id, lines));
  assert.deepEqual(mustRefuse(book, (edit) => editEntry(edit, id, { amount: toCents(-1) })),
    { kind: 'split-sum', sum: -1234 });
  mustEdit(book, (edit) => deleteCategory(edit, category));
  mustEdit(book, (edit) => editEntry(edit, id, { memo: 'sa catégorie est supprimée' }));
  assert.deepEqual(readEntry(database, id)?.allocation, { kind: 'split', lines });
});

test('a reconciled entry is locked until its reader agrees; its category stays free', () => {
  const { book, database, category, add } = openHousehold();
  const id = add();
  const money = readMoneyStamp(database, id) ?? null;
  mustEdit(book, (edit) => setEntryStatus(edit, id, 1, { kind: 'reconciled', statementId: null }));
  assert.deepEqual(readEntry(database, id)?.status,
    { kind: 'reconciled', statementId: null, money, amount: -1234 });
  for (const refused of [
    mustRefuse(book, (edit) => editEntry(edit, id, { amount: toCents(-1) })),
    mustRefuse(book, (edit) => deleteEntry(edit, id)),
    mustRefuse(book, (edit) => setEntryStatus(edit, id, 1, { kind: 'cleared' })),
  ]) assert.equal(refused.kind, 'entry-reconciled');
  mustEdit(book, (edit) => editEntry(edit, id, { allocation: { kind: 'single', categoryId: category } }));
  assert.deepEqual(entriesToCheck(database), []);
  mustEdit(book, (edit) => editEntry(edit, id, { amount: toCents(-1) }, { unlockReconciled: true }));
  assert.deepEqual(entriesToCheck(database).map((entry) => entry.id), [id]);
});

test('a deleted entry is gone from every view and comes back by undo', () => {
  const { book, database, add } = openHousehold();
  const id = add();
  mustEdit(book, (edit) => deleteEntry(edit, id));
  assert.equal(readEntry(database, id), undefined);
  assert.equal(mustRefuse(book, (edit) => deleteEntry(edit, id)).kind, 'unknown-entry');
  mustEdit(book, (edit) => restoreEntry(edit, id));
  assert.equal(readEntry(database, id)?.amount, -1234);
});

test('an account with entries is not deleted; one deleted elsewhere is shown again', () => {
  const { book, database, own, add } = openHousehold();
  mustEdit(book, (edit) => deleteAccount(edit, own));
  assert.equal(readAccount(database, own), undefined);
  // An entry that another device added in ignorance of the delete.
  book.replica.write(testWallMs, () => database.prepare('INSERT INTO entry (id, account_id, day) VALUES (?, ?, ?)')
    .run(new Uint8Array(16).fill(9), own, day));
  assert.deepEqual(restoredAccounts(database).map(({ name }) => name), ['Courant']);
  add();
  assert.equal(mustRefuse(book, (edit) => deleteAccount(edit, own)).kind, 'account-not-empty');
  assert.equal(mustRefuse(book, (edit) => editAccount(edit, own, { currency: testCurrency('JPY') })).kind,
    'currency-in-use');
  mustEdit(book, (edit) => editAccount(edit, own, { name: ' Compte ', isClosed: true }));
  const account = readAccount(database, own);
  assert.deepEqual([account?.name, account?.isClosed, account?.isRestored], ['Compte', true, false]);
});

test('a failure rolls back, a defect is thrown on', () => {
  const { book, database } = openHousehold();
  assert.throws(() => editBook(book, testWallMs, () => { throw new Error('a defect'); }), /a defect/);
  assert.deepEqual(editBook(book, testWallMs, () => success(3)), { ok: true, value: 3 });
  assert.equal(database.prepare('SELECT count(*) FROM entry').get()?.[0], 0);
});
