import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordIdToText, type RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import fc from 'fast-check';
import { editAccount, listAccounts } from './accounts.ts';
import { bookFigures, ledgerBalances } from './balances.ts';
import { writeBookDefaults } from './book-defaults.ts';
import { planBookMerge, writeBookMerge, type BookMergePlan } from './book-merge.ts';
import type { Book } from './book.ts';
import { addTestAccount, handOver, mustEdit, openTestBook, testDay, testWallMs } from './book.testing.ts';
import { findCategory, findOrCreateCategory, renameCategory } from './categories.ts';
import { categoryPath, readCategoryNodes } from './category-tree.ts';
import { readOpenConflicts } from './conflict-list.ts';
import { addEntry, addTransfer, setEntryStatus, splitEntry } from './entries.ts';
import { entryColumns, rowToEntry, type Entry } from './entry-record.ts';
import { toCents } from './money.ts';
import { deletePayee, editPayee, findOrCreatePayee, listPayees } from './payees.ts';
import { findPaymentMethod, listPaymentMethods, renamePaymentMethod } from './payment-methods.ts';
import { toIdOf, type AccountId, type CategoryId } from './record-ids.ts';
import { success } from './result.ts';
import { readSetting, writeSetting } from './settings.ts';

const day = testDay('2026-11-20');

/** A book of its own, with the default categories. */
function openBook(seed: number): Book {
  const book: Book = { ...openTestBook(seed), id: toIdOf(new Uint8Array(16).fill(seed)) };
  writeBookDefaults(book, testWallMs);
  return book;
}

function copyOf(book: Book): Book {
  const copy = { ...openTestBook(99), id: book.id };
  handOver(book, copy);
  return copy;
}

function plan(old: Book, target: Book): BookMergePlan {
  return planBookMerge(old.replica.database, target.replica.database, {
    mintId: (): RecordId => target.replica.mintId(testWallMs), binSinceMs: testWallMs - 1000, linesMax: 50,
  });
}

function merge(old: Book, target: Book): BookMergePlan {
  const planned = plan(old, target);
  target.replica.write(testWallMs, () => writeBookMerge(target, testWallMs, planned.writes));
  return planned;
}

function entriesOf({ replica: { database } }: Book): readonly Entry[] {
  return database.prepare(`SELECT ${entryColumns('')} FROM entry WHERE deleted = 0 ORDER BY id`).all().map(rowToEntry);
}

function coffee(book: Book, accountId: AccountId, changes: Partial<Parameters<typeof addEntry>[1]> = {}) {
  return mustEdit(book, (edit) => {
    const payeeId = findOrCreatePayee(edit, 'Café du Port');
    assert.ok(payeeId.ok);
    return addEntry(edit, { accountId, day, amount: toCents(-250), payeeId: payeeId.value, ...changes });
  });
}

test('accounts, payees, categories and methods are matched by name, whatever case and accents', () => {
  const [old, target] = [openBook(1), openBook(2)];
  const there = addTestAccount(target, 'Compte Chèques');
  const here = addTestAccount(old, 'compte cheques', { openingBalance: toCents(500) });
  addTestAccount(old, 'Livret');
  coffee(target, there);
  coffee(old, here, { memo: 'avec Paul' });
  const bio = mustEdit(old, (edit) => findOrCreateCategory(edit, 'Alimentation : Bio', 'fr'));
  const food = findCategory(old.replica.database, 'Alimentation : Courses', 'fr');
  assert.ok(food !== undefined);
  mustEdit(old, (edit) => renameCategory(edit, food, 'Provisions'));
  mustEdit(old, (edit) => addEntry(edit, {
    accountId: here, day: testDay('2026-11-19'), amount: toCents(-900),
    allocation: { kind: 'single', categoryId: bio },
  }));
  const planned = merge(old, target);
  assert.deepEqual(
    [planned.accounts, planned.payees, planned.categories.added, planned.entries],
    [{ matched: 1, added: 1 }, { matched: 1, added: 0 }, 1, { matched: 0, added: 2 }]);
  assert.deepEqual(planned.differingAccounts, ['Compte Chèques']);
  assert.deepEqual(planned.newest.map(({ payee, amount }) => [payee, amount]), [['Café du Port', -250], ['', -900]]);
  const { database } = target.replica;
  assert.deepEqual(listAccounts(database).map(({ name, openingBalance }) => [name, openingBalance]),
    [['Compte Chèques', 0], ['Livret', 0]]);
  assert.ok(findCategory(database, 'Alimentation : Bio', 'fr'));
  assert.ok(findCategory(database, 'Alimentation : Provisions', 'fr'), 'a name that was given beats a default');
  assert.deepEqual([planned.takenNames, planned.differingNames], [['Provisions'], []]);
  assert.equal(listPayees(database).length, 1);
  assert.equal(listPaymentMethods(database, 'fr').length, 8);
});

