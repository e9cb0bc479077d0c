/**
 * The encrypted channel between a phone (calls, Noise initiator) and a PC (listens, responder): one object a socket,
 * `(state, event) → effects`, without socket, timer or clock of its own.
 *
 *   phone  idle ─start→ called ─2→ introduced ─4→ open        PC  idle ─1→ answered ─3→ open
 *   any state ─failure, refusal, close→ ended
 *
 * What must hold
 * 1. Before `open` each side takes at most two messages of at most 1 KiB: every one of them moves the state on or ends
 *    it, so nobody unknown can make it do more than four Diffie-Hellmans.
 * 2. `open` is reached on the PC only by a caller who knows the pre-shared key, and on the phone only by a PC that
 *    does; in mode 'link' the PC also holds the public key of the link.
 * 3. A key is spent (`spendKey`) before anything says that the pairing succeeded, so it opens one channel.
 * 4. In `ended` nothing is sent, delivered or read. The first failure is the one told.
 */
import { equalBytes } from '@noble/ciphers/utils.js';
import { concatBytes } from '@noble/hashes/utils.js';
import type {
  ChannelEffect, ChannelEnd, ChannelEvent, ChannelPeer, ChannelSide, DeviceSide, PcSide, PhoneSide,
} from './channel-contract.ts';
import { deviceNameBytesMax } from './device-name.ts';
import {
  channelVersion, encodeAnswer, encodeCall, encodeIntroduction, encodePrelude, modeToProtocol, nonceBytes,
  nonceToCommitment, parseAnswer, parseCall, parseIntroduction, parseMode, preludeBytes, preludeToPrologue, sixDigits,
  type ChannelMode,
} from './handshake-frame.ts';
import { startHandshake, type HandshakeOptions, type NoiseFailure, type NoiseHandshake } from './noise.ts';
import { pskToKeyId, type KeyId } from './pairing-key.ts';
import { SealedStream } from './sealed-stream.ts';

export const messageBytesBeforeOpenMax = 1024;
/** For the host: a channel that is not open after this long is closed. */
export const handshakeTimeMsMax = 10_000;

type ChannelState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'called'; readonly handshake: NoiseHandshake } // phone
  | { readonly kind: 'introduced'; readonly handshake: NoiseHandshake; readonly stream: SealedStream; // phone
      readonly commitment: Uint8Array }
  | { readonly kind: 'answered'; readonly handshake: NoiseHandshake; readonly mode: ChannelMode; // PC
      readonly keyId: KeyId; readonly nonce: Uint8Array }
  | { readonly kind: 'open'; readonly stream: SealedStream }
  | { readonly kind: 'ended' };

export class Channel {
  readonly #side: ChannelSide;
  #state: ChannelState = { kind: 'idle' };

  constructor(side: ChannelSide) {
    if (new TextEncoder().encode(side.deviceName).length > deviceNameBytesMax) throw new Error('device name too long');
    this.#side = side;
  }

  get isOpen(): boolean {
    return this.#state.kind === 'open';
  }

  get hasEnded(): boolean {
    return this.#state.kind === 'ended';
  }

  /** Effects in the order in which they are to be carried out. */
  step(event: ChannelEvent): ChannelEffect[] {
    const state = this.#state;
    if (state.kind === 'ended') return [];
    switch (event.kind) {
      case 'start':
        if (state.kind !== 'idle') throw new Error('a channel starts once');
        return this.#side.device === 'phone' ? this.#call(this.#side) : [];
      case 'send':
        if (state.kind !== 'open') throw new Error('nothing can be sent before the channel is open');
        return this.#send(state.stream, event.message);
      case 'closed': {
        const isMidMessage = state.kind === 'open' && state.stream.isMidMessage;
        return this.#end({ kind: 'cut', during: state.kind, isMidMessage });
      }
      case 'received':
        if (state.kind === 'open') return this.#receive(state.stream, event.message);
        if (event.message.length > messageBytesBeforeOpenMax) {
          return this.#end({ kind: 'too-large-before-open', length: event.message.length });
        }
        return this.#receiveBeforeOpen(state, event.message);
    }
  }

