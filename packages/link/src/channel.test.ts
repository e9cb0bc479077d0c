import assert from 'node:assert/strict';
import test from 'node:test';
import { equalBytes } from '@noble/ciphers/utils.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { messageBytesBeforeOpenMax } from './channel.ts';
import type { Caller } from './channel-contract.ts';
import { carry, openPair, otherPsk, pc, pcKeys, phone, phoneKeys, psk } from './channel.testing.ts';
import {
  encodeIntroduction, modeToProtocol, nonceToCommitment, encodeAnswer, preludeToPrologue, sixDigits,
} from './handshake-frame.ts';
import { newKeyPair, startHandshake } from './noise.ts';
import { bytesToKeyId, pskToKeyId, shortSecretToPsk } from './pairing-key.ts';
import { seededRandom } from './random.testing.ts';
import { SealedStream } from './sealed-stream.ts';

for (const mode of ['link', 'short-code'] as const) {
  test(`L-10 phone and PC open in mode ${mode}`, () => {
    const secret = mode === 'link' ? psk : shortSecretToPsk(new Uint8Array(10).fill(9));
    const callers: Caller[] = [];
    const [phoneEnd, pcEnd] = openPair(
      { psk: secret, target: mode === 'link' ? { mode, pcPublicKey: pcKeys.publicKey } : { mode } },
      { pskFor: (caller) => { callers.push(caller); return secret; } },
    );
    assert.ok(phoneEnd.peer && pcEnd.peer && phoneEnd.channel.isOpen && pcEnd.channel.isOpen);
    assert.deepEqual(phoneEnd.peer.staticKey, pcKeys.publicKey);
    assert.deepEqual(pcEnd.peer.staticKey, phoneKeys.publicKey);
    assert.equal(phoneEnd.peer.deviceName, 'PC-CUISINE');
    assert.equal(pcEnd.peer.deviceName, 'Téléphone de Léa');
    assert.match(phoneEnd.peer.sixDigits, /^\d{6}$/);
    assert.equal(phoneEnd.peer.sixDigits, pcEnd.peer.sixDigits);
    assert.deepEqual(phoneEnd.peer.handshakeHash, pcEnd.peer.handshakeHash);
    assert.deepEqual(callers, [{ mode, keyId: pskToKeyId(secret), staticKey: phoneKeys.publicKey }]);
    phoneEnd.send(Uint8Array.of(1));
    pcEnd.send(Uint8Array.of(2)).send(Uint8Array.of(3));
    carry(phoneEnd, pcEnd);
    assert.deepEqual(pcEnd.delivered, [Uint8Array.of(1)]);
    assert.deepEqual(phoneEnd.delivered, [Uint8Array.of(2), Uint8Array.of(3)]);
  });
}

test('L-10 the phone is open only once the PC has shown that it knows the key', () => {
  const [phoneEnd, pcEnd] = [phone().start(), pc()];
  carry(phoneEnd, pcEnd, 3);
  assert.equal(phoneEnd.channel.isOpen, false);
  assert.equal(pcEnd.channel.isOpen, true);
  carry(phoneEnd, pcEnd);
  assert.equal(phoneEnd.channel.isOpen, true);
});

test('L-10 a PC with another static key than the link says cannot read the call', () => {
  const [phoneEnd, pcEnd] = openPair({}, { staticKeys: newKeyPair(seededRandom('impostor')) });
  assert.deepEqual(pcEnd.ended, { kind: 'handshake-failed', message: 1, failure: 'not-authentic' });
  assert.equal(phoneEnd.peer, undefined);
});

for (const verdict of ['expired', 'used', 'unknown'] as const) {
  test(`L-11 the PC says '${verdict}'`, () => {
    const [phoneEnd, pcEnd] = openPair({}, {
      judgeKey: (keyId, mode) => {
        assert.deepEqual([keyId, mode], [pskToKeyId(psk), 'link']);
        return verdict;
      },
      pskFor: () => assert.fail('a refused key is not asked for'),
    });
    for (const end of [phoneEnd, pcEnd]) assert.deepEqual(end.ended, { kind: 'code-refused', verdict });
  });
}

