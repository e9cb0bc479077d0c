import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { decodeMessage, encodeMessage } from './message-codec.ts';
import { isMessageOf, type Choice, type Message, type MessageOf } from './message.ts';
import { LISTING_ROW_BYTES } from './session-store.ts';
import { ROW_BYTES } from './memory-rows.testing.ts';
import type { MemoryStore } from './memory-store.testing.ts';
import { bookOf, identity, row, runSides, type RunOptions } from './two-sides.testing.ts';

function differingBooks(): readonly [MemoryStore, MemoryStore] {
  const [caller, listener] = [bookOf(30), bookOf(30)];
  for (let number = 20; number < 45; number += 1) caller.put(row(number, { stamp: number }));
  for (let number = 10; number < 35; number += 1) listener.put(row(number, { stamp: 80 - number }));
  return [caller, listener];
}

const small: RunOptions = { caller: { batchBytes: 10 * ROW_BYTES }, listener: { batchBytes: 10 * ROW_BYTES } };
const { steps: STEPS } = runSides(...differingBooks(), small);

/** Whatever was done to the wire: both ended, with a typed end, and two honest sessions still work. */
function assertSound(forge: (bytes: Uint8Array) => Uint8Array, at: number): void {
  const [caller, listener] = differingBooks();
  const result = runSides(caller, listener, { ...small, forge: (step, bytes) => (step === at ? forge(bytes) : bytes) });
  assert.ok(result.caller.outcome.kind.length > 0 && result.listener.outcome.kind.length > 0);
  for (const { outcome } of [result.caller, result.listener]) {
    if (outcome.kind === 'identical') assert.equal(caller.contents(), listener.contents());
  }
  caller.identity = listener.identity;
  runSides(caller, listener);
  assert.equal(caller.contents(), listener.contents());
}

test('S-36 noise instead of any message gives a typed end and a valid book', () => {
  const noise = fc.uint8Array({ maxLength: 200 });
  const typed = fc.tuple(fc.nat(12), noise).map(([type, rest]) => Uint8Array.of(type, ...rest));
  fc.assert(fc.property(fc.nat(STEPS), fc.oneof(noise, typed), (at, bytes) => assertSound(() => bytes, at)), {
    numRuns: 600,
  });
});

test('S-36 a flipped, cut or lengthened message at any moment gives a typed end and a valid book', () => {
  const mutation = fc.record({ how: fc.nat(2), place: fc.nat(), byte: fc.integer({ min: 1, max: 255 }) });
  fc.assert(fc.property(fc.nat(STEPS), mutation, (at, { how, place, byte }) => {
    assertSound((bytes) => {
      if (how === 0) return bytes.map((value, index) => (index === place % bytes.length ? value ^ byte : value));
      return how === 1 ? bytes.subarray(0, place % bytes.length) : Uint8Array.of(...bytes, byte);
    }, at);
  }), { numRuns: 800 });
});

test('S-36 a message that is changed while two books meet gives a typed end, and both books stay whole', () => {
  const makeBooks = (): readonly [MemoryStore, MemoryStore] => {
    const [caller, listener] = differingBooks();
    caller.identity = identity(1, 2);
    listener.identity = identity(1, 3);
    return [caller, listener];
  };
  const { steps } = runSides(...makeBooks(), small);
  const mutation = fc.record({ how: fc.nat(2), place: fc.nat(), byte: fc.integer({ min: 1, max: 255 }) });
  fc.assert(fc.property(fc.nat(steps), mutation, (at, { how, place, byte }) => {
    const [caller, listener] = makeBooks();
    const before = [caller.contents(), listener.contents()];
    const result = runSides(caller, listener, {
      ...small,
      forge: (step, bytes) => {
        if (step !== at) return bytes;
        if (how === 0) return bytes.map((value, index) => (index === place % bytes.length ? value ^ byte : value));
        return how === 1 ? bytes.subarray(0, place % bytes.length) : Uint8Array.of(...bytes, byte);
      },
    });
    for (const [role, store, former] of [['caller', caller, before[0]], ['listener', listener, before[1]]] as const) {
      const { joined, outcome, received } = result[role];
      assert.equal(store.isStaging, false);
      // Who was not replaced, and took nothing in, is as it was.
      if (joined?.side !== 'here' && received.byKind.length === 0) assert.equal(store.contents(), former);
      if (outcome.kind === 'identical') assert.equal(caller.contents(), listener.contents());
    }
    assert.equal(runSides(caller, listener).caller.outcome.kind, 'identical');
    assert.equal(caller.contents(), listener.contents());
  }), { numRuns: 500 });
});

test('S-54 a peer that means another choice than it says puts nothing into the book that stays', () => {
  const choices: readonly Choice[] = ['merge', 'keep-caller', 'keep-listener'];
  const said = { 'merge': 'merge', 'keep-caller': 'keep-here', 'keep-listener': 'keep-there' } as const;
  for (const meant of choices) {
    for (const choice of choices) {
      const [caller, listener] = differingBooks();
      caller.identity = identity(1, 2);
      listener.identity = identity(2, 3);
      const before = [caller.contents(), listener.contents()];
      let changed = 0;
      const { caller: there, listener: here } = runSides(caller, listener, {
        ...small,
        answer: (question) => (question.kind === 'choose-book' ? said[meant] : 'yes'),
        forge: (_step, bytes) => {
          const message = decodeMessage(bytes);
          if (!message.ok || message.value.kind !== 'choice') return bytes;
          changed += 1;
          return encodeMessage({ kind: 'choice', choice });
        },
      });
      assert.equal(changed, 1);
      if (there.joined !== null || here.joined !== null) continue;
      assert.notEqual(choice, meant);
      assert.deepEqual([caller.contents(), listener.contents()], before, `${meant} meant, ${choice} said`);
    }
  }
});