  #receiveBeforeOpen(state: Exclude<ChannelState, { kind: 'open' | 'ended' }>, message: Uint8Array): ChannelEffect[] {
    const side = this.#side;
    if (side.device === 'phone') {
      if (state.kind === 'called') return this.#readAnswer(side, state, message);
      if (state.kind === 'introduced') return this.#readWelcome(side, state, message);
      return this.#end({ kind: 'malformed', message: 2 }); // the PC spoke first
    }
    return state.kind === 'answered' ? this.#readIntroduction(side, state, message) : this.#readCall(side, message);
  }

  #call(side: PhoneSide): ChannelEffect[] {
    const { target } = side;
    const handshake = begin(side, target.mode, {
      role: 'initiator',
      remoteStatic: target.mode === 'link' ? target.pcPublicKey : undefined,
      pskFor: () => side.psk,
    });
    const written = handshake.writeMessage(encodeCall(pskToKeyId(side.psk)));
    if (!written.ok) return this.#endHandshake(1, written.error);
    this.#state = { kind: 'called', handshake };
    return [{ kind: 'transmit', message: concatBytes(encodePrelude(target.mode), written.value) }];
  }

  #readCall(side: PcSide, message: Uint8Array): ChannelEffect[] {
    const [version, modeByte] = message;
    if (version === undefined) return this.#end({ kind: 'malformed', message: 1 });
    if (version !== channelVersion) {
      return [
        { kind: 'transmit', message: Uint8Array.of(channelVersion) },
        ...this.#end({ kind: 'other-version', ours: channelVersion, theirs: version }),
      ];
    }
    if (modeByte === undefined) return this.#end({ kind: 'malformed', message: 1 });
    const mode = parseMode(modeByte);
    if (mode === undefined) return this.#end({ kind: 'unknown-mode', mode: modeByte });

    // oxlint-disable-next-line prefer-const -- read by the handshake before it is known: only message 1 tells it
    let keyId: KeyId | undefined;
    const handshake = begin(side, mode, {
      role: 'responder',
      pskFor: (_place, staticKey) => {
        if (staticKey === undefined || keyId === undefined) throw new Error('psk3 comes after s');
        return side.pskFor({ mode, keyId, staticKey });
      },
    });
    const read = handshake.readMessage(message.subarray(preludeBytes));
    if (!read.ok) return this.#endHandshake(1, read.error);
    keyId = parseCall(read.value);
    if (keyId === undefined) return this.#end({ kind: 'malformed', message: 1 });

    const verdict = side.judgeKey(keyId, mode);
    const nonce = side.randomBytes(nonceBytes);
    const written = handshake.writeMessage(encodeAnswer(verdict, nonceToCommitment(nonce)));
    if (!written.ok) return this.#endHandshake(2, written.error);
    const answer: ChannelEffect = {
      kind: 'transmit', message: concatBytes(Uint8Array.of(channelVersion), written.value),
    };
    if (verdict !== 'ok') return [answer, ...this.#end({ kind: 'code-refused', verdict })];
    this.#state = { kind: 'answered', handshake, mode, keyId, nonce };
    return [answer];
  }

  #readAnswer(
    side: PhoneSide, { handshake }: Extract<ChannelState, { kind: 'called' }>, message: Uint8Array,
  ): ChannelEffect[] {
    const version = message[0];
    if (version === undefined) return this.#end({ kind: 'malformed', message: 2 });
    // In clear, so anybody on the way can say it; it only ever ends the attempt.
    if (version !== channelVersion) return this.#end({ kind: 'other-version', ours: channelVersion, theirs: version });
    const read = handshake.readMessage(message.subarray(1));
    if (!read.ok) return this.#endHandshake(2, read.error);
    const answer = parseAnswer(read.value);
    if (answer === undefined) return this.#end({ kind: 'malformed', message: 2 });
    if (answer.verdict !== 'ok') return this.#end({ kind: 'code-refused', verdict: answer.verdict });

    const written = handshake.writeMessage(encodeIntroduction(side.randomBytes(nonceBytes), side.deviceName));
    if (!written.ok) return this.#endHandshake(3, written.error);
    const stream = new SealedStream(handshake.split());
    this.#state = { kind: 'introduced', handshake, stream, commitment: answer.commitment };
    return [{ kind: 'transmit', message: written.value }];
  }

  #readIntroduction(
    side: PcSide, state: Extract<ChannelState, { kind: 'answered' }>, message: Uint8Array,
  ): ChannelEffect[] {
    const { handshake, mode, keyId, nonce } = state;
    const read = handshake.readMessage(message);
    if (!read.ok) return this.#endHandshake(3, read.error);
    const introduction = parseIntroduction(read.value);
    if (introduction === undefined) return this.#end({ kind: 'malformed', message: 3 });
    const staticKey = remoteStaticOf(handshake);
    if (!side.spendKey({ mode, keyId, staticKey })) return this.#end({ kind: 'code-refused', verdict: 'used' });

    const stream = new SealedStream(handshake.split());
    const sealed = stream.seal(encodeIntroduction(nonce, side.deviceName));
    if (!sealed.ok) return this.#end(sealed.error);
    this.#state = { kind: 'open', stream };
    const peer = describePeer(handshake, { mode, keyId, deviceName: introduction.deviceName, pcNonce: nonce });
    return [...sealed.value.map(transmit), { kind: 'opened', peer }];
  }

  #readWelcome(
    side: PhoneSide, state: Extract<ChannelState, { kind: 'introduced' }>, message: Uint8Array,
  ): ChannelEffect[] {
    const opened = state.stream.open(message);
    if (!opened.ok) return this.#end(opened.error);
    const introduction = opened.value === undefined ? undefined : parseIntroduction(opened.value);
    if (introduction === undefined) return this.#end({ kind: 'malformed', message: 4 });
    if (!equalBytes(nonceToCommitment(introduction.nonce), state.commitment)) {
      return this.#end({ kind: 'confirmation-failed' });
    }
    this.#state = { kind: 'open', stream: state.stream };
    const peer = describePeer(state.handshake, {
      mode: side.target.mode, keyId: pskToKeyId(side.psk), deviceName: introduction.deviceName,
      pcNonce: introduction.nonce,
    });
    return [{ kind: 'opened', peer }];
  }

  #receive(stream: SealedStream, message: Uint8Array): ChannelEffect[] {
    const opened = stream.open(message);
    if (!opened.ok) return this.#end(opened.error);
    return opened.value === undefined ? [] : [{ kind: 'deliver', message: opened.value }];
  }

  #send(stream: SealedStream, message: Uint8Array): ChannelEffect[] {
    const sealed = stream.seal(message);
    return sealed.ok ? sealed.value.map(transmit) : this.#end(sealed.error);
  }

  #endHandshake(message: 1 | 2 | 3 | 4, failure: NoiseFailure): ChannelEffect[] {
    return this.#end({ kind: 'handshake-failed', message, failure: failure.kind });
  }

  #end(reason: ChannelEnd): ChannelEffect[] {
    this.#state = { kind: 'ended' };
    return [{ kind: 'ended', reason }];
  }
}

