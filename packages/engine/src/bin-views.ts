/** The deleted entries of the last twelve months, and how they come back. */
import type { BinView, CommandParameters, CommandResults, Outcome } from '@tandem/contract';
import {
  countDeletedEntries, entryKind, isCurrency, readDeletedEntries, restoreEntry, success, toCents, type EntryId,
} from '@tandem/ledger';
import type { BookDesk } from './book-desk.ts';
import type { BookReading } from './book-reading.ts';
import { textToId } from './id-text.ts';
import { toRowView } from './register-views.ts';
import { yearBefore } from './year-before.ts';

export function readBin(reading: BookReading, wallMs: number, offset: number, limit: number): BinView {
  const { database } = reading;
  const sinceMs = yearBefore(wallMs);
  const account = database.prepare('SELECT name, currency FROM account WHERE id = ?');
  return {
    total: countDeletedEntries(database, sinceMs),
    entries: readDeletedEntries(database, sinceMs, offset, limit).map(({ row, deletedMs, deletedBy }) => {
      const [name, currency] = account.get(row.accountId) ?? [];
      return {
        ...toRowView(reading, row, toCents(0)),
        accountName: typeof name === 'string' ? name : '',
        currency: typeof currency === 'string' && isCurrency(currency) ? currency : reading.currency,
        deletedMs, deletedBy,
      };
    }),
  };
}

/** An entry that is back already, or was never there, counts for nothing. Its account is shown again with it. */
export function restoreEntries(
  desk: BookDesk, { entryIds }: CommandParameters<'restore-entries'>,
): Outcome<CommandResults['restore-entries']> {
  return desk.edit('restore-entries', (edit, recorder) => {
    let restored = 0;
    for (const text of new Set(entryIds)) {
      const id = textToId<EntryId>(text);
      recorder.touch(entryKind, id);
      if (restoreEntry(edit, id).ok) restored += 1;
    }
    return success({ restored });
  });
}
