/**
 * What the four messages before `open` carry, beside Noise's own bytes.
 *
 *   1 phone → PC   version, mode, Noise message 1 { key id (4) }
 *   2 PC → phone   version, Noise message 2 { verdict (1), commitment (32) }
 *   3 phone → PC   Noise message 3 { phone's nonce (16), phone's name }
 *   4 PC → phone   first transport message { PC's nonce (16), PC's name }
 *
 * To another version the PC answers with its version byte alone.
 */
import { taggedHash, bytesToKeyId, keyIdBytes, keyIdToBytes, type KeyId } from './pairing-key.ts';
import { parseDeviceName } from './device-name.ts';
import { parseProtocolName, type NoiseProtocol } from './noise-pattern.ts';

export const channelVersion = 1;

/** 'link': the phone has the PC's public key from the QR or from before. 'short-code': it has only a typed secret. */
export type ChannelMode = 'link' | 'short-code';

/** What the PC says about a key id. */
export type KeyVerdict = 'ok' | 'expired' | 'used' | 'unknown';

export const preludeBytes = 2;
export const commitmentBytes = 32;
export const nonceBytes = 16;

const modeBytes = { link: 1, 'short-code': 2 } as const;
const verdicts: readonly KeyVerdict[] = ['ok', 'expired', 'used', 'unknown'];
const linkProtocol = protocol('Noise_XKpsk3_25519_ChaChaPoly_SHA256');
const shortCodeProtocol = protocol('Noise_XXpsk3_25519_ChaChaPoly_SHA256');

export function modeToProtocol(mode: ChannelMode): NoiseProtocol {
  return mode === 'link' ? linkProtocol : shortCodeProtocol;
}

/** Version and mode in clear; also the end of the prologue, so that nobody on the way can change them unseen. */
export function encodePrelude(mode: ChannelMode): Uint8Array {
  return Uint8Array.of(channelVersion, modeBytes[mode]);
}

export function preludeToPrologue(mode: ChannelMode): Uint8Array {
  return taggedHash('prologue', encodePrelude(mode));
}

export function parseMode(byte: number | undefined): ChannelMode | undefined {
  if (byte === modeBytes.link) return 'link';
  return byte === modeBytes['short-code'] ? 'short-code' : undefined;
}

export function encodeCall(keyId: KeyId): Uint8Array {
  return keyIdToBytes(keyId);
}

export function parseCall(payload: Uint8Array): KeyId | undefined {
  return payload.length === keyIdBytes ? bytesToKeyId(payload) : undefined;
}

export function encodeAnswer(verdict: KeyVerdict, commitment: Uint8Array): Uint8Array {
  const payload = new Uint8Array(1 + commitmentBytes);
  payload[0] = verdicts.indexOf(verdict);
  payload.set(commitment, 1);
  return payload;
}

export function parseAnswer(payload: Uint8Array): { verdict: KeyVerdict; commitment: Uint8Array } | undefined {
  const verdict = verdicts[payload[0] ?? -1];
  if (payload.length !== 1 + commitmentBytes || verdict === undefined) return undefined;
  return { verdict, commitment: payload.slice(1) };
}

export function encodeIntroduction(nonce: Uint8Array, deviceName: string): Uint8Array {
  const name = new TextEncoder().encode(deviceName);
  const payload = new Uint8Array(nonceBytes + name.length);
  payload.set(nonce);
  payload.set(name, nonceBytes);
  return payload;
}

export function parseIntroduction(payload: Uint8Array): { nonce: Uint8Array; deviceName: string } | undefined {
  const deviceName = parseDeviceName(payload.subarray(nonceBytes));
  return deviceName === undefined ? undefined : { nonce: payload.slice(0, nonceBytes), deviceName };
}

/** What the PC promises in message 2 and shows in message 4. */
export function nonceToCommitment(nonce: Uint8Array): Uint8Array {
  return taggedHash('commitment', nonce);
}

/**
 * The six digits that both screens show.
 *
 * They come from the handshake hash *and* the PC's nonce. From the hash alone, somebody in the middle who has seen the
 * short code could choose his own keys until both sides show the same 20 bits, in seconds. The PC's nonce is promised
 * before the phone's last word and shown after it, and the phone's nonce enters the hash after the promise: neither
 * side of him can be fitted to the other, so one attempt succeeds with 1 in 1,000,000.
 */
export function sixDigits(handshakeHash: Uint8Array, pcNonce: Uint8Array): string {
  const hash = taggedHash('six digits', handshakeHash, pcNonce);
  // 64 bits against 20: the bias is under 2^-44.
  const number = new DataView(hash.buffer, hash.byteOffset).getBigUint64(0);
  return String(number % 1_000_000n).padStart(6, '0');
}

function protocol(name: string): NoiseProtocol {
  const parsed = parseProtocolName(name);
  if (!parsed.ok) throw new Error(`${name}: ${parsed.error.kind}`);
  return parsed.value;
}