test('S-36 each kind of message at each moment: taken where it belongs, else a typed end', () => {
  const messages: Message[] = [
    { kind: 'root', round: 1, sums: new Uint32Array(320) },
    { kind: 'root', round: 2, sums: new Uint32Array(320).fill(1) },
    { kind: 'sub-sums', tops: [1], sums: new Uint32Array(320), isLast: true },
    { kind: 'sub-sums', tops: [], sums: new Uint32Array(0), isLast: false },
    { kind: 'list', pieces: [], isLast: false },
    { kind: 'list', pieces: [], isLast: true },
    { kind: 'list', pieces: [{ bucket: 9, rows: new Uint8Array(48) }], isLast: true },
    { kind: 'expect', records: 2 ** 53 - 1, withheld: 2 ** 53 - 1 },
    { kind: 'records', seq: 0, bytes: new Uint8Array(5) },
    { kind: 'records', seq: 0, bytes: new Uint8Array(0) },
    { kind: 'records', seq: 77, bytes: new Uint8Array(ROW_BYTES) },
    { kind: 'ack', seq: 0, applied: [], unchanged: 0, conflicts: 0, faults: 0, refusedIds: new Uint8Array(16) },
    { kind: 'end', batches: 0 },
    { kind: 'end', batches: 9 },
    { kind: 'bye', verdict: 'identical' },
    { kind: 'bye', verdict: 'set-aside' },
    { kind: 'cancel', reason: 'user' },
    { kind: 'cancel', reason: 'internal' },
  ];
  for (const message of messages) {
    for (let at = 0; at <= STEPS; at += 1) assertSound(() => encodeMessage(message), at);
  }
});

test('S-36 what was repeated is refused by its number, and the peer is told', () => {
  const records: Uint8Array[] = [];
  const result = runSides(...differingBooks(), {
    ...small,
    // The caller's messages first: its second batch is replaced by its first.
    choose: () => 0,
    forge: (_step, bytes) => {
      if (bytes[0] === 6) records.push(bytes);
      return records.length === 2 && bytes[0] === 6 ? records[0] ?? bytes : bytes;
    },
  });
  assert.deepEqual(result.listener.outcome, { kind: 'protocol-fault', fault: { kind: 'bad-sequence' } });
  assert.deepEqual(result.caller.outcome, { kind: 'peer-failed', reason: 'protocol-fault' });
});

test('S-36 each check on the wire names its own fault, and the peer is told', () => {
  const list = (pieces: MessageOf<'list'>['pieces'], isLast: boolean) =>
    encodeMessage({ kind: 'list', pieces, isLast });
  /** Type of the caller's message that is replaced, what replaces it, and the fault at the listener. */
  const cases: [number, (original: Message) => Uint8Array, string][] = [
    [2, (original) => encodeMessage({ ...expectKind(original, 'root'), round: 9 }), 'bad-sequence'],
    [3, () => encodeMessage({ kind: 'sub-sums', tops: [], sums: new Uint32Array(0), isLast: false }), 'bad-listing'],
    [4, () => list([], false), 'bad-listing'],
    [4, (original) => {
      const [piece] = expectKind(original, 'list').pieces;
      assert.ok(piece);
      return list([{ ...piece, rows: new Uint8Array(0) }], true);
    }, 'bad-listing'],
    [4, (original) => {
      const [piece] = expectKind(original, 'list').pieces;
      assert.ok(piece);
      // One row twice is not ascending.
      const row = piece.rows.subarray(0, LISTING_ROW_BYTES);
      return list([{ ...piece, rows: Uint8Array.of(...row, ...row) }], true);
    }, 'bad-listing'],
    [4, (original) => {
      const [piece] = expectKind(original, 'list').pieces;
      assert.ok(piece);
      // A row that belongs to another bucket.
      return list([{ ...piece, rows: piece.rows.map((byte, place) => (place === 15 ? byte ^ 1 : byte)) }], true);
    }, 'bad-listing'],
    [7, (original) => encodeMessage({ ...expectKind(original, 'ack'), seq: 9 }), 'bad-sequence'],
    [
      6, (original) => encodeMessage({ ...expectKind(original, 'records'), bytes: new Uint8Array(5) }),
      'malformed-batch',
    ],
    [8, () => encodeMessage({ kind: 'end', batches: 99 }), 'bad-sequence'],
    [5, () => encodeMessage({ kind: 'end', batches: 0 }), 'out-of-order'],
    [2, () => new Uint8Array(60_001), 'message-too-large'],
  ];
  for (const [type, replace, expected] of cases) {
    let isForged = false;
    const result = runSides(...differingBooks(), {
      caller: { batchBytes: 10 * ROW_BYTES, messageBytesMax: 60_000 },
      listener: { batchBytes: 10 * ROW_BYTES, messageBytesMax: 60_000 },
      // The caller's message goes first wherever both have one under way.
      choose: () => 0,
      forge: (_step, bytes, from) => {
        const decoded = decodeMessage(bytes);
        if (isForged || from !== 'caller' || bytes[0] !== type || !decoded.ok) return bytes;
        isForged = true;
        return replace(decoded.value);
      },
    });
    const { outcome } = result.listener;
    assert.equal(outcome.kind === 'protocol-fault' ? outcome.fault.kind : outcome.kind, expected, `type ${type}`);
    assert.deepEqual(result.caller.outcome, { kind: 'peer-failed', reason: 'protocol-fault' });
  }
});

function expectKind<Kind extends Message['kind']>(message: Message, kind: Kind): MessageOf<Kind> {
  if (!isMessageOf(message, kind)) throw new Error(`${message.kind} where ${kind} was expected`);
  return message;
}
