/**
 * Two different books become one: what the old book holds and the other does not is written into the other, as edits.
 *
 * What must hold
 * 1. The plan writes nothing; writing it does what it says.
 * 2. Nothing of either side is lost: an entry of the old book is left out only where the other book has one that says
 *    all that it says, each of them once. Two equal coffees on one day are two on each side, and two after the merge.
 * 3. Records with one id are one record; otherwise accounts are matched by name and currency, payees and methods by
 *    name, categories by code or path, whatever case and accents.
 * 4. A matched record keeps the other book's form: its opening balance, its group, its default category. A name that a
 *    person gave stays where the other book has but the default one; where both gave one, the plan tells of it.
 * 5. Ids stay where nobody has them.
 * 6. What is set aside in an open conflict of the old book is set aside in the merged one.
 * 7. What is in the bin of the old book is in that of the merged one, as deleted at the merge.
 * 8. Attachments go with their entries; one that the other book's entry has already is left out.
 * 9. Templates come along, but for those that the other book has alike.
 */
import { conflictKind, deviceLabelKind, recordIdToText, type RecordId, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { readBin } from './bin.ts';
import { BookEdit, type Book } from './book.ts';
import {
  entryFinder, planAttachments, writeAttachments, type AttachmentCopies,
} from './book-merge-attachments.ts';
import { carryConflicts, type ToTarget } from './book-merge-conflicts.ts';
import { matchEntries, readLivingEntries, type EntriesMatch } from './book-merge-entries.ts';
import type { DifferingName, MergeTally, NewName, NewRecord } from './book-merge-kind.ts';
import { matchNames, type NamesMatch } from './book-merge-names.ts';
import { describeEntries, newestFirst, type EntryLine } from './entry-lines.ts';
import { entryColumnNames, entryKind } from './entry-kind.ts';
import { entryToValues, type Entry } from './entry-record.ts';
import { readSetting, writeSetting } from './settings.ts';
import { readText } from './row-values.ts';
import { templateKind } from './template-kind.ts';
import { mapTemplates } from './templates.ts';

export interface BookMergePlan {
  readonly accounts: MergeTally;
  readonly payees: MergeTally;
  readonly categories: MergeTally;
  readonly entries: MergeTally;
  /** Names of matched accounts whose opening balance is another one here: the other book's stays. */
  readonly differingAccounts: readonly string[];
  /** That a person gave here to what has its default name there: the merged book has them. */
  readonly takenNames: readonly string[];
  /** Of matched records of any kind to which both books gave a name of their own: the other book's stays. */
  readonly differingNames: readonly DifferingName[];
  /** The newest entries that would be added. */
  readonly newest: readonly EntryLine[];
  readonly writes: MergeWrites;
}

export interface MergeWrites {
  /** In the order in which they travel. */
  readonly added: readonly { readonly kind: RecordKind; readonly records: readonly NewRecord[] }[];
  /** Of those added, the ones that are deleted in the old book. */
  readonly buried: readonly { readonly table: string; readonly id: RecordId }[];
  readonly attachments: AttachmentCopies;
  /** Entries of the other book that get what they left empty. */
  readonly filled: readonly NewRecord[];
  readonly renamed: readonly NewName[];
  readonly settings: readonly { readonly key: string; readonly value: string }[];
}

export interface MergeOptions {
  readonly mintId: () => RecordId;
  /** What was deleted in the old book since then, by the clock, is in its bin. */
  readonly binSinceMs: number;
  /** Of `newest`. */
  readonly linesMax: number;
}

export function planBookMerge(old: SqliteDatabase, target: SqliteDatabase, options: MergeOptions): BookMergePlan {
  const freeId = idGiver(target, options.mintId);
  const bin = readBin(old, options.binSinceMs);
  const names = matchNames(old, target, freeId, bin);
  const entries = matchEntries(readLivingEntries(old), readLivingEntries(target), names);
  const deadMatch = matchEntries(withoutKnown(bin, target), readBin(target, 0), names);
  const dead = deadMatch.added.map(({ id, mapped }) => ({ id: freeId(id), values: entryToValues(mapped) }));
  const records = entries.added.map((entry) => ({ id: freeId(entry.id), values: entryToValues(entry.mapped) }));
  const addedIds = new Map(entries.added.map(({ id }, place) => [recordIdToText(id), records[place]?.id ?? id]));
  const deadIds = new Map(deadMatch.added.map(({ id }, place) => [recordIdToText(id), dead[place]?.id ?? id]));
  const toEntry = entryFinder(entries.matched, addedIds, deadMatch.matched, deadIds);
  const toTarget = idMapper(names, entries, addedIds);
  const carried = carryConflicts(old, target, toTarget);
  const newest = newestFirst(entries.added.map(({ id, mapped: { day } }) => ({ id, day }))).slice(0, options.linesMax);
  const { accounts, categories, methods, payees } = names;
  return {
    accounts: accounts.tally, categories: categories.tally, payees: payees.tally,
    entries: { matched: entries.matched.size, added: records.length },
    differingAccounts: names.differingAccounts, differingNames: names.differingNames,
    takenNames: names.renamed.map(({ name }) => name),
    newest: describeEntries(old, newest.map(({ id }) => id)),
    writes: {
      added: [
        { kind: deviceLabelKind, records: carried.labels }, { kind: conflictKind, records: carried.conflicts },
        ...[accounts, categories, payees, methods].map(({ kind, added }) => ({ kind, records: added })),
        { kind: templateKind, records: mapTemplates(old, target, toTarget, freeId) },
        { kind: entryKind, records: [...records, ...dead] },
      ],
      buried: [...names.buried, ...dead.map(({ id }) => ({ table: entryKind.table, id }))],
      attachments: planAttachments(old, target, toEntry, freeId),
      filled: entries.filled.map(({ id, filled }) => ({ id, values: entryToValues(filled) })),
      renamed: names.renamed,
      settings: missingSettings(old, target),
    },
  };
}

/** Into the other book, inside `write` of its replica. */
export function writeBookMerge(
  book: Book, wallMs: number, { added, attachments, buried, filled, renamed, settings }: MergeWrites,
): void {
  const { replica } = book;
  const { database } = replica;
  for (const { kind, records } of added) replica.insertRecords(kind, records);
  writeAttachments(database, attachments);
  for (const { table, id } of buried) database.prepare(`UPDATE ${table} SET deleted = 1 WHERE id = ?`).run(id);
  const assignments = entryColumnNames.map((name) => `${name} = ?`).join(', ');
  for (const { id, values } of filled) {
    database.prepare(`UPDATE entry SET ${assignments} WHERE id = ?`).run(...values, id);
  }
  for (const { table, id, name } of renamed) {
    database.prepare(`UPDATE ${table} SET name = ? WHERE id = ?`).run(name, id);
  }
  const edit = new BookEdit(book, wallMs);
  for (const { key, value } of settings) writeSetting(edit, key, value);
}

function idMapper(
  { accounts, categories, methods, payees }: NamesMatch, { matched }: EntriesMatch,
  addedIds: ReadonlyMap<string, RecordId>,
): ToTarget {
  return (id) => {
    const entry = matched.get(recordIdToText(id)) ?? addedIds.get(recordIdToText(id));
    // An id is of one kind alone: the others give it back as it is.
    return entry ?? [accounts, categories, payees, methods].reduce((mapped, { toTarget }) => toTarget(mapped), id);
  };
}

/** The id itself where the other book has nothing under it, dead or alive. */
function idGiver(target: SqliteDatabase, mintId: () => RecordId): (id: RecordId) => RecordId {
  const isTaken = target.prepare('SELECT 1 FROM sync_record WHERE id = ?');
  return (id) => isTaken.get(id) === undefined ? id : mintId();
}

function withoutKnown(bin: readonly Entry[], target: SqliteDatabase): readonly Entry[] {
  const isKnown = target.prepare('SELECT 1 FROM entry WHERE id = ?');
  return bin.filter(({ id }) => isKnown.get(id) === undefined);
}

function missingSettings(old: SqliteDatabase, target: SqliteDatabase): MergeWrites['settings'] {
  return old.prepare('SELECT key, value FROM setting WHERE deleted = 0 AND value IS NOT NULL ORDER BY key').all()
    .map(([key, value]) => ({ key: readText(key), value: readText(value) }))
    .filter(({ key }) => readSetting(target, key) === undefined);
}
