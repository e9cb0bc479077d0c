/** What a camera, a keyboard or a disk gives as text: pairing link, short code, key file. */
import assert from 'node:assert/strict';
import { createRandomSequence } from '@tandem/ledger';
import {
  formatKeyFile, formatPairingLink, formatPairingLinkToCopy, formatShortCode, parseKeyFile, parsePairingLink,
  parseShortCode, type PairingLink,
} from '@tandem/link';
import { readCorpus } from '../corpus.ts';
import { openSampleTarget } from '../edited-sample.ts';
import { sealLink, sealShortCode } from '../sealed-texts.ts';
import type { Target } from '../target.ts';

const words = [
  'TDM1:', 'TDM2:', 'tdm1:', ' ', '_', '\r\n', '\u00a0', '\u{1f600}', '\ud7ff', 'O', 'I', 'l', 'U', '-', '{', '}', '[',
  '"devices":', '"secretKey":', '"format":', 'null', '1e400', '-0', '9007199254740993', '"__proto__":', 'true',
];

export const texts: Target = {
  name: 'texts', cpuMsMax: 500, executions: 12_000,
  open() {
    const samples = new Map([...readCorpus('texts'), ...formatSamples()]);
    return openSampleTarget({ samples, words, read: readBytes });
  },
};

/** As text, and as what a code holds behind a checksum that fits. */
function readBytes(bytes: Uint8Array): void {
  for (const text of [new TextDecoder().decode(bytes), sealLink(bytes), sealShortCode(bytes)]) readText(text);
}

function readText(text: string): void {
  const link = parsePairingLink(text);
  if (link.ok) assert.deepEqual(parsePairingLink(formatPairingLink(link.value)), link);
  const code = parseShortCode(text);
  if (code.ok) assert.deepEqual(parseShortCode(formatShortCode(code.value)), code);
  const keys = parseKeyFile(text);
  if (keys !== undefined) assert.deepEqual(parseKeyFile(formatKeyFile(keys)), keys);
}

function formatSamples(): ReadonlyMap<string, Uint8Array> {
  const random = createRandomSequence(1);
  const encoder = new TextEncoder();
  const link: PairingLink = {
    pcPublicKey: random.bytes(32), oneTimeKey: random.bytes(16), port: 50_123,
    addresses: [Uint8Array.of(192, 168, 1, 9)], allowsLoopback: false, bookId: random.bytes(4), pcName: 'PC de Léa',
  };
  const code = { address: Uint8Array.of(10, 0, 0, 7), port: 50_123, secret: random.bytes(10) };
  const device = { publicKey: random.bytes(32), name: 'Téléphone', firstMetMs: 1, lastMetMs: 2, lastSyncMs: 2 };
  const longTermKey = random.bytes(32);
  const keyFile = {
    secretKey: random.bytes(32), devices: [{ ...device, longTermKey }, { ...device, longTermKey: undefined }],
  };
  const ipv4 = Uint8Array.of(192, 168, 1, 9, 10, 0, 0, 7);
  const bodies = new Map([
    ['link body', Uint8Array.of(1, ...random.bytes(48), 195, 203, 2, ...ipv4, ...random.bytes(4), 80, 67)],
    ['link body with all addresses', Uint8Array.of(
      1, ...random.bytes(48), 195, 203, 30, ...random.bytes(6 * 4 + 16 + 4),
      ...encoder.encode('PC of the kitchen'),
    )],
    ['short code body', Uint8Array.of(10, 0, 0, 7, 195, 203, ...random.bytes(10))],
  ]);
  return new Map([...bodies, ...[
    ['link', formatPairingLink(link)],
    ['link with all addresses', formatPairingLink({
      ...link, addresses: [...Array.from({ length: 6 }, () => random.bytes(4)), random.bytes(16)], allowsLoopback: true,
    })],
    ['link to copy', formatPairingLinkToCopy(link)],
    ['short code', formatShortCode(code)],
    ['key file', formatKeyFile(keyFile)],
  ].map(([name = '', text]) => [name, encoder.encode(text)] as const)]);
}