function begin(
  side: DeviceSide, mode: ChannelMode, options: Pick<HandshakeOptions, 'role' | 'remoteStatic' | 'pskFor'>,
): NoiseHandshake {
  const started = startHandshake({
    ...options, protocol: modeToProtocol(mode), prologue: preludeToPrologue(mode), staticKeys: side.staticKeys,
    randomBytes: side.randomBytes,
  });
  if (!started.ok) throw new Error(`the channel lacks a key: ${started.error.kind}`);
  return started.value;
}

function describePeer(
  handshake: NoiseHandshake,
  known: { mode: ChannelMode; keyId: KeyId; deviceName: string; pcNonce: Uint8Array },
): ChannelPeer {
  const { handshakeHash } = handshake;
  return {
    staticKey: remoteStaticOf(handshake), deviceName: known.deviceName, mode: known.mode, keyId: known.keyId,
    handshakeHash, sixDigits: sixDigits(handshakeHash, known.pcNonce),
  };
}

function remoteStaticOf(handshake: NoiseHandshake): Uint8Array {
  if (handshake.remoteStatic === undefined) throw new Error('XK and XX know both static keys at their end');
  return handshake.remoteStatic;
}

function transmit(message: Uint8Array): ChannelEffect {
  return { kind: 'transmit', message };
}
