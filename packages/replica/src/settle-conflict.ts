/**
 * A person's answer to a conflict, and taking it back.
 *
 * What must hold
 * 1. An answer stamps the group anew in knowledge of both values, so that two answers given apart meet as a conflict
 *    of their own, and an edit that knows the answer conflicts with neither value.
 * 2. 'taken' puts what was set aside in place and keeps what it replaced beside the answer; 'kept' and 'both' change
 *    no value.
 * 3. Where a delete is all that stands against the edit, 'kept' deletes again, in knowledge of the edit; 'taken'
 *    brings the record back.
 * 4. Of a record that is gone (another book took this one's place), 'taken' makes the record anew from what was set
 *    aside, group by group.
 * 5. Taken back, a conflict is open as it was. What 'taken' replaced comes back unless the group was changed since.
 */
import type { SqlValue } from '@tandem/sqlite';
import type { MergeContext } from './apply-batch.ts';
import { whileApplying } from './clock.ts';
import { groupToJson, parseGroupJson } from './conflict-content.ts';
import { initialValues, type RecordKind } from './kind.ts';
import { conflictKind } from './own-kinds.ts';
import { buryState, insertState, readSignature, reviveState, stampGroup, updateState } from './record-edit.ts';
import { isRecordId, type RecordId } from './record-id.ts';
import { equalContent, groupContent, isBuried, type GroupContent } from './record-state.ts';
import { packIds, readRecords, type StoredRecord } from './record-store.ts';
import type { Stamp } from './stamp.ts';
import { refreshVisibility } from './visibility.ts';

export type ConflictAnswer = 'kept' | 'taken' | 'both';

export type SettleOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: 'unknown' | 'settled' };

export type ReopenOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: 'unknown' | 'open' | 'changed-since' };

interface Conflict {
  readonly id: RecordId;
  readonly kind: RecordKind;
  readonly group: number;
  readonly recordId: RecordId;
  readonly stamp: Stamp;
  readonly content: GroupContent;
  readonly resolution: SqlValue;
  readonly replaced: SqlValue;
  readonly wasDeleted: boolean;
  /** Undefined where the book does not hold it. */
  readonly record: StoredRecord | undefined;
}

/** Inside the caller's write transaction. */
export function settleConflict(context: MergeContext, id: RecordId, answer: ConflictAnswer): SettleOutcome {
  const conflict = readConflict(context, id);
  if (conflict === undefined) return { ok: false, error: 'unknown' };
  if (conflict.resolution !== null) return { ok: false, error: 'settled' };
  const { kind, group, record } = conflict;
  const isGone = record === undefined || isBuried(record.state);
  const isBack = answer === 'taken' && isGone;
  const replaced = answer === 'taken' && record !== undefined
    ? groupToJson(kind.groups[group], groupContent(record.state, group))
    : null;
  writeAnswer(context, id, answer, replaced, isBack);
  if (record === undefined) {
    if (answer === 'taken') insertFromConflict(context, conflict);
  } else {
    stampRecord(context, conflict, record, answer === 'taken' ? conflict.content : undefined,
      isGone ? answer === 'taken' : undefined);
  }
  return { ok: true };
}

/** Inside the caller's write transaction. */
export function reopenConflict(context: MergeContext, id: RecordId): ReopenOutcome {
  const conflict = readConflict(context, id);
  const fault = findReopenFault(conflict);
  if (fault !== undefined || conflict === undefined) return { ok: false, error: fault ?? 'unknown' };
  const { kind, group, record, recordId, resolution, replaced, wasDeleted } = conflict;
  writeAnswer(context, id, null, null, false);
  if (resolution === 'taken' && record !== undefined) {
    const isGone = wasDeleted || isBuried(record.state);
    stampRecord(context, conflict, record, parseContent(kind, group, replaced), isGone ? false : undefined);
  } else {
    whileApplying(context.database, () =>
      refreshVisibility(context.database, [kind], [recordId], context.rules));
  }
  return { ok: true };
}

export function canReopenConflict(context: MergeContext, id: RecordId): boolean {
  return findReopenFault(readConflict(context, id)) === undefined;
}

function findReopenFault(conflict: Conflict | undefined): 'unknown' | 'open' | 'changed-since' | undefined {
  if (conflict === undefined) return 'unknown';
  const { group, content, resolution, record } = conflict;
  if (resolution === null) return 'open';
  if (resolution !== 'taken') return undefined;
  const holdsWhatWasTaken = record !== undefined && !record.isHidden
    && equalContent(groupContent(record.state, group), content);
  return holdsWhatWasTaken ? undefined : 'changed-since';
}

/** By plain SQL, whose triggers stamp the row's resolution. */
function writeAnswer(
  { database }: MergeContext, id: RecordId, resolution: ConflictAnswer | null, replaced: string | null,
  wasDeleted: boolean,
): void {
  database.prepare('UPDATE sync_conflict SET resolution = ?, replaced = ?, was_deleted = ? WHERE id = ?')
    .run(resolution, replaced, wasDeleted ? 1 : 0, id);
}

/** `content` undefined: what stands. `isAlive` undefined: as it is. */
function stampRecord(
  context: MergeContext, { group, stamp }: Conflict, record: StoredRecord, content: GroupContent | undefined,
  isAlive: boolean | undefined,
): void {
  const signature = readSignature(context.database);
  const { state } = record;
  const stamped = stampGroup(state, signature, group, content ?? groupContent(state, group), stamp);
  const living = isAlive === true && !state.isAlive ? reviveState(stamped, signature) : stamped;
  updateState(context, record, isAlive === false ? buryState(living, signature) : living);
}

function insertFromConflict(context: MergeContext, { kind, group, recordId, stamp, content }: Conflict): void {
  const signature = readSignature(context.database);
  const bare = {
    kind, id: recordId, values: initialValues(kind), base: signature.stamp, isAlive: true, wallMs: signature.wallMs,
  };
  insertState(context, stampGroup(bare, signature, group, content, stamp));
}

/** Undefined for what is no conflict to show, or of a kind, a group or a form that this version does not know. */
function readConflict({ database, kinds }: MergeContext, id: RecordId): Conflict | undefined {
  const [row] = readRecords(database, conflictKind, packIds([id]));
  if (row === undefined || row.isHidden) return undefined;
  const [recordId, kindTag, group, h, replica, text, isEqual, resolution, replaced, wasDeleted] = row.state.values;
  const kind = kinds.find(({ tag }) => tag === kindTag);
  if (kind === undefined || isEqual !== 0 || !(recordId instanceof Uint8Array) || !isRecordId(recordId)) {
    return undefined;
  }
  const content = parseContent(kind, Number(group), text ?? null);
  if (content === undefined) return undefined;
  return {
    id, kind, group: Number(group), recordId, stamp: { h: Number(h), replica: Number(replica) }, content,
    resolution: resolution ?? null, replaced: replaced ?? null, wasDeleted: wasDeleted === 1,
    record: readRecords(database, kind, packIds([recordId]))[0],
  };
}

function parseContent(kind: RecordKind, group: number, text: SqlValue): GroupContent | undefined {
  const known = kind.groups[group];
  return known === undefined ? undefined : parseGroupJson(known, group, text);
}
