import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanLine, cleanName, cleanText, foldName } from './user-text.ts';

test('text is stored in one form', () => {
  assert.deepEqual(cleanName('  Cafe\u0301 \u00a0 de\nla  gare '), { ok: true, value: 'Café de la gare' });
  assert.deepEqual(cleanText(' un\r\ndeux\rtrois ', 100), { ok: true, value: 'un\ndeux\ntrois' });
  assert.deepEqual(cleanLine('', 100), { ok: true, value: '' });
});

test('text that would not survive a trip is refused', () => {
  assert.deepEqual(cleanName(' \t '), { ok: false, error: { kind: 'text-empty' } });
  assert.deepEqual(cleanName('a\ud800b'), { ok: false, error: { kind: 'text-malformed' } });
  assert.deepEqual(cleanName('a\u0000b'), { ok: false, error: { kind: 'text-malformed' } });
  assert.deepEqual(cleanName('x'.repeat(101)), { ok: false, error: { kind: 'text-too-long', lengthMax: 100 } });
  assert.equal(cleanName('x'.repeat(100)).ok, true);
});

test('names are found whatever their case, accents and spaces', () => {
  assert.equal(foldName('Bœuf  d’Été'), foldName("BOEUF D'ETE"));
  assert.equal(foldName('Straße'), foldName('STRASSE'));
  assert.notEqual(foldName('Boulangerie'), foldName('Boucherie'));
});
