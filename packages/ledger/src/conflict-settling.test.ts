/** Conflicts of two real books that merge: read, answered, gone back on; the answers travel. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordIdToText, type RecordId } from '@tandem/replica';
import { readAccount } from './accounts.ts';
import {
  addTestAccount, exchangeBooks, handOver, mustEdit, mustRefuse, openTestBook, testDay, testWallMs,
} from './book.testing.ts';
import { editBook, type Book } from './book.ts';
import { countOpenConflicts, readOpenConflicts, readSettledConflicts, type Conflict } from './conflict-list.ts';
import { canKeepBoth, canReopenConflict, reopenConflict, settleConflicts } from './conflict-settling.ts';
import { createCategory } from './categories.ts';
import { readCategoryNodes } from './category-tree.ts';
import { addEntry, deleteEntry, editEntry, setEntryStatus } from './entries.ts';
import { readEntry } from './entry-record.ts';
import { toCents } from './money.ts';
import { findOrCreatePayee } from './payees.ts';
import type { EntryId } from './record-ids.ts';
import { accountPage } from './register.ts';

const day = testDay('2026-11-20');
const untouched = (): void => {};

/** One entry of −1000, which the phone makes −1100 and then the PC −1200. */
function openConflict() {
  const pc = openTestBook(1);
  const phone = openTestBook(2);
  const account = addTestAccount(pc, 'Courant');
  const id = mustEdit(pc, (edit) => addEntry(edit, { accountId: account, day, amount: toCents(-1000), memo: 'm' }));
  exchangeBooks(pc, phone);
  return { pc, phone, account, id };
}

function change(book: Book, id: EntryId, amount: number, memo?: string): void {
  mustEdit(book, (edit) => editEntry(edit, id, { amount: toCents(amount), ...memo === undefined ? {} : { memo } }));
}

function open({ replica }: Book): readonly Conflict[] {
  return readOpenConflicts(replica.database, 500);
}

function one({ replica: { database } }: Book, how: 'open' | 'settled'): Conflict {
  const all = how === 'open' ? readOpenConflicts(database, 500) : readSettledConflicts(database, 0, 100);
  assert.equal(all.length, 1);
  const [conflict] = all;
  assert.ok(conflict);
  return conflict;
}

function amounts({ replica: { database } }: Book, account: Parameters<typeof accountPage>[1]): readonly number[] {
  return accountPage(database, account, { direction: 'oldest-first', limit: 100 }).map(({ amount }) => amount)
    .toSorted((left, right) => left - right);
}

function settle(book: Book, ids: readonly RecordId[], how: 'kept' | 'taken' | 'both'): number {
  return mustEdit(book, (edit) => settleConflicts(edit, ids, how, untouched));
}

for (const [how, pcAmount] of [['kept', -1200], ['taken', -1100]] as const) {
  test(`${how}: the answer travels, and nothing asks again`, () => {
    const { pc, phone, account, id } = openConflict();
    change(phone, id, -1100);
    for (const amount of [-1, -1200]) change(pc, id, amount);
    exchangeBooks(pc, phone);
    const conflict = one(phone, 'open');
    assert.deepEqual([conflict.kept?.values.get('amount'), conflict.setAside.values.get('amount')], [-1200, -1100]);
    assert.ok(conflict.noticedMs !== undefined && conflict.isRecordShown);
    assert.equal(settle(phone, [conflict.id], how), 1);
    assert.equal(settle(phone, [conflict.id], how), 0, 'it was settled meanwhile');
    exchangeBooks(pc, phone);
    for (const book of [pc, phone]) {
      assert.equal(countOpenConflicts(book.replica.database), 0);
      assert.deepEqual(amounts(book, account), [pcAmount]);
      const settled = one(book, 'settled');
      assert.equal(settled.settled?.how, how);
      assert.deepEqual([settled.kept?.values.get('amount'), settled.setAside.values.get('amount')], [-1200, -1100]);
    }
    const settled = one(pc, 'settled');
    assert.ok(canReopenConflict(pc, settled));
    mustEdit(pc, (edit) => reopenConflict(edit, settled.id, untouched));
    exchangeBooks(pc, phone);
    assert.deepEqual(amounts(phone, account), [-1200], 'as it was before the answer');
    assert.equal(recordIdToText(one(phone, 'open').id), recordIdToText(conflict.id));
    assert.deepEqual(mustRefuse(pc, (edit) => reopenConflict(edit, settled.id, untouched)), { kind: 'no-conflict' });
  });
}

