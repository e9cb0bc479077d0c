/**
 * What the user may take back and do again. In memory, for this opening of the book.
 *
 * What must hold
 * 1. Taking back is an ordinary edit: it travels, and another device sees it as one.
 * 2. It is whole or not at all, and only where every record is as the step left it: what another device has changed
 *    since is never overwritten. Such a step is dropped.
 */
import type { EditName, HistoryView } from '@tandem/contract';
import { failure, success, type BookEdit, type Result } from '@tandem/ledger';
import { bytesToRecordId, conflictKind, recordIdToText, type RecordId, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { readRecordCopy, writeRecordCopy, type RecordCopy } from './record-copy.ts';

export const historyStepsMax = 100;

export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: RecordId;
  readonly before: RecordCopy;
  readonly after: RecordCopy;
}

export interface EditStep {
  readonly name: EditName;
  readonly changes: readonly RecordChange[];
}

export class EditHistory {
  #undo: EditStep[] = [];
  #redo: EditStep[] = [];

  view(): HistoryView {
    return { undo: this.#undo.at(-1)?.name ?? null, redo: this.#redo.at(-1)?.name ?? null };
  }

  /** A step that changed nothing is none. */
  add(name: EditName, changes: readonly RecordChange[]): void {
    const real = changes.filter(({ before, after }) => before !== after);
    if (real.length === 0) return;
    this.#undo.push({ name, changes: real });
    if (this.#undo.length > historyStepsMax) this.#undo.shift();
    this.#redo = [];
  }

  clear(): void {
    this.#undo = [];
    this.#redo = [];
  }

  peek(direction: 'undo' | 'redo'): EditStep | undefined {
    return (direction === 'undo' ? this.#undo : this.#redo).at(-1);
  }

  /** The step of `peek` was carried out. */
  moveOver(direction: 'undo' | 'redo'): void {
    const [from, to] = direction === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
    const step = from.pop();
    if (step !== undefined) to.push(step);
  }

  /** The step of `peek` does not apply any more. */
  drop(direction: 'undo' | 'redo'): void {
    (direction === 'undo' ? this.#undo : this.#redo).pop();
  }
}

/** Within the caller's edit. */
export function replayStep(
  edit: BookEdit, { changes }: EditStep, direction: 'undo' | 'redo',
): Result<undefined, { readonly kind: 'nothing-to-undo' }> {
  const ordered = direction === 'undo' ? changes.toReversed() : changes;
  for (const { kind, id, before, after } of ordered) {
    const [expected, wanted] = direction === 'undo' ? [after, before] : [before, after];
    if (readRecordCopy(edit.database, kind, id) !== expected || !writeRecordCopy(edit, kind, id, wanted)) {
      return failure({ kind: 'nothing-to-undo' });
    }
  }
  return success(undefined);
}

/** Notes how records were before an edit, and how they are after it. */
export class ChangeRecorder {
  readonly #database: SqliteDatabase;
  /** By the id's text: what counts is how a record was before all. */
  readonly #touched = new Map<string, Omit<RecordChange, 'after'>>();

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Before the record is changed. A delete closes its open conflicts, which stand before it in both directions. */
  touch(kind: RecordKind, id: RecordId): void {
    const key = recordIdToText(id);
    if (this.#touched.has(key)) return;
    if (kind !== conflictKind) for (const conflict of this.#openConflictsOf(id)) this.touch(conflictKind, conflict);
    this.#touched.set(key, { kind, id, before: readRecordCopy(this.#database, kind, id) });
  }

  /** A record that the edit made. */
  made(kind: RecordKind, id: RecordId): void {
    this.#touched.set(recordIdToText(id), { kind, id, before: null });
  }

  #openConflictsOf(id: RecordId): readonly RecordId[] {
    return this.#database.prepare('SELECT id FROM sync_conflict WHERE record_id = ? AND resolution IS NULL').all(id)
      .flatMap(([conflict]) => (conflict instanceof Uint8Array ? [bytesToRecordId(conflict)] : []));
  }

  changes(): readonly RecordChange[] {
    return [...this.#touched.values()].map((touched) =>
      ({ ...touched, after: readRecordCopy(this.#database, touched.kind, touched.id) }));
  }
}