test('L-12 another version is told on both sides', () => {
  const [phoneEnd, pcEnd] = [phone().start(), pc()];
  const [call] = phoneEnd.takeOutbox();
  assert.ok(call);
  assert.equal(call[0], 1);
  // A phone of a later version reaches this PC.
  pcEnd.receive(call.with(0, 7));
  assert.deepEqual(pcEnd.ended, { kind: 'other-version', ours: 1, theirs: 7 });
  assert.deepEqual(pcEnd.outbox, [Uint8Array.of(1)]);
  // This phone reaches a PC of a later version.
  phoneEnd.receive(Uint8Array.of(7));
  assert.deepEqual(phoneEnd.ended, { kind: 'other-version', ours: 1, theirs: 7 });
});

test('L-12 a mode that does not exist is told', () => {
  const pcEnd = pc().receive(Uint8Array.of(1, 9, 0, 0));
  assert.deepEqual(pcEnd.ended, { kind: 'unknown-mode', mode: 9 });
  assert.deepEqual(pc().receive(Uint8Array.of(1)).ended, { kind: 'malformed', message: 1 });
  assert.deepEqual(pc().receive(new Uint8Array(0)).ended, { kind: 'malformed', message: 1 });
});

test('L-12 the prologue holds version and mode', () => {
  assert.ok(!equalBytes(preludeToPrologue('link'), preludeToPrologue('short-code')));
});

test('L-12 no changed bit of the four messages leads to an open phone', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 3 }), fc.nat(), fc.integer({ min: 0, max: 7 }), (at, place, bit) => {
    const [phoneEnd, pcEnd] = [phone().start(), pc()];
    carry(phoneEnd, pcEnd, at);
    const [from, to] = at % 2 === 0 ? [phoneEnd, pcEnd] : [pcEnd, phoneEnd];
    const [message] = from.takeOutbox();
    assert.ok(message);
    const index = place % message.length;
    to.receive(message.with(index, (message[index] ?? 0) ^ (1 << bit)));
    assert.ok(to.ended);
    carry(phoneEnd, pcEnd);
    assert.equal(phoneEnd.peer, undefined);
    if (at < 3) assert.equal(pcEnd.peer, undefined);
  }), { numRuns: 100 });
});

test('L-13 another key opens nothing and spends nothing', () => {
  const [phoneEnd, pcEnd] = openPair({}, {
    pskFor: () => otherPsk, spendKey: () => assert.fail('the caller has proven nothing'),
  });
  assert.deepEqual(pcEnd.ended, { kind: 'handshake-failed', message: 3, failure: 'not-authentic' });
  assert.deepEqual(phoneEnd.close().ended, { kind: 'cut', during: 'introduced', isMidMessage: false });
  const refused = openPair({}, { pskFor: () => undefined })[1];
  assert.deepEqual(refused.ended, { kind: 'handshake-failed', message: 3, failure: 'no-psk' });
});

test('L-13 the PC chooses by caller: a known phone opens with its long-term key', () => {
  const [, pcEnd] = openPair({ psk: otherPsk }, {
    pskFor: ({ staticKey, keyId }) => {
      assert.equal(keyId, pskToKeyId(otherPsk));
      return equalBytes(staticKey, phoneKeys.publicKey) ? otherPsk : psk;
    },
  });
  assert.equal(pcEnd.peer?.keyId, pskToKeyId(otherPsk));
});

