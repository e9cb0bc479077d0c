import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SqlValue } from '@tandem/sqlite';
import { planBookMerge, writeBookMerge } from './book-merge.ts';
import {
  addTestAccount, exchangeBooks, mustEdit, mustRefuse, openTestBook, testWallMs,
} from './book.testing.ts';
import { createCategory } from './categories.ts';
import { toCents } from './money.ts';
import { findOrCreatePayee, listPayees } from './payees.ts';
import { templateColumnNames, templateKind } from './template-kind.ts';
import { createTemplate, deleteTemplate, listTemplates, renameTemplate, type TemplateContent } from './templates.ts';

const nothing: TemplateContent = {
  direction: 'expense', accountId: null, transferAccountId: null, amount: null, transferAmount: null, lines: null,
  categoryId: null, payeeId: null, memo: '', methodId: null,
};

test('a template is made, listed as it was, and refused where its lines do not sum to its amount', () => {
  const book = openTestBook();
  const accountId = addTestAccount(book, 'Courant');
  const categoryId = mustEdit(book, (edit) => createCategory(edit, 'Pain', null));
  const content: TemplateContent = {
    ...nothing, accountId, amount: toCents(-300), memo: 'mardi',
    lines: [{ categoryId, amount: toCents(-100), memo: 'a' }, { categoryId: null, amount: toCents(-200), memo: '' }],
  };
  const id = mustEdit(book, (edit) => createTemplate(edit, ' Pain  du mardi ', content));
  assert.deepEqual(listTemplates(book.replica.database), [{ id, name: 'Pain du mardi', ...content }]);
  assert.equal(mustRefuse(book, (edit) => createTemplate(edit, 'X', { ...content, amount: null })).kind, 'split-sum');
  assert.equal(mustRefuse(book, (edit) => createTemplate(edit, '  ', nothing)).kind, 'text');
});

test('two devices name one template and delete another: both are the same afterwards', () => {
  const pc = openTestBook(1);
  const phone = { ...openTestBook(2), id: pc.id };
  const [kept, gone] = ['Loyer', 'Pain'].map((name) => mustEdit(pc, (edit) => createTemplate(edit, name, nothing)));
  assert.ok(kept && gone);
  exchangeBooks(pc, phone);
  mustEdit(pc, (edit) => renameTemplate(edit, kept, 'Loyer et charges'));
  mustEdit(phone, (edit) => deleteTemplate(edit, gone));
  exchangeBooks(pc, phone);
  for (const { replica } of [pc, phone]) {
    assert.deepEqual(listTemplates(replica.database).map(({ name }) => name), ['Loyer et charges']);
  }
});

test('what no template could be is refused from another device, and a direction of a later version is not', () => {
  const fault = (changes: Readonly<Record<string, SqlValue>>): string | undefined =>
    templateKind.findFault?.(templateColumnNames.map((name) => changes[name] ?? null));
  assert.equal(fault({ name: 'X', direction: 'loan', amount: -100 }), undefined);
  assert.equal(fault({ amount: 2 ** 52 }), 'an amount beyond the limit');
  assert.equal(fault({ lines: '[' }), 'split lines in another form');
  assert.equal(fault({ amount: -100, lines: '[[null,-90,""]]' }), 'split lines that do not sum to the amount');
  assert.equal(fault({ amount: -90, lines: '[[null,-90,""]]' }), undefined);
});

test('templates come along when two books become one, with what they name there, and once only', () => {
  const [old, target] = [openTestBook(1), openTestBook(2)];
  const payeeOf = (book: typeof old, name: string) => mustEdit(book, (edit) => findOrCreatePayee(edit, name));
  const mine = payeeOf(old, 'Boulangerie');
  payeeOf(target, 'Garage');
  const theirs = payeeOf(target, 'BOULANGERIE');
  mustEdit(old, (edit) => createTemplate(edit, 'Pain', { ...nothing, payeeId: mine }));
  for (let round = 0; round < 2; round++) {
    const { writes } = planBookMerge(old.replica.database, target.replica.database, {
      mintId: () => target.replica.mintId(testWallMs), binSinceMs: testWallMs - 1000, linesMax: 5,
    });
    target.replica.write(testWallMs, () => writeBookMerge(target, testWallMs, writes));
  }
  const { database } = target.replica;
  assert.equal(listPayees(database).length, 2);
  assert.deepEqual(listTemplates(database).map(({ name, payeeId }) => [name, payeeId]), [['Pain', theirs]]);
});
