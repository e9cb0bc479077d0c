/**
 * Edits of one record by code, where plain SQL could not say what is meant: a group is stamped though its values stay,
 * or in knowledge of a value that stands beside the record. Otherwise the same as what the triggers write.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import type { MergeContext } from './apply-batch.ts';
import { BucketChanges, bucketOfId } from './bucket-sums.ts';
import { readClock, whileApplying } from './clock.ts';
import {
  groupCount, groupStamp, normalizeStamps, withGroupContent, type GroupContent, type RecordState,
} from './record-state.ts';
import { insertRecordRows, updateRecordRows, type StoredRecord } from './record-store.ts';
import { ancestorsOfSuccessor, compareStamps, joinAncestors, ticksPerMs, type Ancestors, type Stamp } from './stamp.ts';
import { isRecordHidden } from './visibility.ts';

/** What the edits of one write transaction are signed with. */
export interface Signature {
  readonly stamp: Stamp;
  /** Where it is not that of the stamp. */
  readonly wallMs: number | undefined;
}

export function readSignature(database: SqliteDatabase): Signature {
  const { h, replica, wall } = readClock(database);
  return { stamp: { h, replica }, wallMs: Math.floor(h / ticksPerMs) === wall ? undefined : wall };
}

/** A group with new content or the same one, written in knowledge of its own stamp and of `known`. */
export function stampGroup(
  state: RecordState, { stamp, wallMs }: Signature, group: number, content: GroupContent, known: Stamp,
): RecordState {
  const replaced = ancestorsOfSuccessor(stamp.replica, groupStamp(state, group), state.ancestors?.[group]);
  const ancestors = joinAncestors(replaced, ancestorsOfSuccessor(stamp.replica, known, undefined));
  return {
    ...withGroupContent(state, group, content), wallMs,
    groupStamps: withGroup(state, state.groupStamps, group, stamp),
    ancestors: withGroup(state, state.ancestors, group, ancestors),
  };
}

export function reviveState(state: RecordState, { stamp, wallMs }: Signature): RecordState {
  return { ...state, isAlive: true, lifeStamp: stamp, wallMs };
}

/** A delete that knows all of the record as it is. */
export function buryState(state: RecordState, { stamp, wallMs }: Signature): RecordState {
  const seen = Array.from({ length: groupCount(state) }, (_, group) => {
    const [known, present] = [state.seen?.[group], groupStamp(state, group)];
    return known === undefined || compareStamps(present, known) > 0 ? present : known;
  });
  return { ...state, isAlive: false, lifeStamp: stamp, seen, wallMs };
}

export function updateState(context: MergeContext, stored: StoredRecord, state: RecordState): void {
  writeStates(context, (sums) => {
    if (stored.hash !== undefined) sums.remove(bucketOfId(state.id), stored.hash);
    updateRecordRows(context.database, [hashed(context, sums, state)]);
  });
}

/** The book holds no record of this id. */
export function insertState(context: MergeContext, state: RecordState): void {
  writeStates(context, (sums) => insertRecordRows(context.database, state.kind, [hashed(context, sums, state)]));
}

function writeStates({ database }: MergeContext, work: (sums: BucketChanges) => void): void {
  whileApplying(database, () => {
    const sums = new BucketChanges();
    work(sums);
    sums.write(database);
  });
}

function hashed({ database, hashRecord, rules }: MergeContext, sums: BucketChanges, edited: RecordState) {
  const state = { ...edited, ...normalizeStamps(edited.base, edited.groupStamps, edited.lifeStamp) };
  const hash = hashRecord(state);
  sums.add(bucketOfId(state.id), hash);
  return { state, hash, isHidden: isRecordHidden(database, state, rules) };
}

function withGroup<Item extends Stamp | Ancestors>(
  state: RecordState, items: readonly (Item | undefined)[] | undefined, group: number, item: Item | undefined,
): (Item | undefined)[] {
  return Array.from({ length: Math.max(groupCount(state), group + 1) }, (_, index) =>
    (index === group ? item : items?.[index]));
}
