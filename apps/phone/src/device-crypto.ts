/** The hash and the random source of the browser, in the form in which the core takes them. */
import { sha256 as digest } from '@noble/hashes/sha2.js';

/** Synchronous, unlike the browser's own: a row is hashed in the middle of a database transaction. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return digest(bytes);
}

/** The browser gives 65,536 bytes at most in one call; nothing of ours asks for more. */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}
