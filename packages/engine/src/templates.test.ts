import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandParameters } from '@tandem/contract';
import { openTestEngine } from './engine.testing.ts';

const noTemplate: CommandParameters<'add-template'> = {
  name: 'Pain', direction: 'expense', accountId: null, otherAccountId: null, amount: null, otherAmount: null, payee: '',
  categoryId: null, lines: null, memo: '', methodId: null,
};

test('a template keeps what an entry says, and what it names is null once it is deleted', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const { categoryId } = await engine.do('add-category', { path: 'Pain' });
  const method = engine.see('methods', {})[0]?.id ?? null;
  const { templateId } = await engine.do('add-template', {
    ...noTemplate, accountId: account, amount: -300, payee: 'Boulangerie', memo: 'mardi', methodId: method,
    lines: [{ categoryId, amount: -100, memo: 'pain' }, { categoryId: null, amount: -200, memo: '' }],
  });
  await engine.do('add-template', { ...noTemplate, name: 'Argent', direction: 'income', categoryId });
  const [money, bread] = engine.see('templates', {});
  assert.deepEqual([money?.name, money?.direction, money?.categoryPath], ['Argent', 'income', 'Pain']);
  assert.deepEqual(bread, {
    id: templateId, name: 'Pain', direction: 'expense', accountId: account, otherAccountId: null, amount: -300,
    otherAmount: null, payee: 'Boulangerie', categoryId: null, categoryPath: '', memo: 'mardi', methodId: method,
    lines: [
      { categoryId, path: 'Pain', amount: -100, memo: 'pain' }, { categoryId: null, path: '', amount: -200, memo: '' },
    ],
  });
  assert.deepEqual(engine.see('payees', {}).map(({ name }) => name), ['Boulangerie']);
  await engine.do('delete-payee', { payeeId: engine.see('payees', {})[0]?.id ?? '' });
  await engine.do('delete-account', { accountId: account });
  const left = engine.see('templates', {})[1];
  assert.deepEqual([left?.payee, left?.accountId, left?.amount], ['', null, -300]);
});

test('a template is named anew and deleted, each with an undo; a payee that is merged stays in it', async (context) => {
  const engine = await openTestEngine(context);
  const { templateId } = await engine.do('add-template', { ...noTemplate, payee: 'CARREFOUR 12' });
  await engine.do('rename-template', { templateId, name: 'Courses' });
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -100, { payee: 'Carrefour' });
  const idOf = (name: string): string => engine.see('payees', {}).find((one) => one.name === name)?.id ?? '';
  await engine.do('merge-payees', { payeeId: idOf('CARREFOUR 12'), intoId: idOf('Carrefour') });
  assert.deepEqual(engine.see('templates', {}).map(({ name, payee }) => [name, payee]), [['Courses', 'Carrefour']]);
  await engine.do('delete-template', { templateId });
  assert.deepEqual(engine.see('templates', {}), []);
  assert.deepEqual(await engine.do('undo', {}), { name: 'delete-template' });
  assert.equal(engine.see('templates', {})[0]?.payee, 'Carrefour');
  assert.deepEqual(await engine.refuse('rename-template', { templateId, name: ' ' }),
    { kind: 'template', error: { kind: 'text', field: 'name', fault: { kind: 'text-empty' } } });
  assert.deepEqual(await engine.refuse('rename-template', { templateId: '0'.repeat(32), name: 'X' }),
    { kind: 'template', error: { kind: 'unknown-template' } });
});
