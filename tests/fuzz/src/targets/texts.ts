/** What a camera, a keyboard or a disk gives as text: pairing link, short code, key file. */
import assert from 'node:assert/strict';
import {
  formatKeyFile, formatPairingLink, formatPairingLinkToCopy, formatShortCode, parseKeyFile, parsePairingLink,
  parseShortCode, type KeyFile,
} from '@tandem/link';
import { readCorpus } from '../corpus.ts';
import { openSampleTarget } from '../edited-sample.ts';
import { sealLink, sealShortCode } from '../sealed-texts.ts';
import { formatSamples } from '../text-samples.ts';
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
  if (link.ok) {
    for (const format of [formatPairingLink, formatPairingLinkToCopy]) {
      assert.deepEqual(parsePairingLink(format(link.value)), link);
    }
  }
  const code = parseShortCode(text);
  if (code.ok) assert.deepEqual(parseShortCode(formatShortCode(code.value)), code);
  const keys = parseKeyFile(text);
  if (keys === undefined) return;
  assert.deepEqual(parseKeyFile(formatKeyFile(keys)), keys);
  assertSoundKeys(keys);
}

/** JSON gives back whatever it was given: only the types tell. */
function assertSoundKeys({ secretKey, devices }: KeyFile): void {
  const keys: unknown[] = [secretKey, ...devices.flatMap(({ publicKey, longTermKey = publicKey }) =>
    [publicKey, longTermKey])];
  for (const key of keys) assert.ok(key instanceof Uint8Array && key.length === 32);
  for (const { name, firstMetMs, lastMetMs, lastSyncMs = lastMetMs } of devices) {
    assert.equal(typeof name, 'string');
    for (const timeMs of [firstMetMs, lastMetMs, lastSyncMs]) assert.ok(Number.isSafeInteger(timeMs));
  }
}
