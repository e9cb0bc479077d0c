/** Arithmetic on ids, buckets, sums and listings; no protocol. */
import {
  BUCKETS_PER_LEVEL,
  ID_BYTES,
  LISTING_ROW_BYTES,
  SUM_WORDS,
} from './session-store.ts';

export function bucketOfId(id: Uint8Array): number {
  const [high = 0, low = 0] = id.subarray(ID_BYTES - 2);
  return ((high & 0x0f) << 8) | low;
}

export function bucketsOfTop(top: number): number[] {
  return Array.from({ length: BUCKETS_PER_LEVEL }, (_, place) => top * BUCKETS_PER_LEVEL + place);
}

/**
 * What two arrays of sums say of each place: nothing differs, one side has nothing there, or both have other things.
 * Both sides draw the same conclusion, with here and there exchanged.
 */
export type PlaceDifference = 'none' | 'only-here' | 'only-there' | 'both';

export function compareSums(mine: Uint32Array, theirs: Uint32Array, place: number): PlaceDifference {
  const from = place * SUM_WORDS;
  // The limbs of an empty place do not travel; if damage left some in it, only the proof will show that.
  if (mine[from] === 0) return theirs[from] === 0 ? 'none' : 'only-there';
  if (theirs[from] === 0) return 'only-here';
  for (let word = from; word < from + SUM_WORDS; word += 1) if (mine[word] !== theirs[word]) return 'both';
  return 'none';
}

/** Rows in strictly ascending order of id, all of one bucket. */
export function isListing(rows: Uint8Array, bucket: number): boolean {
  if (rows.length % LISTING_ROW_BYTES !== 0) return false;
  for (let row = 0; row < rows.length; row += LISTING_ROW_BYTES) {
    if (bucketOfId(rows.subarray(row, row + ID_BYTES)) !== bucket) return false;
    if (row > 0 && compareBytes(rows, row - LISTING_ROW_BYTES, rows, row, ID_BYTES) >= 0) return false;
  }
  return true;
}

/** Ids of my rows that the other listing lacks or holds with another hash, packed. */
export function idsToSend(mine: Uint8Array, theirs: Uint8Array): Uint8Array {
  const ids = new Uint8Array((mine.length / LISTING_ROW_BYTES) * ID_BYTES);
  let length = 0;
  let other = 0;
  for (let row = 0; row < mine.length; row += LISTING_ROW_BYTES) {
    while (other < theirs.length && compareBytes(theirs, other, mine, row, ID_BYTES) < 0) other += LISTING_ROW_BYTES;
    if (other < theirs.length && compareBytes(theirs, other, mine, row, LISTING_ROW_BYTES) === 0) continue;
    ids.set(mine.subarray(row, row + ID_BYTES), length);
    length += ID_BYTES;
  }
  return ids.subarray(0, length);
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

function compareBytes(
  left: Uint8Array, leftFrom: number, right: Uint8Array, rightFrom: number, length: number,
): number {
  for (let place = 0; place < length; place += 1) {
    const difference = (left[leftFrom + place] ?? 0) - (right[rightFrom + place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
