import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { formatShortCode, parseShortCode } from './short-code.ts';

const codes = fc.record({
  address: fc.uint8Array({ minLength: 4, maxLength: 4 }), port: fc.integer({ min: 1, max: 65_535 }),
  secret: fc.uint8Array({ minLength: 10, maxLength: 10 }),
}, { noNullPrototype: true });
const example = {
  address: Uint8Array.of(192, 168, 1, 20), port: 47_113, secret: Uint8Array.from({ length: 10 }, (_, index) => index),
};

test('L-34 a short code reads back however it is typed', () => {
  fc.assert(fc.property(codes, (code) => {
    const text = formatShortCode(code);
    assert.match(text, /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of [text, text.toLowerCase(), text.replaceAll('-', ''), ` ${text.replaceAll('-', ' ')}\n`,
      text.replaceAll('-', ' – '), text.replaceAll('0', 'O').replaceAll('1', 'l'),
      text.replaceAll('0', 'o').replaceAll('1', 'I'), text.replaceAll('1', 'i')]) {
      assert.deepEqual(parseShortCode(typed), { ok: true, value: code });
    }
  }));
});

test('L-34 the order of the bits is fixed', () => {
  // Computed apart: c0a80114 b809 00…09 in groups of five bits.
  assert.equal(formatShortCode(example).slice(0, 24), 'R2M0-255R-1400-20G3-0G2G');
  assert.throws(() => formatShortCode({ ...example, port: 0 }), /impossible/);
  assert.throws(() => formatShortCode({ ...example, address: new Uint8Array(16) }), /impossible/);
});

test('L-35 wrong length, foreign characters and typing errors are told apart', () => {
  const text = formatShortCode(example);
  assert.deepEqual(parseShortCode(text.slice(0, -1)),
    { ok: false, error: { kind: 'wrong-length', length: 27, expected: 28 } });
  assert.deepEqual(parseShortCode(''), { ok: false, error: { kind: 'wrong-length', length: 0, expected: 28 } });
  assert.deepEqual(parseShortCode(`${text}0`),
    { ok: false, error: { kind: 'wrong-length', length: 29, expected: 28 } });
  assert.equal(parseShortCode('A'.repeat(300)).ok, false);
  assert.deepEqual(parseShortCode(`R2M0-U${text.slice(6)}`),
    { ok: false, error: { kind: 'bad-character', character: 'U', place: 5 } });
  assert.deepEqual(parseShortCode('é'), { ok: false, error: { kind: 'bad-character', character: 'é', place: 1 } });
  assert.deepEqual(parseShortCode('ß'), { ok: false, error: { kind: 'bad-character', character: 'ß', place: 1 } });

  // The checksum has 12 bits: nearly all of the 28 × 31 single errors are seen, and every one of these.
  let unseen = 0;
  const plain = text.replaceAll('-', '');
  for (let at = 0; at < plain.length; at += 1) {
    for (const symbol of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (symbol === plain.charAt(at)) continue;
      const parsed = parseShortCode(plain.slice(0, at) + symbol + plain.slice(at + 1));
      if (parsed.ok) unseen += 1;
      else assert.equal(parsed.error.kind, 'mistyped');
    }
  }
  assert.ok(unseen <= 3, String(unseen));
});

test('L-35 arbitrary text gives a code or a typed refusal', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    assert.equal(typeof parseShortCode(text).ok, 'boolean');
  }));
});
