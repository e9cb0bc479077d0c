import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { CipherState, tagBytes } from './noise-cipher.ts';
import { seededRandom } from './random.testing.ts';
import { fragmentBytesMax, messageBytesMax, SealedStream } from './sealed-stream.ts';

const random = seededRandom('stream');
const [up, down] = [random(32), random(32)];

test('L-18 messages of every size at the edges arrive whole and in order', () => {
  const [sender, receiver] = pair();
  const body = fragmentBytesMax - 4;
  for (const [length, count] of [[0, 1], [1, 1], [body, 1], [body + 1, 2], [body + fragmentBytesMax, 2],
    [body + fragmentBytesMax + 1, 3]] as const) {
    const message = random(length);
    const fragments = seal(sender, message);
    assert.equal(fragments.length, count, String(length));
    assert.ok(fragments.every((fragment) => fragment.length <= 65_535));
    assert.deepEqual(openAll(receiver, fragments), [message]);
  }
});

test('L-18 16 MiB pass, one byte more is a bug of the caller', () => {
  const [sender, receiver] = pair();
  const message = new Uint8Array(messageBytesMax);
  message.set([1, 2, 3], messageBytesMax - 3);
  const [opened] = openAll(receiver, seal(sender, message));
  assert.ok(opened);
  assert.equal(Buffer.compare(opened, message), 0);
  assert.throws(() => sender.seal(new Uint8Array(messageBytesMax + 1)), /16777217/);
});

test('L-18 what is sealed does not change with the buffer it came from', () => {
  const [sender, receiver] = pair();
  const message = random(1000);
  const fragments = seal(sender, message);
  const kept = message.slice();
  message.fill(0);
  assert.deepEqual(openAll(receiver, fragments), [kept]);
});

test('L-19 replay, reorder, loss and damage are not authentic', () => {
  const wrongs: ((fragments: Uint8Array[]) => Uint8Array[])[] = [
    ([a, b]) => [a, a, b].filter((f) => f !== undefined),
    ([a, b]) => [b, a].filter((f) => f !== undefined),
    ([, b, c]) => [b, c].filter((f) => f !== undefined),
    ([a, , c]) => [a, c].filter((f) => f !== undefined),
    ([a]) => a === undefined ? [] : [a.with(100, (a[100] ?? 0) ^ 1)],
    ([a]) => a === undefined ? [] : [a.subarray(0, -1)],
    () => [new Uint8Array(0)],
    () => [new Uint8Array(15)],
    () => [new Uint8Array(70_000)],
    () => [random(500)],
  ];
  for (const [index, wrong] of wrongs.entries()) {
    const [sender, receiver] = pair();
    const fragments = wrong(seal(sender, random(3 * fragmentBytesMax)));
    const results = fragments.map((fragment) => receiver.open(fragment));
    assert.deepEqual(results.at(-1), { ok: false, error: { kind: 'not-authentic' } }, String(index));
    // Dead from then on, and nothing was delivered.
    assert.ok(results.every((result) => !result.ok || result.value === undefined));
    assert.deepEqual(receiver.seal(new Uint8Array(1)), { ok: false, error: { kind: 'not-authentic' } });
  }
});

test('L-19 authentic fragments of another length than announced are refused', () => {
  for (const plaintexts of [
    [new Uint8Array(0)], // a tag and no more
    [Uint8Array.of(0, 0, 0)], // shorter than the length itself
    [Uint8Array.of(0, 0, 0, 2, 1)], // a message of 2 bytes with 1
    [Uint8Array.of(0, 0, 0, 2, 1, 2, 3)],
    [Uint8Array.of(0, 1, 0, 0, 1, 2, 3)], // a first fragment that is not full
    [fullFirst(70_000), new Uint8Array(10)],
    [fullFirst(70_000), new Uint8Array(70_000 - fragmentBytesMax + 5)],
  ]) {
    const [receiver, cipher] = receiverAndCipher();
    const results = plaintexts.map((plaintext) => receiver.open(sealRaw(cipher, plaintext)));
    assert.deepEqual(results.at(-1), { ok: false, error: { kind: 'bad-fragment' } });
  }
});

test('L-19 a fragment that is longer than any sender makes is refused, though it is authentic', () => {
  for (const [excess, isWhole] of [[0, true], [1, false]] as const) {
    const [receiver, cipher] = receiverAndCipher();
    const plaintext = new Uint8Array(fragmentBytesMax + excess);
    new DataView(plaintext.buffer).setUint32(0, plaintext.length - 4);
    const opened = receiver.open(sealRaw(cipher, plaintext));
    assert.equal(opened.ok, isWhole);
    if (!opened.ok) assert.deepEqual(opened.error, { kind: 'not-authentic' });
  }
});

test('L-19 a message announced over 16 MiB is refused before its memory is taken', () => {
  const [receiver, cipher] = receiverAndCipher();
  const result = receiver.open(sealRaw(cipher, fullFirst(messageBytesMax + 1)));
  assert.deepEqual(result, { ok: false, error: { kind: 'message-too-large', length: messageBytesMax + 1 } });
});

test('L-5 a stream ends before its nonces do', () => {
  const last = Number.MAX_SAFE_INTEGER - 1;
  const sender = new SealedStream({ sending: new CipherState(up, last), receiving: new CipherState(down) });
  assert.ok(sender.seal(new Uint8Array(1)).ok);
  assert.deepEqual(sender.seal(new Uint8Array(1)), { ok: false, error: { kind: 'nonce-exhausted' } });
});

test('L-18 any sequence of messages both ways arrives as it was sent', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 140_000 })), { maxLength: 6 }), (sends) => {
    const [left, right] = pair();
    for (const [toRight, length] of sends) {
      const message = random(length);
      const [from, to] = toRight ? [left, right] : [right, left];
      assert.deepEqual(openAll(to, seal(from, message)), [message]);
      assert.equal(to.isMidMessage, false);
    }
  }), { numRuns: 15 });
});

function pair(): [SealedStream, SealedStream] {
  return [
    new SealedStream({ sending: new CipherState(up), receiving: new CipherState(down) }),
    new SealedStream({ sending: new CipherState(down), receiving: new CipherState(up) }),
  ];
}

function receiverAndCipher(): [SealedStream, CipherState] {
  return [pair()[1], new CipherState(up)];
}

function fullFirst(length: number): Uint8Array {
  const plaintext = new Uint8Array(fragmentBytesMax);
  new DataView(plaintext.buffer).setUint32(0, length);
  return plaintext;
}

function sealRaw(cipher: CipherState, plaintext: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(plaintext.length + tagBytes);
  assert.ok(cipher.encryptInto(sealed, plaintext));
  return sealed;
}

function seal(stream: SealedStream, message: Uint8Array): Uint8Array[] {
  const sealed = stream.seal(message);
  assert.ok(sealed.ok);
  return sealed.value;
}

function openAll(stream: SealedStream, fragments: readonly Uint8Array[]): Uint8Array[] {
  return fragments.flatMap((fragment) => {
    const opened = stream.open(fragment);
    assert.ok(opened.ok);
    return opened.value === undefined ? [] : [opened.value];
  });
}
