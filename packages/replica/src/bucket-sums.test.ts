import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  BucketChanges, bucketCount, bucketOfId, equalHashes, idsOfBuckets, listBucket, listingRowBytes, readAllSums,
  readSubSums, readTopSums, SumCollector, sumFields, totalOfSums, type RowHash,
} from './bucket-sums.ts';
import { compareBytes } from './record-id.ts';
import { addMarble, openTestReplica } from './replica.testing.ts';

const limb = fc.nat(0xffff_ffff);
const hashes: fc.Arbitrary<RowHash> = fc.tuple(limb, limb, limb, limb);
const buckets = fc.oneof(fc.nat(bucketCount - 1), fc.constantFrom(0, 63, 64, 127, 4032, 4095));
const noon = 1_795_521_600_000;

interface ExactSum {
  readonly count: number;
  readonly total: bigint;
}

/** The same in whole numbers of any size. */
function add(sums: Map<number, ExactSum>, bucket: number, hash: RowHash): void {
  const former = sums.get(bucket) ?? { count: 0, total: 0n };
  const value = hash.reduceRight((total, word) => (total << 32n) | BigInt(word), 0n);
  sums.set(bucket, { count: former.count + 1, total: (former.total + value) % 2n ** 128n });
}

function fieldsOf(sum: ExactSum | undefined): number[] {
  const { count, total } = sum ?? { count: 0, total: 0n };
  return [count, ...[0n, 32n, 64n, 96n].map((shift) => Number((total >> shift) & 0xffff_ffffn))];
}

test('R-35 sums of both levels are those of the rows, modulo 2^128, whatever came and went in between', () => {
  fc.assert(fc.property(
    fc.array(fc.tuple(buckets, hashes), { maxLength: 90 }), fc.array(fc.tuple(buckets, hashes), { maxLength: 5 }),
    (rows, passing) => {
      const { database } = openTestReplica();
      const collector = new SumCollector();
      const inTop = new Map<number, ExactSum>();
      const inBucket = new Map<number, ExactSum>();
      const inAll = new Map<number, ExactSum>();
      const changes = new BucketChanges();
      for (const [bucket, hash] of [...passing, ...rows]) changes.add(bucket, hash);
      database.transaction(() => changes.write(database));
      // Written once: a second time adds nothing.
      database.transaction(() => changes.write(database));
      for (const [bucket, hash] of passing) changes.remove(bucket, hash);
      database.transaction(() => changes.write(database));
      for (const [bucket, hash] of rows) {
        collector.add(bucket, hash);
        add(inTop, bucket >> 6, hash);
        add(inBucket, bucket, hash);
        add(inAll, 0, hash);
      }
      const tops = readTopSums(database);
      assert.deepEqual([...tops], Array.from({ length: 64 }, (_row, top): number[] => fieldsOf(inTop.get(top))).flat());
      for (const top of [0, 1, 63]) {
        assert.deepEqual([...readSubSums(database, top)],
          Array.from({ length: 64 }, (_row, sub): number[] => fieldsOf(inBucket.get(top * 64 + sub))).flat());
      }
      const all = readAllSums(database);
      assert.equal(all.length, bucketCount * sumFields);
      assert.deepEqual(all, collector.sums());
      assert.deepEqual([...totalOfSums(tops)], fieldsOf(inAll.get(0)));
      assert.deepEqual(totalOfSums(all), totalOfSums(tops));
      database.close();
    }), { numRuns: 25 });
});

test('R-35 changes of more buckets than one statement takes are each written once', () => {
  const { database } = openTestReplica();
  const [changes, collector] = [new BucketChanges(), new SumCollector()];
  for (let bucket = bucketCount - 1; bucket >= 0; bucket -= 41) {
    changes.add(bucket, [bucket, 1, 2, 3]);
    collector.add(bucket, [bucket, 1, 2, 3]);
  }
  database.transaction(() => changes.write(database));
  assert.deepEqual(readAllSums(database), collector.sums());
});

