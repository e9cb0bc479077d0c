import assert from 'node:assert/strict';
import test from 'node:test';
import { carry, openPair, pc, pcKeys, phone, phoneKeys, psk, type End } from './channel.testing.ts';
import {
  encodeAnswer, encodeCall, encodePrelude, modeToProtocol, nonceToCommitment, preludeToPrologue, sixDigits,
} from './handshake-frame.ts';
import { SymmetricState } from './noise-cipher.ts';
import { startHandshake } from './noise.ts';
import { pskToKeyId } from './pairing-key.ts';
import { seededRandom } from './random.testing.ts';

const lowOrderKey = new Uint8Array(32);

test('L-20 a channel says whether it has ended, and does nothing from then on', () => {
  const [phoneEnd, pcEnd] = openPair();
  assert.deepEqual([phoneEnd.channel.hasEnded, phoneEnd.channel.isOpen], [false, true]);
  for (const { channel } of [phoneEnd, pcEnd]) {
    channel.step({ kind: 'closed' });
    assert.deepEqual([channel.hasEnded, channel.isOpen], [true, false]);
    for (const event of [{ kind: 'start' }, { kind: 'closed' }, { kind: 'send', message: lowOrderKey },
      { kind: 'received', message: lowOrderKey }] as const) {
      assert.deepEqual(channel.step(event), [], event.kind);
    }
  }
});

test('L-20 a PC that starts says nothing, and a piece of a message is delivered to nobody', () => {
  assert.deepEqual(pc().channel.step({ kind: 'start' }), []);
  const [phoneEnd, pcEnd] = openPair();
  const [first] = phoneEnd.send(new Uint8Array(100_000)).takeOutbox();
  assert.ok(first);
  assert.deepEqual(pcEnd.channel.step({ kind: 'received', message: first }), []);
});

test('L-6 a key of low order ends the call of the phone, and the answer of the PC', () => {
  const called = phone({ target: { mode: 'link', pcPublicKey: lowOrderKey } }).start();
  assert.deepEqual([called.ended, called.outbox],
    [{ kind: 'handshake-failed', message: 1, failure: 'unusable-key' }, []]);

  // In mode short-code message 1 holds no Diffie-Hellman yet: anybody can write one around such a key.
  const symmetric = new SymmetricState(modeToProtocol('short-code').name);
  symmetric.mixHash(preludeToPrologue('short-code'));
  symmetric.mixHash(lowOrderKey);
  symmetric.mixKey(lowOrderKey);
  const payload = symmetric.encryptAndHash(encodeCall(pskToKeyId(psk)));
  const answered = pc().receive(Uint8Array.of(...encodePrelude('short-code'), ...lowOrderKey, ...payload));
  assert.deepEqual([answered.ended, answered.outbox],
    [{ kind: 'handshake-failed', message: 2, failure: 'unusable-key' }, []]);
});

test('L-21 an authentic answer of another length or with no verdict is malformed', () => {
  const commitment = nonceToCommitment(new Uint8Array(16));
  const answer = encodeAnswer('ok', commitment);
  assert.equal(answerWith(answer).ended, undefined);
  for (const payload of [new Uint8Array(0), answer.subarray(0, -1), Uint8Array.of(...answer, 0), answer.with(0, 4)]) {
    assert.deepEqual(answerWith(payload).ended, { kind: 'malformed', message: 2 }, String(payload.length));
  }
  assert.deepEqual(phone().start().receive(new Uint8Array(0)).ended, { kind: 'malformed', message: 2 });
});

test('L-19 a damaged welcome, and a damaged message after it, end the channel', () => {
  const [phoneEnd, pcEnd] = [phone().start(), pc()];
  carry(phoneEnd, pcEnd, 3);
  const [welcome] = pcEnd.takeOutbox();
  assert.ok(welcome);
  assert.deepEqual(phoneEnd.receive(welcome.with(5, (welcome[5] ?? 0) ^ 1)).ended, { kind: 'not-authentic' });
  const [otherPhone, otherPc] = openPair();
  const [message] = otherPhone.send(Uint8Array.of(1)).takeOutbox();
  assert.ok(message);
  assert.deepEqual(otherPc.receive(message.with(0, (message[0] ?? 0) ^ 1)).ended, { kind: 'not-authentic' });
});

test('L-10 a device without usable keys is a bug', () => {
  const staticKeys = { secretKey: new Uint8Array(31), publicKey: phoneKeys.publicKey };
  assert.throws(() => phone({ staticKeys }).start(), /lacks a key: wrong-key-length/);
});

test('L-16 the digits are six, whatever they begin with', () => {
  const digits = Array.from({ length: 64 }, (_, index) => sixDigits(lowOrderKey, new Uint8Array(16).fill(index)));
  for (const text of digits) assert.match(text, /^\d{6}$/);
  assert.ok(digits.some((text) => text.startsWith('0')));
});

/** A phone that has called, and been answered by a PC that knows its keys and says `payload`. */
function answerWith(payload: Uint8Array): End {
  const phoneEnd = phone().start();
  const started = startHandshake({
    protocol: modeToProtocol('link'), role: 'responder', prologue: preludeToPrologue('link'), staticKeys: pcKeys,
    randomBytes: seededRandom('scripted'), pskFor: () => psk,
  });
  assert.ok(started.ok);
  const [call] = phoneEnd.takeOutbox();
  assert.ok(call && started.value.readMessage(call.subarray(2)).ok);
  const written = started.value.writeMessage(payload);
  assert.ok(written.ok);
  return phoneEnd.receive(Uint8Array.of(1, ...written.value));
}
