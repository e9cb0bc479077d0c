/**
 * Two levels of sums of row hashes, by which two copies find what differs without reading their rows.
 *
 * A row hash is 128 bits. Its record's bucket is the last 12 bits of the id; 64 buckets make one top bucket. A sum is
 * a count and a total modulo 2^128: it does not depend on the order of arrival and takes a row out as it took it in.
 * In the book a sum is four plain totals of 32-bit limbs, which SQL keeps up without carrying; up to 2^20 rows a
 * bucket they stay exact, and are carried here when read.
 */
import type { SqliteDatabase, SqliteStatement, SqlRow } from '@tandem/sqlite';
import { hexToBytes } from './hex.ts';

export const bucketCount = 4096;
export const topBucketCount = 64;
export const subBucketCount = bucketCount / topBucketCount;
/** A sum in an array of sums: the count, then four limbs, least significant first. */
export const sumFields = 5;
export const listingRowBytes = 24;

/** A row hash as four 32-bit limbs, or null while its row is dirty. */
export type RowHash = readonly [number, number, number, number];

export function bucketOfId(id: Uint8Array): number {
  return ((id[14] ?? 0) & 0x0f) * 256 + (id[15] ?? 0);
}

export function equalHashes(left: RowHash, right: RowHash): boolean {
  return left[0] === right[0] && left[1] === right[1] && left[2] === right[2] && left[3] === right[3];
}

/** What a transaction adds to and takes from the sums; written once at its end. */
export class BucketChanges {
  readonly #changes = new Map<number, [number, number, number, number, number]>();

  add(bucket: number, hash: RowHash): void {
    this.#change(bucket, 1, hash);
  }

  remove(bucket: number, hash: RowHash): void {
    this.#change(bucket, -1, hash);
  }

  write(database: SqliteDatabase): void {
    const pending = [...this.#changes].sort((left, right) => left[0] - right[0]);
    const rowsEach = 32;
    for (let from = 0; from < pending.length; from += rowsEach) {
      const chunk = pending.slice(from, from + rowsEach);
      addToSums(database, chunk.length).run(...chunk.flatMap(([bucket, change]) => [bucket, ...change]));
    }
    this.#changes.clear();
  }

  #change(bucket: number, sign: 1 | -1, hash: RowHash): void {
    let change = this.#changes.get(bucket);
    if (change === undefined) this.#changes.set(bucket, change = [0, 0, 0, 0, 0]);
    change[0] += sign;
    change[1] += sign * hash[0];
    change[2] += sign * hash[1];
    change[3] += sign * hash[2];
    change[4] += sign * hash[3];
  }
}

function addToSums(database: SqliteDatabase, rows: number): SqliteStatement {
  return database.prepare(`INSERT OR FAIL INTO sync_bucket VALUES ${Array(rows).fill('(?, ?, ?, ?, ?, ?)').join(', ')}
    ON CONFLICT DO UPDATE SET count = count + excluded.count, sum0 = sum0 + excluded.sum0,
      sum1 = sum1 + excluded.sum1, sum2 = sum2 + excluded.sum2, sum3 = sum3 + excluded.sum3`);
}

/** The 64 top sums: `sumFields` numbers each. */
export function readTopSums(database: SqliteDatabase): Uint32Array {
  return rowsToSums(database.prepare(`SELECT sum(count), sum(sum0), sum(sum1), sum(sum2), sum(sum3)
    FROM sync_bucket GROUP BY bucket / ${subBucketCount} ORDER BY bucket / ${subBucketCount}`).all());
}

/** The 64 sums of one top bucket. */
export function readSubSums(database: SqliteDatabase, top: number): Uint32Array {
  const select = database.prepare(`SELECT count, sum0, sum1, sum2, sum3 FROM sync_bucket
    WHERE bucket BETWEEN ?1 AND ?1 + ${subBucketCount - 1} ORDER BY bucket`);
  return rowsToSums(select.all(top * subBucketCount));
}

/** All 4,096 sums; what `check` and the audit compare with the rows. */
export function readAllSums(database: SqliteDatabase): Uint32Array {
  return rowsToSums(database.prepare('SELECT count, sum0, sum1, sum2, sum3 FROM sync_bucket ORDER BY bucket').all());
}

/** Rows of a bucket in the order of ids: 16 bytes of id, the first 8 of the row hash. */
export function listBucket(database: SqliteDatabase, bucket: number): Uint8Array {
  const rows = database.prepare('SELECT id, hash0, hash1 FROM sync_record WHERE bucket = ? ORDER BY id').all(bucket);
  const listing = new Uint8Array(rows.length * listingRowBytes);
  const view = new DataView(listing.buffer);
  rows.forEach(([id, hash0, hash1], index) => {
    const at = index * listingRowBytes;
    if (id instanceof Uint8Array) listing.set(id, at);
    view.setUint32(at + 16, Number(hash0), true);
    view.setUint32(at + 20, Number(hash1), true);
  });
  return listing;
}

/** Packed ids of everything in these buckets. One text for all: a blob each would cost the driver ten times as much. */
export function idsOfBuckets(database: SqliteDatabase, buckets: readonly number[]): Uint8Array {
  const one = database.prepare("SELECT coalesce(group_concat(hex(id), ''), '') FROM sync_record WHERE bucket = ?");
  return hexToBytes(buckets.map((bucket) => one.get(bucket)?.[0]).join(''));
}

/** The sum of sums: one. */
export function totalOfSums(sums: Uint32Array): Uint32Array {
  const totals = [0, 0, 0, 0, 0];
  sums.forEach((field, index) => {
    totals[index % sumFields] = (totals[index % sumFields] ?? 0) + field;
  });
  return rowsToSums([totals]);
}

/** Sums of row hashes collected in memory, as an audit does while it reads every row. */
export class SumCollector {
  readonly #totals = Array.from({ length: bucketCount }, () => [0, 0, 0, 0, 0]);

  add(bucket: number, hash: RowHash): void {
    const total = this.#totals[bucket];
    if (total === undefined) throw new RangeError(`there is no bucket ${bucket}`);
    total[0] = (total[0] ?? 0) + 1;
    for (let limb = 0; limb < 4; limb++) total[limb + 1] = (total[limb + 1] ?? 0) + (hash[limb] ?? 0);
  }

  sums(): Uint32Array {
    return rowsToSums(this.#totals);
  }
}

function rowsToSums(rows: readonly SqlRow[]): Uint32Array {
  const sums = new Uint32Array(rows.length * sumFields);
  rows.forEach((row, index) => {
    const at = index * sumFields;
    sums[at] = Number(row[0]);
    let carry = 0;
    for (let limb = 1; limb < sumFields; limb++) {
      const total = Number(row[limb]) + carry;
      carry = Math.floor(total / 2 ** 32);
      // The array keeps it modulo 2^32.
      sums[at + limb] = total;
    }
  });
  return sums;
}
