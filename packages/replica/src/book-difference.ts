/** In what two copies of a book differ, found by row hashes and told in what a person would see. */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { readTopSums, subBucketCount, sumFields, topBucketCount } from './bucket-sums.ts';
import { hexToBytes } from './hex.ts';
import { equalValues, pageRecordsOf, type RecordKind } from './kind.ts';
import { conflictKind, deviceLabelKind } from './own-kinds.ts';
import { bytesToRecordId, type RecordId } from './record-id.ts';
import { newestStamp } from './record-state.ts';
import { packIds, readRecords, type StoredRecord } from './record-store.ts';

/** Of two copies of a book, in records that a person sees. */
export interface BookDifference {
  /** Kinds in which nothing differs are absent. */
  readonly kinds: readonly KindDifference[];
  /** Entries that only this copy has or has otherwise, the latest written first; at most `linesMax`. */
  readonly here: readonly RecordId[];
  readonly there: readonly RecordId[];
}

export interface KindDifference {
  readonly kind: RecordKind;
  readonly onlyHere: number;
  readonly onlyThere: number;
  readonly different: number;
  /** Of the differing records those that were written here since `syncedH`: added, changed or deleted. */
  readonly unsynced: number;
}

/** Records of one kind whose rows differ, or that one copy alone holds. */
export interface DifferingRecord {
  readonly here: StoredRecord | undefined;
  readonly there: StoredRecord | undefined;
}

const pageRecords = 2000;

/** `syncedH`: as `ReplacingOptions` says; undefined where nothing is known to have been synced. */
export function compareBooks(
  here: SqliteDatabase, there: SqliteDatabase, kinds: readonly RecordKind[],
  options: { readonly linesMax: number; readonly syncedH?: number | undefined },
): BookDifference {
  const lines = { here: new NewestIds(options.linesMax), there: new NewestIds(options.linesMax) };
  const users = kinds.filter((kind) => kind !== deviceLabelKind && kind !== conflictKind);
  const differing = findDifferingIds(here, there);
  const compared = users.map((kind) => {
    const count = { kind, onlyHere: 0, onlyThere: 0, different: 0, unsynced: 0 };
    for (const record of readDiffering(here, there, kind, differing)) {
      const isHere = record.here !== undefined && !record.here.isHidden;
      const isThere = record.there !== undefined && !record.there.isHidden;
      if (!isHere && !isThere) continue;
      if (isHere && isThere) {
        if (equalValues(record.here.state.values, record.there.state.values)) continue;
        count.different++;
      } else if (isHere) {
        count.onlyHere++;
      } else {
        count.onlyThere++;
      }
      if (record.here !== undefined && newestStamp(record.here.state).h >= (options.syncedH ?? 0)) count.unsynced++;
      if (kind.travels !== 'entry') continue;
      if (isHere) lines.here.add(record.here);
      if (isThere) lines.there.add(record.there);
    }
    return count;
  });
  return {
    kinds: compared.filter(({ onlyHere, onlyThere, different }) => onlyHere + onlyThere + different > 0),
    here: lines.here.ids(), there: lines.there.ids(),
  };
}

/** By the tag of a kind: ids in the order of ids, of which rows differ. */
export type DifferingIds = ReadonlyMap<number, readonly RecordId[]>;

export function findDifferingIds(here: SqliteDatabase, there: SqliteDatabase): DifferingIds {
  const [sumsHere, sumsThere] = [readTopSums(here), readTopSums(there)];
  const dirty = new Set([...readDirtyTops(here), ...readDirtyTops(there)]);
  const idsByTag = new Map<number, Map<string, RecordId>>();
  for (let top = 0; top < topBucketCount; top++) {
    const isSame = Array.from({ length: sumFields }, (_, field) => top * sumFields + field)
      .every((at) => sumsHere[at] === sumsThere[at]);
    if (isSame && !dirty.has(top)) continue;
    const [rowsHere, rowsThere] = [readTopRows(here, top), readTopRows(there, top)];
    for (const [rows, others] of [[rowsHere, rowsThere], [rowsThere, rowsHere]] as const) {
      for (const [hex, { tag, row }] of rows) {
        // Of a dirty row nothing is known: it differs.
        if (row !== null && others.get(hex)?.row === row) continue;
        let ids = idsByTag.get(tag);
        if (ids === undefined) idsByTag.set(tag, ids = new Map<string, RecordId>());
        ids.set(hex, bytesToRecordId(hexToBytes(hex)));
      }
    }
  }
  return new Map([...idsByTag].map(([tag, ids]) => [tag, [...ids].sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, id]) => id)]));
}

export function* readDiffering(
  here: SqliteDatabase, there: SqliteDatabase, kind: RecordKind, differing: DifferingIds,
): Generator<DifferingRecord> {
  const ids = differing.get(kind.tag) ?? [];
  const pageMax = pageRecordsOf(kind, pageRecords);
  for (let from = 0; from < ids.length; from += pageMax) {
    const page = packIds(ids.slice(from, from + pageMax));
    const [some, others] = [readRecords(here, kind, page), readRecords(there, kind, page)];
    let [at, other] = [0, 0];
    for (const id of ids.slice(from, from + pageMax)) {
      const isHere = some[at]?.state.id.every((byte, index) => byte === id[index]) === true;
      const isThere = others[other]?.state.id.every((byte, index) => byte === id[index]) === true;
      yield { here: isHere ? some[at++] : undefined, there: isThere ? others[other++] : undefined };
    }
  }
}

/** The sums leave dirty rows out. */
function readDirtyTops(database: SqliteDatabase): readonly number[] {
  return database.prepare(`SELECT DISTINCT bucket / ${subBucketCount} FROM sync_record WHERE hash0 IS NULL`).all()
    .map(([top]) => Number(top));
}

/** Rows of 64 buckets by id as hexadecimal text: the tag of the kind; kind and hash in one text, null while dirty. */
function readTopRows(
  database: SqliteDatabase, top: number,
): ReadonlyMap<string, { readonly tag: number; readonly row: SqlValue }> {
  const rows = database.prepare(`SELECT hex(id), kind, kind || ':' || hash0 || ':' || hash1 || ':' || hash2 || ':'
    || hash3 FROM sync_record WHERE bucket BETWEEN ?1 AND ?1 + ${subBucketCount - 1}`).all(top * subBucketCount);
  return new Map(rows.map(([hex, tag, row]) => [String(hex), { tag: Number(tag), row: row ?? null }]));
}

/** The ids with the largest stamps. */
class NewestIds {
  readonly #max: number;
  #newest: { readonly id: RecordId; readonly h: number }[] = [];

  constructor(max: number) {
    this.#max = max;
  }

  add({ state }: StoredRecord): void {
    this.#newest.push({ id: state.id, h: newestStamp(state).h });
    if (this.#newest.length > 2 * this.#max + 100) this.#cut();
  }

  ids(): readonly RecordId[] {
    this.#cut();
    return this.#newest.map(({ id }) => id);
  }

  #cut(): void {
    this.#newest = this.#newest.sort((left, right) => right.h - left.h).slice(0, this.#max);
  }
}
