/** The platform's hash and random source, in the form in which the core takes them. */
import { hash, randomFillSync } from 'node:crypto';

const digest = new Uint8Array(32);

/**
 * SHA-256; the result is overwritten by the next call. One-shot and through a text of one unit a byte: three times as
 * fast as a buffer, which matters for 100,000 row hashes.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const units = hash('sha256', bytes, 'latin1');
  for (let index = 0; index < digest.length; index++) digest[index] = units.charCodeAt(index);
  return digest;
}

export function randomBytes(count: number): Uint8Array {
  return randomFillSync(new Uint8Array(count));
}
