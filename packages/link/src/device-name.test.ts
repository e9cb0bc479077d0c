import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fitDeviceName, parseDeviceName } from './device-name.ts';

test('L-17 any name is made to fit, between characters', () => {
  assert.equal(fitDeviceName('PC de Léa 👩‍👧'), 'PC de Léa 👩‍👧');
  assert.equal(fitDeviceName('a'.repeat(100)), 'a'.repeat(64));
  assert.equal(fitDeviceName('é'.repeat(40), 5), 'éé');
  assert.equal(fitDeviceName('\u0000\n'), '?');
  assert.equal(fitDeviceName(''), '?');
  assert.equal(fitDeviceName('a\u202eb\nc'), 'a b c');
});

test('L-17 what was made to fit is read back', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
    const fitted = fitDeviceName(name);
    assert.equal(parseDeviceName(new TextEncoder().encode(fitted)), fitted);
  }));
});

test('L-17 bytes that are no showable line are refused', () => {
  for (const bytes of [[], [0xff], [0xc3], [10], [0xe2, 0x80, 0xae, 65], [32, 65], [65, 32], [0x7f], [0xc2, 0x85],
    Array.from({ length: 65 }, () => 65)]) {
    assert.equal(parseDeviceName(Uint8Array.from(bytes)), undefined, String(bytes));
  }
  assert.equal(parseDeviceName(Uint8Array.from({ length: 64 }, () => 65)), 'A'.repeat(64));
});
