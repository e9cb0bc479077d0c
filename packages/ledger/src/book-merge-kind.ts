/** Records of one kind, matched between two books: what a merge of the books adds, buries and renames of them. */
import { kindColumns, recordIdToText, type RecordId, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { toIdOf } from './record-ids.ts';
import { readBlob } from './row-values.ts';

export interface MergeTally {
  /** Of the old book's records: those that the other book has too. */
  readonly matched: number;
  readonly added: number;
}

export interface NewRecord {
  readonly id: RecordId;
  readonly values: readonly SqlValue[];
}

export interface NameMatch {
  readonly kind: RecordKind;
  readonly tally: MergeTally;
  readonly added: readonly NewRecord[];
  /** The id in the merged book of what the old book names so. */
  readonly toTarget: (id: RecordId) => RecordId;
  /** One of the target's own ids, the same for all that bear one name there. */
  readonly toCanonical: (id: RecordId) => RecordId;
}

/** Of a matched record: a person called it otherwise in each book. */
export interface DifferingName {
  readonly mine: string;
  readonly theirs: string;
}

/** Of a record of the target that has but the name of its code there. */
export interface NewName {
  readonly table: string;
  readonly id: RecordId;
  readonly name: string;
}

export type GiveId = (id: RecordId) => RecordId;

export interface NamedRow {
  readonly id: RecordId;
  /** In the order of the kind's columns. */
  readonly values: readonly SqlValue[];
}

export interface Named {
  readonly name: string;
  /** In both languages where it bears the name of its code. */
  readonly folded: readonly string[];
  readonly isDefault: boolean;
}

/** The matches of one kind as they are found. */
export class KindMatch implements NameMatch {
  readonly kind: RecordKind;
  readonly added: NewRecord[] = [];
  readonly buried: RecordId[] = [];
  readonly differingNames: DifferingName[] = [];
  readonly renamed: NewName[] = [];
  readonly #old: SqliteDatabase;
  readonly #target: SqliteDatabase;
  readonly #freeId: GiveId;
  readonly #targetByOld = new Map<string, RecordId>();
  readonly #canonical = new Map<string, RecordId>();
  #matched = 0;

  constructor(kind: RecordKind, old: SqliteDatabase, target: SqliteDatabase, freeId: GiveId) {
    this.kind = kind;
    this.#old = old;
    this.#target = target;
    this.#freeId = freeId;
  }

  get tally(): MergeTally {
    return { matched: this.#matched, added: this.added.length - this.buried.length };
  }

  readonly toTarget = (id: RecordId): RecordId => this.#targetByOld.get(recordIdToText(id)) ?? id;
  readonly toCanonical = (id: RecordId): RecordId => this.#canonical.get(recordIdToText(id)) ?? id;

  isKnown(id: RecordId): boolean {
    return this.#targetByOld.has(recordIdToText(id));
  }

  match(id: RecordId, targetId: RecordId): void {
    this.#targetByOld.set(recordIdToText(id), targetId);
    this.#matched += 1;
  }

  /** Of two matched records. One that bears the name of its code says nothing of what it is called. */
  compareNames(mine: Named, theirs: Named & { readonly id: RecordId }): void {
    const isSame = mine.folded.some((name) => theirs.folded.includes(name));
    if (isSame || mine.isDefault) return;
    if (!theirs.isDefault) this.differingNames.push({ mine: mine.name, theirs: theirs.name });
    else this.renamed.push({ table: this.kind.table, id: theirs.id, name: mine.name });
  }

  add(id: RecordId, values: readonly SqlValue[]): RecordId {
    const newId = this.#freeId(id);
    this.#targetByOld.set(recordIdToText(id), newId);
    this.added.push({ id: newId, values });
    return newId;
  }

  /** A record of the target and the first one there that bears its name. */
  unify(id: RecordId, first: RecordId): void {
    this.#canonical.set(recordIdToText(id), first);
  }

  isInTarget(id: RecordId): boolean {
    return this.#target.prepare(`SELECT 1 FROM ${this.kind.table} WHERE id = ?`).get(id) !== undefined;
  }

  /** Deleted in the old book, and named by something alive there: it comes along, deleted. */
  carryBuried(id: RecordId, toValues: (values: readonly SqlValue[]) => readonly SqlValue[]): void {
    if (this.isKnown(id) || this.isInTarget(id)) return;
    const [row] = readRows(this.#old, this.kind, 'id = ?', id);
    // One that this book has not either: a record set aside by a sync.
    if (row !== undefined) this.buried.push(this.add(id, toValues(row.values)));
  }
}

export function readRows(
  database: SqliteDatabase, kind: RecordKind, where: string, ...parameters: readonly RecordId[]
): readonly NamedRow[] {
  const columns = kindColumns(kind).map(({ name }) => name).join(', ');
  return database.prepare(`SELECT id, ${columns} FROM ${kind.table} WHERE ${where}`).all(...parameters)
    .map(([id, ...values]) => ({ id: toIdOf(readBlob(id)), values }));
}
