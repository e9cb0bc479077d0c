import assert from 'node:assert/strict';
import test from 'node:test';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { CipherState, tagBytes } from './noise-cipher.ts';
import {
  newKeyPair, noiseMessageBytesMax, startHandshake, type HandshakeOptions, type NoiseHandshake,
} from './noise.ts';
import { parseProtocolName, type NoiseProtocol } from './noise-pattern.ts';
import { seededRandom } from './random.testing.ts';

const random = seededRandom('noise');
const phoneKeys = newKeyPair(random);
const pcKeys = newKeyPair(random);
const psk = random(32);

test('L-3 protocol names of the suite are read with their modifiers', () => {
  assert.deepEqual(tokensOf('XKpsk3'), ['e es', 'e ee', 's se psk']);
  assert.deepEqual(tokensOf('NNpsk0+psk2'), ['psk e', 'e ee psk']);
  assert.deepEqual(tokensOf('NXpsk0+psk1+psk2'), ['psk e psk', 'e ee s es psk']);
  assert.deepEqual(tokensOf('XXfallback'), ['e ee s es', 's se']);
  assert.deepEqual(protocol('XXfallback').pattern.known, { initiator: ['e'], responder: [] });
  assert.deepEqual(protocol('IXfallback').pattern.known, { initiator: ['e', 's'], responder: [] });
  assert.equal(protocol('XXfallback').pattern.messages[0]?.from, 'responder');
});

test('L-3 other names are refused by kind', () => {
  for (const [pattern, kind] of [['ZZ', 'unknown-pattern'], ['XXpsk4', 'unusable-modifier'],
    ['XXpsk1+psk1', 'unusable-modifier'], ['XXpsk01', 'unusable-modifier'], ['XXhfs', 'unusable-modifier'],
    ['IKfallback', 'unusable-modifier'], ['Nfallback', 'unusable-modifier'],
    [`XX${'psk0+'.repeat(60)}psk1`, 'not-a-protocol-name']] as const) {
    assert.equal(kindOf(`Noise_${pattern}_25519_ChaChaPoly_SHA256`), kind, pattern);
  }
  for (const [name, kind] of [['', 'not-a-protocol-name'], ['XX', 'not-a-protocol-name'],
    ['Noise_XX_25519_ChaChaPoly_SHA512', 'other-suite'], ['Noise_XX_448_ChaChaPoly_SHA256', 'other-suite']] as const) {
    assert.equal(kindOf(name), kind, name);
  }
});

test('L-4 messages of 65,535 bytes pass and longer ones are refused on both sides', () => {
  const overhead = 32 + tagBytes;
  const largest = phone().writeMessage(new Uint8Array(noiseMessageBytesMax - overhead));
  assert.ok(largest.ok);
  assert.equal(largest.value.length, noiseMessageBytesMax);
  assert.ok(pc().readMessage(largest.value).ok);
  assert.deepEqual(phone().writeMessage(new Uint8Array(noiseMessageBytesMax - overhead + 1)),
    { ok: false, error: { kind: 'message-too-long' } });
  assert.deepEqual(pc().readMessage(new Uint8Array(noiseMessageBytesMax + 1)),
    { ok: false, error: { kind: 'message-too-long' } });
});

test('L-4 a message that ends inside a key or a tag is too short', () => {
  const written = phone().writeMessage(new Uint8Array(0));
  assert.ok(written.ok);
  for (const length of [0, 31, 32, 47]) {
    assert.deepEqual(pc().readMessage(written.value.subarray(0, length)),
      { ok: false, error: { kind: 'message-too-short' } });
  }
});

