/**
 * The text of the QR code, which is also the text to copy.
 *
 *   TDM1: base45( version (1) · PC public key (32) · one-time key (16) · port (2, big-endian)
 *                 · counts (1: bits 0-2 IPv4 addresses, bit 3 one IPv6, bit 4 loopback allowed, the rest 0)
 *                 · IPv4 (4 each) · IPv6 (16) · book id (4) · PC name (UTF-8, 1 to 32, to the end)
 *                 · checksum (3 or 4) )
 *
 * What must hold
 * 1. It is no URL, so a camera application opens nothing, and it has only characters of QR's alphanumeric mode.
 * 2. The number of bytes is odd (the checksum has 3 or 4), so that the last character is a digit: a space there, which
 *    base45 may write, would be lost when a text is copied.
 * 3. The number before the colon covers prefix, base45 and checksum; the version inside covers the fields. Whatever the
 *    version, a mistyped text is told from a text of another version.
 */
import { concatBytes } from '@noble/hashes/utils.js';
import type { IpAddress } from './address.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { fitDeviceName, parseDeviceName } from './device-name.ts';
import { oneTimeKeyBytes, taggedHash } from './pairing-key.ts';
import { fail, succeed, type Result } from './result.ts';

export interface PairingLink {
  /** 32 bytes. */
  readonly pcPublicKey: Uint8Array;
  /** 16 bytes. */
  readonly oneTimeKey: Uint8Array;
  /** 1 to 65,535. */
  readonly port: number;
  /** Best first; at most 6 IPv4, then at most one IPv6; at least one. */
  readonly addresses: readonly IpAddress[];
  readonly allowsLoopback: boolean;
  /** First 4 bytes of the book's id: enough to say "this phone holds another book" before connecting. */
  readonly bookId: Uint8Array;
  readonly pcName: string;
}

export type PairingLinkFailure =
  | { readonly kind: 'not-ours' } // some other QR code or text
  | { readonly kind: 'other-version'; readonly version: number } // of a newer program, or an older one
  | { readonly kind: 'mistyped' } // ours, but damaged or cut
  | { readonly kind: 'malformed' }; // intact, and yet not what this version says

export const ipv4AddressesMax = 6;
export const linkNameBytesMax = 32;
/** Longer than any text that `formatPairingLink` writes (249); no more than this is looked at. */
export const linkTextLengthMax = 400;

/** Of the texts that this program reads and writes. */
export const pairingLinkVersion = 1;
const prefix = 'TDM1:';
const loopbackBit = 0b1_0000;
const ipv6Bit = 0b1000;
const fixedBytes = 1 + 32 + oneTimeKeyBytes + 2 + 1;
const bookIdBytes = 4;

/** The name is shortened to fit; addresses over the limits are a bug of the caller. */
export function formatPairingLink(link: PairingLink): string {
  const ipv4 = link.addresses.filter((address) => address.length === 4);
  const ipv6 = link.addresses.filter((address) => address.length === 16);
  const isPort = Number.isInteger(link.port) && link.port > 0 && link.port < 65_536;
  if (link.pcPublicKey.length !== 32 || link.oneTimeKey.length !== oneTimeKeyBytes || !isPort
    || link.bookId.length !== bookIdBytes || ipv4.length > ipv4AddressesMax || ipv6.length > 1
    || ipv4.length + ipv6.length !== link.addresses.length || link.addresses.length === 0) {
    throw new Error('a pairing link of impossible parts');
  }
  const counts = ipv4.length | (ipv6.length > 0 ? ipv6Bit : 0) | (link.allowsLoopback ? loopbackBit : 0);
  const body = concatBytes(
    Uint8Array.of(pairingLinkVersion), link.pcPublicKey, link.oneTimeKey,
    Uint8Array.of(link.port >> 8, link.port & 255, counts), ...ipv4, ...ipv6, link.bookId,
    new TextEncoder().encode(fitDeviceName(link.pcName, linkNameBytesMax)),
  );
  return prefix + encodeBase45(concatBytes(body, checksum(body, body.length % 2 === 0 ? 3 : 4)));
}

/**
 * The same text to be copied: with `_` for the spaces, which mail and chat programs fold or drop. `parsePairingLink`
 * reads both.
 */
export function formatPairingLinkToCopy(link: PairingLink): string {
  return formatPairingLink(link).replaceAll(' ', '_');
}

/** Reads a scanned or pasted text; surrounding white space, line breaks and lower case do no harm. */
export function parsePairingLink(text: string): Result<PairingLink, PairingLinkFailure> {
  if (text.length > linkTextLengthMax) return fail({ kind: 'not-ours' });
  const upper = text.trim().replaceAll(/[\r\n\t]/g, '').replaceAll('_', ' ').toUpperCase();
  const version = /^TDM(\d{1,4}):/.exec(upper)?.[1];
  if (version === undefined) return fail({ kind: 'not-ours' });
  if (!upper.startsWith(prefix)) return fail({ kind: 'other-version', version: Number(version) });

  const bytes = decodeBase45(upper.slice(prefix.length));
  if (bytes === undefined || bytes.length % 2 === 0) return fail({ kind: 'mistyped' });
  const body = [3, 4].map((length) => intactBody(bytes, length)).find((candidate) => candidate !== undefined);
  if (body === undefined) return fail({ kind: 'mistyped' });
  if (body[0] !== pairingLinkVersion) return fail({ kind: 'other-version', version: body[0] ?? 0 });
  const link = parseBody(body);
  return link === undefined ? fail({ kind: 'malformed' }) : succeed(link);
}

/** The bytes before the checksum, if it fits. The parity of the body says which length it has. */
function intactBody(bytes: Uint8Array, length: number): Uint8Array | undefined {
  if (bytes.length <= length) return undefined;
  const body = bytes.subarray(0, -length);
  if ((body.length % 2 === 0 ? 3 : 4) !== length) return undefined;
  const expected = checksum(body, length);
  return expected.every((byte, index) => byte === bytes[body.length + index]) ? body : undefined;
}

function parseBody(body: Uint8Array): PairingLink | undefined {
  if (body.length < fixedBytes) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const port = view.getUint16(49);
  const counts = view.getUint8(51);
  const ipv4Count = counts & 0b111;
  const hasIpv6 = (counts & ipv6Bit) !== 0;
  const addressesEnd = fixedBytes + ipv4Count * 4 + (hasIpv6 ? 16 : 0);
  const pcName = parseDeviceName(body.subarray(addressesEnd + bookIdBytes), linkNameBytesMax);
  if (port === 0 || counts >= 2 * loopbackBit || ipv4Count > ipv4AddressesMax || addressesEnd === fixedBytes
    || pcName === undefined) {
    return undefined;
  }
  const addresses: IpAddress[] = [];
  for (let index = 0; index < ipv4Count; index += 1) {
    addresses.push(body.slice(fixedBytes + index * 4, fixedBytes + index * 4 + 4));
  }
  if (hasIpv6) addresses.push(body.slice(addressesEnd - 16, addressesEnd));
  return {
    pcPublicKey: body.slice(1, 33), oneTimeKey: body.slice(33, 49), port, addresses,
    allowsLoopback: (counts & loopbackBit) !== 0,
    bookId: body.slice(addressesEnd, addressesEnd + bookIdBytes), pcName,
  };
}

/** Against typing and scanning errors only; what is genuine is shown by the handshake. */
function checksum(body: Uint8Array, length: number): Uint8Array {
  return taggedHash('link checksum', body).subarray(0, length);
}
