import assert from 'node:assert/strict';
import test from 'node:test';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { CipherState, SymmetricState, tagBytes } from './noise-cipher.ts';

const key = new Uint8Array(32).fill(7);
const plaintext = Uint8Array.of(1, 2, 3);

test('L-5 what is not authentic takes no nonce', () => {
  const [sealing, opening] = [new CipherState(key), new CipherState(key)];
  const sealed = new Uint8Array(3 + tagBytes);
  assert.equal(sealing.encryptInto(sealed, plaintext), true);
  const opened = new Uint8Array(3);
  assert.deepEqual(opening.decryptInto(opened, sealed.with(0, (sealed[0] ?? 0) ^ 1)), { kind: 'not-authentic' });
  assert.deepEqual(opening.decryptInto(new Uint8Array(0), sealed.subarray(0, 15)), { kind: 'not-authentic' });
  assert.equal(opening.decryptInto(opened, sealed), undefined);
  assert.deepEqual(opened, plaintext);
  // Its nonce is taken now.
  assert.deepEqual(opening.decryptInto(opened, sealed), { kind: 'not-authentic' });
});

test('L-8 an output of another length is a bug, not damage', () => {
  const sealed = new Uint8Array(3 + tagBytes);
  new CipherState(key).encryptInto(sealed, plaintext);
  assert.throws(() => new CipherState(key).decryptInto(new Uint8Array(1), sealed), /length/);
});

test('L-3 a name of up to 32 bytes is the first hash itself, a longer one is hashed', () => {
  for (const name of ['Noise_N_25519_ChaChaPoly_SHA256', 'Noise_NN_25519_ChaChaPoly_SHA256',
    'Noise_NK1_25519_ChaChaPoly_SHA256']) {
    const bytes = new TextEncoder().encode(name);
    const padded = new Uint8Array(32);
    if (bytes.length <= 32) padded.set(bytes);
    assert.deepEqual(new SymmetricState(name).handshakeHash, bytes.length > 32 ? sha256(bytes) : padded, name);
  }
});

test('L-8 the hash that was given out is a copy', () => {
  const state = new SymmetricState('any');
  const hash = state.handshakeHash.slice();
  state.handshakeHash.fill(0);
  assert.deepEqual(state.handshakeHash, hash);
  state.mixHash(plaintext);
  assert.deepEqual(state.handshakeHash, sha256(concatBytes(hash, plaintext)));
});

test('L-5 before a key there is no tag, and after it none may be missing', () => {
  const [writer, reader] = [new SymmetricState('any'), new SymmetricState('any')];
  assert.deepEqual([writer.overheadBytes, writer.encryptAndHash(plaintext)], [0, plaintext]);
  assert.deepEqual(reader.decryptAndHash(plaintext), plaintext);
  for (const state of [writer, reader]) state.mixKey(key);
  assert.equal(writer.overheadBytes, tagBytes);
  assert.equal(reader.decryptAndHash(new Uint8Array(tagBytes - 1)), undefined);
  assert.deepEqual(reader.decryptAndHash(writer.encryptAndHash(new Uint8Array(0))), new Uint8Array(0));
  assert.deepEqual(reader.decryptAndHash(writer.encryptAndHash(plaintext)), plaintext);
  assert.deepEqual(reader.handshakeHash, writer.handshakeHash);
});
