/** In what two copies of a book differ, as a screen shows it before one takes the place of the other. */
import type { BookDifferenceView, DifferingEntryView, SyncRowKind } from '@tandem/contract';
import { describeEntries, ledgerKinds } from '@tandem/ledger';
import { readBookIdentity, Replica, type BookDifference, type RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { Platform, ShelvedBook } from './platform.ts';

/** Of the entries that are named on either side. */
export const linesMax = 50;

/** Entries first: what people count. Labels of devices and conflicts travel too, and are no records of a user. */
export const rowKindByName: readonly (readonly [string, SyncRowKind])[] = [
  ['entry', 'entries'], ['attachment', 'photos'],
  ['account', 'accounts'], ['payee', 'payees'], ['category', 'categories'],
  ['payment-method', 'methods'], ['template', 'templates'], ['setting', 'settings'],
];

/** Null where the backup is of another book. */
export function compareWithBackup(
  { book, replica }: ShelvedBook, backup: SqliteDatabase, { deviceName, randomBytes, sha256 }: Platform,
): BookDifferenceView | null {
  const bookId = readBookIdentity(backup)?.bookId;
  if (book === undefined || bookId === undefined || !book.id.every((byte, index) => byte === bookId[index])) {
    return null;
  }
  const other = new Replica({ database: backup, kinds: ledgerKinds, sha256, randomBytes, deviceName });
  replica.rehashDirty();
  return differenceToView(replica.compareWith(other, { linesMax }), replica.database, backup);
}

export function differenceToView(
  { kinds, here: idsHere, there: idsThere }: BookDifference, here: SqliteDatabase, there: SqliteDatabase,
): BookDifferenceView {
  return {
    rows: rowKindByName.flatMap(([name, kind]) => {
      const counts = kinds.find((difference) => difference.kind.name === name);
      if (counts === undefined) return [];
      const { different, onlyHere, onlyThere } = counts;
      return [{ kind, onlyHere, onlyThere, different }];
    }),
    entriesHere: describeEntries(here, idsHere), entriesThere: describeEntries(there, idsThere),
  };
}

/** The entries among the records, the newest by their day; at most `linesMax`. */
export function describeNewest(database: SqliteDatabase, ids: readonly RecordId[]): readonly DifferingEntryView[] {
  return describeEntries(database, ids).toSorted((left, right) => right.day - left.day).slice(0, linesMax);
}
