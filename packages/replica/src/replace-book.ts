/**
 * Makes a book a copy of another, in the caller's one write transaction.
 *
 * What must hold
 * 1. Afterwards every record of the other book is here, byte for byte, and nothing else but what rule 2 keeps.
 * 2. What was written here and is not known to have been synced is not lost: each group of which the other book holds
 *    another value, written in ignorance of this one, becomes an open conflict ("set aside"), alone where the record
 *    is gone. Of a record that is gone, all of it is kept if any of it is, and what it names with it: taken back, an
 *    entry has its account. Open conflicts of this book stay, with what they are of and what they name, and the names
 *    of the devices that wrote what is set aside.
 *    A delete of which the other book knows nothing stays beside the record, which is shown all the same, as after a
 *    merge with an edit made in ignorance of it: an open row that is not shown keeps it so until a person has said.
 * 3. The journal keeps every record as it was. Local tables stay; the clock passes every stamp of both books.
 */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { applyRecords, type MergeContext } from './apply-batch.ts';
import { BucketChanges, bucketOfId } from './bucket-sums.ts';
import { findDifferingIds, readDiffering, type DifferingRecord } from './book-difference.ts';
import { readClock, receiveStamp, whileApplying } from './clock.ts';
import { journalChanges, type ChangedRecord } from './journal.ts';
import {
  equalValues, initialValues, kindColumns, pageRecordsOf, unknownKind, withGroupValues, type RecordKind,
} from './kind.ts';
import { readBookIdentity, readGenerationChain, writeBookIdentity } from './local-state.ts';
import { mergeRecords, wallOfStamp } from './merge.ts';
import {
  conflictKind, conflictTarget, deviceLabelId, deviceLabelKind, isShownConflict, loserToConflict, parseConflictContent,
} from './own-kinds.ts';
import { compareBytes, recordIdToText } from './record-id.ts';
import {
  equalContent, groupContent, groupCount, groupStamp, isInitial, isUnwritten, lifeStamp, type RecordState,
} from './record-state.ts';
import {
  blobToRecordId, insertRecordRows, packIds, updateRecordRows, wantedIds, type HashedRecord, type StoredRecord,
} from './record-store.ts';
import { createTrackingTriggers } from './schema.ts';
import { compareStamps, descendsFrom } from './stamp.ts';

export interface ReplacingOptions {
  readonly wallMs: number;
  /** Of the journal. */
  readonly session: number;
  /** The clock's `h` at the last proof with the other book: what was written since is not known to be there. */
  readonly syncedH: number | undefined;
  /** Off where the caller merges what the book held itself. */
  readonly keepsSetAside: boolean;
  /** In the same transaction, before anything is changed. */
  readonly before?: () => void;
  /** In the same transaction, when the book is the copy: its edits are stamped like any of the user's. */
  readonly afterwards?: () => void;
}

export interface Replaced {
  /** Conflicts that hold what was set aside, and deletes that were. */
  readonly setAside: number;
}

/** Inside the caller's write transaction. No row of either book is dirty. */
export function replaceRecords(context: MergeContext, other: SqliteDatabase, options: ReplacingOptions): Replaced {
  const { database, kinds } = context;
  const replacement = new Replacement(context, other, options);
  whileApplying(database, () => replacement.copy());
  createTrackingTriggers(database, kinds);
  const setAside = replacement.keepSetAside();
  receiveStamp(database, readClock(other).h - 1);
  const identity = readBookIdentity(other);
  if (identity !== undefined) writeBookIdentity(database, identity, readGenerationChain(other));
  return { setAside };
}

const pageRecords = 2000;

class Replacement {
  readonly #context: MergeContext;
  readonly #other: SqliteDatabase;
  readonly #options: ReplacingOptions;
  readonly #sums = new BucketChanges();
  /** What this book held and the other does not know. */
  readonly #setAside: RecordState[] = [];
  readonly #kept: RecordState[] = [];
  /** Records of the conflicts among them, by id as text. */
  readonly #conflicted = new Set<string>();
  /** Conflicts that are not shown and keep up what was deleted here. */
  readonly #standing: RecordState[] = [];
  readonly #deleters = new Set<number>();
  /** Reference records that go and are not set aside for their own sake, by id as text. */
  readonly #gone = new Map<string, RecordState>();
  /** By what is set aside. */
  readonly #named: Uint8Array[] = [];

  constructor(context: MergeContext, other: SqliteDatabase, options: ReplacingOptions) {
    this.#context = context;
    this.#other = other;
    this.#options = options;
  }

