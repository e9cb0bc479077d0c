import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64ToBytes, bytesToBase64 } from './base64.ts';

test('every length comes back as it was', () => {
  for (let length = 0; length < 50; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length * 101) % 256);
    assert.deepEqual(base64ToBytes(Buffer.from(bytes).toString('base64')), bytes);
    assert.equal(bytesToBase64(bytes), Buffer.from(bytes).toString('base64'));
  }
  const long = Uint8Array.from({ length: 40_001 }, (_, index) => (index * 37) % 251);
  assert.equal(bytesToBase64(long), Buffer.from(long).toString('base64'));
});

test('what is not base64 is refused', () => {
  for (const text of ['A', 'AB', 'A*==', 'é===', '=AAA', 'AA=A']) assert.equal(base64ToBytes(text), undefined, text);
});