test('what was changed after it was taken is not overwritten by going back', () => {
  const { pc, phone, account, id } = openConflict();
  change(phone, id, -1100);
  for (const amount of [-1, -1200]) change(pc, id, amount);
  exchangeBooks(pc, phone);
  settle(pc, [one(pc, 'open').id], 'taken');
  change(pc, id, -1300);
  const settled = one(pc, 'settled');
  assert.ok(!canReopenConflict(pc, settled));
  assert.deepEqual(mustRefuse(pc, (edit) => reopenConflict(edit, settled.id, untouched)), { kind: 'no-conflict' });
  assert.deepEqual(amounts(pc, account), [-1300]);
});

test('both: a second entry, made once though both devices answer so', () => {
  const { pc, phone, account, id } = openConflict();
  change(phone, id, -1100, 'du téléphone');
  for (const amount of [-1, -1200]) change(pc, id, amount, `du PC ${amount}`);
  exchangeBooks(pc, phone);
  mustEdit(pc, (edit) => setEntryStatus(edit, id, 1, { kind: 'cleared' }));
  exchangeBooks(pc, phone);
  assert.equal(open(pc).length, 2, 'money and texts');
  assert.ok(open(pc).every(canKeepBoth));
  for (const book of [pc, phone]) assert.equal(settle(book, open(book).map((each) => each.id), 'both'), 2);
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) {
    assert.equal(countOpenConflicts(book.replica.database), 0);
    const rows = accountPage(book.replica.database, account, { direction: 'oldest-first', limit: 10 });
    assert.deepEqual(rows.map(({ amount, memo, status }) => [amount, memo, status.kind])
      .toSorted(([left], [right]) => Number(left) - Number(right)),
    [[-1200, 'du PC -1200', 'cleared'], [-1100, 'du téléphone', 'uncleared']]);
  }
});

test('both is gone back on while the second entry is as it was made', () => {
  for (const isTouched of [false, true]) {
    const { pc, phone, account, id } = openConflict();
    change(phone, id, -1100);
    for (const amount of [-1, -1200]) change(pc, id, amount);
    exchangeBooks(pc, phone);
    settle(pc, [one(pc, 'open').id], 'both');
    assert.deepEqual(amounts(pc, account), [-1200, -1100]);
    const second = accountPage(pc.replica.database, account, { direction: 'oldest-first', limit: 10 })
      .find(({ amount }) => amount === -1100);
    assert.ok(second);
    if (isTouched) mustEdit(pc, (edit) => editEntry(edit, second.entryId, { memo: 'travaillée' }));
    const settled = one(pc, 'settled');
    assert.equal(canReopenConflict(pc, settled), !isTouched);
    if (isTouched) continue;
    mustEdit(pc, (edit) => reopenConflict(edit, settled.id, untouched));
    assert.deepEqual(amounts(pc, account), [-1200]);
    assert.equal(open(pc).length, 1);
    settle(pc, [settled.id], 'both');
    assert.deepEqual(amounts(pc, account), [-1200, -1100], 'and answered so again');
  }
});