test('R-35 a carry goes through all four limbs and out of the last', () => {
  const full: RowHash = [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff];
  const collector = new SumCollector();
  collector.add(9, full);
  collector.add(9, [1, 0, 0, 0]);
  assert.deepEqual([...collector.sums().subarray(9 * sumFields, 10 * sumFields)], [2, 0, 0, 0, 0]);
  collector.add(9, [5, 6, 7, 8]);
  assert.deepEqual([...totalOfSums(collector.sums())], [3, 5, 6, 7, 8]);
  for (const bucket of [-1, bucketCount]) assert.throws(() => collector.add(bucket, full), RangeError);
});

test('R-35 hashes are equal in all four limbs or not at all', () => {
  const hash: RowHash = [1, 2, 3, 4];
  assert.ok(equalHashes(hash, [1, 2, 3, 4]));
  for (const other of [[0, 2, 3, 4], [1, 0, 3, 4], [1, 2, 0, 4], [1, 2, 3, 0]] as const) {
    assert.equal(equalHashes(hash, other), false);
  }
});

test('R-35 a record lies in the bucket of its last twelve bits', () => {
  const id = (end: readonly number[]): Uint8Array => Uint8Array.of(...new Uint8Array(14).fill(0xff), ...end);
  assert.deepEqual([[0, 0], [0xf0, 0], [0, 0xff], [0xf1, 2], [0xff, 0xff]].map((end) => bucketOfId(id(end))),
    [0, 0, 255, 258, 4095]);
});

test('R-35 a listing has each record of its bucket by ascending id, with the first eight bytes of its hash', () => {
  const replica = openTestReplica();
  const { database } = replica;
  const ids = Array.from({ length: 200 }, (_, index) => addMarble(replica, noon + index, index, 'red'));
  replica.rehashDirty();
  const fullBuckets = [...new Set(ids.map((id) => bucketOfId(id)))];
  const everything = database.prepare('SELECT id, hash0, hash1 FROM sync_record').all();
  for (const bucket of [...fullBuckets, ...Array.from({ length: 20 }, (_, index) => index)]) {
    const expected = everything.flatMap(([id, hash0, hash1]) =>
      (id instanceof Uint8Array && bucketOfId(id) === bucket
        ? [{ id, hash0: Number(hash0), hash1: Number(hash1) }]
        : []))
      .sort((left, right) => compareBytes(left.id, right.id));
    const listing = listBucket(database, bucket);
    assert.equal(listing.length, expected.length * listingRowBytes);
    const view = new DataView(listing.buffer);
    expected.forEach(({ id, hash0, hash1 }, place) => {
      const at = place * listingRowBytes;
      assert.deepEqual(listing.subarray(at, at + 16), Uint8Array.from(id));
      assert.deepEqual([view.getUint32(at + 16, true), view.getUint32(at + 20, true)], [hash0, hash1]);
    });
    assert.deepEqual(idsOfBuckets(database, [bucket]), Uint8Array.from(expected.flatMap(({ id }) => [...id])));
  }
  const all = Buffer.from(idsOfBuckets(database, Array.from({ length: bucketCount }, (_, bucket) => bucket)));
  const texts = Array.from({ length: all.length / 16 }, (_, place) => all.toString('hex', place * 16, place * 16 + 16));
  const expectedTexts = everything.map(([id]) => (id instanceof Uint8Array ? Buffer.from(id).toString('hex') : ''));
  assert.deepEqual(texts.sort(), expectedTexts.sort());
  assert.deepEqual(idsOfBuckets(database, []), new Uint8Array());
  const [first = 0, second = 0] = fullBuckets;
  const both = [...idsOfBuckets(database, [first]), ...idsOfBuckets(database, [second])];
  assert.deepEqual([...idsOfBuckets(database, [first, second])], both);
});
