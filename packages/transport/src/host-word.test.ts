import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeHostWord, encodeHostWord, type HostWord } from './host-word.ts';

test('the words beside the session are pinned, and no message of it is taken for one', () => {
  const pinned = {
    'wait-for-turn': 0xf0, 'wait-for-consent': 0xf1, declined: 0xf2, deciding: 0xf3, patient: 0xf4, undecided: 0xf5,
  } as const satisfies Record<HostWord, number>;
  const byCode = new Map<number, string>(Object.entries(pinned).map(([word, code]) => [code, word]));
  for (let code = 0; code <= 0xff; code += 1) {
    const word = decodeHostWord(Uint8Array.of(code));
    assert.equal(word, byCode.get(code));
    if (word !== undefined) assert.deepEqual(encodeHostWord(word), Uint8Array.of(code));
    assert.equal(decodeHostWord(Uint8Array.of(code, code)), undefined);
  }
  assert.equal(decodeHostWord(new Uint8Array(0)), undefined);
});
