/** Payees, found by name whatever its case and accents. */
import type { SqlRow, SqliteDatabase } from '@tandem/sqlite';
import type { BookEdit } from './book.ts';
import { readNamedId } from './named-records.ts';
import {
  namedPayeeId, toIdOf, type BookId, type CategoryId, type EntryId, type PayeeId, type TemplateId,
} from './record-ids.ts';
import { failure, success, type Result } from './result.ts';
import { readBlob, readInteger, readOptional, readText } from './row-values.ts';
import { recordIdToText, type Sha256 } from '@tandem/replica';
import { cleanName, foldName, type TextFault } from './user-text.ts';

export interface Payee {
  readonly id: PayeeId;
  readonly name: string;
  /** Proposed for a new entry; null for none. */
  readonly defaultCategoryId: CategoryId | null;
}

export type PayeeError =
  | { readonly kind: 'text'; readonly field: 'name'; readonly fault: TextFault }
  | { readonly kind: 'unknown-payee' | 'unknown-category' }
  /** Another living payee bears the name: they may be merged. */
  | { readonly kind: 'payee-name-taken' }
  /** Entries name it. */
  | { readonly kind: 'payee-in-use' }
  | { readonly kind: 'payee-into-itself' };

/** Living payees by id. */
export function listPayees(database: SqliteDatabase): readonly Payee[] {
  return database.prepare('SELECT id, name, default_category_id FROM payee WHERE deleted = 0 ORDER BY id')
    .all().map(rowToPayee);
}

/**
 * The living payee of this name. Looks under the name's own id first, then through all names, since one of them may
 * have been renamed to it; of several, the smallest id.
 */
export function findPayee(
  database: SqliteDatabase, book: { readonly id: BookId; readonly sha256: Sha256 }, name: string,
): PayeeId | undefined {
  const folded = foldName(name);
  const id = namedPayeeId(book.sha256, book.id, folded);
  if (readNamedId(database, 'payee', id, folded) === 'alive') return id;
  const found = database.prepare('SELECT id, name FROM payee WHERE deleted = 0 ORDER BY id').all()
    .find(([, other]) => foldName(readText(other)) === folded);
  return found === undefined ? undefined : toIdOf<PayeeId>(readBlob(found[0]));
}

/** The payee of this name; a new one, or the deleted one brought back, where there is none. */
export function findOrCreatePayee(edit: BookEdit, name: string): Result<PayeeId, PayeeError> {
  const cleaned = cleanName(name);
  if (!cleaned.ok) return failure({ kind: 'text', field: 'name', fault: cleaned.error });
  const { book, database } = edit;
  const known = findPayee(database, book, cleaned.value);
  if (known !== undefined) return success(known);
  const folded = foldName(cleaned.value);
  const ownId = namedPayeeId(book.sha256, book.id, folded);
  const state = readNamedId(database, 'payee', ownId, folded);
  if (state === 'deleted') {
    database.prepare('UPDATE payee SET deleted = 0 WHERE id = ?').run(ownId);
    return success(ownId);
  }
  const id = state === 'free' ? ownId : toIdOf<PayeeId>(edit.mintId());
  database.prepare('INSERT INTO payee (id, name) VALUES (?, ?)').run(id, cleaned.value);
  return success(id);
}

export function editPayee(
  edit: BookEdit, id: PayeeId, changes: Partial<Omit<Payee, 'id'>>,
): Result<PayeeId, PayeeError> {
  const payee = readPayee(edit.database, id);
  if (payee === undefined) return failure({ kind: 'unknown-payee' });
  const { name, defaultCategoryId } = { ...payee, ...changes };
  const cleaned = cleanName(name);
  if (!cleaned.ok) return failure({ kind: 'text', field: 'name', fault: cleaned.error });
  if (changes.defaultCategoryId && !isCategoryAlive(edit.database, changes.defaultCategoryId)) {
    return failure({ kind: 'unknown-category' });
  }
  edit.database.prepare('UPDATE payee SET name = ?, default_category_id = ? WHERE id = ?')
    .run(cleaned.value, defaultCategoryId, id);
  return success(id);
}

