/**
 * Merges a batch from another device: one transaction, after which the batch may be acknowledged.
 *
 * What must hold
 * 1. All of the batch's sound records are committed, or none.
 * 2. A record that cannot be merged (an impossible stamp or value, an id of another kind) is set aside as it came,
 *    counted and named; the rest commits.
 * 3. Conflict rows are written with the winners that made them, so that who holds a winner also holds its losers.
 * 4. Afterwards every touched row is clean, the sums are right, `deleted` is true to the rules of visibility, and the
 *    clock is past every stamp that was received.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { BucketChanges, bucketOfId } from './bucket-sums.ts';
import { receiveStamp, whileApplying } from './clock.ts';
import type { ChangedRecord } from './journal.ts';
import { equalValues, type RecordKind } from './kind.ts';
import { mergeRecords, type Merge, type MergeRules } from './merge.ts';
import { conflictKind, conflictTarget, isShownConflict, loserToConflict } from './own-kinds.ts';
import { faultReason, setAside, settleQuarantine, type Refusal } from './quarantine.ts';
import { compareBytes, recordIdToText, type RecordId, type Sha256 } from './record-id.ts';
import { newestStamp, withGroupContent, type RecordState } from './record-state.ts';
import {
  blobToRecordId, findKnownIds, insertRecordRows, packIds, readRecords, updateRecordRows, type HashedRecord,
  type StoredRecord,
} from './record-store.ts';
import type { HashRecord } from './row-hash.ts';
import { compareStamps, hMax, replicaMax, type Stamp } from './stamp.ts';
import { isRecordHidden, refreshVisibility } from './visibility.ts';

/** Counts of records that a person would see change. */
export interface KindCounts {
  added: number;
  changed: number;
  deleted: number;
}

export interface AppliedBatch {
  /** By kind name; kinds of which nothing visible changed are absent. */
  readonly counts: ReadonlyMap<string, KindCounts>;
  readonly records: number;
  /** Of these, records of attachment kinds. */
  readonly attachments: number;
  readonly refused: readonly Refusal[];
  /** New conflict rows. */
  readonly conflicts: number;
  /** Groups of which one stamp stood for two values: one was kept, the other set aside. */
  readonly faults: number;
  /** For the journal: records that were new here, and the others before and after. */
  readonly added: readonly HashedRecord[];
  readonly changed: readonly ChangedRecord[];
}

export interface MergeContext {
  readonly database: SqliteDatabase;
  readonly kinds: readonly RecordKind[];
  readonly sha256: Sha256;
  readonly hashRecord: HashRecord;
  readonly rules: MergeRules;
}

/** Inside the caller's transaction. */
export function applyRecords(context: MergeContext, records: readonly RecordState[], wallMs: number): AppliedBatch {
  return whileApplying(context.database, () => new BatchApplication(context, wallMs).run(records));
}

class BatchApplication {
  readonly #context: MergeContext;
  readonly #wallMs: number;
  readonly #sums = new BucketChanges();
  readonly #counts = new Map<string, KindCounts>();
  readonly #refused: Refusal[] = [];
  readonly #added: HashedRecord[] = [];
  readonly #changed: ChangedRecord[] = [];
  #conflicts = 0;
  #faults = 0;

  constructor(context: MergeContext, wallMs: number) {
    this.#context = context;
    this.#wallMs = wallMs;
  }

  run(records: readonly RecordState[]): AppliedBatch {
    const { database } = this.#context;
    for (let from = 0; from < records.length;) {
      const kind = records[from]?.kind;
      let to = from + 1;
      while (to < records.length && records[to]?.kind === kind) to++;
      if (kind !== undefined) this.#applyOfKind(kind, records.slice(from, to));
      from = to;
    }
    this.#sums.write(database);
    receiveStamp(database, records.reduce((h, record) => Math.max(h, soundH(record)), 0));
    settleQuarantine(database, records, this.#refused);
    return {
      counts: this.#counts, records: records.length,
      attachments: records.filter(({ kind }) => kind.travels === 'attachment').length,
      refused: this.#refused, conflicts: this.#conflicts,
      faults: this.#faults, added: this.#added, changed: this.#changed,
    };
  }

  #applyOfKind(kind: RecordKind, records: readonly RecordState[]): void {
    const { database } = this.#context;
    const { sound, known } = this.#screen(kind, records);
    const stored = known.length === 0 ? [] : readRecords(database, kind, packIds(known));
    const inserts: HashedRecord[] = [];
    const updates: HashedRecord[] = [];
    const conflicts: RecordState[] = [];
    let next = 0;
    for (const record of sound) {
      const local = stored[next];
      if (local === undefined || compareBytes(local.state.id, record.id) !== 0) {
        inserts.push(this.#add(record));
        continue;
      }
      next++;
      const update = this.#merge(local, record, conflicts);
      if (update !== undefined) updates.push(update);
    }
    insertRecordRows(database, kind, inserts);
    updateRecordRows(database, updates);
    if (kind === conflictKind) this.#refreshTargets([...inserts, ...updates]);
    if (conflicts.length > 0) this.#applyConflicts(conflicts);
  }

  #applyConflicts(conflicts: readonly RecordState[]): void {
    const before = this.#added.length;
    this.#applyOfKind(conflictKind, conflicts);
    this.#conflicts += this.#added.slice(before).filter(({ state }) => isShownConflict(state)).length;
  }

