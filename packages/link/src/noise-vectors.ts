/**
 * Runs public Noise test vectors through `NoiseHandshake`; entry `@tandem/link/vectors`, no part of the product.
 *
 * Forms read: cacophony and the Noise wiki (`protocol_name`, `init_psks`), snow (no `handshake_hash`), noise-c (`name`,
 * `init_psk`, `fallback` with `pattern`, `fail`). A vector of another suite is counted and left out.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import {
  keyPairFromSecret, startHandshake, type HandshakeOptions, type KeyPair, type NoiseHandshake, type NoiseTransport,
} from './noise.ts';
import { tagBytes } from './noise-cipher.ts';
import { parseProtocolName, type NoiseProtocol, type Role } from './noise-pattern.ts';
import { fail, succeed, type Result } from './result.ts';

export interface VectorReport {
  readonly passed: number;
  readonly failures: readonly { readonly name: string; readonly reason: string }[];
  readonly otherSuites: number;
}

interface Message {
  readonly payload: Uint8Array;
  readonly ciphertext: Uint8Array;
}

interface Vector {
  readonly protocol: NoiseProtocol;
  /** The handshake whose first message is refused by the responder before `protocol` is run on it. */
  readonly refused: NoiseProtocol | undefined;
  readonly mustFail: boolean;
  readonly sides: Readonly<Record<Role, Omit<HandshakeOptions, 'protocol' | 'role' | 'randomBytes'>>>;
  readonly messages: readonly Message[];
  readonly handshakeHash: string | undefined;
}

/** `not-vectors`: JSON of another shape. */
export type VectorFileFailure = { readonly kind: 'not-json' } | { readonly kind: 'not-vectors' };

export function runVectorText(text: string): Result<VectorReport, VectorFileFailure> {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return fail({ kind: 'not-json' });
  }
  const list = isRecord(root) ? root['vectors'] : root;
  if (!Array.isArray(list)) return fail({ kind: 'not-vectors' });
  let passed = 0;
  let otherSuites = 0;
  const failures: { name: string; reason: string }[] = [];
  for (const [index, item] of list.entries()) {
    const name = `${index + 1} ${protocolNameOf(item) ?? '(no name)'}`;
    const vector = readVector(item);
    if (vector === 'other-suite') {
      otherSuites += 1;
    } else {
      const reason = typeof vector === 'string' ? vector : runVector(vector);
      if (reason === undefined) passed += 1;
      else failures.push({ name, reason });
    }
  }
  return succeed({ passed, failures, otherSuites });
}

function protocolNameOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  const name = readText(item['protocol_name']) ?? readText(item['name']);
  if (name?.startsWith('Noise') === true) return name;
  // The first form of 2016 has a free name and gives the parts apart.
  const parts = ['pattern', 'dh', 'cipher', 'hash'].map((part) => readText(item[part]));
  return parts.includes(undefined) ? name : `Noise_${parts.join('_')}`;
}

/** The vector, or why it cannot be run. */
function readVector(item: unknown): Vector | string {
  if (!isRecord(item)) return 'is not an object';
  const name = protocolNameOf(item);
  if (name === undefined) return 'has neither protocol_name nor name';
  if (item['hybrid'] !== undefined && item['hybrid'] !== null && item['hybrid'] !== '') return 'other-suite';
  // Names of revision 31 and before, whose pre-shared keys were mixed in another way.
  if (name.startsWith('NoisePSK_') || name.endsWith(':SSK')) return 'other-suite';
  const own = parseProtocolName(name);
  if (!own.ok) return describeNameFailure(own.error);

  const isFallback = item['fallback'] === true;
  const other = isFallback ? parseProtocolName(otherProtocolName(name, item)) : undefined;
  if (other !== undefined && !other.ok) return describeNameFailure(other.error);
  const isOwnTheFallback = name.includes('fallback');
  const [protocol, refused] = isOwnTheFallback || other === undefined
    ? [own.value, other?.value]
    : [other.value, own.value];

  try {
    const initiator = readSide(item, 'init');
    const responder = readSide(item, 'resp');
    const { messages } = item;
    if (!Array.isArray(messages)) return 'has no messages';
    const exchanged = messages.map(readMessage);
    return {
      protocol, refused, mustFail: item['fail'] === true, messages: exchanged,
      sides: refused === undefined && isOpenedByInit(protocol, initiator, exchanged)
        ? { initiator: responder, responder: initiator }
        : { initiator, responder },
      handshakeHash: readText(item['handshake_hash'])?.toLowerCase(),
    };
  } catch (thrown) {
    return `is malformed: ${String(thrown)}`;
  }
}

