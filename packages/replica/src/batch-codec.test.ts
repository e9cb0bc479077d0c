import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBatch, encodeBatch } from './batch-codec.ts';
import type { RecordKind } from './kind.ts';
import { bytesToRecordId, type RecordId } from './record-id.ts';
import { normalizeStamps, olderStamp, type RecordState } from './record-state.ts';
import { jarKind, marbleKind } from './replica.testing.ts';
import { hMax, originStamp, replicaMax, type Stamp } from './stamp.ts';

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

/** Through the bytes of a batch. */
function passed(...records: readonly RecordState[]): readonly RecordState[] {
  const decoded = decodeBatch(encodeBatch(records), kindByTag);
  assert.ok(decoded.ok);
  return decoded.records;
}

const idOf = (first: number, last: number): RecordId =>
  bytesToRecordId(Uint8Array.of(first, ...new Uint8Array(11).fill(7), 1, 2, 3, last));
const base: Stamp = { h: 5, replica: 3 };
const jar: RecordState = { kind: jarKind, id: idOf(1, 1), values: ['salt', 0], base, isAlive: true };
const marble: RecordState = {
  kind: marbleKind, id: idOf(1, 2), values: [null, 1, 2, 'red', 0], base, isAlive: true,
};

test('R-18 stamps that share their h or their replica alone are told apart', () => {
  const bases = [base, { h: 5, replica: 4 }, { h: 6, replica: 4 }, { h: 6, replica: 4 }, originStamp];
  assert.deepEqual(passed(...bases.map((each) => ({ ...jar, base: each }))).map((each) => each.base), bases);
});

test('R-18 a stamp of which one half alone is nought comes back as it was', () => {
  const [first, second] = [{ h: 0, replica: 5 }, { h: 9, replica: 0 }];
  const [record] = passed({ ...marble, groupStamps: [first, second] });
  assert.deepEqual(record?.groupStamps, [first, second]);
});

test('R-18 ids that end alike are told apart, and each stands in a batch once', () => {
  const inJar = (jarId: RecordId): RecordState => ({ ...marble, values: [jarId, 1, 2, 'red', 0] });
  const [one, other, third] = [idOf(1, 9), idOf(2, 9), idOf(1, 8)];
  const records = [inJar(one), inJar(other), inJar(third), inJar(one), inJar(other)];
  assert.deepEqual(passed(...records).map(({ values }) => values[0]), [one, other, third, one, other]);
  const withoutAgain = encodeBatch(records.slice(0, 3)).length;
  const plainBytes = encodeBatch([...records.slice(0, 3), marble, marble]).length - withoutAgain;
  assert.ok(encodeBatch(records).length <= withoutAgain + plainBytes + 2);
});

test('R-18 a text that begins with a byte order mark keeps it', () => {
  assert.deepEqual(passed({ ...jar, values: ['\ufeffsalt', 0] })[0]?.values, ['\ufeffsalt', 0]);
});

test('R-33 whether losers of an unknown kind are worth keeping travels with it', () => {
  for (const isConflictFree of [true, false]) {
    const kind: RecordKind = { ...jarKind, tag: 150, isConflictFree };
    const [record, ...others] = passed({ ...jar, kind });
    assert.ok(record !== undefined && others.length === 0);
    assert.equal(record.kind.isConflictFree, isConflictFree);
    assert.deepEqual(record.kind.unknown, { groupsAtFirst: 2 });
    assert.deepEqual(encodeBatch([record]), encodeBatch(passed(record)));
    assert.equal(passed(record)[0]?.kind, record.kind);
  }
});

test('R-18 a value of another type than its column is a bug of the writer', () => {
  const wrong: readonly RecordState[] = [
    { ...jar, values: [7, 0] }, { ...jar, values: [new Uint8Array(16), 0] }, { ...jar, values: ['salt', 'x'] },
    { ...jar, values: ['salt', new Uint8Array(16)] }, { ...marble, values: ['x', 1, 2, 'red', 0] },
    { ...marble, values: [7, 1, 2, 'red', 0] },
  ];
  for (const record of wrong) assert.throws(() => encodeBatch([record]), TypeError);
  const decoded = decodeBatch(encodeBatch([{ ...jar, values: ['salt', null] }]), kindByTag);
  assert.deepEqual(decoded,
    { ok: false, fault: { kind: 'malformed', what: 'column shelf_number has no value' } }, 'nothing is not nought');
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

test('R-18 a batch version of a later program is told apart from damage', () => {
  const version = decodeBatch(Uint8Array.of(2, 0), kindByTag);
  assert.deepEqual(version, { ok: false, fault: { kind: 'newer', what: 'batch version 2' } });
});