test('two equal coffees on each side are two, and a third one is one more', () => {
  const [old, target] = [openBook(1), openBook(2)];
  const [here, there] = [addTestAccount(old, 'Espèces'), addTestAccount(target, 'Espèces')];
  for (const [book, account, count] of [[old, here, 3], [target, there, 2]] as const) {
    for (let index = 0; index < count; index++) coffee(book, account);
  }
  assert.deepEqual(merge(old, target).entries, { matched: 2, added: 1 });
  assert.equal(entriesOf(target).length, 3);
  assert.deepEqual(merge(old, target).entries, { matched: 3, added: 0 });
});

test('what an open conflict of the old book set aside is set aside in the merged one, of the records there', () => {
  const old = openBook(1);
  const [here, other] = [addTestAccount(old, 'Espèces'), addTestAccount(old, 'Livret')];
  const [alone, shared] = [coffee(old, here, { memo: 'seul' }), coffee(old, here)];
  const elsewhere = copyOf(old);
  const type = ({ replica }: Book, memo: string, accountId: AccountId): void =>
    replica.write(testWallMs, () => {
      replica.database.prepare('UPDATE entry SET memo = ? WHERE id = ?').run(memo, alone);
      replica.database.prepare('UPDATE entry SET account_id = ? WHERE id = ?').run(accountId, shared);
    });
  type(elsewhere, 'du téléphone', other);
  old.replica.write(testWallMs + 60_000, () => {
    old.replica.database.prepare("UPDATE entry SET memo = 'du PC' WHERE id = ?").run(alone);
    old.replica.database.prepare('UPDATE entry SET value_day = day WHERE id = ?').run(shared);
  });
  handOver(elsewhere, old);
  assert.equal(readOpenConflicts(old.replica.database, 10).length, 2);

  const target = openBook(2);
  const there = addTestAccount(target, 'Espèces');
  const savings = addTestAccount(target, 'Livret');
  const theirs = coffee(target, there, { valueDay: day });
  assert.deepEqual(merge(old, target).entries, { matched: 1, added: 1 });
  const { database } = target.replica;
  const carried = readOpenConflicts(database, 10);
  const found = carried.map(({ recordId, setAside: { values } }) => [recordIdToText(recordId), values] as const);
  assert.deepEqual(found.map(([id]) => id).toSorted(), [alone, theirs].map(recordIdToText).toSorted());
  assert.equal(found.find(([id]) => id === recordIdToText(alone))?.[1].get('memo'), 'du téléphone');
  const account = found.find(([id]) => id === recordIdToText(theirs))?.[1].get('account_id');
  assert.deepEqual(account, savings, 'by the id that the account has in the merged book');
  assert.deepEqual(plan(old, target).writes.added.flatMap(({ records }) => records), [], 'and once');
});

test('an entry gives what the other one leaves empty; what they say otherwise makes them two', () => {
  const [old, target] = [openBook(1), openBook(2)];
  const [here, there] = [addTestAccount(old, 'Espèces'), addTestAccount(target, 'Espèces')];
  const categoryOf = (book: Book, path: string): CategoryId =>
    findCategory(book.replica.database, path, 'fr') ?? assert.fail(path);
  const first = coffee(target, there);
  const mine = coffee(old, here, {
    allocation: { kind: 'single', categoryId: categoryOf(old, 'Alimentation:Restaurant') }, tags: ['port'],
  });
  mustEdit(old, (edit) => setEntryStatus(edit, mine, 1, { kind: 'cleared' }));
  coffee(target, there, {
    day: testDay('2026-11-21'), allocation: { kind: 'single', categoryId: categoryOf(target, 'Loisirs') },
  });
  coffee(old, here, {
    day: testDay('2026-11-21'), allocation: { kind: 'single', categoryId: categoryOf(old, 'Divers') },
  });
  assert.deepEqual(merge(old, target).entries, { matched: 1, added: 1 });
  const filled = entriesOf(target).find(({ id }) => recordIdToText(id) === recordIdToText(first));
  assert.deepEqual(filled?.allocation, { kind: 'single', categoryId: categoryOf(target, 'Alimentation:Restaurant') });
  assert.deepEqual([filled.tags, filled.status.kind], [['port'], 'cleared']);
});