/** The name is one that no other living payee has, whatever its case and accents. */
export function renamePayee(edit: BookEdit, id: PayeeId, name: string): Result<PayeeId, PayeeError> {
  const folded = foldName(name);
  const isTaken = listPayees(edit.database)
    .some((other) => foldName(other.name) === folded && recordIdToText(other.id) !== recordIdToText(id));
  return isTaken ? failure({ kind: 'payee-name-taken' }) : editPayee(edit, id, { name });
}

/** What is alive and names the payee. */
export function readUsesOfPayee(database: SqliteDatabase, id: PayeeId): {
  readonly entries: readonly EntryId[];
  readonly templates: readonly TemplateId[];
} {
  const read = (table: 'entry' | 'template'): readonly Uint8Array[] =>
    database.prepare(`SELECT id FROM ${table} WHERE payee_id = ? AND deleted = 0`).all(id)
      .map(([use]) => readBlob(use));
  return {
    entries: read('entry').map((use) => toIdOf<EntryId>(use)),
    templates: read('template').map((use) => toIdOf<TemplateId>(use)),
  };
}

/** What is alive and names one payee names the other, and the one is deleted. Deleted entries keep its name. */
export function mergePayees(edit: BookEdit, from: PayeeId, into: PayeeId): Result<PayeeId, PayeeError> {
  if (recordIdToText(from) === recordIdToText(into)) return failure({ kind: 'payee-into-itself' });
  if (readPayee(edit.database, into) === undefined) return failure({ kind: 'unknown-payee' });
  const deleted = deletePayee(edit, from);
  if (!deleted.ok) return deleted;
  for (const table of ['entry', 'template']) {
    edit.database.prepare(`UPDATE ${table} SET payee_id = ? WHERE payee_id = ? AND deleted = 0`).run(into, from);
  }
  return success(into);
}

export function deleteUnusedPayee(edit: BookEdit, id: PayeeId): Result<PayeeId, PayeeError> {
  const isUsed = edit.database.prepare('SELECT 1 FROM entry WHERE payee_id = ? AND deleted = 0 LIMIT 1').get(id);
  return isUsed === undefined ? deletePayee(edit, id) : failure({ kind: 'payee-in-use' });
}

/** Entries keep naming it, and show its name. */
export function deletePayee(edit: BookEdit, id: PayeeId): Result<PayeeId, PayeeError> {
  const deleted = edit.database.prepare('UPDATE payee SET deleted = 1 WHERE id = ? AND deleted = 0').run(id);
  return deleted === 1 ? success(id) : failure({ kind: 'unknown-payee' });
}

/** Living entries of each payee that has some, by its id's text. */
export function countPayeeEntries(database: SqliteDatabase): ReadonlyMap<string, number> {
  return new Map(database.prepare(payeeEntriesQuery).all()
    .map(([id, count]) => [recordIdToText(toIdOf<PayeeId>(readBlob(id))), readInteger(count)]));
}

/** From `entry_payee` alone. */
export const payeeEntriesQuery = `SELECT payee_id, count(*) FROM entry
  WHERE deleted = 0 AND payee_id IS NOT NULL GROUP BY payee_id`;

export function readPayee(database: SqliteDatabase, id: PayeeId): Payee | undefined {
  const row = database.prepare('SELECT id, name, default_category_id FROM payee WHERE id = ? AND deleted = 0').get(id);
  return row === undefined ? undefined : rowToPayee(row);
}

function rowToPayee([id, name, category]: SqlRow): Payee {
  return {
    id: toIdOf(readBlob(id)),
    name: readText(name),
    defaultCategoryId: readOptional(category, (value) => toIdOf<CategoryId>(readBlob(value))),
  };
}

function isCategoryAlive(database: SqliteDatabase, id: CategoryId): boolean {
  return database.prepare('SELECT 1 FROM category WHERE id = ? AND deleted = 0').get(id) !== undefined;
}
