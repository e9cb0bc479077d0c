/**
 * The PC's one-time keys: which are shown, which have run out, which are used. Time is a monotonic clock's, in
 * milliseconds, given by the caller; a jump of the wall clock changes nothing.
 */
import type { ChannelMode, KeyVerdict } from './handshake-frame.ts';
import {
  oneTimeKeyBytes, oneTimeKeyToPsk, pskToKeyId, shortSecretBytes, shortSecretToPsk, type KeyId, type Psk,
} from './pairing-key.ts';
import type { RandomBytes } from './result.ts';

export const oneTimeKeyLifeMs = 120_000;
/** Of the key that goes with the phone's program: a download, its installation and its first start may come between. */
export const invitationLifeMs = 900_000;
/** A call that was answered in time may end its handshake (10 s) after the key has run out. */
const handshakeGraceMs = 10_000;
/** So many keys are remembered, to answer 'expired' and 'used' rather than 'unknown'. */
export const oneTimeKeysRemembered = 16;

interface OneTimeKey {
  readonly keyId: KeyId;
  readonly mode: ChannelMode;
  readonly psk: Psk;
  readonly issuedAtMs: number;
  isUsed: boolean;
}

export class OneTimeKeys {
  readonly #randomBytes: RandomBytes;
  readonly #lifeMs: number;
  /** Oldest first. */
  #keys: OneTimeKey[] = [];

  constructor(randomBytes: RandomBytes, lifeMs = oneTimeKeyLifeMs) {
    this.#randomBytes = randomBytes;
    this.#lifeMs = lifeMs;
  }

  /** A new secret to show: 16 bytes for a link, 10 for a short code. */
  issue(mode: ChannelMode, nowMs: number): Uint8Array {
    const secret = this.#randomBytes(mode === 'link' ? oneTimeKeyBytes : shortSecretBytes);
    const psk = mode === 'link' ? oneTimeKeyToPsk(secret) : shortSecretToPsk(secret);
    const key = { keyId: pskToKeyId(psk), mode, psk, issuedAtMs: nowMs, isUsed: false };
    this.#keys = [...this.#keys, key].slice(-oneTimeKeysRemembered);
    return secret;
  }

  /** The window was closed: no key of it opens a channel any more. */
  expireAll(): void {
    this.#keys = this.#keys.map((key) => ({ ...key, issuedAtMs: Number.NEGATIVE_INFINITY }));
  }

  judge(keyId: KeyId, mode: ChannelMode, nowMs: number): KeyVerdict {
    const key = this.#find(keyId, mode);
    if (key === undefined) return 'unknown';
    if (key.isUsed) return 'used';
    return nowMs - key.issuedAtMs < this.#lifeMs ? 'ok' : 'expired';
  }

  /** For a call that was judged 'ok'; undefined when the key is used by now, or has been expired for long. */
  pskFor(keyId: KeyId, mode: ChannelMode, nowMs: number): Psk | undefined {
    const key = this.#find(keyId, mode);
    const isLive = key !== undefined && !key.isUsed && nowMs - key.issuedAtMs < this.#lifeMs + handshakeGraceMs;
    return isLive ? key.psk : undefined;
  }

  /** True for the first caller who has proven the key, false for every later one. */
  spend(keyId: KeyId, mode: ChannelMode, nowMs: number): boolean {
    const key = this.#find(keyId, mode);
    if (key === undefined || this.pskFor(keyId, mode, nowMs) === undefined) return false;
    key.isUsed = true;
    return true;
  }

  /** The newest, should two secrets ever share their 4-byte id. */
  #find(keyId: KeyId, mode: ChannelMode): OneTimeKey | undefined {
    return this.#keys.findLast((key) => key.keyId === keyId && key.mode === mode);
  }
}
