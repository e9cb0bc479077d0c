/**
 * What one side sends: ids in the order in which they may be merged (conflicts, then reference kinds, then entries,
 * then what only a later version knows, then attachments; within a kind by id), read as they are when their turn comes.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { encodeBatch } from './batch-codec.ts';
import { hexToBytes } from './hex.ts';
import { unknownKind, type RecordKind } from './kind.ts';
import { conflictKind } from './own-kinds.ts';
import { compareBytes, recordIdBytes } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { countRecords, packIds, readRecords, wantedIds } from './record-store.ts';

export interface SentBatch {
  /** Empty when all records of the stretch are gone. */
  readonly bytes: Uint8Array;
  readonly records: number;
  /** Where the next batch begins; `records` of the plan at its end. */
  readonly next: number;
}

interface Run {
  readonly kind: RecordKind;
  /** Packed, ascending. */
  readonly ids: Uint8Array;
  /** Places of its records in the plan: from, and up to but not including. */
  readonly from: number;
  readonly to: number;
}

/** Losers go before their winners: a device that is cut off, or lost, never held the one without the other. */
const travelOrder: readonly RecordKind['travels'][] = ['conflict', 'reference', 'entry'];
const travelLast: RecordKind['travels'] = 'attachment';
const batchRecordsMax = 16_384;
const bytesEachAtFirst = 80;
const bytesEachMin = 24;

export class SendPlan {
  readonly records: number;
  /** Place of the first attachment; `records` where there is none. */
  readonly attachmentsFrom: number;
  readonly #database: SqliteDatabase;
  readonly #runs: readonly Run[];
  /** Learnt from the batch before: encoded bytes a record. */
  #bytesEach = bytesEachAtFirst;

  /** `ids` are packed, 16 bytes each; those that the book does not hold are left out. */
  constructor(database: SqliteDatabase, kinds: readonly RecordKind[], ids: Uint8Array) {
    this.#database = database;
    const count = countRecords(database);
    const isWhole = ids.length / recordIdBytes === count;
    const idsByKind = isWhole ? allByKind(database, kinds, count) : groupByKind(database, ids);
    const runs: Run[] = [];
    let from = 0;
    const known = travelOrder.flatMap((travels) => kinds.filter((kind) => kind.travels === travels));
    const unknown = [...idsByKind.keys()].filter((tag) => kinds.every((kind) => kind.tag !== tag));
    const last = kinds.filter(({ travels }) => travels === travelLast);
    let attachmentsFrom: number | undefined;
    for (const kind of [...known, ...unknown.map((tag) => unknownKind(tag, 0, false)), ...last]) {
      const ofKind = idsByKind.get(kind.tag);
      if (kind.travels === travelLast) attachmentsFrom ??= from;
      if (ofKind === undefined || ofKind.length === 0) continue;
      const to = from + ofKind.length / recordIdBytes;
      runs.push({ kind, ids: ofKind, from, to });
      from = to;
    }
    this.#runs = runs;
    this.records = from;
    this.attachmentsFrom = attachmentsFrom ?? from;
  }

