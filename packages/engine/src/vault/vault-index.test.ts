/** The index of a vault: what is damaged in it is left out, and stops nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeIndex, encodeIndex, type VaultHead } from './vault-index.ts';

function headOf(digit: string, deviceName: string): VaultHead {
  const id = digit.repeat(32);
  return {
    slot: id, bookId: id, generation: id, vault: id, file: 'a', bytes: 12, sinceH: 0, untilH: 7, savedMs: 9,
    isPartial: false, deviceName,
  };
}

test('heads come back as they were, and a line whose name is damaged takes none of the others with it', () => {
  const heads = [headOf('1', 'Téléphone'), headOf('2', ''), headOf('3', 'Été 100 %')];
  const bytes = encodeIndex(heads);
  assert.deepEqual(decodeIndex(bytes), heads);
  const damaged = Uint8Array.from(bytes);
  // The first sign of the first name's `%C3`.
  damaged[damaged.indexOf('%'.charCodeAt(0)) + 1] = 'Z'.charCodeAt(0);
  assert.deepEqual(decodeIndex(damaged), heads.slice(1));
});

test('a name that was cut within a sign is kept', () => {
  assert.equal(decodeIndex(encodeIndex([headOf('1', 'Poche \uD83D')]))[0]?.deviceName, 'Poche \uFFFD');
});