test('L-14 of two callers with one key the second is refused', () => {
  let spent = 0;
  const spendKey = (): boolean => (spent += 1) === 1;
  const first = [phone({}, 'first').start(), pc({ spendKey })] as const;
  const second = [phone({}, 'second').start(), pc({ spendKey })] as const;
  carry(...first, 2);
  carry(...second, 2);
  carry(...first);
  carry(...second);
  assert.ok(first[0].peer && first[1].peer);
  assert.deepEqual(second[1].ended, { kind: 'code-refused', verdict: 'used' });
  assert.deepEqual(second[1].outbox, []);
});

test('L-14 the key is spent that the caller has proven, for that caller', () => {
  const spent: Caller[] = [];
  openPair({}, { spendKey: (caller) => spent.push(caller) > 0 });
  assert.deepEqual(spent, [{ mode: 'link', keyId: pskToKeyId(psk), staticKey: phoneKeys.publicKey }]);
});

test('L-15 over 1 KiB is refused before the channel is open', () => {
  const large = new Uint8Array(messageBytesBeforeOpenMax + 1).fill(1);
  const reason = { kind: 'too-large-before-open', length: 1025 };
  assert.deepEqual(pc().receive(large).ended, reason);
  assert.deepEqual(phone().start().receive(large).ended, reason);
  for (const carried of [2, 3]) {
    const [phoneEnd, pcEnd] = [phone().start(), pc()];
    carry(phoneEnd, pcEnd, carried);
    assert.deepEqual((carried === 2 ? pcEnd : phoneEnd).receive(large).ended, reason);
  }
  assert.equal(pc().receive(large.subarray(1)).ended?.kind, 'handshake-failed');
});

test('L-15 the four messages stay far under their limit', () => {
  const longest = 'é'.repeat(32);
  const [phoneEnd, pcEnd] = [phone({ deviceName: longest }).start(), pc({ deviceName: longest })];
  const carried = carry(phoneEnd, pcEnd);
  assert.equal(carried.length, 4);
  for (const message of carried) assert.ok(message.length < 256, String(message.length));
});

test('L-15 a phone that has not called takes nothing', () => {
  assert.deepEqual(phone().receive(Uint8Array.of(1)).ended, { kind: 'malformed', message: 2 });
});

test('L-16 a PC that changes its nonce is refused', () => {
  for (const isHonest of [true, false]) {
    const phoneEnd = phone().start();
    const [promised, shown] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(isHonest ? 1 : 2)];
    const started = startHandshake({
      protocol: modeToProtocol('link'), role: 'responder', prologue: preludeToPrologue('link'), staticKeys: pcKeys,
      randomBytes: seededRandom('scripted'), pskFor: () => psk,
    });
    assert.ok(started.ok);
    const [call] = phoneEnd.takeOutbox();
    assert.ok(call && started.value.readMessage(call.subarray(2)).ok);
    const answer = started.value.writeMessage(encodeAnswer('ok', nonceToCommitment(promised)));
    assert.ok(answer.ok);
    phoneEnd.receive(Uint8Array.of(1, ...answer.value));
    const [introduction] = phoneEnd.takeOutbox();
    assert.ok(introduction && started.value.readMessage(introduction).ok);
    const welcome = new SealedStream(started.value.split()).seal(encodeIntroduction(shown, 'PC'));
    assert.ok(welcome.ok && welcome.value[0]);
    phoneEnd.receive(welcome.value[0]);
    assert.deepEqual(phoneEnd.ended, isHonest ? undefined : { kind: 'confirmation-failed' });
    assert.equal(phoneEnd.peer !== undefined, isHonest);
  }
});

test('L-16 the digits depend on the nonces of both', () => {
  const hash = new Uint8Array(32);
  assert.notEqual(sixDigits(hash, new Uint8Array(16)), sixDigits(hash, new Uint8Array(16).fill(1)));
  assert.notEqual(sixDigits(hash, new Uint8Array(16)), sixDigits(hash.with(0, 1), new Uint8Array(16)));
  // A phone whose Noise keys are the same and whose nonce alone differs: its nonce is drawn after its ephemeral key.
  const digits = ['a', 'b'].map((seed) => {
    const base = seededRandom('same');
    let drawn = 0;
    const randomBytes = (length: number): Uint8Array => {
      drawn += 1;
      return drawn === 1 ? base(length) : seededRandom(seed)(length);
    };
    return openPair({ randomBytes })[0].peer?.sixDigits;
  });
  assert.notEqual(digits[0], digits[1]);
});

