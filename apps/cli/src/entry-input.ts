/** What `add` and `edit` take from the command line, read with the book at hand. */
import {
  civilToDay, findCategory, findOrCreateCategory, findOrCreatePayee, parseAmount, parseDay, success, toDay,
  type BookEdit, type CategoryId, type Cents, type Currency, type Day, type EntryId, type Language, type PayeeId,
  type Result, toIdOf,
} from '@tandem/ledger';
import { parseRecordId } from '@tandem/replica';
import { taskFailed, type Failure } from './failure.ts';

export const entryOptions = {
  amount: { type: 'string' }, payee: { type: 'string' }, category: { type: 'string' }, day: { type: 'string' },
  memo: { type: 'string' },
} as const;

export function readAmount(text: string, currency: Currency): Result<Cents, Failure> {
  const amount = parseAmount(text, currency);
  return amount.ok ? amount : taskFailed({ kind: 'amount', text, error: amount.error });
}

export function readDay(text: string): Result<Day, Failure> {
  const day = parseDay(text);
  return day === undefined ? taskFailed({ kind: 'day', text }) : success(day);
}

/** The day that the calendar on the wall shows. */
export function localDay(wallMs: number): Day {
  const date = new Date(wallMs);
  const day = civilToDay(date.getFullYear(), date.getMonth() + 1, date.getDate());
  return day ?? toDay(0);
}

/** Null for an empty text. */
export function readPayee(edit: BookEdit, name: string): Result<PayeeId | null, Failure> {
  if (name.trim() === '') return success(null);
  const payee = findOrCreatePayee(edit, name);
  return payee.ok ? payee : taskFailed({ kind: 'payee', error: payee.error });
}

/** Null for an empty text. The default categories are known by their names in both languages. */
export function readCategory(edit: BookEdit, path: string, language: Language): Result<CategoryId | null, Failure> {
  if (path.trim() === '') return success(null);
  const known = findCategory(edit.database, path, language)
    ?? findCategory(edit.database, path, language === 'fr' ? 'en' : 'fr');
  if (known !== undefined) return success(known);
  const category = findOrCreateCategory(edit, path, language);
  return category.ok ? category : taskFailed({ kind: 'category', error: category.error });
}

export function readEntryId(text: string): Result<EntryId, Failure> {
  const id = parseRecordId(text);
  return id === undefined ? taskFailed({ kind: 'entry-id', text }) : success(toIdOf<EntryId>(id));
}
