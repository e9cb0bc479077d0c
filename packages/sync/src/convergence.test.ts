import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { decodeMessage } from './message-codec.ts';
import { KIND_ACCOUNT, KIND_CONFLICT, KIND_ENTRY, ROW_BYTES } from './memory-rows.testing.ts';
import { DiskFull, MemoryStore } from './memory-store.testing.ts';
import { bookOf, identity, idOf, row, runSides, type RunOptions } from './two-sides.testing.ts';

/** Copies of one book: what both hold, and what each has changed since, under stamps that no other write has. */
const copies = fc.record({
  shared: fc.nat(40),
  changes: fc.array(fc.record({
    side: fc.nat(1),
    number: fc.nat(60),
    isDeleted: fc.boolean(),
    kind: fc.constantFrom(KIND_ACCOUNT, KIND_CONFLICT, KIND_ENTRY),
    amount: fc.integer({ min: -1000, max: 1000 }),
    account: fc.nat(5),
  }), { maxLength: 40 }),
  isEmpty: fc.boolean(),
});
type Copies = typeof copies extends fc.Arbitrary<infer Value> ? Value : never;

/** Built for every run, since a store remembers. */
function storesOf({ shared, changes, isEmpty }: Copies): { caller: MemoryStore; listener: MemoryStore } {
  const caller = isEmpty ? new MemoryStore(null) : bookOf(shared);
  const listener = bookOf(shared);
  changes.forEach(({ side, number, ...values }, place) => {
    const store = side === 0 && !isEmpty ? caller : listener;
    store.put({ ...values, id: idOf(number), stamp: 2 + place });
  });
  return { caller, listener };
}

const pipes = fc.record({
  order: fc.array(fc.nat(1), { minLength: 1, maxLength: 50 }),
  messageBytesMax: fc.constantFrom(4096, 65_000, 262_144),
  batchBytes: fc.constantFrom(1, 100, 131_072),
  windowBytes: fc.constantFrom(0, 200, 1_048_576),
}).map(({ order, messageBytesMax, batchBytes, windowBytes }): RunOptions => ({
  choose: (step) => order[step % order.length] ?? 0,
  caller: { messageBytesMax, windowBytes, batchBytes },
  listener: { batchBytes },
}));

test('S-20 any two copies converge in one exchange and a check, both ends identical', () => {
  fc.assert(fc.property(copies, pipes, (copy, pipe) => {
    const { caller, listener } = storesOf(copy);
    const result = runSides(caller, listener, pipe);
    assert.equal(caller.contents(), listener.contents());
    for (const report of [result.caller, result.listener]) {
      assert.equal(report.outcome.kind, 'identical');
      assert.ok(report.outcome.kind === 'identical' && report.outcome.isConfirmed);
      assert.ok(report.rounds <= 2);
    }
  }), { numRuns: 1500 });
});

test('S-25 each report mirrors the other', () => {
  fc.assert(fc.property(copies, pipes, (copy, pipe) => {
    const { caller, listener } = storesOf(copy);
    const result = runSides(caller, listener, pipe);
    assert.deepEqual(result.caller.sent, result.listener.received);
    assert.deepEqual(result.caller.received, result.listener.sent);
    assert.equal(result.caller.bytesSent, result.listener.bytesReceived);
    assert.equal(result.caller.bytesReceived, result.listener.bytesSent);
  }), { numRuns: 300 });
});

test('S-25 added, changed and deleted are told apart, by kind', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  caller.put(row(30, { stamp: 2 }));
  caller.put(row(31, { stamp: 2 }));
  caller.put(row(3, { stamp: 2, amount: 99 }));
  caller.put(row(0, { stamp: 2, account: 7 }));
  caller.put(row(4, { stamp: 2, isDeleted: true }));
  const { sent, received } = runSides(caller, listener).caller;
  assert.deepEqual(sent, {
    byKind: [
      { kind: KIND_ACCOUNT, added: 0, changed: 1, deleted: 0 },
      { kind: KIND_ENTRY, added: 2, changed: 1, deleted: 1 },
    ],
    added: 2, changed: 2, deleted: 1,
  });
  assert.deepEqual(received, { byKind: [], added: 0, changed: 0, deleted: 0 });
});

