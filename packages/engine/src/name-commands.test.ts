import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestEngine } from './engine.testing.ts';

test('a payee is renamed, gets a default category, and goes only once no entry names it', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const entryId = await engine.addEntry(account, -100, { payee: 'boulangerie' });
  await engine.addEntry(account, -200, { payee: 'Garage' });
  const payee = (name: string) => engine.see('payees', {}).find((one) => one.name === name);
  assert.deepEqual(engine.see('payees', {}).map(({ name, entries }) => [name, entries]),
    [['boulangerie', 1], ['Garage', 1]]);
  const payeeId = payee('boulangerie')?.id ?? '';
  const bakery = engine.category('Alimentation : Boulangerie');
  const change = { payeeId, name: 'Boulangerie', defaultCategoryId: bakery };
  await engine.do('edit-payee', change);
  assert.equal(engine.see('entry', { entryId })?.payee, 'Boulangerie');
  assert.equal(payee('Boulangerie')?.defaultCategoryId, bakery);
  assert.deepEqual(await engine.refuse('edit-payee', { ...change, name: 'GARAGE' }),
    { kind: 'payee', error: { kind: 'payee-name-taken' } });
  const inUse = { kind: 'payee', error: { kind: 'payee-in-use' } } as const;
  assert.deepEqual(await engine.refuse('delete-payee', { payeeId }), inUse);
  await engine.do('delete-entries', { entryIds: [entryId] });
  await engine.do('delete-payee', { payeeId });
  assert.equal(payee('Boulangerie'), undefined);
  assert.deepEqual(await engine.do('undo', {}), { name: 'delete-payee' });
  assert.equal(payee('Boulangerie')?.defaultCategoryId, bakery);
});

test('two payees become one with the entries of both, and an undo parts them again', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -100, { payee: 'Carrefour' });
  await engine.addEntry(account, -200, { payee: 'CARREFOUR CITY', status: 'reconciled' });
  await engine.addEntry(account, -300, { payee: 'CARREFOUR CITY' });
  const idOf = (name: string): string => engine.see('payees', {}).find((one) => one.name === name)?.id ?? '';
  const [payeeId, intoId] = [idOf('CARREFOUR CITY'), idOf('Carrefour')];
  const names = () => engine.rows(account).map(({ payee }) => payee).toSorted();
  const before = names();
  assert.deepEqual(await engine.do('merge-payees', { payeeId, intoId }), { entries: 2 });
  assert.deepEqual(names(), ['Carrefour', 'Carrefour', 'Carrefour']);
  assert.deepEqual(engine.see('payees', {}).map(({ name, entries }) => [name, entries]), [['Carrefour', 3]]);
  assert.deepEqual(engine.rows(account).map(({ status }) => status).toSorted(),
    ['reconciled', 'uncleared', 'uncleared']);
  await engine.do('undo', {});
  assert.deepEqual(names(), before);
  assert.deepEqual(await engine.refuse('merge-payees', { payeeId, intoId: payeeId }),
    { kind: 'payee', error: { kind: 'payee-into-itself' } });
});

test('a category is renamed and moved; it goes once no entry, split, payee or category names it', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const { categoryId: parentId } = await engine.do('add-category', { path: 'Manger' });
  const { categoryId } = await engine.do('add-category', { path: 'Manger : Pain' });
  const inUse = { kind: 'category', error: { kind: 'category-in-use' } } as const;
  const node = (id: string) => engine.see('category-tree', {}).find((one) => one.id === id);
  assert.deepEqual([node(parentId)?.isUsed, node(categoryId)?.isUsed, node(categoryId)?.depth], [true, false, 1]);
  assert.deepEqual(await engine.refuse('delete-category', { categoryId: parentId }), inUse);
  await engine.do('rename-category', { categoryId, name: 'Boulange' });
  await engine.do('move-category', { categoryId, parentId: null });
  assert.deepEqual([node(categoryId)?.path, node(categoryId)?.parentId], ['Boulange', null]);
  assert.deepEqual(await engine.refuse('move-category', { categoryId, parentId: categoryId }),
    { kind: 'category', error: { kind: 'category-cycle' } });
  const entryId = await engine.addEntry(account, -300, {
    allocation: { kind: 'split', lines: [
      { categoryId, amount: -100, memo: '' }, { categoryId, amount: -100, memo: '' },
      { categoryId: null, amount: -100, memo: '' },
    ] },
  });
  assert.equal(node(categoryId)?.entries, 1);
  assert.deepEqual(await engine.refuse('delete-category', { categoryId }), inUse);
  await engine.do('delete-entries', { entryIds: [entryId] });
  await engine.do('delete-category', { categoryId });
  assert.equal(node(categoryId), undefined);
  await engine.do('undo', {});
  assert.equal(node(categoryId)?.path, 'Boulange');
});
