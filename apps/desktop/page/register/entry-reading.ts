/** From what is typed to an entry that can be saved, or to what is wrong with it, one fault a field. */
import type { AccountView, AllocationDraft, EntryDraft, Id, MethodChoice } from '@tandem/contract';
import {
  negateCents, toCents, type AmountFault, type Cents, type Currency, type Day, type Result,
} from '@tandem/ledger';
import { lookUpCategory, type CategoryLists } from './category-lookup.ts';
import type { CategoryChosen, CategoryField, ChoiceField, EntryForm, SplitLineField } from './entry-form.ts';
import { readMethodText } from './method-text.ts';

export type EntryFieldName = 'date' | 'method' | 'payee' | 'category' | 'memo' | 'debit' | 'credit' | 'other-amount'
  | 'split-amount' | 'split-category';

export interface EntryFault {
  readonly field: EntryFieldName;
  /** Of the split line concerned; undefined elsewhere. */
  readonly line?: number;
  readonly fault:
    | AmountFault
    | { readonly kind: 'date' | 'category' | 'transfer-account' | 'transfer-one-way' }
    | { readonly kind: 'split-rest'; readonly rest: Cents };
}

export interface ReadingContext extends CategoryLists {
  readonly account: AccountView;
  readonly methods: readonly MethodChoice[];
  readonly readDay: (text: string) => Day | undefined;
  /** A calculation counts as its result. */
  readonly readAmount: (text: string, currency: Currency) => Result<Cents, AmountFault>;
}

export function readEntryForm(form: EntryForm, context: ReadingContext): Result<EntryDraft, EntryFault> {
  const day = context.readDay(form.date);
  if (day === undefined) return fail({ field: 'date', fault: { kind: 'date' } });
  const amount = readFormAmount(form, context);
  if (!amount.ok) return amount;
  const allocation = readAllocation(form, amount.value, context);
  if (!allocation.ok) return allocation;
  const { methodId, number } = readMethodText(form.method, context.methods);
  const { entryId, valueDay, memo, status } = form;
  return {
    ok: true,
    value: {
      entryId, accountId: context.account.id, day, valueDay, amount: amount.value, payee: form.payee.trim(),
      allocation: allocation.value, memo: memo.trim(), number, methodId, tags: [...form.tags], status,
    },
  };
}

/** Debit leaves the account: below zero. Only one of the two has a text. */
export function readFormAmount(
  { debit, credit }: EntryForm, { account, readAmount }: ReadingContext,
): Result<Cents, EntryFault> {
  const field = debit.trim() === '' && credit.trim() !== '' ? 'credit' : 'debit';
  const read = readAmount(field === 'debit' ? debit : credit, account.currency);
  if (!read.ok) return fail({ field, fault: read.error });
  return { ok: true, value: field === 'debit' ? negateCents(read.value) : read.value };
}

/** What no line has taken yet, of the sign of the entry. Lines that cannot be read count as nothing. */
export function readSplitRest(
  lines: readonly SplitLineField[], amount: Cents, { account, readAmount }: ReadingContext,
): Cents {
  const sign = amount < 0 ? -1 : 1;
  const taken = lines.reduce((sum, line) => {
    const read = readAmount(line.amount, account.currency);
    return read.ok ? sum + sign * read.value : sum;
  }, 0);
  return toCents(amount - taken);
}

/** Categories that the entry names and the book has not: to be made before the entry is saved. */
export function newCategoryPaths({ category }: EntryForm): readonly string[] {
  const fields = category.kind === 'split' ? category.lines.map((line) => line.category) : [category];
  return fields.flatMap(({ chosen }) => (chosen?.kind === 'new-category' ? [chosen.path] : []));
}

export function withNewCategories(form: EntryForm, idByPath: ReadonlyMap<string, Id>): EntryForm {
  function replace(field: ChoiceField): ChoiceField {
    const id = field.chosen?.kind === 'new-category' ? idByPath.get(field.chosen.path) : undefined;
    return id === undefined ? field : { ...field, chosen: { kind: 'category', id } };
  }
  const category: CategoryField = form.category.kind === 'split'
    ? { kind: 'split', lines: form.category.lines.map((line) => ({ ...line, category: replace(line.category) })) }
    : replace(form.category);
  return { ...form, category };
}

function readAllocation(
  form: EntryForm, amount: Cents, context: ReadingContext,
): Result<AllocationDraft, EntryFault> {
  if (form.category.kind === 'split') return readSplit(form.category.lines, amount, context);
  const chosen = lookUpCategory(form.category, context);
  if (chosen === undefined) {
    return fail({ field: 'category', fault: { kind: form.category.isTransfer ? 'transfer-account' : 'category' } });
  }
  if (chosen?.kind !== 'account') return { ok: true, value: { kind: 'single', categoryId: categoryId(chosen) } };
  const other = context.accounts.find(({ id }) => id === chosen.id);
  if (other === undefined) return fail({ field: 'category', fault: { kind: 'transfer-account' } });
  if (other.currency === context.account.currency) {
    return { ok: true, value: { kind: 'transfer', accountId: other.id, amount: null } };
  }
  const read = context.readAmount(form.otherAmount, other.currency);
  if (!read.ok) return fail({ field: 'other-amount', fault: read.error });
  if (read.value === 0 || amount === 0) return fail({ field: 'other-amount', fault: { kind: 'transfer-one-way' } });
  // What leaves here arrives there, whatever sign was typed.
  const magnitude = toCents(Math.abs(read.value));
  const value = amount < 0 ? magnitude : negateCents(magnitude);
  return { ok: true, value: { kind: 'transfer', accountId: other.id, amount: value } };
}

function readSplit(
  fields: readonly SplitLineField[], amount: Cents, context: ReadingContext,
): Result<AllocationDraft, EntryFault> {
  const lines: { categoryId: Id | null; amount: Cents; memo: string }[] = [];
  for (const [line, field] of fields.entries()) {
    if (isEmptyLine(field)) continue;
    const read = context.readAmount(field.amount, context.account.currency);
    if (!read.ok) return fail({ field: 'split-amount', line, fault: read.error });
    const chosen = lookUpCategory(field.category, { categories: context.categories, accounts: [] });
    if (chosen === undefined || chosen?.kind === 'account') {
      return fail({ field: 'split-category', line, fault: { kind: 'category' } });
    }
    const value = amount < 0 ? negateCents(read.value) : read.value;
    lines.push({ categoryId: categoryId(chosen), amount: value, memo: field.memo.trim() });
  }
  const rest = readSplitRest(fields, amount, context);
  if (rest !== 0) {
    // In the direction of the entry, as the lines are typed.
    const typedRest = amount < 0 ? negateCents(rest) : rest;
    return fail({ field: 'split-amount', line: fields.length - 1, fault: { kind: 'split-rest', rest: typedRest } });
  }
  return { ok: true, value: { kind: 'split', lines } };
}

function isEmptyLine({ category, memo, amount }: SplitLineField): boolean {
  return category.text.trim() === '' && memo.trim() === '' && amount.trim() === '';
}

/** A category that is to be made has no id yet. */
function categoryId(chosen: Exclude<CategoryChosen, { kind: 'account' }> | null): Id | null {
  return chosen?.kind === 'category' ? chosen.id : null;
}

function fail(fault: EntryFault): { readonly ok: false; readonly error: EntryFault } {
  return { ok: false, error: fault };
}
