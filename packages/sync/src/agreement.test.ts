import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { agreeOnBook, trimDeviceName, type BookClaim } from './hello.ts';
import { MemoryStore } from './memory-store.testing.ts';
import { bookOf, CLOCK_GAP_MS, identity, runSides, Side } from './two-sides.testing.ts';

const claim: fc.Arbitrary<BookClaim> = fc.tuple(fc.nat(2), fc.nat(3), fc.subarray([0, 1, 2, 3]), fc.boolean())
  .map(([book, generation, former, holdsData]) => book === 0
    ? { identity: null, generationChain: [], holdsData: false }
    : {
      identity: identity(book, generation), holdsData,
      generationChain: former.filter((each) => each !== generation).map((each) => identity(book, each).generation),
    });

test('S-12 S-13 both sides come to the same agreement, and data is never adopted over', () => {
  const mirrored = {
    same: 'same', 'adopt-here': 'adopt-there', 'adopt-there': 'adopt-here', 'replace-here': 'replace-there',
    'replace-there': 'replace-here', choose: 'choose', refused: 'refused',
  } as const;
  const met = new Set<string>();
  fc.assert(fc.property(claim, claim, (caller, listener) => {
    const here = agreeOnBook('caller', caller, listener);
    const there = agreeOnBook('listener', listener, caller);
    met.add(here.kind === 'choose' ? here.reason : here.kind);
    assert.equal(mirrored[here.kind], there.kind);
    if (here.kind === 'refused' || here.kind === 'choose') assert.deepEqual(here, there);
    if (here.kind === 'refused') assert.equal(caller.identity ?? listener.identity, null);
    if (here.kind === 'adopt-here' || here.kind === 'replace-here') {
      assert.equal(caller.holdsData, here.kind === 'replace-here');
    }
    if (here.kind === 'choose') assert.ok(caller.holdsData && listener.holdsData);
  }), { numRuns: 3000 });
  assert.equal(met.size, 8);
});

test('S-12 an empty device adopts the book, on either side', () => {
  for (const [empty, full] of [['caller', 'listener'], ['listener', 'caller']] as const) {
    const stores = { [empty]: new MemoryStore(null), [full]: bookOf(10, 7) } as Record<string, MemoryStore>;
    const { caller, listener } = stores;
    assert.ok(caller && listener);
    const result = runSides(caller, listener);
    assert.equal(result[empty].joined?.side, 'here');
    assert.equal(result[full].joined?.side, 'there');
    assert.deepEqual(caller.identity, listener.identity);
    assert.equal(caller.contents(), listener.contents());
  }
});

test('S-12 two devices without a book are refused', () => {
  const result = runSides(new MemoryStore(null), new MemoryStore(null));
  assert.deepEqual(result.caller.outcome, { kind: 'refused', refusal: 'no-book' });
  assert.deepEqual(result.listener.outcome, { kind: 'refused', refusal: 'no-book' });
});

test('S-11 without a common protocol the end says which side to update, and the peer is still greeted', () => {
  for (const [range, refusal] of [[[2, 9], 'update-here'], [[0, 0], 'update-there']] as const) {
    const store = bookOf(3);
    const listener = new Side('listener', store);
    listener.start();
    listener.take(Uint8Array.of(1, ...range, 0xee, 0xee));
    assert.deepEqual(listener.report?.outcome, { kind: 'refused', refusal });
    assert.equal(listener.sent.length, 1);
    assert.equal(listener.sent[0]?.[0], 1);
    assert.deepEqual(store.journal, []);
  }
});

test('S-10 the listener says nothing before the caller', () => {
  const listener = new Side('listener', bookOf(1));
  listener.start();
  assert.equal(listener.sent.length, 0);
  const caller = new Side('caller', bookOf(1));
  caller.start();
  assert.equal(caller.sent.length, 1);
});

test('S-14 clocks an hour or ten years apart are reported and do no harm', () => {
  const { caller, listener } = runSides(bookOf(3), bookOf(3));
  assert.equal(caller.outcome.kind, 'identical');
  assert.equal(caller.clockGapMs, CLOCK_GAP_MS);
  assert.equal(listener.clockGapMs, -CLOCK_GAP_MS);
});

test('S-1 a device name is cut between characters', () => {
  assert.equal(trimDeviceName('é'.repeat(40), 64), 'é'.repeat(32));
  assert.equal(trimDeviceName(`${'a'.repeat(63)}é`, 64), 'a'.repeat(63));
  assert.equal(trimDeviceName('😀'.repeat(20), 64), '😀'.repeat(16));
  const { listener } = runSides(bookOf(1), bookOf(1), { caller: { deviceName: 'Téléphone de la maison '.repeat(5) } });
  assert.equal(listener.peer?.deviceName, trimDeviceName('Téléphone de la maison '.repeat(5), 64));
});