test('a delete that stood against an edit: keep deletes again, take lets the entry stay', () => {
  for (const how of ['kept', 'taken'] as const) {
    const { pc, phone, account, id } = openConflict();
    change(phone, id, -1100);
    change(pc, id, -1);
    for (const amount of [-2, -1200]) change(pc, id, amount);
    mustEdit(pc, (edit) => deleteEntry(edit, id));
    exchangeBooks(pc, phone);
    const conflict = one(phone, 'open');
    assert.ok(conflict.isKeptDeleted && conflict.isRecordShown && !canKeepBoth(conflict));
    assert.deepEqual(mustRefuse(phone, (edit) => settleConflicts(edit, [conflict.id], 'both', untouched)),
      { kind: 'no-conflict' });
    assert.deepEqual(amounts(phone, account), [-1200], 'it can be seen until it is settled');
    settle(phone, [conflict.id], how);
    exchangeBooks(pc, phone);
    for (const book of [pc, phone]) {
      assert.deepEqual(amounts(book, account), how === 'kept' ? [] : [-1100]);
      assert.equal(countOpenConflicts(book.replica.database), 0);
    }
  }
});

test('an edit that both made alike does not hold back a delete that is kept', () => {
  const { pc, phone, account, id } = openConflict();
  change(phone, id, -1100, 'pareil');
  for (const amount of [-1, -1200]) change(pc, id, amount, 'pareil');
  mustEdit(pc, (edit) => deleteEntry(edit, id));
  exchangeBooks(pc, phone);
  settle(phone, [one(phone, 'open').id], 'kept');
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) assert.deepEqual(amounts(book, account), []);
});

test('both sides are dated by the walls of their devices, though the clocks of the books ran ahead', () => {
  const { pc, phone, account, id } = openConflict();
  const yearMs = 365 * 86_400_000;
  for (const [book, years] of [[phone, 1], [pc, 2]] as const) {
    assert.ok(editBook(book, testWallMs + years * yearMs, (edit) =>
      addEntry(edit, { accountId: account, day, amount: toCents(years) })).ok);
  }
  change(phone, id, -1100);
  change(pc, id, -1200);
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) {
    const { kept, setAside } = one(book, 'open');
    assert.deepEqual([kept?.values.get('amount'), setAside.values.get('amount')], [-1200, -1100]);
    assert.deepEqual([kept?.wallMs, setAside.wallMs], [testWallMs, testWallMs]);
  }
});

test('several are settled or none', () => {
  const { pc, phone, account, id } = openConflict();
  const other = mustEdit(pc, (edit) => addEntry(edit, { accountId: account, day, amount: toCents(-5) }));
  exchangeBooks(pc, phone);
  for (const each of [id, other]) change(phone, each, -1100);
  for (const amount of [-1, -1200]) for (const each of [id, other]) change(pc, each, amount);
  exchangeBooks(pc, phone);
  const ids = open(pc).map((each) => each.id);
  assert.equal(ids.length, 2);
  assert.deepEqual(mustRefuse(pc, (edit) => settleConflicts(edit, [...ids, id], 'taken', untouched)),
    { kind: 'no-conflict' });
  assert.equal(countOpenConflicts(pc.replica.database), 2);
  assert.deepEqual(amounts(pc, account), [-1200, -1200]);
  assert.equal(settle(pc, ids, 'taken'), 2);
  assert.deepEqual(amounts(pc, account), [-1100, -1100]);
});

/** The phone's book becomes the PC's, which never heard of what the phone has added. */
function replacedPhone() {
  const { pc, phone, account, id } = openConflict();
  const wallet = addTestAccount(phone, 'Espèces');
  const payeeId = mustEdit(phone, (edit) => findOrCreatePayee(edit, 'Marché'));
  const category = mustEdit(phone, (edit) => createCategory(edit, 'Paniers', null));
  const bought = mustEdit(phone, (edit) => addEntry(edit, {
    accountId: wallet, day, amount: toCents(-700), payeeId,
    allocation: { kind: 'split', lines: [{ categoryId: category, amount: toCents(-700), memo: '' }] },
  }));
  const before = readEntry(phone.replica.database, bought);
  phone.replica.replaceBy(pc.replica, { wallMs: 1, session: 1, syncedH: undefined, keepsSetAside: true });
  return { pc, phone, account, id, wallet, bought, before };
}