test('a transfer is one, from whichever account it was entered; lines of a split are mapped', () => {
  const [old, target] = [openBook(1), openBook(2)];
  for (const [book, isTurned] of [[old, false], [target, true]] as const) {
    const [bank, savings] = [addTestAccount(book, 'Banque'), addTestAccount(book, 'Livret')];
    mustEdit(book, (edit) => isTurned
      ? addEntry(edit, {
        accountId: savings, day, amount: toCents(5000), transfer: { accountId: bank, amount: toCents(-5000) },
      })
      : addTransfer(edit, { fromAccountId: bank, toAccountId: savings, day, amount: toCents(5000) }));
  }
  const [bank] = listAccounts(old.replica.database);
  assert.ok(bank);
  const id = mustEdit(old, (edit) => addEntry(edit, { accountId: bank.id, day, amount: toCents(-3000) }));
  const garden = mustEdit(old, (edit) => findOrCreateCategory(edit, 'Potager', 'fr'));
  mustEdit(old, (edit) => splitEntry(edit, id, [
    { categoryId: garden, amount: toCents(-1000), memo: 'graines' },
    { categoryId: null, amount: toCents(-2000), memo: '' },
  ]));
  assert.deepEqual(merge(old, target).entries, { matched: 1, added: 1 });
  const split = entriesOf(target).find(({ allocation }) => allocation.kind === 'split');
  assert.ok(split?.allocation.kind === 'split');
  const there = split.allocation.lines[0]?.categoryId;
  assert.ok(there && findCategory(target.replica.database, 'Potager', 'fr'));
  assert.deepEqual(there, findCategory(target.replica.database, 'Potager', 'fr'));
});

test('names of its own in both books: the other book’s stay, and the plan tells of them', () => {
  const [old, target] = [openBook(1), openBook(2)];
  for (const [book, category, method] of [[old, 'Provisions', 'Plastique'], [target, 'Vivres', 'Visa']] as const) {
    const food = findCategory(book.replica.database, 'Alimentation : Courses', 'fr');
    const card = findPaymentMethod(book.replica.database, 'Carte', 'fr');
    assert.ok(food !== undefined && card !== undefined);
    mustEdit(book, (edit) => renameCategory(edit, food, category));
    mustEdit(book, (edit) => renamePaymentMethod(edit, card, method));
  }
  const copy = copyOf(target);
  const [payee, account] = [
    mustEdit(target, (edit) => findOrCreatePayee(edit, 'Boulanger')), addTestAccount(target, 'Espèces'),
  ];
  handOver(target, copy);
  mustEdit(copy, (edit) => editPayee(edit, payee, { name: 'Boulangerie' }));
  mustEdit(copy, (edit) => editAccount(edit, account, { name: 'Porte-monnaie' }));
  const planned = merge(old, target);
  assert.deepEqual(planned.differingNames,
    [{ mine: 'Provisions', theirs: 'Vivres' }, { mine: 'Plastique', theirs: 'Visa' }]);
  assert.ok(findCategory(target.replica.database, 'Alimentation : Vivres', 'fr'));
  assert.deepEqual(plan(copy, target).differingNames,
    [{ mine: 'Porte-monnaie', theirs: 'Espèces' }, { mine: 'Boulangerie', theirs: 'Boulanger' }]);
  assert.deepEqual(planned.takenNames, []);
  const unnamed = plan(openBook(3), target);
  assert.deepEqual([unnamed.takenNames, unnamed.differingNames], [[], []], 'a default name says nothing');
});

test('a deleted payee that an entry names comes along deleted', () => {
  const [old, target] = [openBook(1), openBook(2)];
  const account = addTestAccount(old, 'Espèces');
  coffee(old, account);
  const [payee] = listPayees(old.replica.database);
  assert.ok(payee);
  mustEdit(old, (edit) => deletePayee(edit, payee.id));
  const planned = merge(old, target);
  assert.deepEqual([planned.payees, planned.entries], [{ matched: 0, added: 0 }, { matched: 0, added: 1 }]);
  assert.deepEqual(listPayees(target.replica.database), []);
  assert.equal(planned.newest[0]?.payee, 'Café du Port');
  assert.deepEqual(target.replica.database.prepare('SELECT name, deleted FROM payee').all(), [['Café du Port', 1]]);
});

