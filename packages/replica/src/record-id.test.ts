import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deterministicRecordId, mintRecordId, parseRecordId, recordIdToText } from './record-id.ts';
import { seededRandomBytes, sha256 } from './replica.testing.ts';

test('R-23 a minted id is a UUIDv7: 48 bits of milliseconds, version 7, variant 10', () => {
  const text = recordIdToText(mintRecordId(0x0123456789ab, seededRandomBytes(1)));
  assert.match(text, /^0123456789ab7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
});

test('R-23 a deterministic id is a UUIDv8 that depends on every part, its kind and its borders', () => {
  const of = (...parts: (string | number | Uint8Array)[]) =>
    recordIdToText(deterministicRecordId(sha256, 'tag', ...parts));
  assert.match(of('a'), /^[0-9a-f]{12}8[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  assert.equal(of('a', 'b'), of('a', 'b'));
  const different = [of('ab'), of('a', 'b'), of('b', 'a'), of(1), of('1'), of(Uint8Array.of(49)), of()];
  assert.equal(new Set(different).size, different.length);
  assert.notEqual(recordIdToText(deterministicRecordId(sha256, 'other', 'a')), of('a'));
});

test('R-23 an id is read back from its text, and other text is refused', () => {
  const text = '0123456789abcdef0123456789abcdef';
  const id = parseRecordId(text);
  assert.ok(id !== undefined);
  assert.equal(recordIdToText(id), text);
  assert.equal(parseRecordId(text.slice(1)), undefined);
  assert.equal(parseRecordId(`${text.slice(1)}g`), undefined);
});
