/**
 * Handshake patterns of the Noise Protocol Framework, revision 34: the one-way (section 7.4), the interactive
 * (7.5) and the deferred ones (appendix 18.1), with the modifiers `psk0`… (9.4) and `fallback` (10.2).
 *
 * 'initiator' is always the left side of the specification's drawings (Alice), also after `fallback`, where the other
 * side sends first.
 */
import { fail, succeed, type Result } from './result.ts';

export type Role = 'initiator' | 'responder';
export type PublicKeyToken = 'e' | 's';
export type Token = PublicKeyToken | 'ee' | 'es' | 'se' | 'ss' | 'psk';

export interface HandshakeMessage {
  readonly from: Role;
  readonly tokens: readonly Token[];
}

export interface HandshakePattern {
  /** What the other side knows before the first message, in the order in which it is hashed. */
  readonly known: Readonly<Record<Role, readonly PublicKeyToken[]>>;
  readonly messages: readonly HandshakeMessage[];
  /** Number of `psk` tokens; each takes its own key. */
  readonly pskCount: number;
  readonly isOneWay: boolean;
}

export interface NoiseProtocol {
  /** `Noise_…`: hashed into the handshake, so it must be exactly the name that the peer uses. */
  readonly name: string;
  readonly pattern: HandshakePattern;
}

export type ProtocolNameFailure =
  | { readonly kind: 'not-a-protocol-name' }
  | { readonly kind: 'other-suite'; readonly suite: string }
  | { readonly kind: 'unknown-pattern'; readonly pattern: string }
  | { readonly kind: 'unusable-modifier'; readonly modifier: string };

const suite = '25519_ChaChaPoly_SHA256';
/** Section 8: at most 255 bytes. */
const protocolNameBytesMax = 255;

// `known | message | message | …`; a message is sent by whoever its arrow comes from. Known: `>s` the initiator's
// static key, `<s` the responder's.
const patternTextByName: ReadonlyMap<string, string> = new Map([
  ['N', '<s | > e es'],
  ['K', '>s <s | > e es ss'],
  ['X', '<s | > e es s ss'],

  ['NN', ' | > e | < e ee'],
  ['NK', '<s | > e es | < e ee'],
  ['NX', ' | > e | < e ee s es'],
  ['KN', '>s | > e | < e ee se'],
  ['KK', '>s <s | > e es ss | < e ee se'],
  ['KX', '>s | > e | < e ee se s es'],
  ['XN', ' | > e | < e ee | > s se'],
  ['XK', '<s | > e es | < e ee | > s se'],
  ['XX', ' | > e | < e ee s es | > s se'],
  ['IN', ' | > e s | < e ee se'],
  ['IK', '<s | > e es s ss | < e ee se'],
  ['IX', ' | > e s | < e ee se s es'],

  ['NK1', '<s | > e | < e ee es'],
  ['NX1', ' | > e | < e ee s | > es'],
  ['X1N', ' | > e | < e ee | > s | < se'],
  ['X1K', '<s | > e es | < e ee | > s | < se'],
  ['XK1', '<s | > e | < e ee es | > s se'],
  ['X1K1', '<s | > e | < e ee es | > s | < se'],
  ['X1X', ' | > e | < e ee s es | > s | < se'],
  ['XX1', ' | > e | < e ee s | > es s se'],
  ['X1X1', ' | > e | < e ee s | > es s | < se'],
  ['K1N', '>s | > e | < e ee | > se'],
  ['K1K', '>s <s | > e es | < e ee | > se'],
  ['KK1', '>s <s | > e | < e ee se es'],
  ['K1K1', '>s <s | > e | < e ee es | > se'],
  ['K1X', '>s | > e | < e ee s es | > se'],
  ['KX1', '>s | > e | < e ee se s | > es'],
  ['K1X1', '>s | > e | < e ee s | > se es'],
  ['I1N', ' | > e s | < e ee | > se'],
  ['I1K', '<s | > e es s | < e ee | > se'],
  ['IK1', '<s | > e s | < e ee se es'],
  ['I1K1', '<s | > e s | < e ee es | > se'],
  ['I1X', ' | > e s | < e ee s es | > se'],
  ['IX1', ' | > e s | < e ee se s | > es'],
  ['I1X1', ' | > e s | < e ee s | > se es'],
]);

