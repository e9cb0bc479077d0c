/**
 * One round's comparison: from 64 sums, over the 64 sums within each top bucket that differs, to the ids of the
 * records that this side must send. The peer's run of the same script comes to the mirror image.
 *
 * 1. Only what went over the wire is compared, on both sides: rows may change at any moment, and the two sides must
 *    still agree on which messages follow.
 * 2. Where one side has nothing, the other sends everything without a listing.
 */
import {
  bucketsOfTop, compareSums, concatBytes, idsToSend, isListing, type PlaceDifference,
} from './bucket-sums.ts';
import type { ListPiece } from './message.ts';
import { ask, enter, fault, receive, say, type Script, type SessionContext } from './script.ts';
import { BUCKETS_PER_LEVEL, LISTING_ROW_BYTES, SUM_WORDS } from './session-store.ts';

/** Rows that a peer may list in one round: 96 MB of memory, forty times the largest book that we measure. */
export const LISTED_ROWS_MAX = 4_000_000;

const LEVEL_WORDS = BUCKETS_PER_LEVEL * SUM_WORDS;
/** Type, last flag, count of tops or pieces. */
const PART_HEADER_BYTES = 16;
/** A top, then 64 times a count of at most five bytes and four limbs. */
const TOP_BYTES_MAX = 1 + BUCKETS_PER_LEVEL * (5 + 16);
/** Bucket and row count of a piece. */
const PIECE_HEADER_BYTES = 6;

export type Comparison =
  | { readonly kind: 'equal' }
  /** Packed ids of what the peer lacks or holds differently; may be empty. */
  | { readonly kind: 'different'; readonly ids: Uint8Array };

export function* compareBooks(context: SessionContext): Script<Comparison> {
  yield* enter(context, 'comparing');
  const { round } = context.tally;
  const mine = yield* ask('topSums', (store) => {
    store.begin(context.wallMs);
    return store.topSums();
  });
  yield* say({ kind: 'root', round, sums: mine });
  const theirs = yield* receive('root');
  if (theirs.round !== round) return yield* fault({ kind: 'bad-sequence' });

  const tops = sortPlaces(BUCKETS_PER_LEVEL, (top) => compareSums(mine, theirs.sums, top));
  if (tops.none.length === BUCKETS_PER_LEVEL) return { kind: 'equal' };

  const buckets = tops.both.length === 0 ? noPlaces : yield* compareTops(context, tops.both);
  const listed = buckets.both.length === 0 ? new Uint8Array(0) : yield* compareBuckets(context, buckets.both);
  const whole = [...tops['only-here'].flatMap(bucketsOfTop), ...buckets['only-here']];
  const keys = whole.length === 0 ? new Uint8Array(0) : yield* ask('keysOf', (store) => store.keysOf(whole));
  return { kind: 'different', ids: concatBytes([listed, keys]) };
}

type Places = Readonly<Record<PlaceDifference, readonly number[]>>;

const noPlaces: Places = { none: [], 'only-here': [], 'only-there': [], both: [] };

function sortPlaces(count: number, compare: (place: number) => PlaceDifference): Places {
  const places = { none: [], 'only-here': [], 'only-there': [], both: [] } as Record<PlaceDifference, number[]>;
  for (let place = 0; place < count; place += 1) places[compare(place)].push(place);
  return places;
}