test('two payees that bear one name are one payee to the matching', () => {
  const [old, target] = [openBook(1), openBook(2)];
  const [here, there] = [addTestAccount(old, 'Espèces'), addTestAccount(target, 'Espèces')];
  coffee(old, here);
  const other = mustEdit(target, (edit) => findOrCreatePayee(edit, 'Bar'));
  mustEdit(target, (edit) => findOrCreatePayee(edit, 'Café du Port'));
  mustEdit(target, (edit) => editPayee(edit, other, { name: 'CAFE DU PORT' }));
  for (const { id: payeeId } of listPayees(target.replica.database)) coffee(target, there, { payeeId });
  assert.deepEqual(merge(old, target).entries, { matched: 1, added: 0 });
  coffee(old, here);
  assert.deepEqual(merge(old, target).entries, { matched: 2, added: 0 });
});

test('settings that the other book lacks are taken, others stay', () => {
  const [old, target] = [openBook(1), openBook(2)];
  for (const key of ['first-day', 'theme']) mustEdit(old, (edit) => success(writeSetting(edit, key, 'mine')));
  mustEdit(target, (edit) => success(writeSetting(edit, 'theme', 'theirs')));
  merge(old, target);
  const { database } = target.replica;
  assert.deepEqual([readSetting(database, 'first-day'), readSetting(database, 'theme')], ['mine', 'theirs']);
});

test('an entry of another content under an id that is taken gets an id of its own', () => {
  const [old, target] = [openBook(1), openBook(2)];
  const [here, there] = [addTestAccount(old, 'Espèces'), addTestAccount(target, 'Espèces')];
  const id = coffee(old, here);
  mustEdit(target, (edit) => addEntry(edit, { accountId: there, day, amount: toCents(-777) }, id));
  assert.deepEqual(merge(old, target).entries, { matched: 0, added: 1 });
  assert.deepEqual(entriesOf(target).map(({ amount }) => amount).toSorted((left, right) => left - right), [-777, -250]);
});

const entryRecipe = fc.record({
  account: fc.nat(2), amount: fc.constantFrom(-250, -100, 300), day: fc.nat(1), payee: fc.nat(3), memo: fc.nat(1),
  category: fc.nat(4), other: fc.option(fc.nat(2), { nil: undefined, freq: 4 }), isCleared: fc.boolean(),
  isSplit: fc.boolean(),
});
const bookRecipe = fc.array(entryRecipe, { maxLength: 14 });
type BookRecipe = typeof bookRecipe extends fc.Arbitrary<infer Recipe> ? Recipe : never;

function makeBook(seed: number, recipe: BookRecipe): Book {
  const book = openBook(seed);
  const accounts = ['Banque', 'ESPECES', 'Livret'].slice(0, seed + 1).map((name) => addTestAccount(book, name));
  for (const { account, amount, category, day: dayOffset, isCleared, isSplit, memo, other, payee } of recipe) {
    mustEdit(book, (edit) => {
      const names = ['', 'Café', 'CAFE ', `Garage ${seed}`];
      const found = payee === 0 ? undefined : findOrCreatePayee(edit, names[payee] ?? '');
      const paths = ['Alimentation', 'Alimentation:Courses', 'Potager', 'Potager:Graines'];
      const path = category === 0 ? undefined : findOrCreateCategory(edit, paths[category - 1] ?? '', 'fr');
      const categoryId = path?.ok === true ? path.value : null;
      const accountId = accounts[account % accounts.length];
      const otherId = other === undefined ? undefined : accounts[other % accounts.length];
      assert.ok(accountId);
      const transfer = otherId === undefined || otherId === accountId ? null : {
        accountId: otherId, amount: toCents(-amount),
      };
      const added = addEntry(edit, {
        accountId, day: testDay(`2026-11-2${dayOffset}`), amount: toCents(amount), transfer,
        payeeId: found?.ok === true ? found.value : null, memo: memo === 0 ? '' : 'note',
        allocation: transfer !== null || !isSplit
          ? { kind: 'single', categoryId: transfer === null ? categoryId : null }
          : { kind: 'split', lines: [{ categoryId, amount: toCents(amount), memo: '' }] },
      });
      if (added.ok && isCleared) setEntryStatus(edit, added.value, 1, { kind: 'cleared' });
      return added;
    });
  }
  return book;
}