test('a record that is gone is one conflict, and is taken whole with all that it names', () => {
  const { pc, phone, wallet, bought, before } = replacedPhone();
  assert.equal(readEntry(phone.replica.database, bought), undefined);
  const gone = open(phone);
  assert.equal(countOpenConflicts(phone.replica.database), gone.length);
  assert.ok(gone.every(({ kept, isRecordShown }) => kept === undefined && !isRecordShown));
  assert.deepEqual(gone.map(({ kind }) => kind.name).toSorted(), ['account', 'category', 'entry', 'payee']);
  const entry = gone.find(({ kind }) => kind.name === 'entry');
  assert.ok(entry && !canKeepBoth(entry));
  assert.deepEqual(entry.setAside.values.get('amount'), -700);
  assert.equal(settle(phone, [entry.id], 'taken'), 1);
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) {
    assert.deepEqual(readEntry(book.replica.database, bought), before);
    assert.deepEqual(amounts(book, wallet), [-700]);
    assert.equal(countOpenConflicts(book.replica.database), 0);
  }
});

test('an entry of which one word was not synced comes back whole, with the account that was', () => {
  const { pc, phone } = openConflict();
  const truth = openTestBook(3);
  handOver(pc, truth);
  const wallet = addTestAccount(pc, 'Espèces', { openingBalance: toCents(5) });
  const payeeId = mustEdit(pc, (edit) => findOrCreatePayee(edit, 'Marché'));
  const id = mustEdit(pc, (edit) => addEntry(edit, { accountId: wallet, day, amount: toCents(-700), payeeId }));
  exchangeBooks(pc, phone);
  const syncedH = phone.replica.nextStamp();
  mustEdit(phone, (edit) => editEntry(edit, id, { memo: 'paniers' }));
  const before = readEntry(phone.replica.database, id);
  phone.replica.replaceBy(truth.replica, { wallMs: 1, session: 1, syncedH, keepsSetAside: true });
  assert.deepEqual(open(phone).map(({ kind }) => kind.name).toSorted(), ['account', 'entry', 'payee']);
  const entry = open(phone).find(({ kind }) => kind.name === 'entry');
  assert.ok(entry);
  settle(phone, [entry.id], 'taken');
  assert.deepEqual(readEntry(phone.replica.database, id), before);
  assert.deepEqual(amounts(phone, wallet), [-700]);
  assert.equal(countOpenConflicts(phone.replica.database), 0);
});

/** Of what the phone had synced, the truth lacks an account, a category and an entry on them. */
function withoutWallet(isSplit: boolean) {
  const { pc, phone } = openConflict();
  const truth = openTestBook(3);
  handOver(pc, truth);
  const wallet = addTestAccount(pc, 'Espèces');
  const category = mustEdit(pc, (edit) => createCategory(edit, 'Paniers', null));
  const single = { kind: 'single', categoryId: category } as const;
  const lines = [{ categoryId: category, amount: toCents(-700), memo: '' }];
  const id = mustEdit(pc, (edit) => addEntry(edit, {
    accountId: wallet, day, amount: toCents(-700), allocation: isSplit ? { kind: 'split', lines } : single,
  }));
  exchangeBooks(pc, phone);
  return { pc, phone, truth, wallet, category, id, syncedH: phone.replica.nextStamp() };
}

test('an entry comes back with the category that was, of its own and of its lines', () => {
  for (const isSplit of [false, true]) {
    const { phone, truth, category, id, syncedH } = withoutWallet(isSplit);
    mustEdit(phone, (edit) => editEntry(edit, id, { memo: 'paniers' }));
    const before = readEntry(phone.replica.database, id);
    phone.replica.replaceBy(truth.replica, { wallMs: 1, session: 1, syncedH, keepsSetAside: true });
    const { database } = phone.replica;
    assert.equal(readCategoryNodes(database, 'fr').get(recordIdToText(category)), undefined);
    const entry = open(phone).find(({ kind }) => kind.name === 'entry');
    assert.ok(entry);
    settle(phone, [entry.id], 'taken');
    assert.deepEqual(readEntry(database, id), before);
    assert.equal(readCategoryNodes(database, 'fr').get(recordIdToText(category))?.name, 'Paniers');
    assert.equal(countOpenConflicts(database), 0);
  }
});