test('S-21 a cut before any message leaves whole batches, and the next session converges', () => {
  fc.assert(fc.property(copies, pipes, fc.nat(40), (copy, pipe, cutAt) => {
    const { caller, listener } = storesOf(copy);
    const cut = runSides(caller, listener, { ...pipe, before: (step) => (step === cutAt ? 'stop' : undefined) });
    for (const { outcome } of [cut.caller, cut.listener]) {
      assert.ok(['cut', 'identical'].includes(outcome.kind));
      // S-38: true even when it is said without the peer's BYE.
      if (outcome.kind === 'identical') assert.equal(caller.contents(), listener.contents());
    }
    const again = runSides(caller, listener, pipe);
    assert.equal(again.caller.outcome.kind, 'identical');
    assert.equal(again.listener.outcome.kind, 'identical');
    assert.equal(caller.contents(), listener.contents());
  }), { numRuns: 700 });
});

test('S-21 a session cut at each of its messages in turn goes on where it stopped', () => {
  const makeStores = () => {
    const [caller, listener] = [bookOf(50), bookOf(50)];
    for (let number = 40; number < 80; number += 1) caller.put(row(number, { stamp: number }));
    for (let number = 30; number < 70; number += 1) listener.put(row(number, { stamp: 100 - number }));
    return [caller, listener] as const;
  };
  const small = { batchBytes: 10 * ROW_BYTES, windowBytes: 20 * ROW_BYTES };
  const options = { caller: small, listener: small };
  const { steps } = runSides(...makeStores(), options);
  assert.ok(steps > 25);
  for (let cutAt = 0; cutAt <= steps; cutAt += 1) {
    const [caller, listener] = makeStores();
    const cut = runSides(caller, listener, { ...options, before: (step) => (step === cutAt ? 'stop' : undefined) });
    const again = runSides(caller, listener, options);
    assert.equal(again.caller.outcome.kind, 'identical', `cut at ${cutAt}`);
    assert.equal(caller.contents(), listener.contents());
    // What was acknowledged before the cut does not travel again.
    const before = cut.caller.sent.added + cut.caller.sent.changed;
    const full = runSides(...makeStores(), options).caller.sent;
    assert.ok(again.caller.sent.added + again.caller.sent.changed <= full.added + full.changed - before);
  }
});

test('S-22 edits while syncing never give a false end', () => {
  const edits = fc.array(fc.record({ step: fc.nat(40), side: fc.nat(1), number: fc.nat(60) }), { maxLength: 20 });
  fc.assert(fc.property(copies, pipes, edits, (copy, pipe, typed) => {
    const { caller, listener } = storesOf(copy);
    const proved: string[][] = [[], []];
    [caller, listener].forEach((store, side) => {
      store.beforeWork = (name) => {
        if (name === 'proof') proved[side]?.push(store.contents());
      };
    });
    const result = runSides(caller, listener, {
      ...pipe,
      before: (step) => {
        for (const [place, edit] of typed.entries()) {
          const store = edit.side === 0 ? caller : listener;
          if (edit.step === step && store.size > 0) store.put(row(edit.number, { stamp: 1000 + place, amount: place }));
        }
      },
    });
    for (const { outcome } of [result.caller, result.listener]) {
      assert.ok(['identical', 'still-changing'].includes(outcome.kind), outcome.kind);
      if (outcome.kind === 'identical') assert.equal(proved[0]?.at(-1), proved[1]?.at(-1));
    }
    assert.equal(result.caller.outcome.kind, result.listener.outcome.kind);
    runSides(caller, listener);
    assert.equal(caller.contents(), listener.contents());
  }), { numRuns: 700 });
});

