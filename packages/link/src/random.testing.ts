/** Random bytes that are the same at every run. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { RandomBytes } from './result.ts';

export function seededRandom(seed: string): RandomBytes {
  let counter = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let offset = 0; offset < length; offset += 32) {
      counter += 1;
      bytes.set(sha256(new TextEncoder().encode(`${seed} ${counter}`)).subarray(0, length - offset), offset);
    }
    return bytes;
  };
}
