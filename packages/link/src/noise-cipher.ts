/** CipherState and SymmetricState of the Noise Protocol Framework (revision 34, sections 5.1 and 5.2). */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

export type CipherFailure = { readonly kind: 'not-authentic' } | { readonly kind: 'nonce-exhausted' };

export const keyBytes = 32;
export const tagBytes = 16;

/**
 * Noise reserves nonce 2^64 - 1; we stop at 2^53 - 1, the last integer that a number holds exactly. A thousand
 * messages a second reach it after 285,000 years, which is why `Rekey` is not here.
 */
const nonceMax = Number.MAX_SAFE_INTEGER;
const noBytes: Uint8Array = new Uint8Array(0);

export class CipherState {
  readonly #key: Uint8Array;
  #nonce: number;

  /** `nonce` is the next one to be used; anything but 0 is for the tests of its limit. */
  constructor(key: Uint8Array, nonce = 0) {
    this.#key = key;
    this.#nonce = nonce;
  }

  /**
   * Writes ciphertext and tag into `output`, `tagBytes` longer than `plaintext`, and may work in place: `output` may
   * start at the same byte as `plaintext`. Returns false when no nonce is left.
   */
  encryptInto(output: Uint8Array, plaintext: Uint8Array, associated = noBytes): boolean {
    if (this.#nonce >= nonceMax) return false;
    chacha20poly1305(this.#key, nonceToBytes(this.#nonce), associated).encrypt(plaintext, output);
    this.#nonce += 1;
    return true;
  }

  /** Writes into `output`, `tagBytes` shorter than `ciphertext`. After a failure the nonce stands where it stood. */
  decryptInto(output: Uint8Array, ciphertext: Uint8Array, associated = noBytes): CipherFailure | undefined {
    if (this.#nonce >= nonceMax) return { kind: 'nonce-exhausted' };
    if (ciphertext.length < tagBytes) return { kind: 'not-authentic' };
    try {
      chacha20poly1305(this.#key, nonceToBytes(this.#nonce), associated).decrypt(ciphertext, output);
    } catch (thrown) {
      // The library has no other way to say so; every other complaint of it is a bug of ours and goes on.
      if (thrown instanceof Error && thrown.message === 'invalid tag') return { kind: 'not-authentic' };
      throw thrown;
    }
    this.#nonce += 1;
    return undefined;
  }
}

/** 32 zero bits, then the counter as a little-endian 64-bit integer (section 12.3). */
function nonceToBytes(nonce: number): Uint8Array {
  const bytes = new Uint8Array(12);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, nonce >>> 0, true);
  view.setUint32(8, Math.floor(nonce / 2 ** 32), true);
  return bytes;
}

export class SymmetricState {
  #chainingKey: Uint8Array;
  #hash: Uint8Array;
  #cipher: CipherState | undefined;

  constructor(protocolName: string) {
    const name = new TextEncoder().encode(protocolName);
    this.#hash = new Uint8Array(sha256.outputLen);
    if (name.length <= this.#hash.length) this.#hash.set(name);
    else this.#hash = sha256(name);
    this.#chainingKey = this.#hash;
  }

  /** Bytes that the current key adds to what it encrypts: none before the first Diffie-Hellman. */
  get overheadBytes(): number {
    return this.#cipher === undefined ? 0 : tagBytes;
  }

  get handshakeHash(): Uint8Array {
    return this.#hash.slice();
  }

  mixKey(input: Uint8Array): void {
    const [chainingKey, key] = this.#expand(input, 2);
    this.#chainingKey = chainingKey;
    this.#cipher = new CipherState(key);
  }

  mixKeyAndHash(input: Uint8Array): void {
    const [chainingKey, hash, key] = this.#expand(input, 3);
    this.#chainingKey = chainingKey;
    this.mixHash(hash);
    this.#cipher = new CipherState(key);
  }

  mixHash(bytes: Uint8Array): void {
    this.#hash = sha256.create().update(this.#hash).update(bytes).digest();
  }

  encryptAndHash(plaintext: Uint8Array): Uint8Array {
    const output = new Uint8Array(plaintext.length + this.overheadBytes);
    if (this.#cipher === undefined) output.set(plaintext);
    // A handshake key seals a handful of messages.
    else if (!this.#cipher.encryptInto(output, plaintext, this.#hash)) throw new Error('handshake nonce exhausted');
    this.mixHash(output);
    return output;
  }

  /** The plaintext, or undefined when the bytes are not what the peer with the same keys and history sent. */
  decryptAndHash(ciphertext: Uint8Array): Uint8Array | undefined {
    if (ciphertext.length < this.overheadBytes) return undefined;
    const output = new Uint8Array(ciphertext.length - this.overheadBytes);
    if (this.#cipher === undefined) output.set(ciphertext);
    else if (this.#cipher.decryptInto(output, ciphertext, this.#hash) !== undefined) return undefined;
    this.mixHash(ciphertext);
    return output;
  }

  /** First the key of whoever sent the first handshake message, then the key of the other side. */
  split(): { readonly first: CipherState; readonly second: CipherState } {
    const [first, second] = this.#expand(noBytes, 2);
    return { first: new CipherState(first), second: new CipherState(second) };
  }

  /** Noise's HKDF is RFC 5869 with the chaining key as salt and no info (section 4.3). */
  #expand(input: Uint8Array, count: 2 | 3): [Uint8Array, Uint8Array, Uint8Array] {
    const bytes = hkdf(sha256, input, this.#chainingKey, undefined, count * keyBytes);
    return [bytes.slice(0, 32), bytes.slice(32, 64), bytes.slice(64)];
  }
}