function describeNameFailure(failure: Exclude<ReturnType<typeof parseProtocolName>, { ok: true }>['error']): string {
  switch (failure.kind) {
    case 'other-suite': return 'other-suite';
    case 'not-a-protocol-name': return 'has no protocol name of Noise';
    case 'unknown-pattern': return `has the unknown pattern ${failure.pattern}`;
    case 'unusable-modifier': return `has the modifier ${failure.modifier}, which does not fit its pattern`;
  }
}

/** noise-c names the fallback and gives the first pattern apart; the wiki's form does the opposite. */
function otherProtocolName(name: string, item: Record<string, unknown>): string {
  const pattern = name.includes('fallback')
    ? readText(item['pattern']) ?? 'IK'
    : readText(item['fallback_pattern']) ?? 'XXfallback';
  return pattern.startsWith('Noise_') ? pattern : name.replace(/^Noise_[^_]+/, `Noise_${pattern}`);
}

/**
 * A fallback run without its refused first message: `init` may stand for whoever sends first, who is the responder of
 * the specification's drawing.
 */
function isOpenedByInit(
  { pattern }: NoiseProtocol, init: Vector['sides'][Role], messages: readonly Message[],
): boolean {
  const opening = init.ephemeralKeys?.publicKey;
  const sent = messages[0]?.ciphertext;
  if (pattern.messages[0]?.from !== 'responder' || opening === undefined || sent === undefined) return false;
  return equal(sent.subarray(0, opening.length), opening);
}

function readSide(item: Record<string, unknown>, side: 'init' | 'resp'): Vector['sides'][Role] {
  const bytes = (field: string): Uint8Array | undefined => {
    const text = readText(item[`${side}_${field}`]);
    return text === undefined ? undefined : hexToBytes(text);
  };
  const keys = (field: string): KeyPair | undefined => {
    const secret = bytes(field);
    return secret === undefined ? undefined : keyPairFromSecret(secret);
  };
  const list = item[`${side}_psks`];
  const single = bytes('psk');
  const psks = Array.isArray(list)
    ? list.map((psk) => hexToBytes(String(psk)))
    : single === undefined ? [] : [single];
  return {
    prologue: bytes('prologue') ?? new Uint8Array(0),
    staticKeys: keys('static'), ephemeralKeys: keys('ephemeral'), remoteStatic: bytes('remote_static'),
    pskFor: (place) => psks[place],
  };
}