/** Reads `Noise_<pattern><modifiers>_25519_ChaChaPoly_SHA256`, modifiers joined by `+` and applied left to right. */
export function parseProtocolName(name: string): Result<NoiseProtocol, ProtocolNameFailure> {
  const parts = /^Noise_([A-Z0-9]+)([a-z][a-z0-9+]*)?_([A-Za-z0-9_+/]+)$/.exec(name);
  const patternName = parts?.[1];
  const foundSuite = parts?.[3];
  if (patternName === undefined || foundSuite === undefined || name.length > protocolNameBytesMax) {
    return fail({ kind: 'not-a-protocol-name' });
  }
  if (foundSuite !== suite) return fail({ kind: 'other-suite', suite: foundSuite });
  const text = patternTextByName.get(patternName);
  if (text === undefined) return fail({ kind: 'unknown-pattern', pattern: patternName });

  let pattern: HandshakePattern | undefined = patternFromText(text, patternName.length === 1);
  const applied = new Set<string>();
  for (const modifier of parts?.[2]?.split('+') ?? []) {
    pattern = applied.has(modifier) ? undefined : applyModifier(pattern, modifier);
    if (pattern === undefined) return fail({ kind: 'unusable-modifier', modifier });
    applied.add(modifier);
  }
  return succeed({ name, pattern });
}

function patternFromText(text: string, isOneWay: boolean): HandshakePattern {
  const [known = '', ...messages] = text.split('|').map((part) => part.trim());
  return {
    known: { initiator: known.includes('>s') ? ['s'] : [], responder: known.includes('<s') ? ['s'] : [] },
    messages: messages.map((message) => ({
      from: message.startsWith('>') ? 'initiator' : 'responder',
      tokens: message.slice(1).trim().split(' ').map(toToken),
    })),
    pskCount: 0,
    isOneWay,
  };
}

function toToken(text: string): Token {
  switch (text) {
    case 'e': case 's': case 'ee': case 'es': case 'se': case 'ss': return text;
    default: throw new Error(`the pattern table holds an unknown token: ${text}`);
  }
}

function applyModifier(pattern: HandshakePattern, modifier: string): HandshakePattern | undefined {
  if (modifier === 'fallback') return applyFallback(pattern);
  const place = /^psk(0|[1-9]\d?)$/.exec(modifier)?.[1];
  return place === undefined ? undefined : applyPsk(pattern, Number(place));
}

/** `psk0` stands before the first message's tokens, `pskN` after those of message N. */
function applyPsk(pattern: HandshakePattern, place: number): HandshakePattern | undefined {
  const changed = Math.max(place - 1, 0);
  if (changed >= pattern.messages.length) return undefined;
  const messages = pattern.messages.map((message, index): HandshakeMessage => {
    if (index !== changed) return message;
    return { from: message.from, tokens: place === 0 ? ['psk', ...message.tokens] : [...message.tokens, 'psk'] };
  });
  return { ...pattern, messages, pskCount: pattern.pskCount + 1 };
}

/**
 * The first message becomes something that the responder has learned by other means, so it may hold only keys; no
 * one-way pattern's does.
 */
function applyFallback(pattern: HandshakePattern): HandshakePattern | undefined {
  const [first, ...messages] = pattern.messages;
  if (first === undefined) return undefined;
  const learned: PublicKeyToken[] = [];
  for (const token of first.tokens) {
    if (token !== 'e' && token !== 's') return undefined;
    learned.push(token);
  }
  // Section 7.1 allows `e`, `s` and `e, s` before a handshake, in that order.
  const known = { ...pattern.known, initiator: [...learned, ...pattern.known.initiator] };
  return { ...pattern, known, messages };
}
