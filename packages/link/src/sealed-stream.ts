/**
 * Messages of up to 16 MiB over Noise transport messages.
 *
 *   message   = length (4 bytes, big-endian), then that many bytes
 *   fragment  = the next `fragmentBytesMax` of these, the last one what remains; one Noise message each
 *
 * What must hold
 * 1. The counters of the two ciphers are the only order there is: a replayed, reordered, lost or damaged fragment does
 *    not authenticate, and nothing after it does.
 * 2. A fragment has exactly the length that follows from the message's length, so there is one way to cut a message.
 * 3. After a failure the stream is dead.
 */
import { tagBytes } from './noise-cipher.ts';
import type { NoiseTransport } from './noise.ts';
import { fail, succeed, type Result } from './result.ts';

export type SealedStreamFailure =
  | { readonly kind: 'not-authentic' } // replay, reorder, loss, damage, garbage, or another peer
  | { readonly kind: 'bad-fragment' } // authentic, but not of the length that was to come
  | { readonly kind: 'message-too-large'; readonly length: number } // announced over `messageBytesMax`
  | { readonly kind: 'nonce-exhausted' };

export const messageBytesMax = 16 * 1024 * 1024;
/** Plaintext of a full fragment: the most whole ChaCha blocks that fit into the 65,519 bytes that Noise allows. */
export const fragmentBytesMax = 65_472;
export const sealedFragmentBytesMax = fragmentBytesMax + tagBytes;

const lengthBytes = 4;

export class SealedStream {
  readonly #transport: NoiseTransport;
  #failure: SealedStreamFailure | undefined;
  /** The message being received: whole buffer and how much of it is there. */
  #partial: { readonly message: Uint8Array; received: number } | undefined;

  constructor(transport: NoiseTransport) {
    this.#transport = transport;
  }

  /** True between two fragments of one message: a cut now loses part of it. */
  get isMidMessage(): boolean {
    return this.#partial !== undefined;
  }

  /** The Noise messages to send, in this order. A message over `messageBytesMax` is a bug of the caller. */
  seal(message: Uint8Array): Result<Uint8Array[], SealedStreamFailure> {
    if (message.length > messageBytesMax) throw new Error(`a message of ${message.length} bytes`);
    if (this.#failure !== undefined) return fail(this.#failure);
    const fragments: Uint8Array[] = [];
    let taken = 0;
    do {
      const header = fragments.length === 0 ? lengthBytes : 0;
      const body = message.subarray(taken, taken + fragmentBytesMax - header);
      // Copied once, to where it is sealed in place.
      const sealed = new Uint8Array(header + body.length + tagBytes);
      if (header > 0) new DataView(sealed.buffer).setUint32(0, message.length);
      sealed.set(body, header);
      if (!this.#transport.sending.encryptInto(sealed, sealed.subarray(0, -tagBytes))) {
        return this.#fail({ kind: 'nonce-exhausted' });
      }
      fragments.push(sealed);
      taken += body.length;
    } while (taken < message.length);
    return succeed(fragments);
  }

  /** The message that this fragment completes, or undefined while more are to come. */
  open(fragment: Uint8Array): Result<Uint8Array | undefined, SealedStreamFailure> {
    if (this.#failure !== undefined) return fail(this.#failure);
    if (fragment.length < tagBytes || fragment.length > sealedFragmentBytesMax) {
      return this.#fail({ kind: 'not-authentic' });
    }
    return this.#partial === undefined ? this.#openFirst(fragment) : this.#openNext(fragment, this.#partial);
  }

  #openFirst(fragment: Uint8Array): Result<Uint8Array | undefined, SealedStreamFailure> {
    const plaintext = new Uint8Array(fragment.length - tagBytes);
    const failure = this.#transport.receiving.decryptInto(plaintext, fragment);
    if (failure !== undefined) return this.#fail(failure);
    if (plaintext.length < lengthBytes) return this.#fail({ kind: 'bad-fragment' });
    const length = new DataView(plaintext.buffer).getUint32(0);
    if (length > messageBytesMax) return this.#fail({ kind: 'message-too-large', length });
    const body = plaintext.subarray(lengthBytes);
    if (body.length !== Math.min(length, fragmentBytesMax - lengthBytes)) return this.#fail({ kind: 'bad-fragment' });
    if (body.length === length) return succeed(body);
    const message = new Uint8Array(length);
    message.set(body);
    this.#partial = { message, received: body.length };
    return succeed(undefined);
  }

  #openNext(
    fragment: Uint8Array, partial: { readonly message: Uint8Array; received: number },
  ): Result<Uint8Array | undefined, SealedStreamFailure> {
    const { message, received } = partial;
    const expected = Math.min(message.length - received, fragmentBytesMax);
    // Decrypted straight into the message where the length is the expected one.
    const isExpected = fragment.length - tagBytes === expected;
    const target = isExpected
      ? message.subarray(received, received + expected)
      : new Uint8Array(fragment.length - tagBytes);
    const failure = this.#transport.receiving.decryptInto(target, fragment);
    if (failure !== undefined) return this.#fail(failure);
    if (!isExpected) return this.#fail({ kind: 'bad-fragment' });
    partial.received += expected;
    if (partial.received < message.length) return succeed(undefined);
    this.#partial = undefined;
    return succeed(message);
  }

  #fail(failure: SealedStreamFailure): { readonly ok: false; readonly error: SealedStreamFailure } {
    this.#failure = failure;
    this.#partial = undefined;
    return fail(failure);
  }
}
