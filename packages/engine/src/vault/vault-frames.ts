/**
 * Batches of a book's work, one after the other in a file that is only appended to.
 *
 *     frame = "TDV1" length(u32) vault(16) checksum(8) batch      length: of the batch
 *
 * `vault` is the id of the copy whose work it is; the checksum, the start of SHA-256 over vault and batch. What a kill
 * left of a frame is passed over: the reader looks for the next one that is whole.
 */
import type { Sha256 } from '@tandem/replica';

const magic = [0x54, 0x44, 0x56, 0x31] as const;
const vaultAt = 8;
const checksumAt = 24;
const headBytes = 32;

export function toFrame(sha256: Sha256, vault: Uint8Array, batch: Uint8Array): Uint8Array {
  const frame = new Uint8Array(headBytes + batch.length);
  frame.set(magic);
  new DataView(frame.buffer).setUint32(4, batch.length);
  frame.set(vault, vaultAt);
  frame.set(checksum(sha256, vault, batch), checksumAt);
  frame.set(batch, headBytes);
  return frame;
}

/** The whole batches of this vault, in the order in which they were written. */
export function readFrames(sha256: Sha256, vault: Uint8Array, bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const batches: Uint8Array[] = [];
  for (let at = 0; at + headBytes <= bytes.length;) {
    const end = at + headBytes + view.getUint32(at + 4);
    const batch = bytes.subarray(at + headBytes, end);
    const isWhole = magic.every((byte, index) => bytes[at + index] === byte) && end <= bytes.length
      && isEqual(bytes.subarray(at + checksumAt, at + headBytes),
        checksum(sha256, bytes.subarray(at + vaultAt, at + checksumAt), batch));
    if (!isWhole) {
      at += 1;
      continue;
    }
    if (isEqual(bytes.subarray(at + vaultAt, at + checksumAt), vault)) batches.push(batch);
    at = end;
  }
  return batches;
}

export function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function checksum(sha256: Sha256, vault: Uint8Array, batch: Uint8Array): Uint8Array {
  const covered = new Uint8Array(vault.length + batch.length);
  covered.set(vault);
  covered.set(batch, vault.length);
  return sha256(covered).subarray(0, headBytes - checksumAt);
}