  /** The records from a place in the plan, about `bytesMax` bytes of them and at least one; one attachment. */
  readBatch(from: number, bytesMax: number): SentBatch {
    const states: RecordState[] = [];
    const room = Math.max(1, Math.min(batchRecordsMax, Math.floor(bytesMax / this.#bytesEach)));
    const next = from >= this.attachmentsFrom
      ? from + 1
      : this.#fit(from, Math.min(from + room, this.attachmentsFrom), bytesMax);
    for (const run of this.#runs) {
      if (from >= run.to || next <= run.from) continue;
      const first = Math.max(from, run.from) - run.from;
      const ids = run.ids.subarray(first * recordIdBytes, (Math.min(next, run.to) - run.from) * recordIdBytes);
      for (const { state } of readRecords(this.#database, run.kind, ids)) states.push(state);
    }
    const bytes = states.length === 0 ? new Uint8Array(0) : encodeBatch(states);
    if (states.length > 0) this.#bytesEach = Math.max(bytes.length / states.length, bytesEachMin);
    return { bytes, records: states.length, next };
  }

  /**
   * The end of a stretch that is no larger than this. Of what may be far larger than what came before (a conflict of an
   * attachment, a kind of a later version) sizes are asked for first; the others have short texts.
   */
  #fit(from: number, to: number, bytesMax: number): number {
    let bytes = 0;
    for (const run of this.#runs) {
      if (from >= run.to || to <= run.from || !mayBeLarge(run.kind)) continue;
      const first = Math.max(from, run.from);
      const last = Math.min(to, run.to);
      const ids = run.ids.subarray((first - run.from) * recordIdBytes, (last - run.from) * recordIdBytes);
      for (const [index, size] of readSizes(this.#database, run.kind, ids).entries()) {
        bytes += size;
        if (bytes > bytesMax) return Math.max(from + 1, first + index);
      }
    }
    return to;
  }
}

function mayBeLarge(kind: RecordKind): boolean {
  return kind === conflictKind || kind.unknown !== undefined;
}

/** Bytes of the packed ids' texts, in their order; 0 for what is gone. */
function readSizes(database: SqliteDatabase, kind: RecordKind, ids: Uint8Array): readonly number[] {
  const [table, size] = kind === conflictKind
    ? [conflictKind.table, 'coalesce(octet_length(content), 0) + coalesce(octet_length(replaced), 0)']
    : ['sync_record', 'coalesce(octet_length(unknown), 0)'];
  const select = database.prepare(`WITH RECURSIVE ${wantedIds}
    SELECT coalesce((SELECT ${size} FROM ${table} WHERE id = wanted.id), 0) FROM wanted ORDER BY wanted.place`);
  return select.all(ids, ids.length / recordIdBytes).map(([bytes]) => Number(bytes));
}

/** Ids that the book holds, packed and ascending, by the tag of their kind. */
export function groupByKind(database: SqliteDatabase, packed: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const select = database.prepare(`WITH RECURSIVE ${wantedIds}
    SELECT tracking.kind, group_concat(hex(wanted.id), '') FROM wanted
    CROSS JOIN sync_record AS tracking ON tracking.id = wanted.id GROUP BY tracking.kind`);
  return new Map(select.all(packed, packed.length / recordIdBytes)
    .map(([kindTag, ids]) => [Number(kindTag), toAscending(hexToBytes(ids))]));
}

/** The same for a whole book, kind by kind without looking the ids up, but for what has no table. */
function allByKind(
  database: SqliteDatabase, kinds: readonly RecordKind[], count: number,
): ReadonlyMap<number, Uint8Array> {
  const idsByKind = new Map(kinds.map(({ tag, table }) => {
    const all = database.prepare(`SELECT coalesce(group_concat(hex(id), ''), '') FROM ${table} NOT INDEXED`).get();
    return [tag, hexToBytes(all?.[0])];
  }));
  const found = [...idsByKind.values()].reduce((sum, ids) => sum + ids.length / recordIdBytes, 0);
  if (found === count) return idsByKind;
  const unknown = database.prepare(`SELECT kind, group_concat(hex(id), '') FROM sync_record
    WHERE kind NOT IN (${kinds.map(({ tag }) => tag).join(', ')}) GROUP BY kind`).all();
  for (const [tag, ids] of unknown) idsByKind.set(Number(tag), toAscending(hexToBytes(ids)));
  return idsByKind;
}

function toAscending(packed: Uint8Array): Uint8Array {
  const idAt = (place: number): Uint8Array => packed.subarray(place * recordIdBytes, (place + 1) * recordIdBytes);
  const count = packed.length / recordIdBytes;
  let isAscending = true;
  for (let place = 1; place < count && isAscending; place++) isAscending = isBefore(packed, place - 1);
  if (isAscending) return packed;
  return packIds(Array.from({ length: count }, (_, place) => idAt(place)).sort(compareBytes));
}

/** Whether the id at a place is smaller than the next. */
function isBefore(packed: Uint8Array, place: number): boolean {
  const at = place * recordIdBytes;
  for (let index = at; index < at + recordIdBytes; index++) {
    const difference = (packed[index] ?? 0) - (packed[index + recordIdBytes] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
