import assert from 'node:assert/strict';
import test from 'node:test';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import type { PhoneSide } from './channel-contract.ts';
import { carry, pc, pcKeys, phone, phoneKeys } from './channel.testing.ts';
import { channelVersion } from './handshake-frame.ts';
import { formatPairingLink, parsePairingLink } from './pairing-link.ts';
import { longTermKeyToPsk, oneTimeKeyToPsk, pskToKeyId, shortSecretToPsk } from './pairing-key.ts';
import { formatShortCode } from './short-code.ts';

// Whoever sees one of these red has changed what devices in the field say to each other: raise the version that the
// value belongs to, or take the change back.

test('L-22 the transcript of version 1 is pinned', () => {
  assert.equal(channelVersion, 1);
  const digests = ['link', 'short-code'].map((mode) => {
    const psk = mode === 'link' ? oneTimeKeyToPsk(new Uint8Array(16)) : shortSecretToPsk(new Uint8Array(10));
    const target: PhoneSide['target'] = mode === 'link'
      ? { mode: 'link', pcPublicKey: pcKeys.publicKey }
      : { mode: 'short-code' };
    const [phoneEnd, pcEnd] = [phone({ psk, target }).start(), pc({ pskFor: () => psk })];
    const carried = carry(phoneEnd, pcEnd);
    phoneEnd.send(new Uint8Array(70_000));
    carried.push(...carry(phoneEnd, pcEnd));
    assert.equal(carried.length, 6);
    return `${phoneEnd.peer?.sixDigits} ${bytesToHex(sha256(concatBytes(...carried))).slice(0, 32)}`;
  });
  assert.deepEqual(digests, ['543881 47296c554605de640bfde2e005bb34a6', '628346 5e79240dbf3f9d378d2adc0f8249d9a9']);
});

test('L-22 keys and their ids are pinned, and differ by kind', () => {
  const ids = [oneTimeKeyToPsk(new Uint8Array(16)), shortSecretToPsk(new Uint8Array(10)),
    longTermKeyToPsk(new Uint8Array(32))].map(pskToKeyId);
  assert.deepEqual(ids, ['27b66215', 'd7b5c03b', '925061cc']);
});

test('L-22 the texts of version 1 are pinned', () => {
  const text = formatPairingLink({
    pcPublicKey: phoneKeys.publicKey, oneTimeKey: new Uint8Array(16), port: 1, addresses: [Uint8Array.of(10, 0, 0, 1)],
    allowsLoopback: false, bookId: new Uint8Array(4), pcName: 'PC',
  });
  assert.equal(text, 'TDM1:XA0HH1K.1%:I%M7ORU3ZH%WJ2AK.FTX-LC46ODKN 9X3BIYJD-E000000000000000000000000W50+B1'
    + '100000000R6A7QLO5');
  assert.ok(parsePairingLink(text).ok);
  assert.equal(formatShortCode({ address: Uint8Array.of(10, 0, 0, 1), port: 1, secret: new Uint8Array(10) }),
    '1800-0080-0400-0000-0000-0000-00Y0');
});