/** What an entry says, in words alone; `core` without what another one may leave empty. */
function wordsOf(book: Book): readonly { readonly core: string; readonly allocation: string }[] {
  const { database } = book.replica;
  const accountName = new Map(listAccounts(database).map(({ id, name }) => [recordIdToText(id), name.toLowerCase()]));
  const payeeName = new Map(listPayees(database).map(({ id, name }) => [recordIdToText(id), name.toLowerCase()
    .replace('é', 'e')]));
  const paths = new Map([...readCategoryNodes(database, 'fr')].map(([key, node]) => [key, categoryPath(node)]));
  const pathOf = (id: CategoryId | null): string => id === null ? '' : paths.get(recordIdToText(id)) ?? 'unknown';
  return entriesOf(book).map((entry) => {
    const legs = [[accountName.get(recordIdToText(entry.accountId)), entry.amount]];
    if (entry.transfer) legs.push([accountName.get(recordIdToText(entry.transfer.accountId)), entry.transfer.amount]);
    return {
      core: JSON.stringify([legs.map((leg) => leg.join()).toSorted(), entry.day,
        entry.payeeId && payeeName.get(recordIdToText(entry.payeeId)), entry.memo]),
      allocation: entry.allocation.kind === 'single' ? pathOf(entry.allocation.categoryId)
        : JSON.stringify(entry.allocation.lines.map(({ amount, categoryId }) => [amount, pathOf(categoryId)])),
    };
  });
}

/** Every entry of the part is said by one of the whole, each by another one. */
function assertHeld(part: Book, whole: Book): void {
  const said = new Map<string, string[]>();
  for (const { core, allocation } of wordsOf(whole)) said.set(core, [...said.get(core) ?? [], allocation]);
  for (const wanted of wordsOf(part).toSorted((left, right) => right.allocation.length - left.allocation.length)) {
    const there = said.get(wanted.core) ?? [];
    const place = there.includes(wanted.allocation) ? there.indexOf(wanted.allocation)
      : wanted.allocation === '' && there.length > 0 ? 0 : -1;
    assert.ok(place >= 0, `lost: ${JSON.stringify(wanted)} of ${JSON.stringify(there)}`);
    there.splice(place, 1);
  }
}

/** By plain addition over all rows, by account name and currency. */
function naiveBalances(database: SqliteDatabase): unknown {
  return ledgerBalances(database).map(({ accountId, balance }) => [recordIdToText(accountId), balance]);
}

test('merging a book with a copy of itself adds nothing and changes nothing', () => {
  fc.assert(fc.property(bookRecipe, (recipe) => {
    const book = makeBook(1, recipe);
    const copy = copyOf(book);
    const planned = plan(book, copy);
    assert.deepEqual(
      [planned.accounts.added, planned.payees.added, planned.categories.added, planned.entries.added],
      [0, 0, 0, 0]);
    assert.equal(planned.entries.matched, recipe.length);
    assert.deepEqual(planned.writes.filled, []);
    assert.deepEqual(planned.writes.added.flatMap(({ records }) => records), []);
  }), { numRuns: 40 });
});

test('a merge loses nothing of either side, doubles nothing, and the balances are the sums of the entries', () => {
  fc.assert(fc.property(bookRecipe, bookRecipe, (mine, theirs) => {
    const [old, target] = [makeBook(1, mine), makeBook(2, theirs)];
    const before = copyOf(target);
    const planned = merge(old, target);
    assertHeld(old, target);
    assertHeld(before, target);
    assert.equal(planned.entries.matched + planned.entries.added, mine.length);
    assert.equal(entriesOf(target).length, theirs.length + planned.entries.added);
    const { database } = target.replica;
    assert.deepEqual(bookFigures(database).balances.map(({ accountId, balance }) =>
      [recordIdToText(accountId), balance]), naiveBalances(database));
    const { staleHashes, wrongSums } = target.replica.audit();
    assert.deepEqual([staleHashes, wrongSums], [0, 0]);
    const again = plan(old, target);
    assert.deepEqual([again.entries.added, again.accounts.added, again.payees.added, again.categories.added],
      [0, 0, 0, 0]);
    assert.deepEqual(again.writes.filled, []);
  }), { numRuns: 60 });
});
