/** Payees as a screen lists them. */
import type { PayeeView } from '@tandem/contract';
import { countPayeeEntries, listPayees } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BookReading } from './book-reading.ts';

export function readPayeeViews({ database, language }: BookReading): readonly PayeeView[] {
  const entries = countPayeeEntries(database);
  const { compare } = new Intl.Collator(language);
  return listPayees(database).map(({ id, name, defaultCategoryId }) => ({
    id: recordIdToText(id), name, entries: entries.get(recordIdToText(id)) ?? 0,
    defaultCategoryId: defaultCategoryId === null ? null : recordIdToText(defaultCategoryId),
  })).sort((left, right) => compare(left.name, right.name));
}
