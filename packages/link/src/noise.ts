/**
 * HandshakeState of the Noise Protocol Framework (revision 34, section 5.3) for 25519, ChaChaPoly and SHA256.
 *
 * What must hold
 * 1. One object, one handshake: after a failure or after the last message it answers nothing more (calling on is a
 *    bug and throws), so a half-processed message can never be followed by another.
 * 2. Ephemeral keys come from `randomBytes` at the `e` token and from nowhere else, save for `fallback`.
 * 3. A pre-shared key is asked for only when its token is reached, with the caller's static key if it is known by
 *    then: that is what lets the responder of a `psk3` choose the key by who is calling.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { keyBytes, SymmetricState, type CipherState } from './noise-cipher.ts';
import type { HandshakePattern, NoiseProtocol, PublicKeyToken, Role, Token } from './noise-pattern.ts';
import { fail, succeed, type RandomBytes, type Result } from './result.ts';

export interface KeyPair {
  readonly secretKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

export type NoiseFailure =
  | { readonly kind: 'message-too-long' } // over 65,535 bytes, before or after encryption
  | { readonly kind: 'message-too-short' } // ends inside a key or a tag
  | { readonly kind: 'unusable-key' } // a Diffie-Hellman result of zero: the peer's key is of low order
  | { readonly kind: 'not-authentic' } // other keys, another history, or damage
  | { readonly kind: 'no-psk' }; // `pskFor` knows no key for this caller

export type NoiseSetupFailure =
  | { readonly kind: 'missing-key'; readonly key: 's' | 'e' | 'rs' | 're' }
  | { readonly kind: 'wrong-key-length' };

export interface HandshakeOptions {
  readonly protocol: NoiseProtocol;
  readonly role: Role;
  readonly prologue: Uint8Array;
  readonly randomBytes: RandomBytes;
  readonly staticKeys?: KeyPair | undefined;
  readonly remoteStatic?: Uint8Array | undefined;
  /** `fallback` only: the ephemeral key already sent, or already received. */
  readonly ephemeralKeys?: KeyPair | undefined;
  readonly remoteEphemeral?: Uint8Array | undefined;
  /** 32 bytes for the psk token of that place (0 is the first), or undefined to refuse. */
  readonly pskFor?: (place: number, remoteStatic: Uint8Array | undefined) => Uint8Array | undefined;
}

export interface NoiseTransport {
  readonly sending: CipherState;
  readonly receiving: CipherState;
}

export const noiseMessageBytesMax = 65_535;

export function newKeyPair(randomBytes: RandomBytes): KeyPair {
  return keyPairFromSecret(randomBytes(keyBytes));
}

/** Any 32 bytes make a secret key; X25519 clamps them itself (RFC 7748 section 5). */
export function keyPairFromSecret(secretKey: Uint8Array): KeyPair {
  return { secretKey, publicKey: x25519.getPublicKey(secretKey) };
}

export function startHandshake(options: HandshakeOptions): Result<NoiseHandshake, NoiseSetupFailure> {
  const { protocol: { pattern }, role } = options;
  const other = otherRole(role);
  const sentBy = (from: Role): readonly Token[] =>
    pattern.messages.filter((message) => message.from === from).flatMap((message) => message.tokens);
  const uses = (token: PublicKeyToken): boolean => pattern.known[role].includes(token) || sentBy(role).includes(token);
  if (options.staticKeys === undefined && uses('s')) return fail({ kind: 'missing-key', key: 's' });
  if (options.ephemeralKeys === undefined && pattern.known[role].includes('e')) {
    return fail({ kind: 'missing-key', key: 'e' });
  }
  if (options.remoteStatic === undefined && pattern.known[other].includes('s')) {
    return fail({ kind: 'missing-key', key: 'rs' });
  }
  if (options.remoteEphemeral === undefined && pattern.known[other].includes('e')) {
    return fail({ kind: 'missing-key', key: 're' });
  }
  const keys = [options.staticKeys?.publicKey, options.staticKeys?.secretKey, options.remoteStatic,
    options.ephemeralKeys?.publicKey, options.ephemeralKeys?.secretKey, options.remoteEphemeral];
  if (keys.some((key) => key !== undefined && key.length !== keyBytes)) return fail({ kind: 'wrong-key-length' });
  return succeed(new NoiseHandshake(options));
}