function readMessage(item: unknown): Message {
  const payload = isRecord(item) ? readText(item['payload']) : undefined;
  const ciphertext = isRecord(item) ? readText(item['ciphertext']) : undefined;
  if (payload === undefined || ciphertext === undefined) throw new Error('a message lacks payload or ciphertext');
  return { payload: hexToBytes(payload), ciphertext: hexToBytes(ciphertext) };
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined when the vector holds, else what differed first. */
function runVector(vector: Vector): string | undefined {
  let difference: string | undefined;
  try {
    difference = compareVector(vector);
  } catch (thrown) {
    // The caller reports this vector as failed and runs the others.
    difference = `stopped: ${String(thrown)}`;
  }
  if (!vector.mustFail) return difference;
  return difference === undefined ? 'was to fail and passed' : undefined;
}

function compareVector(vector: Vector): string | undefined {
  const [first, ...rest] = vector.messages;
  if (first === undefined) return 'holds no message';
  if (vector.refused !== undefined) {
    const difference = refuseFirstMessage(vector, vector.refused, first);
    if (difference !== undefined) return difference;
  }
  const { pattern } = vector.protocol;
  const messages = vector.refused === undefined ? vector.messages : rest;
  const initiator = start(vector, 'initiator', vector.protocol);
  const responder = start(vector, 'responder', vector.protocol);
  const handshakes: Record<Role, NoiseHandshake> = { initiator, responder };
  if (messages.length < pattern.messages.length) return 'holds fewer messages than its pattern';
  for (const [index, message] of messages.slice(0, pattern.messages.length).entries()) {
    const sender = initiator.turn;
    if (sender === undefined) return 'has no turn left';
    const written = handshakes[sender].writeMessage(message.payload);
    if (!written.ok) return `message ${index + 1}: writing gave ${written.error.kind}`;
    if (!equal(written.value, message.ciphertext)) return `message ${index + 1}: other ciphertext`;
    const read = handshakes[sender === 'initiator' ? 'responder' : 'initiator'].readMessage(message.ciphertext);
    if (!read.ok) return `message ${index + 1}: reading gave ${read.error.kind}`;
    if (!equal(read.value, message.payload)) return `message ${index + 1}: other payload`;
  }
  for (const [role, handshake] of Object.entries(handshakes)) {
    if (vector.handshakeHash !== undefined && bytesToHex(handshake.handshakeHash) !== vector.handshakeHash) {
      return `other handshake hash at the ${role}`;
    }
  }
  return compareTransport(vector, messages, { initiator: initiator.split(), responder: responder.split() });
}

/** After the handshake the turns go on alternating, whoever sent its last message. */
function compareTransport(
  { protocol: { pattern } }: Vector, messages: readonly Message[], transports: Record<Role, NoiseTransport>,
): string | undefined {
  const opening = pattern.messages[0]?.from ?? 'initiator';
  const answering: Role = opening === 'initiator' ? 'responder' : 'initiator';
  for (const [index, message] of messages.entries()) {
    if (index < pattern.messages.length) continue;
    const sender = pattern.isOneWay || index % 2 === 0 ? opening : answering;
    const receiver = sender === 'initiator' ? 'responder' : 'initiator';
    const sealed = new Uint8Array(message.payload.length + tagBytes);
    if (!transports[sender].sending.encryptInto(sealed, message.payload)) return `message ${index + 1}: no nonce left`;
    if (!equal(sealed, message.ciphertext)) return `message ${index + 1}: other ciphertext`;
    const opened = new Uint8Array(message.payload.length);
    const failure = transports[receiver].receiving.decryptInto(opened, message.ciphertext);
    if (failure !== undefined) return `message ${index + 1}: opening gave ${failure.kind}`;
    if (!equal(opened, message.payload)) return `message ${index + 1}: other payload`;
  }
  return undefined;
}

/** The initiator writes what the vector says, and the responder cannot read it. */
function refuseFirstMessage(vector: Vector, protocol: NoiseProtocol, message: Message): string | undefined {
  const written = start(vector, 'initiator', protocol).writeMessage(message.payload);
  if (!written.ok) return `first message: writing gave ${written.error.kind}`;
  if (!equal(written.value, message.ciphertext)) return 'first message: other ciphertext';
  const read = start(vector, 'responder', protocol).readMessage(message.ciphertext);
  return read.ok ? 'first message: was to be refused and was read' : undefined;
}

function start(vector: Vector, role: Role, protocol: NoiseProtocol): NoiseHandshake {
  const side = vector.sides[role];
  const other = vector.sides[role === 'initiator' ? 'responder' : 'initiator'];
  const started = startHandshake({
    ...side, protocol, role, remoteEphemeral: other.ephemeralKeys?.publicKey,
    randomBytes: () => {
      if (side.ephemeralKeys === undefined) throw new Error(`the vector has no ephemeral key for the ${role}`);
      return side.ephemeralKeys.secretKey;
    },
  });
  if (!started.ok) {
    throw new Error(started.error.kind === 'missing-key' ? `missing key ${started.error.key}` : started.error.kind);
  }
  return started.value;
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return bytesToHex(left) === bytesToHex(right);
}