  copy(): void {
    const { database, kinds } = this.#context;
    const differing = findDifferingIds(database, this.#other);
    const unknown = [...differing.keys()].filter((tag) => kinds.every((kind) => kind.tag !== tag));
    const all = [...kinds, ...unknown.map((tag) => unknownKind(tag, 0, false))];
    // An id that stands for records of two kinds is taken out before it comes in again.
    for (const kind of all) {
      inPages(kind, readDiffering(database, this.#other, kind, differing), (page) => this.#takeOut(kind, page));
    }
    for (const kind of all) {
      inPages(kind, readDiffering(database, this.#other, kind, differing), (page) => this.#bringIn(kind, page));
    }
    this.#sums.write(database);
  }

  /** Conflicts and labels that stay, merged like any batch: so they show what they stand for. */
  keepSetAside(): number {
    const { database, sha256 } = this.#context;
    this.#setAsideNamed();
    const authors = new Set([
      readClock(database).replica, ...this.#setAside.map(({ values }) => Number(values[4])), ...this.#deleters,
    ]);
    const labelIds = new Set([...authors].map((replica) => recordIdToText(deviceLabelId(sha256, replica))));
    const labels = this.#kept.filter(({ kind, id }) => kind === deviceLabelKind && labelIds.has(recordIdToText(id)));
    const conflicts = this.#kept.filter(({ kind }) => kind === conflictKind);
    const setAside = applyRecords(this.#context, inOrderOfIds(this.#setAside), this.#options.wallMs);
    applyRecords(this.#context, [...labels, ...conflicts, ...this.#standing], this.#options.wallMs);
    return setAside.added.length + this.#standing.length;
  }

  #takeOut(kind: RecordKind, page: readonly DifferingRecord[]): void {
    for (const { here, there } of page) if (here !== undefined) this.#setAsideOf(here, there);
    const gone = page.flatMap(({ here, there }) => (here !== undefined && there === undefined ? [here] : []));
    if (gone.length === 0) return;
    this.#journal({ added: [], changed: [], gone: gone.filter(({ isHidden }) => !isHidden).map(({ state }) => state) });
    const { database } = this.#context;
    if (kind.unknown === undefined) database.exec(`DROP TRIGGER IF EXISTS ${kind.table}_refuses_delete`);
    for (const { state: { id }, hash } of gone) if (hash !== undefined) this.#sums.remove(bucketOfId(id), hash);
    const ids = packIds(gone.map(({ state: { id } }) => id));
    const run = (statement: string): void => {
      database.prepare(`WITH RECURSIVE ${wantedIds} ${statement} WHERE id IN (SELECT id FROM wanted)`)
        .run(ids, gone.length);
    };
    if (kind.unknown === undefined) {
      // Hidden first: what is kept up beside the table follows updates alone.
      run(`UPDATE ${kind.table} SET deleted = 1`);
      run(`DELETE FROM ${kind.table}`);
    }
    run('DELETE FROM sync_record');
  }

  #bringIn(kind: RecordKind, page: readonly DifferingRecord[]): void {
    const { database } = this.#context;
    const inserts: HashedRecord[] = [];
    const updates: HashedRecord[] = [];
    const changed: ChangedRecord[] = [];
    for (const { here, there } of page) {
      if (there === undefined) continue;
      const record = this.#keepDelete(here, there)
        ?? { state: there.state, hash: this.#hashOf(there), isHidden: there.isHidden };
      this.#sums.add(bucketOfId(there.state.id), record.hash);
      if (here === undefined) {
        inserts.push(record);
        continue;
      }
      if (here.hash !== undefined) this.#sums.remove(bucketOfId(here.state.id), here.hash);
      updates.push(record);
      changed.push({ before: here.state, after: record.state, isSeen: isSeenChange(here, there) });
    }
    insertRecordRows(database, kind, inserts);
    updateRecordRows(database, updates);
    this.#journal({ added: inserts, changed, gone: [] });
  }

  #setAsideOf(here: StoredRecord, there: StoredRecord | undefined): void {
    const { state } = here;
    if (state.kind === deviceLabelKind) this.#kept.push(state);
    else if (state.kind === conflictKind) this.#keepConflict(state, there);
    else if (this.#options.keepsSetAside && state.kind.isConflictFree !== true) {
      const key = recordIdToText(state.id);
      const groups = here.isHidden ? [] : unknownGroups(state, there, this.#options.syncedH);
      if (groups.length > 0) this.#setAsideGroups(state, groups);
      else if (there === undefined && this.#conflicted.has(key)) this.#setAsideGroups(state, writtenGroups(state));
      else if (there === undefined && state.kind.travels === 'reference') this.#gone.set(key, state);
    }
  }

  /** What was deleted here since the last proof and is shown there, with that delete and shown; else undefined. */
  #keepDelete(here: StoredRecord | undefined, there: StoredRecord): HashedRecord | undefined {
    if (!this.#options.keepsSetAside || here === undefined || !here.isHidden || there.isHidden) return undefined;
    const { state } = here;
    const stamp = lifeStamp(state);
    const isKnown = stamp.h < (this.#options.syncedH ?? 0) || compareStamps(lifeStamp(there.state), stamp) >= 0;
    if (isKnown || state.kind.isConflictFree === true) return undefined;
    const { hashRecord, rules, sha256 } = this.#context;
    const wallMs = wallOfStamp(state, stamp);
    const deleted = { ...there.state, isAlive: false, lifeStamp: stamp, seen: state.seen, wallMs };
    const { merged } = mergeRecords(there.state, deleted, rules);
    this.#deleters.add(stamp.replica);
    const content = groupContent(state, 0);
    this.#standing.push(loserToConflict(sha256, state, { group: 0, stamp, content, isEqual: true, wallMs }));
    return { state: merged, hash: hashRecord(merged), isHidden: false };
  }

  #setAsideGroups(state: RecordState, groups: readonly number[]): void {
    for (const group of groups) {
      const stamp = groupStamp(state, group);
      const loser = {
        group, stamp, content: groupContent(state, group), isEqual: false, wallMs: wallOfStamp(state, stamp),
      };
      this.#setAside.push(loserToConflict(this.#context.sha256, state, loser));
    }
    this.#named.push(...namedIds(state.kind, state.values));
    for (const { type, value } of state.unknown ?? []) {
      if (type === 'id' && value instanceof Uint8Array) this.#named.push(value);
    }
  }

  #setAsideNamed(): void {
    for (let id = this.#named.pop(); id !== undefined; id = this.#named.pop()) {
      const key = recordIdToText(blobToRecordId(id));
      const state = this.#gone.get(key);
      this.#gone.delete(key);
      if (state !== undefined) this.#setAsideGroups(state, writtenGroups(state));
    }
  }

  /** Where it is open, and the other book does not know that it was ever settled. */
  #keepConflict(state: RecordState, there: StoredRecord | undefined): void {
    const isOpen = state.values[7] === null && isShownConflict(state);
    if (!this.#options.keepsSetAside || !isOpen || there !== undefined) return;
    this.#kept.push(state);
    const target = conflictTarget(state);
    if (target !== null) this.#conflicted.add(recordIdToText(blobToRecordId(target)));
    const [, kindTag, group, , , content] = state.values;
    const kind = this.#context.kinds.find(({ tag }) => tag === kindTag);
    const values = kind && parseConflictContent(kind, Number(group), content ?? null);
    if (kind !== undefined && values !== undefined) {
      this.#named.push(...namedIds(kind, withGroupValues(kind, initialValues(kind), Number(group), values)));
    }
  }

  #hashOf(record: StoredRecord): HashedRecord['hash'] {
    return record.hash ?? this.#context.hashRecord(record.state);
  }

  #journal(changes: Parameters<typeof journalChanges>[2]): void {
    journalChanges(this.#context.database, this.#options.session, changes);
  }
}

/** Groups written here since the last proof whose value the other book neither holds nor knows to be replaced. */
function unknownGroups(here: RecordState, there: StoredRecord | undefined, syncedH: number | undefined): number[] {
  const groups = Array.from({ length: groupCount(here) }, (_, group) => group)
    .filter((group) => !isUnwritten(here, group) && groupStamp(here, group).h >= Math.max(syncedH ?? 0, 1));
  if (there !== undefined) return groups.filter((group) => !isKnownThere(here, there, group));
  return groups.length === 0 ? [] : writtenGroups(here);
}

/** At least one. */
function writtenGroups(state: RecordState): number[] {
  const groups = Array.from({ length: groupCount(state) }, (_, group) => group)
    .filter((group) => !isUnwritten(state, group) && !isInitial(state, group));
  return groups.length > 0 ? groups : [0];
}

/** In which tables are written fastest. */
function inOrderOfIds(records: readonly RecordState[]): readonly RecordState[] {
  return records.toSorted((left, right) => compareBytes(left.id, right.id));
}

export function namedIds(kind: RecordKind, values: readonly SqlValue[]): readonly Uint8Array[] {
  const ids = kindColumns(kind).flatMap(({ type }, index) => {
    const value = values[index];
    return type === 'id' && value instanceof Uint8Array ? [value] : [];
  });
  return [...ids, ...kind.readIdsInTexts?.(values) ?? []];
}

/** The same value says nothing of one that was deleted there: it may have been brought back here. */
function isKnownThere(here: RecordState, { state: there, isHidden }: StoredRecord, group: number): boolean {
  if (!isHidden && equalContent(groupContent(here, group), groupContent(there, group))) return true;
  return descendsFrom(groupStamp(there, group), there.ancestors?.[group], groupStamp(here, group));
}

function isSeenChange(here: StoredRecord, there: StoredRecord): boolean {
  if (here.isHidden !== there.isHidden) return true;
  return !here.isHidden && !equalValues(here.state.values, there.state.values);
}

function inPages(
  kind: RecordKind, records: Iterable<DifferingRecord>, work: (page: readonly DifferingRecord[]) => void,
): void {
  const pageMax = pageRecordsOf(kind, pageRecords);
  let page: DifferingRecord[] = [];
  for (const record of records) {
    page.push(record);
    if (page.length < pageMax) continue;
    work(page);
    page = [];
  }
  if (page.length > 0) work(page);
}
