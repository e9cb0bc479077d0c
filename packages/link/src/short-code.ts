/**
 * The code to type, for want of a camera: 28 characters of Crockford's base32 (https://www.crockford.com/base32.html)
 * in 7 groups of 4, which are 140 bits, most significant first:
 *
 *   IPv4 address (32) · port (16) · one-time secret (80) · checksum (12)
 */
import { concatBytes } from '@noble/hashes/utils.js';
import type { IpAddress } from './address.ts';
import { shortSecretBytes, taggedHash } from './pairing-key.ts';
import { fail, succeed, type Result } from './result.ts';

export interface ShortCode {
  /** IPv4. */
  readonly address: IpAddress;
  /** 1 to 65,535. */
  readonly port: number;
  /** 10 bytes. */
  readonly secret: Uint8Array;
}

export type ShortCodeFailure =
  | { readonly kind: 'wrong-length'; readonly length: number; readonly expected: number }
  | { readonly kind: 'bad-character'; readonly character: string; readonly place: number } // place counts from 1
  | { readonly kind: 'mistyped' } // the checksum does not fit
  | { readonly kind: 'malformed' }; // intact, but port 0

export const shortCodeLength = 28;
/** Of the typed text; a longer one is not looked at. */
const textLengthMax = 200;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bodyBytes = 4 + 2 + shortSecretBytes;

/** `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX` */
export function formatShortCode({ address, port, secret }: ShortCode): string {
  const isPort = Number.isInteger(port) && port > 0 && port < 65_536;
  if (address.length !== 4 || !isPort || secret.length !== shortSecretBytes) throw new Error('impossible short code');
  const body = concatBytes(address, Uint8Array.of(port >> 8, port & 255), secret);
  let bits = checksum(body);
  for (const [index, byte] of body.toReversed().entries()) bits |= BigInt(byte) << BigInt(12 + 8 * index);
  const characters = Array.from({ length: shortCodeLength }, (_, index) =>
    alphabet.charAt(Number((bits >> BigInt(5 * (shortCodeLength - 1 - index))) & 31n)));
  return characters.join('').replaceAll(/.{4}(?=.)/g, '$&-');
}

/** Upper or lower case, any grouping by spaces, hyphens or dots; O is 0, I and L are 1. */
export function parseShortCode(text: string): Result<ShortCode, ShortCodeFailure> {
  if (text.length > textLengthMax) {
    return fail({ kind: 'wrong-length', length: text.length, expected: shortCodeLength });
  }
  const typed = Array.from(text.replaceAll(/[\s\-‐‑–—_.·]/gu, ''));
  let bits = 0n;
  for (const [index, character] of typed.entries()) {
    const upper = character.toUpperCase().replace('O', '0').replace(/[IL]/, '1');
    const value = upper.length === 1 ? alphabet.indexOf(upper) : -1;
    if (value < 0) return fail({ kind: 'bad-character', character, place: index + 1 });
    bits = (bits << 5n) | BigInt(value);
  }
  if (typed.length !== shortCodeLength) {
    return fail({ kind: 'wrong-length', length: typed.length, expected: shortCodeLength });
  }
  const body = Uint8Array.from({ length: bodyBytes }, (_, index) =>
    Number((bits >> BigInt(12 + 8 * (bodyBytes - 1 - index))) & 255n));
  if (checksum(body) !== (bits & 0xfffn)) return fail({ kind: 'mistyped' });
  const port = new DataView(body.buffer).getUint16(4);
  if (port === 0) return fail({ kind: 'malformed' });
  return succeed({ address: body.slice(0, 4), port, secret: body.slice(6) });
}

/** 12 bits: one wrong code in 4,096 passes here and is refused by the handshake. */
function checksum(body: Uint8Array): bigint {
  const [first = 0, second = 0] = taggedHash('short code checksum', body);
  return BigInt((first << 4) | (second >> 4));
}
