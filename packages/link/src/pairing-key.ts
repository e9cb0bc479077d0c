/**
 * Pre-shared keys of the handshake. Each kind of secret is stretched under its own tag, so that no secret of one kind
 * can stand for one of another; the key id lets the PC say which code it was shown, and reveals nothing usable:
 * 4 bytes of a hash of a hash.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

declare const brand: unique symbol;
/** 32 bytes that only the two devices know. */
export type Psk = Uint8Array & { readonly [brand]: 'Psk' };
/** 8 lower-case hexadecimal digits. */
export type KeyId = string & { readonly [brand]: 'KeyId' };

export const oneTimeKeyBytes = 16;
export const shortSecretBytes = 10;
export const longTermKeyBytes = 32;
export const keyIdBytes = 4;

/** From the QR's one-time key of 16 bytes. */
export function oneTimeKeyToPsk(key: Uint8Array): Psk {
  return secretToPsk('one-time key', key, oneTimeKeyBytes);
}

/**
 * From the 10 bytes of a typed code. 80 bits, for one use within two minutes: what a listener has recorded cannot be
 * tried out faster than 2^80 hashes.
 */
export function shortSecretToPsk(secret: Uint8Array): Psk {
  return secretToPsk('short secret', secret, shortSecretBytes);
}

/** From the 32 bytes that two paired devices keep. */
export function longTermKeyToPsk(key: Uint8Array): Psk {
  return secretToPsk('long-term key', key, longTermKeyBytes);
}

export function pskToKeyId(psk: Psk): KeyId {
  return bytesToKeyId(taggedHash('key id', psk).subarray(0, keyIdBytes));
}

/** `bytes` has `keyIdBytes` bytes. */
export function bytesToKeyId(bytes: Uint8Array): KeyId {
  if (bytes.length !== keyIdBytes) throw new Error('a key id has 4 bytes');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that makes a KeyId: 4 bytes in hex
  return bytesToHex(bytes) as KeyId;
}

export function keyIdToBytes(keyId: KeyId): Uint8Array {
  return hexToBytes(keyId);
}

/** SHA-256 of the tag's length, the tag and the parts: two tags never meet, whatever follows them. */
export function taggedHash(tag: string, ...parts: Uint8Array[]): Uint8Array {
  const tagText = new TextEncoder().encode(`tandem/link/1 ${tag}`);
  return sha256(concatBytes(Uint8Array.of(tagText.length), tagText, ...parts));
}

function secretToPsk(tag: string, secret: Uint8Array, length: number): Psk {
  if (secret.length !== length) throw new Error(`a ${tag} has ${length} bytes`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that makes a Psk: 32 bytes of SHA-256
  return taggedHash(tag, secret) as Psk;
}
