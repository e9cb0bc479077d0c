/**
 * What one side sends: ids in the order in which they may be merged (reference kinds, then conflicts, then the rest;
 * within a kind by id), read as they are when their turn comes.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { encodeBatch } from './batch-codec.ts';
import type { RecordKind } from './kind.ts';
import { bytesToRecordId, compareBytes, recordIdBytes, type RecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { findKnownIds, readRecords } from './record-store.ts';

export interface SentBatch {
  /** Empty when all records of the stretch are gone. */
  readonly bytes: Uint8Array;
  readonly records: number;
  /** Where the next batch begins; `records` of the plan at its end. */
  readonly next: number;
}

interface Run {
  readonly kind: RecordKind;
  readonly ids: readonly RecordId[];
  /** Place of its first id in the plan. */
  readonly from: number;
}

const travelOrder: readonly RecordKind['travels'][] = ['reference', 'conflict', 'entry'];
const batchRecordsMax = 16_384;
const bytesEachAtFirst = 80;
const bytesEachMin = 24;

export class SendPlan {
  readonly records: number;
  readonly #database: SqliteDatabase;
  readonly #runs: readonly Run[];
  /** Learnt from the batch before: encoded bytes a record. */
  #bytesEach = bytesEachAtFirst;

  /** `ids` are packed, 16 bytes each; those that the book does not hold are left out. */
  constructor(database: SqliteDatabase, kinds: readonly RecordKind[], ids: Uint8Array) {
    this.#database = database;
    const idsByKind = groupByKind(database, ids);
    const runs: Run[] = [];
    let from = 0;
    for (const travels of travelOrder) {
      for (const kind of kinds.filter((each) => each.travels === travels)) {
        const ofKind = idsByKind.get(kind.tag) ?? [];
        if (ofKind.length > 0) runs.push({ kind, ids: ofKind, from });
        from += ofKind.length;
      }
    }
    this.#runs = runs;
    this.records = from;
  }

  /** The records from a place in the plan, about `bytesMax` bytes of them and at least one. */
  readBatch(from: number, bytesMax: number): SentBatch {
    const states: RecordState[] = [];
    const room = Math.max(1, Math.min(batchRecordsMax, Math.floor(bytesMax / this.#bytesEach)));
    const next = Math.min(from + room, this.records);
    for (const run of this.#runs) {
      const ids = run.ids.slice(Math.max(0, from - run.from), Math.max(0, next - run.from));
      if (ids.length === 0) continue;
      for (const { state } of readRecords(this.#database, run.kind, ids)) states.push(state);
    }
    const bytes = states.length === 0 ? new Uint8Array(0) : encodeBatch(states);
    if (states.length > 0) this.#bytesEach = Math.max(bytes.length / states.length, bytesEachMin);
    return { bytes, records: states.length, next };
  }
}

function groupByKind(database: SqliteDatabase, packed: Uint8Array): ReadonlyMap<number, readonly RecordId[]> {
  const idsByKind = new Map<number, RecordId[]>();
  const count = packed.length / recordIdBytes;
  const ids = Array.from({ length: count }, (_, place) =>
    bytesToRecordId(packed.subarray(place * recordIdBytes, (place + 1) * recordIdBytes)));
  for (const { place, kindTag } of findKnownIds(database, packed, count)) {
    const id = ids[place];
    let ofKind = idsByKind.get(kindTag);
    if (ofKind === undefined) idsByKind.set(kindTag, ofKind = []);
    if (id !== undefined) ofKind.push(id);
  }
  for (const ofKind of idsByKind.values()) ofKind.sort(compareBytes);
  return idsByKind;
}