test('S-22 someone who goes on typing ends the session as still-changing after four rounds', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  let stamp = 10;
  caller.beforeWork = (name) => {
    if (name === 'begin') caller.put(row(3, { stamp: (stamp += 1) }));
  };
  const result = runSides(caller, listener);
  assert.equal(result.caller.outcome.kind, 'still-changing');
  assert.equal(result.listener.outcome.kind, 'still-changing');
  assert.equal(result.caller.sent.changed, 4);
  caller.beforeWork = () => undefined;
  assert.equal(runSides(caller, listener).caller.outcome.kind, 'identical');
});

test('S-23 only what differs travels', () => {
  const [caller, listener] = [bookOf(500), bookOf(500)];
  for (const number of [7, 70, 700]) caller.put(row(number, { stamp: 2, amount: -1 }));
  const result = runSides(caller, listener);
  assert.equal(result.sides.caller.progress.at(-1)?.records.sent, 3);
  // The listener holds other versions of 7 and 70.
  assert.equal(result.sides.listener.progress.at(-1)?.records.sent, 2);
});

test('S-24 RECORDS under way stay within the window of the peer, and an ACK follows the COMMIT', () => {
  const [caller, listener] = [bookOf(300), new MemoryStore(null)];
  let largest = 0;
  let acknowledged = 0;
  const result = runSides(caller, listener, {
    caller: { batchBytes: 10 * ROW_BYTES },
    listener: { windowBytes: 35 * ROW_BYTES },
    before: (_step, sides) => {
      const underWay = sides.caller.outbox.map((bytes) => decodeMessage(bytes));
      largest = Math.max(largest, underWay.filter((one) => one.ok && one.value.kind === 'records').length);
      acknowledged = sides.listener.sent.map((bytes) => decodeMessage(bytes))
        .filter((one) => one.ok && one.value.kind === 'ack').length;
      assert.ok(acknowledged <= listener.batches);
    },
  });
  assert.equal(largest, 3);
  assert.equal(acknowledged, 31);
  assert.equal(result.listener.received.added, 301);
});

test('S-4 no message is larger than the smaller limit', () => {
  const [caller, listener] = [bookOf(3000), bookOf(3000)];
  for (let number = 0; number < 3000; number += 2) caller.put(row(number, { stamp: 2, amount: 1 }));
  const result = runSides(caller, listener, { listener: { messageBytesMax: 4096 } });
  assert.equal(result.caller.outcome.kind, 'identical');
  for (const bytes of [...result.sides.caller.sent, ...result.sides.listener.sent]) assert.ok(bytes.length <= 4096);
});

test('S-26 the store is asked for a snapshot once, and only when something comes', () => {
  const [caller, listener] = [bookOf(100), bookOf(0)];
  runSides(caller, listener, { caller: { batchBytes: 100 } });
  assert.equal(listener.snapshots, 1);
  runSides(caller, listener);
  assert.equal(listener.snapshots, 1);
  runSides(caller, new MemoryStore(identity(1)));
  assert.equal(caller.snapshots, 0);
});

test('S-37 a crash between COMMIT and ACK, or before it, loses and doubles nothing', () => {
  for (const name of ['applyBatch', 'afterCommit']) {
    for (let nth = 1; nth <= 5; nth += 1) {
      const [caller, listener] = [bookOf(60), bookOf(10)];
      let count = 0;
      listener.beforeWork = (work) => {
        if (work === name && (count += 1) === nth) throw new DiskFull();
      };
      const broken = runSides(caller, listener, { caller: { batchBytes: 10 * ROW_BYTES } });
      assert.equal(broken.listener.outcome.kind, 'store-failed');
      assert.deepEqual(broken.caller.outcome, { kind: 'peer-failed', reason: 'disk-full' });
      listener.beforeWork = () => undefined;
      assert.equal(runSides(caller, listener).caller.outcome.kind, 'identical');
      assert.equal(caller.contents(), listener.contents());
    }
  }
});