test('L-5 the last nonce is never used', () => {
  const sealing = new CipherState(psk, Number.MAX_SAFE_INTEGER - 1);
  const opening = new CipherState(psk, Number.MAX_SAFE_INTEGER - 1);
  const sealed = new Uint8Array(3 + tagBytes);
  assert.equal(sealing.encryptInto(sealed, Uint8Array.of(1, 2, 3)), true);
  const opened = new Uint8Array(3);
  assert.equal(opening.decryptInto(opened, sealed), undefined);
  assert.deepEqual(opened, Uint8Array.of(1, 2, 3));
  assert.equal(sealing.encryptInto(sealed, Uint8Array.of(1, 2, 3)), false);
  assert.deepEqual(opening.decryptInto(opened, sealed), { kind: 'nonce-exhausted' });
});

test('L-5 the nonce is a little-endian 64-bit counter', () => {
  const sealed = new Uint8Array(8 + tagBytes);
  new CipherState(psk, 2 ** 32 * 3 + 5).encryptInto(sealed, new Uint8Array(8));
  const nonce = hexToBytes('000000000500000003000000');
  assert.deepEqual(sealed, chacha20poly1305(psk, nonce).encrypt(new Uint8Array(8)));
});

test('L-6 public keys of low order are refused', () => {
  for (const text of ['00'.repeat(32), `01${'00'.repeat(31)}`,
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    `ec${'ff'.repeat(30)}7f`, `ed${'ff'.repeat(30)}7f`]) {
    const message = new Uint8Array(32 + tagBytes);
    message.set(hexToBytes(text));
    assert.deepEqual(pc().readMessage(message), { ok: false, error: { kind: 'unusable-key' } });
    const remoteStatic = hexToBytes(text);
    assert.deepEqual(phone({ remoteStatic }).writeMessage(new Uint8Array(0)),
      { ok: false, error: { kind: 'unusable-key' } });
  }
});

test('L-6 a key over the field is read modulo the field (RFC 7748 section 5)', () => {
  const message = new Uint8Array(32 + tagBytes).fill(255);
  assert.deepEqual(pc().readMessage(message), { ok: false, error: { kind: 'not-authentic' } });
});

test('L-7 the key is asked for once, with the caller, and may be refused', () => {
  const asked: [number, Uint8Array | undefined][] = [];
  const caller = phone();
  const listener = pc({ pskFor: (place, remoteStatic) => { asked.push([place, remoteStatic]); return psk; } });
  exchange(caller, listener, 2);
  assert.deepEqual(asked, []);
  exchange(caller, listener, 1);
  assert.deepEqual(asked, [[0, phoneKeys.publicKey]]);
  assert.deepEqual(caller.handshakeHash, listener.handshakeHash);

  const [other, refusing] = [phone(), pc({ pskFor: () => undefined })];
  exchange(other, refusing, 2);
  const third = other.writeMessage(new Uint8Array(0));
  assert.ok(third.ok);
  assert.deepEqual(refusing.readMessage(third.value), { ok: false, error: { kind: 'no-psk' } });
});

test('L-8 nothing is kept of a buffer that was read', () => {
  const [caller, listener] = [phone(), pc()];
  while (!caller.isComplete) {
    const [writer, reader] = caller.turn === 'initiator' ? [caller, listener] : [listener, caller];
    const written = writer.writeMessage(new Uint8Array(0));
    assert.ok(written.ok);
    const buffer = Buffer.from(written.value);
    assert.ok(reader.readMessage(buffer).ok);
    buffer.fill(0);
  }
  assert.deepEqual(caller.handshakeHash, listener.handshakeHash);
});

test('L-8 a failed handshake and a wrong turn answer nothing', () => {
  const listener = pc();
  assert.ok(!listener.readMessage(new Uint8Array(100)).ok);
  assert.throws(() => listener.readMessage(new Uint8Array(100)), /turn/);
  assert.throws(() => listener.writeMessage(new Uint8Array(0)), /turn/);
  assert.throws(() => pc().writeMessage(new Uint8Array(0)), /turn/);
  assert.throws(() => phone().split(), /last message/);
  assert.throws(() => phone().handshakeHash, /last message/);
});