test('L-17 a name that is no showable line is refused by the other side', () => {
  for (const deviceName of ['', 'two\nlines', 'turned \u202e', ' space']) {
    assert.deepEqual(openPair({ deviceName })[1].ended, { kind: 'malformed', message: 3 });
    assert.deepEqual(openPair({}, { deviceName })[0].ended, { kind: 'malformed', message: 4 });
  }
  assert.throws(() => phone({ deviceName: 'x'.repeat(65) }), /too long/);
});

test('L-20 a closed socket is told once, with where it happened', () => {
  assert.deepEqual(phone().close().ended, { kind: 'cut', during: 'idle', isMidMessage: false });
  assert.deepEqual(phone().start().close().ended, { kind: 'cut', during: 'called', isMidMessage: false });
  const [phoneEnd, pcEnd] = openPair();
  phoneEnd.send(new Uint8Array(100_000));
  const [first] = phoneEnd.takeOutbox();
  assert.ok(first);
  pcEnd.receive(first);
  assert.deepEqual(pcEnd.close().ended, { kind: 'cut', during: 'open', isMidMessage: true });
  pcEnd.ended = undefined;
  pcEnd.close().send(Uint8Array.of(1)).receive(first);
  assert.deepEqual([pcEnd.ended, pcEnd.outbox, pcEnd.delivered], [undefined, [], []]);
});

test('L-20 sending before the channel is open is a bug', () => {
  assert.throws(() => phone().start().send(new Uint8Array(1)), /before the channel is open/);
  assert.throws(() => phone().start().start(), /once/);
});

test('L-21 arbitrary bytes at any moment end the channel, and throw nothing', () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 1200 }),
    fc.uint8Array({ maxLength: 300 }).map((tail) => Uint8Array.of(1, 1, ...tail)),
    fc.uint8Array({ maxLength: 300 }).map((tail) => Uint8Array.of(1, 2, ...tail)));
  fc.assert(fc.property(fc.integer({ min: 0, max: 5 }), fc.boolean(), bytes, (carried, toPhone, message) => {
    const [phoneEnd, pcEnd] = [phone().start(), pc()];
    carry(phoneEnd, pcEnd, carried);
    const target = toPhone ? phoneEnd : pcEnd;
    const delivered = target.delivered.length;
    target.receive(message).receive(message);
    // In mode short-code any 36 bytes are a first message: it is answered, and the second ends it.
    assert.ok(target.ended);
    assert.equal(target.delivered.length, delivered);
  }), { numRuns: 150 });
});

test('L-21 an authentic call of another length is malformed', () => {
  const started = startHandshake({
    protocol: modeToProtocol('link'), role: 'initiator', prologue: preludeToPrologue('link'), staticKeys: phoneKeys,
    remoteStatic: pcKeys.publicKey, randomBytes: seededRandom('scripted'), pskFor: () => psk,
  });
  assert.ok(started.ok);
  const call = started.value.writeMessage(new Uint8Array(5));
  assert.ok(call.ok);
  assert.deepEqual(pc().receive(Uint8Array.of(1, 1, ...call.value)).ended, { kind: 'malformed', message: 1 });
});

test('L-10 the key id is a tagged hash of the key', () => {
  assert.equal(pskToKeyId(psk).length, 8);
  assert.notEqual(pskToKeyId(psk), pskToKeyId(otherPsk));
  assert.equal(bytesToKeyId(hexToBytes('0a0b0c0d')), '0a0b0c0d');
});
