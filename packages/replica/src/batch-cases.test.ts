/** What a batch carries and keeps apart, case by case; what is wrong in one place is in `batch-limits.test.ts`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBatch, encodeBatch } from './batch-codec.ts';
import { initialValues, type RecordKind } from './kind.ts';
import { conflictKind } from './own-kinds.ts';
import { bytesToRecordId, type RecordId } from './record-id.ts';
import { normalizeStamps, type RecordState } from './record-state.ts';
import { jarKind, kiteKind, laterMarbleKind, marbleKind, seenAs } from './replica.testing.ts';
import { originStamp, type Stamp } from './stamp.ts';

const kindByTag = new Map([jarKind, marbleKind, conflictKind].map((kind) => [kind.tag, kind]));

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

test('R-18 one of everything that a record may have comes back as it was', () => {
  const [older, newer]: readonly [Stamp, Stamp] =
    [{ h: 2048, replica: 7 }, { h: 4_000_000_000_001, replica: 2 ** 39 + 5 }];
  const marked: RecordState = {
    ...marble, id: idOf(1, 3), values: [idOf(9, 9), -3, -6, 'été', 1], base: older, isAlive: false, lifeStamp: newer,
    groupStamps: [newer, undefined, base], ancestors: [new Map([[7, 2048], [9, 55]]), undefined, new Map([[3, 1]])],
    seen: [newer, older, undefined, newer], wallMs: 1_700_000_000_000,
  };
  const later = (last: number, maker: RecordId | null, pattern: string, song: string | null): RecordState => seenAs({
    ...marble, kind: laterMarbleKind, id: idOf(1, last),
    values: [null, 1, 2, maker, 'red', pattern, 0, 9, 440, song],
    ...normalizeStamps(older, [undefined, undefined, undefined, newer], undefined),
  }, marbleKind);
  const states: readonly RecordState[] = [
    jar, { ...jar, id: idOf(1, 4), values: [null, 0] }, { ...jar, id: idOf(1, 5), values: ['salt', -5] },
    marble, marked, later(6, idOf(9, 9), 'dots', 'la'), marble, later(7, null, '', null),
    later(8, idOf(8, 8), '', 'la'),
    { ...marble, kind: conflictKind, values: initialValues(conflictKind).with(0, idOf(1, 2)), base: originStamp },
  ];
  const decoded = passed(...states);
  const withoutUndefined = (state: RecordState): object =>
    Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
  assert.deepEqual(decoded.map(withoutUndefined), states.map(withoutUndefined));
  assert.deepEqual(encodeBatch(decoded), encodeBatch(states));
  assert.deepEqual(passed(), []);
  const [kite] = passed({ ...jar, kind: kiteKind, values: [5, 'red', 2] });
  assert.deepEqual(kite?.unknown, [
    { group: 0, tag: 1, type: 'integer', value: 5 }, { group: 2, tag: 3, type: 'integer', value: 2 },
  ]);
});

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
  for (const [record, name] of [
    [{ ...jar, values: ['salt', null] }, 'shelf_number'], [{ ...marble, values: [null, 1, 2, null, 0] }, 'colour'],
  ] as const) {
    const what = `column ${name} has no value`;
    assert.deepEqual(decodeBatch(encodeBatch([record]), kindByTag), { ok: false, fault: { kind: 'malformed', what } },
      'nothing is not what nobody set');
  }
});

test('R-18 a batch version of a later program is told apart from damage', () => {
  const version = decodeBatch(Uint8Array.of(2, 0), kindByTag);
  assert.deepEqual(version, { ok: false, fault: { kind: 'newer', what: 'batch version 2' } });
});