export class NoiseHandshake {
  readonly #pattern: HandshakePattern;
  readonly #role: Role;
  readonly #options: HandshakeOptions;
  readonly #symmetric: SymmetricState;
  #ephemeral: KeyPair | undefined;
  #remoteStatic: Uint8Array | undefined;
  #remoteEphemeral: Uint8Array | undefined;
  #nextMessage = 0;
  #pskPlace = 0;
  #failed = false;

  /** Through `startHandshake`, which has checked that the keys are there. */
  constructor(options: HandshakeOptions) {
    this.#options = options;
    this.#role = options.role;
    this.#pattern = options.protocol.pattern;
    this.#symmetric = new SymmetricState(options.protocol.name);
    this.#symmetric.mixHash(options.prologue);
    const { known } = this.#pattern;
    // A pattern that knows a key beforehand takes it from the options; one that sends it must not have it yet.
    if (known[this.#role].includes('e')) this.#ephemeral = options.ephemeralKeys;
    if (known[otherRole(this.#role)].includes('e')) this.#remoteEphemeral = options.remoteEphemeral;
    if (known[otherRole(this.#role)].includes('s')) this.#remoteStatic = options.remoteStatic;
    for (const side of ['initiator', 'responder'] as const) {
      for (const token of known[side]) this.#mixPublicKey(token, this.#knownPublicKey(side, token));
    }
  }

  get isComplete(): boolean {
    return this.#nextMessage === this.#pattern.messages.length;
  }

  /** Whose message comes next; undefined when all have been exchanged. */
  get turn(): Role | undefined {
    return this.#pattern.messages[this.#nextMessage]?.from;
  }

  /** The peer's static key, as soon as it has been read. It is not proven before the handshake is complete. */
  get remoteStatic(): Uint8Array | undefined {
    return this.#remoteStatic;
  }

  get remoteEphemeral(): Uint8Array | undefined {
    return this.#remoteEphemeral;
  }

  /** 32 bytes that both sides share and that no other handshake has. */
  get handshakeHash(): Uint8Array {
    if (!this.isComplete) throw new Error('the handshake hash is asked for before the last message');
    return this.#symmetric.handshakeHash;
  }

  writeMessage(payload: Uint8Array): Result<Uint8Array, NoiseFailure> {
    const tokens = this.#takeTurn(this.#role);
    const parts: Uint8Array[] = [];
    for (const token of tokens) {
      if (token === 'e') {
        this.#ephemeral = newKeyPair(this.#options.randomBytes);
        this.#mixPublicKey('e', this.#ephemeral.publicKey);
        parts.push(this.#ephemeral.publicKey);
      } else if (token === 's') {
        parts.push(this.#symmetric.encryptAndHash(present(this.#options.staticKeys).publicKey));
      } else {
        const failure = this.#mixSecret(token);
        if (failure !== undefined) return this.#fail(failure);
      }
    }
    const keysBytes = parts.reduce((sum, part) => sum + part.length, 0);
    if (keysBytes + payload.length + this.#symmetric.overheadBytes > noiseMessageBytesMax) {
      return this.#fail({ kind: 'message-too-long' });
    }
    parts.push(this.#symmetric.encryptAndHash(payload));
    this.#nextMessage += 1;
    return succeed(concatBytes(...parts));
  }

  /** The payload of the peer's message. */
  readMessage(message: Uint8Array): Result<Uint8Array, NoiseFailure> {
    const tokens = this.#takeTurn(otherRole(this.#role));
    if (message.length > noiseMessageBytesMax) return this.#fail({ kind: 'message-too-long' });
    let offset = 0;
    for (const token of tokens) {
      if (token === 'e' || token === 's') {
        const end = offset + keyBytes + (token === 's' ? this.#symmetric.overheadBytes : 0);
        if (message.length < end) return this.#fail({ kind: 'message-too-short' });
        // A copy that is one for Node's Buffer too, whose own `slice` is a view.
        const failure = this.#readPublicKey(token, new Uint8Array(message.subarray(offset, end)));
        if (failure !== undefined) return this.#fail(failure);
        offset = end;
      } else {
        const failure = this.#mixSecret(token);
        if (failure !== undefined) return this.#fail(failure);
      }
    }
    const rest = message.subarray(offset);
    if (rest.length < this.#symmetric.overheadBytes) return this.#fail({ kind: 'message-too-short' });
    const payload = this.#symmetric.decryptAndHash(rest);
    if (payload === undefined) return this.#fail({ kind: 'not-authentic' });
    this.#nextMessage += 1;
    return succeed(payload);
  }

  /** The two directions. A one-way pattern uses only the initiator's. */
  split(): NoiseTransport {
    if (this.#failed || !this.isComplete) throw new Error('split before the last message');
    const { first, second } = this.#symmetric.split();
    return this.#pattern.messages[0]?.from === this.#role
      ? { sending: first, receiving: second }
      : { sending: second, receiving: first };
  }

  #takeTurn(role: Role): readonly Token[] {
    const message = this.#pattern.messages[this.#nextMessage];
    if (this.#failed || message === undefined || message.from !== role) throw new Error('not the turn of this side');
    return message.tokens;
  }

  #fail(failure: NoiseFailure): { readonly ok: false; readonly error: NoiseFailure } {
    this.#failed = true;
    return fail(failure);
  }

  #knownPublicKey(side: Role, token: PublicKeyToken): Uint8Array {
    if (side !== this.#role) return present(token === 'e' ? this.#remoteEphemeral : this.#remoteStatic);
    return present(token === 'e' ? this.#ephemeral : this.#options.staticKeys).publicKey;
  }

  /** Section 9.2: with a psk, `e` also goes into the key, since the psk alone would leave it without randomness. */
  #mixPublicKey(token: PublicKeyToken, publicKey: Uint8Array): void {
    this.#symmetric.mixHash(publicKey);
    if (token === 'e' && this.#pattern.pskCount > 0) this.#symmetric.mixKey(publicKey);
  }

  #readPublicKey(token: PublicKeyToken, bytes: Uint8Array): NoiseFailure | undefined {
    if (token === 'e') {
      this.#remoteEphemeral = bytes;
      this.#mixPublicKey('e', bytes);
      return undefined;
    }
    const publicKey = this.#symmetric.decryptAndHash(bytes);
    if (publicKey === undefined) return { kind: 'not-authentic' };
    this.#remoteStatic = publicKey;
    return undefined;
  }

  #mixSecret(token: Exclude<Token, PublicKeyToken>): NoiseFailure | undefined {
    if (token === 'psk') {
      const psk = this.#options.pskFor?.(this.#pskPlace, this.#remoteStatic?.slice());
      if (psk === undefined) return { kind: 'no-psk' };
      if (psk.length !== keyBytes) throw new Error('a pre-shared key has 32 bytes');
      this.#pskPlace += 1;
      this.#symmetric.mixKeyAndHash(psk);
      return undefined;
    }
    // Two letters: the initiator's key, then the responder's.
    const own = this.#role === 'initiator' ? token[0] : token[1];
    const peer = this.#role === 'initiator' ? token[1] : token[0];
    const shared = diffieHellman(
      present(own === 'e' ? this.#ephemeral : this.#options.staticKeys),
      present(peer === 'e' ? this.#remoteEphemeral : this.#remoteStatic),
    );
    if (shared === undefined) return { kind: 'unusable-key' };
    this.#symmetric.mixKey(shared);
    return undefined;
  }
}

/** Undefined for the dozen public keys of low order, whose result would be known to everybody. */
function diffieHellman(own: KeyPair, peer: Uint8Array): Uint8Array | undefined {
  try {
    return x25519.getSharedSecret(own.secretKey, peer);
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message === 'invalid private or public key received') return undefined;
    throw thrown;
  }
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the pattern reads a key before it is sent');
  return value;
}

function otherRole(role: Role): Role {
  return role === 'initiator' ? 'responder' : 'initiator';
}
