import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeBookDefaults } from './book-defaults.ts';
import { mustEdit, mustRefuse, openTestBook, testWallMs } from './book.testing.ts';
import {
  createCategory, deleteCategory, findCategory, findOrCreateCategory, moveCategory, renameCategory,
} from './categories.ts';
import { categoryPath, readCategoryNodes, readCategoryTree } from './category-tree.ts';
import { defaultCategories, parentCode } from './default-categories.ts';
import { deletePayee, editPayee, findOrCreatePayee, findPayee, listPayees } from './payees.ts';
import { findPaymentMethod, renamePaymentMethod } from './payment-methods.ts';
import { success } from './result.ts';
import { readSetting, writeSetting } from './settings.ts';

test('a payee is found whatever its case and accents, and two devices give it one id', () => {
  const book = openTestBook(1);
  const other = openTestBook(2);
  const id = mustEdit(book, (edit) => findOrCreatePayee(edit, 'Café de l’Île'));
  assert.deepEqual(mustEdit(book, (edit) => findOrCreatePayee(edit, " CAFE DE L'ILE ")), id);
  assert.deepEqual(mustEdit(other, (edit) => findOrCreatePayee(edit, "cafe de l'ile")), id);
  assert.deepEqual(listPayees(book.replica.database), [{ id, name: 'Café de l’Île', defaultCategoryId: null }]);
});

test('a renamed payee keeps its record, and its old name makes another', () => {
  const book = openTestBook();
  const { database } = book.replica;
  const id = mustEdit(book, (edit) => findOrCreatePayee(edit, 'Boulangerie'));
  mustEdit(book, (edit) => editPayee(edit, id, { name: 'Fournil' }));
  assert.deepEqual(findPayee(database, book, 'fournil'), id);
  assert.equal(findPayee(database, book, 'Boulangerie'), undefined);
  const second = mustEdit(book, (edit) => findOrCreatePayee(edit, 'Boulangerie'));
  assert.notDeepEqual(second, id);
  assert.deepEqual(mustEdit(book, (edit) => findOrCreatePayee(edit, 'boulangerie')), second);
});

test('a deleted payee comes back by its name', () => {
  const book = openTestBook();
  const id = mustEdit(book, (edit) => findOrCreatePayee(edit, 'Garage'));
  mustEdit(book, (edit) => deletePayee(edit, id));
  assert.equal(findPayee(book.replica.database, book, 'Garage'), undefined);
  assert.deepEqual(mustEdit(book, (edit) => findOrCreatePayee(edit, 'garage')), id);
  assert.equal(mustRefuse(book, (edit) => findOrCreatePayee(edit, '  ')).kind, 'text');
});

test('default categories have names in both languages, and the same records on every device', () => {
  const book = openTestBook(1);
  const other = openTestBook(2);
  assert.equal(writeBookDefaults(book, testWallMs), 70);
  assert.equal(writeBookDefaults(book, testWallMs), 0);
  writeBookDefaults(other, testWallMs + 5);
  const read = (from: typeof book) => [
    from.replica.database.prepare('SELECT * FROM category ORDER BY id').all(),
    from.replica.database.prepare('SELECT id, h, replica FROM sync_record WHERE kind IN (12, 14) ORDER BY id').all(),
  ];
  assert.deepEqual(read(book), read(other));
  const id = findCategory(book.replica.database, 'alimentation : COURSES', 'fr');
  assert.ok(id);
  assert.deepEqual(findCategory(book.replica.database, 'Food:Groceries', 'en'), id);
  for (const code of defaultCategories.keys()) assert.ok(defaultCategories.has(parentCode(code) ?? code), code);
  mustEdit(book, (edit) => renameCategory(edit, id, 'Provisions'));
  assert.deepEqual(findCategory(book.replica.database, 'Food : Provisions', 'en'), id);
  const cheque = findPaymentMethod(book.replica.database, 'cheque', 'fr');
  assert.ok(cheque);
  mustEdit(book, (edit) => renamePaymentMethod(edit, cheque, 'Chèque bancaire'));
  assert.deepEqual(findPaymentMethod(book.replica.database, 'chèque bancaire', 'en'), cheque);
});

test('a path creates what is missing of it, once', () => {
  const book = openTestBook();
  const { database } = book.replica;
  const id = mustEdit(book, (edit) => findOrCreateCategory(edit, 'Jardin : Outils : Tondeuse', 'fr'));
  assert.deepEqual(mustEdit(book, (edit) => findOrCreateCategory(edit, 'jardin:outils:tondeuse', 'fr')), id);
  assert.equal(readCategoryNodes(database, 'fr').size, 3);
  const [garden] = readCategoryTree(database, 'fr');
  const mower = garden?.children[0]?.children[0];
  assert.ok(mower && garden);
  assert.equal(categoryPath(mower), 'Jardin : Outils : Tondeuse');
  assert.equal(mustRefuse(book, (edit) => moveCategory(edit, garden.id, id)).kind, 'category-cycle');
  assert.equal(mustRefuse(book, (edit) => renameCategory(edit, id, 'a:b')).kind, 'name-with-separator');
  mustEdit(book, (edit) => deleteCategory(edit, garden.id));
  assert.deepEqual(readCategoryTree(database, 'fr').map(({ name }) => name), ['Outils']);
});

test('a cycle that two devices made is cut at one place, and every category is shown once', () => {
  const book = openTestBook();
  const { database } = book.replica;
  const names = ['a', 'b', 'c', 'self', 'below'];
  const ids = names.map((name) => mustEdit(book, (edit) => createCategory(edit, name, null)));
  const [a, b, c, self, below] = ids;
  book.replica.write(testWallMs, () => {
    for (const [id, parent] of [[a, b], [b, c], [c, a], [self, self], [below, a]]) {
      assert.ok(id && parent);
      database.prepare('UPDATE category SET parent_id = ? WHERE id = ?').run(parent, id);
    }
  });
  const roots = readCategoryTree(database, 'fr');
  const shown: string[] = [];
  const visit = (nodes: typeof roots): void => {
    for (const node of nodes) {
      shown.push(node.name);
      visit(node.children);
    }
  };
  visit(roots);
  assert.deepEqual(shown.toSorted(), names.toSorted());
  assert.equal(roots.length, 2);
});

test('a setting is one record a key', () => {
  const book = openTestBook();
  const { database } = book.replica;
  assert.equal(readSetting(database, 'first-day'), undefined);
  for (const value of ['1', '7']) {
    mustEdit(book, (edit) => success(writeSetting(edit, 'first-day', value)));
    assert.equal(readSetting(database, 'first-day'), value);
  }
  assert.equal(database.prepare('SELECT count(*) FROM setting').get()?.[0], 1);
});