  #refreshTargets(conflicts: readonly HashedRecord[]): void {
    const targets = conflicts.map(({ state }) => conflictTarget(state)).filter((id) => id !== null);
    refreshVisibility(this.#context.database, this.#context.kinds, targets.map(blobToRecordId), this.#context.rules);
  }

  #add(state: RecordState): HashedRecord {
    const { database, hashRecord, rules } = this.#context;
    const added = { state, hash: hashRecord(state), isHidden: isRecordHidden(database, state, rules) };
    this.#sums.add(bucketOfId(state.id), added.hash);
    this.#added.push(added);
    if (!added.isHidden) this.#count(state.kind).added++;
    return added;
  }

  #merge(local: StoredRecord, incoming: RecordState, conflicts: RecordState[]): HashedRecord | undefined {
    const { hashRecord, rules, sha256, database } = this.#context;
    const merge = mergeRecords(local.state, incoming, rules);
    const { merged } = merge;
    this.#keepFaults(merge);
    for (const loser of merge.losers) conflicts.push(loserToConflict(sha256, merged, loser));
    if (!merge.isChanged) return undefined;
    const update = { state: merged, hash: hashRecord(merged), isHidden: isRecordHidden(database, merged, rules) };
    const bucket = bucketOfId(merged.id);
    if (local.hash !== undefined) this.#sums.remove(bucket, local.hash);
    this.#sums.add(bucket, update.hash);
    this.#changed.push({ before: local.state, after: merged, isSeen: this.#countMerge(local, update) });
    return update;
  }

  /** Whether a person would see a change. */
  #countMerge(before: StoredRecord, after: HashedRecord): boolean {
    const { kind } = after.state;
    const isEqual = before.isHidden === after.isHidden
      && (after.isHidden || equalValues(before.state.values, after.state.values));
    if (isEqual) return false;
    if (before.isHidden) this.#count(kind).added++;
    else if (after.isHidden) this.#count(kind).deleted++;
    else this.#count(kind).changed++;
    return true;
  }

  #keepFaults({ merged, faults }: Merge): void {
    for (const { group, content } of faults) {
      this.#faults++;
      setAside(this.#context.database, withGroupContent(merged, group, content), faultReason, this.#wallMs);
    }
  }

  /** Sets aside what must not be merged; returns the rest in its order, and those of them that the book holds. */
  #screen(kind: RecordKind, records: readonly RecordState[]): { sound: readonly RecordState[]; known: RecordId[] } {
    const packed = packIds(records.map(({ id }) => id));
    const kindTagByPlace = new Map(findKnownIds(this.#context.database, packed, records.length)
      .map(({ place, kindTag }) => [place, kindTag]));
    const repeated = findRepeated(records);
    const known: RecordId[] = [];
    const sound = records.filter((record, place) => {
      const kindTag = kindTagByPlace.get(place);
      let reason = faultOf(record);
      if (kindTag !== undefined && kindTag !== kind.tag) reason ??= 'its id is of a record of another kind';
      if (repeated.has(record)) reason ??= 'it came twice in one batch';
      if (reason === undefined) {
        if (kindTag !== undefined) known.push(record.id);
        return true;
      }
      setAside(this.#context.database, record, reason, this.#wallMs);
      this.#refused.push({ id: record.id, reason });
      return false;
    });
    return { sound, known };
  }

  #count(kind: RecordKind): KindCounts {
    let counts = this.#counts.get(kind.name);
    if (counts === undefined) this.#counts.set(kind.name, counts = { added: 0, changed: 0, deleted: 0 });
    return counts;
  }
}

/** Records whose id stands earlier in the same run. Honest batches are in the order of ids, which costs nothing. */
function findRepeated(records: readonly RecordState[]): ReadonlySet<RecordState> {
  const isAscending = records.every((record, index) => {
    const before = records[index - 1];
    return before === undefined || compareBytes(before.id, record.id) < 0;
  });
  if (isAscending) return new Set();
  const known = new Set<string>();
  return new Set(records.filter(({ id }) => {
    const text = recordIdToText(id);
    if (known.has(text)) return true;
    known.add(text);
    return false;
  }));
}

function faultOf(record: RecordState): string | undefined {
  if (!hasSoundStamps(record)) return 'a stamp is out of range';
  const { base, groupStamps, lifeStamp } = record;
  const isOlder = (stamp: Stamp | undefined): boolean => stamp !== undefined && compareStamps(stamp, base) < 0;
  if (isOlder(lifeStamp) || groupStamps?.some(isOlder) === true) return 'a stamp is older than its record';
  return record.kind.findFault?.(record.values);
}

function hasSoundStamps(record: RecordState): boolean {
  const { base, groupStamps, lifeStamp, seen, ancestors } = record;
  // With h 0 there is one stamp, the origin's, and no replica is kept of it.
  const isSound = (h: number, replica: number): boolean =>
    h <= hMax && replica <= replicaMax && (h > 0 || replica === 0);
  if (!isSound(base.h, base.replica)) return false;
  const isPlain = groupStamps === undefined && lifeStamp === undefined && seen === undefined;
  if (isPlain && ancestors === undefined) return true;
  for (const stamp of [...(groupStamps ?? []), lifeStamp, ...(seen ?? [])]) {
    if (stamp !== undefined && !isSound(stamp.h, stamp.replica)) return false;
  }
  return (ancestors ?? []).every((vector) => [...(vector ?? [])].every(([replica, h]) => isSound(h, replica)));
}

function soundH(record: RecordState): number {
  return hasSoundStamps(record) ? newestStamp(record).h : 0;
}

