/** Entries as one line each, to recognise them in a list of differences: what book they are of does not matter. */
import type { RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { isCurrency, type Currency } from './currency.ts';
import { toDay, type Day } from './day.ts';
import { toCents, type Cents } from './money.ts';
import { readInteger, readText } from './row-values.ts';

export interface EntryLine {
  readonly day: Day;
  /** Empty for none. */
  readonly payee: string;
  readonly accountName: string;
  readonly amount: Cents;
  readonly currency: Currency;
}

/** In the order of the ids; deleted entries too. An id that is no entry here, or has no account here, is left out. */
export function describeEntries(database: SqliteDatabase, ids: readonly RecordId[]): readonly EntryLine[] {
  const line = database.prepare(`SELECT entry.day, coalesce(payee.name, ''), account.name, entry.amount,
      account.currency
    FROM entry JOIN account ON account.id = entry.account_id LEFT JOIN payee ON payee.id = entry.payee_id
    WHERE entry.id = ?`);
  return ids.flatMap((id) => {
    const row = line.get(id);
    if (row === undefined) return [];
    const [day, payee, accountName, amount, currencyText] = row;
    const currency = readText(currencyText);
    if (!isCurrency(currency)) throw new TypeError('an account whose currency is no code');
    return [{
      day: toDay(readInteger(day)), payee: readText(payee), accountName: readText(accountName),
      amount: toCents(readInteger(amount)), currency,
    }];
  });
}

export function newestFirst<Dated extends { readonly day: Day }>(entries: readonly Dated[]): readonly Dated[] {
  return entries.toSorted((left, right) => right.day - left.day);
}
