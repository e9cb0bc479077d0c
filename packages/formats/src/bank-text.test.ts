import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBankText } from './bank-text.ts';

test('UTF-8 is recognised by its bytes, with a byte order mark or without', () => {
  const bytes = new TextEncoder().encode('Échéance 12 €');
  assert.deepEqual(decodeBankText(bytes), { text: 'Échéance 12 €', encoding: 'utf-8' });
  assert.deepEqual(decodeBankText(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes)), {
    text: 'Échéance 12 €', encoding: 'utf-8',
  });
});

test('what is not UTF-8 is windows-1252, on all of its upper half', () => {
  // The table of the WHATWG Encoding Standard for 0x80 to 0x9f: some decoders take the name and read ISO-8859-1.
  const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  const bytes = Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index);
  const latin1 = String.fromCharCode(...Array.from({ length: 96 }, (_, index) => 0xa0 + index));
  assert.deepEqual(decodeBankText(bytes), { text: upper + latin1, encoding: 'windows-1252' });
});

test('UTF-16 is read where its byte order mark stands first', () => {
  const little = Uint8Array.of(0xff, 0xfe, 0xac, 0x20, 0x41, 0x00);
  const big = Uint8Array.of(0xfe, 0xff, 0x20, 0xac, 0x00, 0x41);
  assert.deepEqual(decodeBankText(little), { text: '€A', encoding: 'utf-16le' });
  assert.deepEqual(decodeBankText(big), { text: '€A', encoding: 'utf-16be' });
});

test('any bytes give well-formed text', () => {
  const marks = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]);
  fc.assert(fc.property(fc.uint8Array(), marks, (bytes, mark) => {
    const { text } = decodeBankText(Uint8Array.of(...mark, ...bytes));
    assert.ok(text.isWellFormed());
  }));
});