test('L-8 missing keys and wrong lengths are told when starting', () => {
  const prologue = new Uint8Array(0);
  const base = { protocol: protocol('KK'), role: 'initiator', prologue, randomBytes: random } as const;
  const errorOf = (options: HandshakeOptions): unknown => {
    const started = startHandshake(options);
    return started.ok ? undefined : started.error;
  };
  assert.deepEqual(errorOf(base), { kind: 'missing-key', key: 's' });
  assert.deepEqual(errorOf({ ...base, staticKeys: phoneKeys }), { kind: 'missing-key', key: 'rs' });
  assert.deepEqual(errorOf({ ...base, staticKeys: phoneKeys, remoteStatic: new Uint8Array(31) }),
    { kind: 'wrong-key-length' });
  assert.equal(errorOf({ ...base, staticKeys: phoneKeys, remoteStatic: pcKeys.publicKey }), undefined);
  const fallback = { ...base, protocol: protocol('XXfallback'), staticKeys: phoneKeys };
  assert.deepEqual(errorOf(fallback), { kind: 'missing-key', key: 'e' });
  assert.deepEqual(errorOf({ ...fallback, role: 'responder' }), { kind: 'missing-key', key: 're' });
});

test('L-8 a side needs the keys that its pattern sends or knows, and no other', () => {
  const start = (pattern: string, options: Pick<HandshakeOptions, 'role'> & Partial<HandshakeOptions>): unknown => {
    const started = startHandshake({
      protocol: protocol(pattern), prologue: new Uint8Array(0), randomBytes: random, ...options,
    });
    return started.ok ? 'ok' : started.error;
  };
  const missingStatic = { kind: 'missing-key', key: 's' };
  assert.equal(start('NX', { role: 'initiator' }), 'ok');
  assert.deepEqual(start('NX', { role: 'responder' }), missingStatic);
  assert.deepEqual(start('XX', { role: 'initiator' }), missingStatic);
  assert.deepEqual(start('NK', { role: 'responder' }), missingStatic);
  assert.equal(start('KN', { role: 'responder', remoteStatic: phoneKeys.publicKey }), 'ok');
});

test('L-8 the keys of the peer are those that it has sent', () => {
  const options = { protocol: protocol('XXpsk3'), remoteStatic: psk, remoteEphemeral: psk };
  const [caller, listener] = [phone(options), pc(options)];
  assert.deepEqual([caller.remoteStatic, caller.remoteEphemeral], [undefined, undefined]);
  exchange(caller, listener, 2);
  assert.deepEqual(caller.remoteStatic, pcKeys.publicKey);
  assert.equal(listener.remoteStatic, undefined);
  assert.equal(listener.remoteEphemeral?.length, 32);
  assert.notDeepEqual(listener.remoteEphemeral, psk);
  exchange(caller, listener, 1);
  assert.deepEqual(listener.remoteStatic, phoneKeys.publicKey);
});

test('L-8 after the last message nobody is to speak', () => {
  const [caller, listener] = [phone(), pc()];
  assert.equal(caller.turn, 'initiator');
  exchange(caller, listener, 3);
  assert.equal(caller.turn, undefined);
  assert.ok(caller.isComplete && listener.isComplete);
  for (const side of [caller, listener]) {
    assert.throws(() => side.writeMessage(new Uint8Array(0)), /turn/);
    assert.throws(() => side.readMessage(new Uint8Array(0)), /turn/);
  }
});