function* compareTops(context: SessionContext, tops: readonly number[]): Script<Places> {
  const mine = yield* ask('subSums', (store) => {
    const sums = new Uint32Array(tops.length * LEVEL_WORDS);
    tops.forEach((top, place) => sums.set(store.subSums(top), place * LEVEL_WORDS));
    return sums;
  });
  const topsEach = Math.floor((context.peerLimits.messageBytesMax - PART_HEADER_BYTES) / TOP_BYTES_MAX);
  for (let from = 0; from < tops.length; from += topsEach) {
    const to = Math.min(from + topsEach, tops.length);
    const sums = mine.subarray(from * LEVEL_WORDS, to * LEVEL_WORDS);
    yield* say({ kind: 'sub-sums', tops: tops.slice(from, to), sums, isLast: to === tops.length });
  }

  const theirs = new Uint32Array(mine.length);
  for (let from = 0, isLast = false; !isLast;) {
    const part = yield* receive('sub-sums');
    const isExpected = part.tops.length > 0 && part.tops.every((top, place) => top === tops[from + place]);
    if (!isExpected) return yield* fault({ kind: 'bad-listing' });
    theirs.set(part.sums, from * LEVEL_WORDS);
    from += part.tops.length;
    isLast = from === tops.length;
    if (isLast !== part.isLast) return yield* fault({ kind: 'bad-listing' });
  }
  const bucketAt = (place: number) =>
    (tops[Math.floor(place / BUCKETS_PER_LEVEL)] ?? 0) * BUCKETS_PER_LEVEL + (place % BUCKETS_PER_LEVEL);
  const places = sortPlaces(tops.length * BUCKETS_PER_LEVEL, (place) => compareSums(mine, theirs, place));
  return {
    none: [],
    'only-here': places['only-here'].map(bucketAt),
    'only-there': places['only-there'].map(bucketAt),
    both: places.both.map(bucketAt),
  };
}

function* compareBuckets(context: SessionContext, buckets: readonly number[]): Script<Uint8Array> {
  const mine = yield* ask('list', (store) => buckets.map((bucket) => ({ bucket, rows: store.list(bucket) })));
  const parts = cutListings(mine, context.peerLimits.messageBytesMax);
  for (const [place, pieces] of parts.entries()) {
    yield* say({ kind: 'list', pieces, isLast: place === parts.length - 1 });
  }

  const theirs = new Map<number, Uint8Array[]>(buckets.map((bucket) => [bucket, []]));
  for (let isLast = false, rowsLeft = LISTED_ROWS_MAX; !isLast;) {
    const part = yield* receive('list');
    for (const { bucket, rows } of part.pieces) {
      rowsLeft -= rows.length / LISTING_ROW_BYTES;
      const listing = theirs.get(bucket);
      if (listing === undefined || rows.length === 0 || rowsLeft < 0) return yield* fault({ kind: 'bad-listing' });
      listing.push(rows);
    }
    // So that every message but the last uses up some of the rows that are allowed.
    if (!part.isLast && part.pieces.length === 0) return yield* fault({ kind: 'bad-listing' });
    isLast = part.isLast;
  }
  const ids: Uint8Array[] = [];
  for (const { bucket, rows } of mine) {
    const listing = concatBytes(theirs.get(bucket) ?? []);
    if (!isListing(listing, bucket)) return yield* fault({ kind: 'bad-listing' });
    ids.push(idsToSend(rows, listing));
  }
  return concatBytes(ids);
}

/** The pieces of each LIST message: at least one message, none larger than the limit, no piece without rows. */
export function cutListings(listings: readonly ListPiece[], messageBytesMax: number): ListPiece[][] {
  let pieces: ListPiece[] = [];
  const parts = [pieces];
  let room = messageBytesMax - PART_HEADER_BYTES;
  for (const { bucket, rows } of listings) {
    for (let from = 0; from < rows.length;) {
      const fitting = Math.floor((room - PIECE_HEADER_BYTES) / LISTING_ROW_BYTES) * LISTING_ROW_BYTES;
      if (fitting <= 0) {
        pieces = [];
        parts.push(pieces);
        room = messageBytesMax - PART_HEADER_BYTES;
        continue;
      }
      const piece = { bucket, rows: rows.subarray(from, from + fitting) };
      pieces.push(piece);
      from += piece.rows.length;
      room -= PIECE_HEADER_BYTES + piece.rows.length;
    }
  }
  return parts;
}
