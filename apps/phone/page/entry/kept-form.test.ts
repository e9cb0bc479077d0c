import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDay } from '@tandem/ledger';
import { emptyForm, type EntryForm } from './entry-form.ts';
import { keepForm, readKeptForm, type KeptStorage } from './kept-form.ts';

function memoryStorage(): KeptStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
  };
}

const typed: EntryForm = {
  ...emptyForm, kind: 'income', amountText: '12,50+3', payee: 'Noël', day: toDay(20_781), memo: 'à deux',
  category: { id: 'a'.repeat(32), path: 'Revenus : Salaire' },
  lines: [{ category: { id: null, path: '' }, amountText: '5', memo: 'un' }],
  original: {
    entryId: 'e'.repeat(32), accountId: '1'.repeat(32), number: '7', tags: ['x'], status: 'cleared',
    valueDay: null,
  },
};

test('what was typed comes back as it was, a new entry apart from an edited one', () => {
  const storage = memoryStorage();
  keepForm(storage, 'new', typed);
  assert.deepEqual(readKeptForm(storage, 'new'), typed);
  assert.equal(readKeptForm(storage, 'edited'), undefined);
});

test('an empty form leaves nothing behind', () => {
  const storage = memoryStorage();
  keepForm(storage, 'new', typed);
  keepForm(storage, 'new', emptyForm);
  assert.equal(storage.items.size, 0);
});

test('a text of another hand gives back nothing, and a broken field only itself', () => {
  const storage = memoryStorage();
  for (const text of ['', '{', 'null', '{"kind":"gift"}', '[]']) {
    storage.items.set('tandem.form.new', text);
    assert.equal(readKeptForm(storage, 'new'), undefined, text);
  }
  storage.items.set('tandem.form.new', JSON.stringify({ ...typed, amountText: '<b>', accountId: 'x', day: 1.5 }));
  assert.deepEqual(readKeptForm(storage, 'new'), { ...typed, amountText: '', accountId: null, day: null });
});

test('a storage that refuses is no reason to stop typing', () => {
  const refuse = (): never => {
    throw new Error('refused');
  };
  const storage: KeptStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  assert.doesNotThrow(() => keepForm(storage, 'new', typed));
  assert.equal(readKeptForm(storage, 'new'), undefined);
});
