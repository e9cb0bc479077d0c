import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryOptions, lookUpCategory, type CategoryOption } from './category-lookup.ts';
import { emptyChoice, type ChoiceField } from './entry-form.ts';
import { context } from './typing.testing.ts';

function typed(text: string, isTransfer = false): ChoiceField {
  return { ...emptyChoice, text, isTransfer };
}

function labels(options: readonly CategoryOption[]): string[] {
  return options.map((option) => (option.kind === 'new-category' ? `+${option.path}` : option.label));
}

test('words typed begin words of the path, and a new one is offered last', () => {
  assert.deepEqual(labels(categoryOptions(typed('boul'), context)), ['Alimentation : Boulangerie', '+boul']);
  assert.deepEqual(labels(categoryOptions(typed('ali cou'), context)), ['Alimentation : Courses', '+ali cou']);
  assert.deepEqual(labels(categoryOptions(typed('alimentation/courses'), context)), ['Alimentation : Courses']);
});

test('accounts are offered too, alone where only an account will do', () => {
  assert.deepEqual(labels(categoryOptions(typed('liv'), context)), ['Livret A', '+liv']);
  assert.deepEqual(labels(categoryOptions(typed('', true), context)), ['Livret A', 'Dollars']);
  assert.deepEqual(labels(categoryOptions(typed('⇄ do'), context)), ['Dollars']);
});

test('a closed account stays where an entry has it, and is offered for none', () => {
  const lists = { ...context, accounts: context.accounts.map((account) => ({ ...account, isClosed: true })) };
  assert.deepEqual(labels(categoryOptions(typed('', true), lists)), []);
  assert.equal(lookUpCategory(typed('livret a'), lists), undefined);
  const kept = { ...typed('⇄ Livret A'), chosen: { kind: 'account', id: 'a2' } } as const;
  assert.deepEqual(lookUpCategory(kept, lists), { kind: 'account', id: 'a2' });
});

test('a text is found by its path, by a last name of its own, or as an account', () => {
  assert.deepEqual(lookUpCategory(typed('ALIMENTATION : COURSES'), context), { kind: 'category', id: 'c1' });
  assert.deepEqual(lookUpCategory(typed('boulangerie'), context), { kind: 'category', id: 'c2' });
  assert.deepEqual(lookUpCategory(typed('livret a'), context), { kind: 'account', id: 'a2' });
  assert.equal(lookUpCategory(typed('Divers'), context), undefined);
  assert.equal(lookUpCategory(typed(''), context), null);
  assert.equal(lookUpCategory(typed('', true), context), undefined);
});
