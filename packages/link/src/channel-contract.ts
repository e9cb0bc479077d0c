/**
 * What a channel asks of its host and tells it. The host owns the socket, the time and the keys; it carries out the
 * effects of one event before it gives the next.
 */
import type { ChannelMode, KeyVerdict } from './handshake-frame.ts';
import type { KeyPair, NoiseFailure } from './noise.ts';
import type { KeyId, Psk } from './pairing-key.ts';
import type { RandomBytes } from './result.ts';
import type { SealedStreamFailure } from './sealed-stream.ts';

export interface DeviceSide {
  readonly staticKeys: KeyPair;
  /** As `fitDeviceName` leaves it. */
  readonly deviceName: string;
  readonly randomBytes: RandomBytes;
}

export interface PhoneSide extends DeviceSide {
  readonly psk: Psk;
  readonly target: { readonly mode: 'link'; readonly pcPublicKey: Uint8Array } | { readonly mode: 'short-code' };
}

export interface Caller {
  readonly mode: ChannelMode;
  readonly keyId: KeyId;
  /** Public key; proven only once the channel is open. */
  readonly staticKey: Uint8Array;
}

export interface PcSide extends DeviceSide {
  /** After message 1: is there such a key, in words for the phone. */
  readonly judgeKey: (keyId: KeyId, mode: ChannelMode) => KeyVerdict;
  /** In message 3, as soon as the caller's key is read; undefined refuses. Must not spend the key. */
  readonly pskFor: (caller: Caller) => Psk | undefined;
  /** The caller has proven the key. False when another channel was faster; long-term keys always answer true. */
  readonly spendKey: (caller: Caller) => boolean;
}

export interface ChannelPeer {
  readonly staticKey: Uint8Array;
  readonly deviceName: string;
  readonly mode: ChannelMode;
  readonly keyId: KeyId;
  readonly sixDigits: string;
  /** 32 bytes, the same on both sides and different in every channel. */
  readonly handshakeHash: Uint8Array;
}

export type ChannelEvent =
  | { readonly kind: 'start' } // the socket is connected; the phone speaks first, the PC waits
  | { readonly kind: 'received'; readonly message: Uint8Array } // one binary WebSocket message
  | { readonly kind: 'send'; readonly message: Uint8Array } // only while open; at most 16 MiB
  | { readonly kind: 'closed' }; // the socket is gone

export type ChannelEffect =
  | { readonly kind: 'transmit'; readonly message: Uint8Array } // one binary WebSocket message
  | { readonly kind: 'opened'; readonly peer: ChannelPeer }
  | { readonly kind: 'deliver'; readonly message: Uint8Array } // may start inside a larger buffer
  | { readonly kind: 'ended'; readonly reason: ChannelEnd }; // close the socket once what was transmitted has left

export type ChannelEnd =
  | { readonly kind: 'other-version'; readonly ours: number; readonly theirs: number }
  | { readonly kind: 'unknown-mode'; readonly mode: number }
  | { readonly kind: 'code-refused'; readonly verdict: Exclude<KeyVerdict, 'ok'> }
  | { readonly kind: 'too-large-before-open'; readonly length: number }
  | { readonly kind: 'handshake-failed'; readonly message: 1 | 2 | 3 | 4; readonly failure: NoiseFailure['kind'] }
  | { readonly kind: 'malformed'; readonly message: 1 | 2 | 3 | 4 } // authentic, but not of this protocol
  | { readonly kind: 'confirmation-failed' } // the PC showed another nonce than it had promised
  | SealedStreamFailure
  /** The socket closed. In 'introduced' the PC may have refused without a word: the code or key is not its own. */
  | { readonly kind: 'cut'; readonly during: ChannelPhase; readonly isMidMessage: boolean };

/** 'called' and 'introduced' are the phone's, 'answered' is the PC's. */
export type ChannelPhase = 'idle' | 'called' | 'introduced' | 'answered' | 'open';

export type ChannelSide = ({ readonly device: 'phone' } & PhoneSide) | ({ readonly device: 'pc' } & PcSide);