test('L-4 a message that is a key alone is read, and one that ends inside a sealed key is too short', () => {
  const options = { protocol: protocol('NN'), staticKeys: undefined, remoteStatic: undefined };
  const key = phone(options).writeMessage(new Uint8Array(0));
  assert.ok(key.ok);
  assert.equal(key.value.length, 32);
  assert.deepEqual(pc(options).readMessage(key.value), { ok: true, value: new Uint8Array(0) });

  for (const [change, kind] of [[(bytes: Uint8Array) => bytes.subarray(0, 47), 'message-too-short'],
    [(bytes: Uint8Array) => bytes.with(3, (bytes[3] ?? 0) ^ 1), 'not-authentic']] as const) {
    const [caller, listener] = [phone(), pc()];
    exchange(caller, listener, 2);
    const third = caller.writeMessage(new Uint8Array(0));
    assert.ok(third.ok);
    assert.deepEqual(listener.readMessage(change(third.value)), { ok: false, error: { kind } });
    assert.equal(listener.remoteStatic, undefined);
  }
});

test('L-7 a pre-shared key has 32 bytes, and whoever gives it gets a copy of the caller\'s key', () => {
  const third = (options: Partial<HandshakeOptions>): unknown => {
    const [caller, listener] = [phone(), pc(options)];
    exchange(caller, listener, 2);
    const written = caller.writeMessage(new Uint8Array(0));
    assert.ok(written.ok);
    const read = listener.readMessage(written.value);
    return read.ok ? listener.remoteStatic : read.error;
  };
  assert.throws(() => third({ pskFor: () => psk.subarray(1) }), /32 bytes/);
  assert.deepEqual(third({ pskFor: () => undefined }), { kind: 'no-psk' });
  assert.deepEqual(third({ pskFor: (_place, caller) => { caller?.fill(0); return psk; } }), phoneKeys.publicKey);
});

test('L-21 random bytes give a reader typed errors only', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    const read = pc().readMessage(bytes);
    assert.ok(!read.ok);
  }), { numRuns: 200 });
});

test('L-12 a changed bit anywhere in a handshake message is not accepted', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 }), fc.nat(), fc.integer({ min: 0, max: 7 }), (at, place, bit) => {
    const [caller, listener] = [phone(), pc()];
    exchange(caller, listener, at);
    const [writer, reader] = at === 1 ? [listener, caller] : [caller, listener];
    const written = writer.writeMessage(Uint8Array.of(1, 2, 3));
    assert.ok(written.ok);
    const changed = written.value.slice();
    const index = place % changed.length;
    changed[index] = (changed[index] ?? 0) ^ (1 << bit);
    // X25519 ignores the top bit of a point, but the hash does not.
    assert.ok(!reader.readMessage(changed).ok);
  }), { numRuns: 60 });
});

function exchange(caller: NoiseHandshake, listener: NoiseHandshake, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const [writer, reader] = caller.turn === 'initiator' ? [caller, listener] : [listener, caller];
    const written = writer.writeMessage(new Uint8Array(0));
    assert.ok(written.ok);
    assert.ok(reader.readMessage(written.value).ok);
  }
}

function phone(options: Partial<HandshakeOptions> = {}): NoiseHandshake {
  return begin({ role: 'initiator', staticKeys: phoneKeys, remoteStatic: pcKeys.publicKey, ...options });
}

function pc(options: Partial<HandshakeOptions> = {}): NoiseHandshake {
  return begin({ role: 'responder', staticKeys: pcKeys, ...options });
}

function begin(options: Pick<HandshakeOptions, 'role'> & Partial<HandshakeOptions>): NoiseHandshake {
  const started = startHandshake({
    protocol: protocol('XKpsk3'), prologue: Uint8Array.of(1), randomBytes: random, pskFor: () => psk, ...options,
  });
  assert.ok(started.ok);
  return started.value;
}

function protocol(pattern: string): NoiseProtocol {
  const parsed = parseProtocolName(`Noise_${pattern}_25519_ChaChaPoly_SHA256`);
  assert.ok(parsed.ok);
  return parsed.value;
}

function kindOf(name: string): string {
  const parsed = parseProtocolName(name);
  return parsed.ok ? 'ok' : parsed.error.kind;
}

function tokensOf(pattern: string): string[] {
  return protocol(pattern).pattern.messages.map((message) => message.tokens.join(' '));
}