test('an open conflict outlives a truth with the entry that it is of and all that this names', () => {
  const { pc, phone, truth, wallet, category, id } = withoutWallet(true);
  mustEdit(phone, (edit) => editEntry(edit, id, { memo: 'du téléphone' }));
  for (const memo of ['-', 'du PC']) mustEdit(pc, (edit) => editEntry(edit, id, { memo }));
  exchangeBooks(pc, phone);
  assert.equal(one(phone, 'open').setAside.values.get('memo'), 'du téléphone');
  const syncedH = phone.replica.nextStamp();
  phone.replica.replaceBy(truth.replica, { wallMs: 1, session: 1, syncedH, keepsSetAside: true });
  const { database } = phone.replica;
  assert.deepEqual(open(phone).map(({ kind }) => kind.name).toSorted(), ['account', 'category', 'entry']);
  const entry = open(phone).find(({ kind }) => kind.name === 'entry');
  assert.ok(entry);
  settle(phone, [entry.id], 'taken');
  assert.deepEqual(amounts(phone, wallet), [-700]);
  assert.equal(readCategoryNodes(database, 'fr').get(recordIdToText(category))?.name, 'Paniers');
  assert.equal(countOpenConflicts(database), 0);
});

test('an entry is taken with its account, though that was let go before', () => {
  const { pc, phone, wallet, bought, before } = replacedPhone();
  const entry = open(phone).find(({ kind }) => kind.name === 'entry');
  assert.ok(entry);
  settle(phone, open(phone).filter(({ kind }) => kind.name !== 'entry').map(({ id }) => id), 'kept');
  settle(phone, [entry.id], 'taken');
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) {
    const { database } = book.replica;
    assert.deepEqual(readEntry(database, bought), before);
    assert.equal(readAccount(database, wallet)?.name, 'Espèces');
    assert.ok(readSettledConflicts(database, 0, 100).every(({ settled }) => settled?.how === 'taken'));
  }
});

test('a delete that was not synced waits for an answer after a truth: taken it deletes, kept the entry stays', () => {
  for (const how of ['taken', 'kept'] as const) {
    const { pc, phone, account, id } = openConflict();
    const syncedH = phone.replica.nextStamp();
    mustEdit(phone, (edit) => deleteEntry(edit, id));
    phone.replica.replaceBy(pc.replica, { wallMs: testWallMs, session: 1, syncedH, keepsSetAside: true });
    assert.deepEqual(amounts(phone, account), [-1000]);
    exchangeBooks(pc, phone);
    for (const book of [pc, phone]) {
      const conflict = one(book, 'open');
      assert.ok(conflict.isSetAsideDeleted && !conflict.isKeptDeleted && conflict.isRecordShown);
      assert.equal(countOpenConflicts(book.replica.database), 1);
    }
    settle(pc, [one(pc, 'open').id], how);
    exchangeBooks(pc, phone);
    for (const book of [pc, phone]) {
      assert.deepEqual(amounts(book, account), how === 'taken' ? [] : [-1000]);
      assert.equal(countOpenConflicts(book.replica.database), 0);
    }
  }
});

test('a record that is gone is let go whole, and can be taken after all', () => {
  const { pc, phone, wallet } = replacedPhone();
  assert.equal(settle(phone, open(phone).map(({ id }) => id), 'kept'), 4);
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) {
    assert.equal(countOpenConflicts(book.replica.database), 0);
    assert.deepEqual(amounts(book, wallet), []);
    assert.equal(readSettledConflicts(book.replica.database, 0, 100).length, 4);
  }
  const settled = readSettledConflicts(pc.replica.database, 0, 100).find(({ kind }) => kind.name === 'entry');
  assert.ok(settled && canReopenConflict(pc, settled));
  mustEdit(pc, (edit) => reopenConflict(edit, settled.id, untouched));
  const again = one(pc, 'open');
  assert.equal(again.setAside.values.get('memo'), '', 'all its groups are offered again');
  assert.ok(again.columns.includes('amount'));
});
