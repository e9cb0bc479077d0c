/**
 * IP addresses as text and bytes, and which of them a phone may call: a hostile link must not make it speak to anything
 * beyond the home network. The order of a list is the caller's: ranking is the host's, which knows its interfaces.
 */
import { fail, succeed, type Result } from './result.ts';

/** 4 bytes (IPv4) or 16 (IPv6), in network order. */
export type IpAddress = Uint8Array;

/**
 * - 'private': 10/8, 172.16/12, 192.168/16 (RFC 1918)
 * - 'link-local': 169.254/16 (RFC 3927), fe80::/10 (RFC 4291)
 * - 'unique-local': fc00::/7 (RFC 4193)
 * - 'loopback': 127/8, ::1
 * - 'public': everything else that can be a host's, shared provider space (100.64/10) included
 * - 'not-a-host': unspecified, multicast, broadcast, reserved
 */
export type AddressKind = 'private' | 'link-local' | 'unique-local' | 'loopback' | 'public' | 'not-a-host';

/** The link carries addresses, and none that may be called. */
export interface AddressFailure {
  readonly kind: 'no-callable-address';
  readonly found: readonly AddressKind[];
}

/** Those that may be called, in the given order. Loopback only when `allowsLoopback`: the link says so. */
export function callableAddresses(
  addresses: readonly IpAddress[], allowsLoopback: boolean,
): Result<IpAddress[], AddressFailure> {
  const callable = addresses.filter((address) => isCallable(classifyAddress(address), allowsLoopback));
  if (callable.length > 0) return succeed(callable);
  return fail({ kind: 'no-callable-address', found: addresses.map(classifyAddress) });
}

function isCallable(kind: AddressKind, allowsLoopback: boolean): boolean {
  switch (kind) {
    case 'private': case 'link-local': case 'unique-local': return true;
    case 'loopback': return allowsLoopback;
    case 'public': case 'not-a-host': return false;
  }
}

export function classifyAddress(address: IpAddress): AddressKind {
  switch (address.length) {
    case 4: return classifyIpv4(address);
    case 16: return classifyIpv6(address);
    default: throw new Error('an IP address has 4 or 16 bytes');
  }
}

function classifyIpv4([first = 0, second = 0, third = 0, fourth = 0]: IpAddress): AddressKind {
  if (first === 0 || first >= 224) return 'not-a-host';
  if (first === 127) return 'loopback';
  if (first === 10) return 'private';
  if (first === 172 && second >= 16 && second < 32) return 'private';
  if (first === 192 && second === 168) return 'private';
  if (first === 169 && second === 254) return 'link-local';
  if (first === 192 && second === 0 && third === 0 && fourth < 8) return 'not-a-host'; // RFC 7335
  return 'public';
}

function classifyIpv6(address: IpAddress): AddressKind {
  const [first = 0, second = 0] = address;
  const startsWithZeros = (count: number): boolean => address.subarray(0, count).every((byte) => byte === 0);
  if (startsWithZeros(15)) {
    if (address[15] === 0) return 'not-a-host';
    if (address[15] === 1) return 'loopback';
  }
  // ::ffff:a.b.c.d (RFC 4291 2.5.5.2) is the IPv4 address, whatever it is written in.
  if (startsWithZeros(10) && address[10] === 255 && address[11] === 255) return classifyIpv4(address.subarray(12));
  if (first === 0xff) return 'not-a-host';
  if (first === 0xfe && (second & 0xc0) === 0x80) return 'link-local';
  if ((first & 0xfe) === 0xfc) return 'unique-local';
  return 'public';
}

/** Dotted decimal or RFC 4291 text, without zone, port or brackets; undefined for anything else. */
export function parseAddress(text: string): IpAddress | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): IpAddress | undefined {
  const parts = text.split('.');
  // No leading zeros: some systems read them as octal.
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return Uint8Array.from(parts, Number);
}

function parseIpv6(text: string): IpAddress | undefined {
  const sides = text.split('::');
  if (text.length > 45 || sides.length > 2) return undefined;
  const [head, tail] = sides.map((side, index) => parseIpv6Groups(side, index === sides.length - 1));
  if (head === undefined || (sides.length === 2 && tail === undefined)) return undefined;
  const given = head.length + (tail?.length ?? 0);
  if (tail === undefined ? given !== 16 : given > 14) return undefined;
  const address = new Uint8Array(16);
  address.set(head);
  if (tail !== undefined) address.set(tail, 16 - tail.length);
  return address;
}

/** Dotted decimal may stand for the last two groups of the address. */
function parseIpv6Groups(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (isEnd && group.includes('.') && index === groups.length - 1) {
      const ipv4 = parseIpv4(group);
      if (ipv4 === undefined) return undefined;
      bytes.push(...ipv4);
    } else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const number = Number.parseInt(group, 16);
      bytes.push(number >> 8, number & 255);
    } else {
      return undefined;
    }
  }
  return bytes;
}

/** As in RFC 5952: lower case, no leading zeros, the first longest run of zeros shortened. */
export function formatAddress(address: IpAddress): string {
  if (address.length === 4) return address.join('.');
  if (address.length !== 16) throw new Error('an IP address has 4 or 16 bytes');
  const view = new DataView(address.buffer, address.byteOffset, 16);
  const groups = Array.from({ length: 8 }, (_, index) => view.getUint16(index * 2).toString(16));
  const text = groups.join(':');
  let longest: RegExpExecArray | undefined;
  for (const run of text.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)) {
    if (longest === undefined || run[0].length > longest[0].length) longest = run;
  }
  if (longest === undefined) return text;
  const before = text.slice(0, longest.index).replace(/:$/, '');
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}

export function equalAddresses(left: IpAddress, right: IpAddress): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
