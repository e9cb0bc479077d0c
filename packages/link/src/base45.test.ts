import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decodeBase45, encodeBase45 } from './base45.ts';

test('L-30 the examples of RFC 9285', () => {
  for (const [text, encoded] of [['AB', 'BB8'], ['Hello!!', '%69 VD92EX0'], ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'], ['', '']] as const) {
    assert.equal(encodeBase45(new TextEncoder().encode(text)), encoded);
    assert.equal(new TextDecoder().decode(decodeBase45(encoded)), text);
  }
  assert.equal(encodeBase45(Uint8Array.of(255, 255)), 'FGW');
});

test('L-30 any bytes read back', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    assert.deepEqual(decodeBase45(encodeBase45(bytes)), bytes);
  }));
});

test('L-30 what no bytes give is refused', () => {
  // 65,536; 45^3 - 1; 256 in a pair; a lone character; foreign characters, lower case among them.
  for (const text of ['GGW', ':::', 'V5', '::', 'A', 'BB8A', 'bb8', 'BB!', 'É00']) {
    assert.equal(decodeBase45(text), undefined, text);
  }
});
