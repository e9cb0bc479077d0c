import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methodOptions, readMethodText } from './method-text.ts';

const methods = [
  { id: 'card', name: 'Carte bancaire', shortName: 'CB' }, { id: 'cheque', name: 'Chèque', shortName: 'Chq' },
  { id: 'withdrawal', name: 'Retrait', shortName: 'Retrait' },
];

test('mode, number, or both', () => {
  assert.deepEqual(readMethodText('CB', methods), { methodId: 'card', number: '' });
  assert.deepEqual(readMethodText(' chq 0004127 ', methods), { methodId: 'cheque', number: '0004127' });
  assert.deepEqual(readMethodText('chèque 12', methods), { methodId: 'cheque', number: '12' });
  assert.deepEqual(readMethodText('CHQ0004127', methods), { methodId: 'cheque', number: '0004127' });
  assert.deepEqual(readMethodText('0004127', methods), { methodId: null, number: '0004127' });
  assert.deepEqual(readMethodText('', methods), { methodId: null, number: '' });
});

test('a word that only begins like a mode is a number', () => {
  assert.deepEqual(readMethodText('CBX-7', methods), { methodId: null, number: 'CBX-7' });
});

test('modes are offered by either name', () => {
  assert.deepEqual(methodOptions('c', methods).map(({ id }) => id), ['card', 'cheque']);
  assert.deepEqual(methodOptions('cheq', methods).map(({ id }) => id), ['cheque']);
  assert.equal(methodOptions('', methods).length, 3);
});
