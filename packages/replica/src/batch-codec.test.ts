import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBatch, encodeBatch } from './batch-codec.ts';
import { bytesToRecordId } from './record-id.ts';
import { normalizeStamps, olderStamp, type RecordState } from './record-state.ts';
import { jarKind, marbleKind } from './replica.testing.ts';
import { hMax, replicaMax, type Stamp } from './stamp.ts';

const kindByTag = new Map([[jarKind.tag, jarKind], [marbleKind.tag, marbleKind]]);
const ids = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => bytesToRecordId(Uint8Array.from(bytes)));
const stamps: fc.Arbitrary<Stamp> = fc.record({
  h: fc.integer({ min: 1, max: hMax }), replica: fc.integer({ min: 1, max: replicaMax }),
}, { noNullPrototype: true });
const integers = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
  .map((value) => (value === 0 ? 0 : value));
const texts = fc.option(fc.string({ unit: 'binary', maxLength: 30 }), { nil: null });
const vectors = fc.option(fc.array(fc.tuple(fc.integer({ min: 1, max: replicaMax }), fc.integer({ min: 1, max: hMax })),
  { maxLength: 16 }).map((pairs) => new Map(pairs)), { nil: undefined });

const marbles: fc.Arbitrary<RecordState> = fc.record({
  id: ids, jar: fc.option(ids, { nil: null }), grams: integers, colour: fc.string({ unit: 'binary' }), life: stamps,
  groups: fc.tuple(stamps, stamps, stamps), isPlain: fc.boolean(), isAlive: fc.boolean(),
  ancestors: fc.tuple(vectors, vectors, vectors), wallMs: fc.option(fc.nat(), { nil: undefined }),
}).map(({ id, jar, grams, colour, life, groups, isPlain, isAlive, ancestors, wallMs }) => ({
  kind: marbleKind, id, values: [jar, grams, grams, colour, 1],
  ...(isPlain ? { base: life, isAlive: true } : {
    ...normalizeStamps(groups.reduce(olderStamp, life), groups, life), isAlive, ancestors,
    seen: [groups[0], undefined, life], wallMs,
  }),
}));
const jars: fc.Arbitrary<RecordState> = fc.record({ id: ids, name: texts, base: stamps })
  .map(({ id, name, base }) => ({ kind: jarKind, id, values: [name, 0], base, isAlive: true }));

/** Without the keys that are undefined, and with plain bytes. */
function bare(records: readonly RecordState[]): unknown {
  return records.map(({ kind, id, ...rest }) => ({ kind: kind.tag, id: [...id],
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined
      && !(Array.isArray(value) && value.every((each) => each === undefined)))
      // An array by group is as long as its last group needs.
      .map(([key, value]) => [key, Array.isArray(value) && key !== 'values' ? trimmed(value) : value])) }));
}

function trimmed(items: readonly unknown[]): readonly unknown[] {
  return items.slice(0, items.findLastIndex((each) => each !== undefined) + 1);
}

test('R-18 a batch comes back as it was', () => {
  fc.assert(fc.property(fc.array(jars, { maxLength: 5 }), fc.array(marbles, { maxLength: 20 }), (some, others) => {
    const records = [...some, ...others];
    const decoded = decodeBatch(encodeBatch(records), kindByTag);
    assert.ok(decoded.ok);
    assert.deepEqual(bare(decoded.records), bare(records));
  }), { numRuns: 2000 });
});

test('R-18 any bytes give records or a typed fault, never an exception', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    decodeBatch(Uint8Array.of(1, ...bytes), kindByTag);
    decodeBatch(bytes, kindByTag);
  }), { numRuns: 20_000 });
});

test('R-18 a batch damaged anywhere gives records or a typed fault, never an exception', () => {
  const damage = fc.record({ at: fc.nat(), value: fc.integer({ min: 0, max: 255 }), cut: fc.boolean() });
  fc.assert(fc.property(fc.array(marbles, { minLength: 1, maxLength: 8 }), damage, (records, { at, value, cut }) => {
    const bytes = encodeBatch(records).slice();
    const place = at % bytes.length;
    bytes[place] = value;
    decodeBatch(cut ? bytes.subarray(0, place) : bytes, kindByTag);
  }), { numRuns: 20_000 });
});
