/** Links, short codes and key files: sound ones, and ones that miss being sound by one field. */
import { createRandomSequence } from '@tandem/ledger';
import {
  formatKeyFile, formatPairingLink, formatPairingLinkToCopy, formatShortCode, type KeyFile, type PairingLink,
} from '@tandem/link';

const random = createRandomSequence(1);
const encoder = new TextEncoder();
const link: PairingLink = {
  pcPublicKey: random.bytes(32), oneTimeKey: random.bytes(16), port: 50_123,
  addresses: [Uint8Array.of(192, 168, 1, 9)], allowsLoopback: false, bookId: random.bytes(4), pcName: 'PC de Léa',
};
const code = { address: Uint8Array.of(10, 0, 0, 7), port: 50_123, secret: random.bytes(10) };
const device = { publicKey: random.bytes(32), name: 'Téléphone', firstMetMs: 1, lastMetMs: 2, lastSyncMs: 2 };
const keyFile: KeyFile = {
  secretKey: random.bytes(32),
  devices: [{ ...device, longTermKey: random.bytes(32) }, { ...device, longTermKey: undefined }],
};

/** The bodies are what stands behind a checksum. */
export function formatSamples(): ReadonlyMap<string, Uint8Array> {
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['link', formatPairingLink(link)],
    ['link with all addresses', formatPairingLink({
      ...link, addresses: [...Array.from({ length: 6 }, () => random.bytes(4)), random.bytes(16)], allowsLoopback: true,
    })],
    ['link to copy', formatPairingLinkToCopy(link)],
    ['short code', formatShortCode(code)],
    ['key file', formatKeyFile(keyFile)],
    ...brokenKeyFiles(),
  ];
  return new Map([...linkBodies(), ...shortCodeBodies(), ...texts.map(([name, text]) =>
    [name, encoder.encode(text)] as const)]);
}

function linkBodies(): readonly (readonly [name: string, body: Uint8Array])[] {
  const body = (port: number, counts: number, addressBytes: number, name: string): Uint8Array => Uint8Array.of(
    1, ...random.bytes(48), port >> 8, port & 255, counts, ...random.bytes(addressBytes + 4), ...encoder.encode(name));
  return [
    ['link body', body(50_123, 2, 8, 'PC')],
    ['link body with all addresses', body(50_123, 30, 40, 'PC of the kitchen')],
    ['link body with port 0', body(0, 1, 4, 'PC')],
    ['link body without an address', body(50_123, 0, 0, 'PC')],
    ['link body with too many addresses', body(50_123, 7, 28, 'PC')],
    ['link body with an unknown bit', body(50_123, 33, 4, 'PC')],
    ['link body without a name', body(50_123, 1, 4, '')],
    ['link body with a long name', body(50_123, 1, 4, 'P'.repeat(33))],
  ];
}

function shortCodeBodies(): readonly (readonly [name: string, body: Uint8Array])[] {
  return [
    ['short code body', Uint8Array.of(10, 0, 0, 7, 195, 203, ...random.bytes(10))],
    ['short code body with port 0', Uint8Array.of(10, 0, 0, 7, 0, 0, ...random.bytes(10))],
  ];
}

function brokenKeyFiles(): readonly (readonly [name: string, text: string])[] {
  const text = formatKeyFile(keyFile);
  const broken = (field: string, value: string): readonly [string, string] =>
    [`key file with another ${field}`, text.replace(new RegExp(`"${field}": [^,\\n]+`), `"${field}": ${value}`)];
  return [
    broken('format', '2'), broken('secretKey', `"${'AB'.repeat(32)}"`), broken('publicKey', `"${'ab'.repeat(31)}"`),
    broken('name', '7'), broken('firstMetMs', '"1"'), broken('lastMetMs', '1.5'), broken('lastSyncMs', '1e400'),
    broken('longTermKey', 'null'),
  ];
}
