import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SqliteError } from '@tandem/sqlite';
import { makeFolder } from './desktop.testing.ts';
import { openPreferences } from './pc-preferences.ts';

test('the language of the environment holds until one is chosen', (t) => {
  const folder = makeFolder(t);
  const first = openPreferences(folder, 'en', false);
  assert.deepEqual(first.read(), { language: 'en', theme: 'system', density: 'normal' });
  first.write({ language: 'fr', theme: 'dark', density: 'compact' });
  assert.deepEqual(first.read(), { language: 'fr', theme: 'dark', density: 'compact' });
  assert.deepEqual(openPreferences(folder, 'en', false).read(), first.read());
  assert.equal(openPreferences(folder, 'en', true).read().language, 'en');
});

test('what is not there or not ours is as at the first start', (t) => {
  const folder = makeFolder(t);
  for (const text of ['', '{', 'null', '[]', '7', '{"theme":"red","density":7,"language":"de"}']) {
    writeFileSync(join(folder, 'preferences.json'), text);
    const preferences = openPreferences(folder, 'fr', false).read();
    assert.deepEqual(preferences, { language: 'fr', theme: 'system', density: 'normal' }, text);
  }
});

test('what cannot be kept is told, and nothing has changed', (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'file'), 'x');
  const preferences = openPreferences(join(folder, 'file'), 'fr', false);
  assert.throws(() => preferences.write({ language: 'en', theme: 'dark', density: 'normal' }), SqliteError);
  assert.equal(preferences.read().language, 'fr');
  assert.equal(readFileSync(join(folder, 'file'), 'utf8'), 'x');
});
