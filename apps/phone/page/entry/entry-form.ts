/** What the entry screen holds while it is typed, and the entry that it becomes. */
import type { AllocationDraft, CategoryView, EntryDraft, EntryStatus, Id, RegisterRowView } from '@tandem/contract';
import { negateCents, toCents, type Cents, type Currency, type Day } from '@tandem/ledger';
import { amountToTyped, sumOf } from './typed-amount.ts';

export type EntryFormKind = 'expense' | 'income' | 'transfer';

export interface ChosenCategory {
  readonly id: Id | null;
  readonly path: string;
}

/** Amounts of lines have the sign that the keypad gives: an expense's line of 5 is money that leaves. */
export interface FormLine {
  readonly category: ChosenCategory;
  readonly amountText: string;
  readonly memo: string;
}

export interface EntryForm {
  readonly kind: EntryFormKind;
  readonly amountText: string;
  readonly payee: string;
  readonly category: ChosenCategory;
  /** Null where the entry is not split. */
  readonly lines: readonly FormLine[] | null;
  /** Null: the account used last. Of a transfer, where the money leaves. */
  readonly accountId: Id | null;
  /** Of a transfer, where the money arrives. */
  readonly otherAccountId: Id | null;
  /** What arrives, where the other account has another currency. */
  readonly otherAmountText: string;
  /** Null: today, whichever day that is when the entry is saved. */
  readonly day: Day | null;
  readonly memo: string;
  readonly methodId: Id | null;
  /** Of a new entry: ids of pictures that are kept for it. */
  readonly pictures: readonly string[];
  /** What an entry that is edited has besides; null for a new one. */
  readonly original: OriginalEntry | null;
}

export interface OriginalEntry {
  readonly entryId: Id;
  /** The side that it was opened from: what `status` is of. */
  readonly accountId: Id;
  readonly number: string;
  readonly tags: readonly string[];
  readonly status: EntryStatus;
  readonly valueDay: Day | null;
}

export type FormFault = 'no-amount' | 'amount-too-large' | 'no-account' | 'no-other-account' | 'same-account'
  | 'no-other-amount' | 'split-gap';

export type FormResult =
  | { readonly ok: true; readonly draft: EntryDraft }
  | { readonly ok: false; readonly fault: FormFault };

/** Where the money of a form moves, once its accounts are known. */
export interface FormAccounts {
  readonly account: { readonly id: Id; readonly currency: Currency } | undefined;
  readonly other: { readonly id: Id; readonly currency: Currency } | undefined;
}

export const noCategory: ChosenCategory = { id: null, path: '' };

export const emptyForm: EntryForm = {
  kind: 'expense', amountText: '', payee: '', category: noCategory, lines: null, accountId: null, otherAccountId: null,
  otherAmountText: '', day: null, memo: '', methodId: null, pictures: [], original: null,
};

/** Nothing has been typed yet: there is no draft to keep. */
export function isEmptyForm(form: EntryForm): boolean {
  const { amountText, payee, category, lines, otherAccountId, day, memo, pictures, original } = form;
  return amountText === '' && payee === '' && category.id === null && lines === null && otherAccountId === null
    && day === null && memo === '' && pictures.length === 0 && original === null;
}

export function formToDraft(form: EntryForm, { account, other }: FormAccounts, today: Day): FormResult {
  if (account === undefined) return { ok: false, fault: 'no-account' };
  const typed = sumOf(form.amountText, account.currency);
  if (typed === undefined && /\d/.test(form.amountText)) return { ok: false, fault: 'amount-too-large' };
  if (typed === undefined || typed === 0) return { ok: false, fault: 'no-amount' };
  const amount = toCents(typed * signOf(form.kind) + 0);
  const allocation = formToAllocation(form, { account, other }, amount);
  if (typeof allocation === 'string') return { ok: false, fault: allocation };
  const { original } = form;
  const side = { accountId: account.id, amount, allocation };
  return {
    ok: true,
    draft: {
      ...(other !== undefined && other.id === original?.accountId ? turnSide(side) : side),
      entryId: original?.entryId ?? null, day: form.day ?? today,
      valueDay: original?.valueDay ?? null, payee: form.payee.trim(), memo: form.memo,
      number: original?.number ?? '', methodId: form.methodId, tags: [...original?.tags ?? []],
      status: original?.status ?? 'uncleared',
    },
  };
}

type Side = Pick<EntryDraft, 'accountId' | 'amount' | 'allocation'>;

/** A transfer as the account sees it where the money arrives; anything else has one side. */
function turnSide(side: Side): Side {
  const { accountId, amount, allocation } = side;
  if (allocation.kind !== 'transfer') return side;
  return {
    accountId: allocation.accountId, amount: allocation.amount ?? 0 - amount,
    allocation: { kind: 'transfer', accountId, amount: allocation.amount === null ? null : amount },
  };
}

function formToAllocation(
  form: EntryForm, { account, other }: FormAccounts, amount: Cents,
): AllocationDraft | FormFault {
  if (form.kind === 'transfer') {
    if (other === undefined) return 'no-other-account';
    if (other.id === account?.id) return 'same-account';
    if (other.currency === account?.currency) return { kind: 'transfer', accountId: other.id, amount: null };
    const arriving = sumOf(form.otherAmountText, other.currency);
    if (arriving === undefined || arriving === 0) return 'no-other-amount';
    return { kind: 'transfer', accountId: other.id, amount: Math.abs(arriving) * -Math.sign(amount) };
  }
  if (form.lines === null) return { kind: 'single', categoryId: form.category.id };
  const lines = form.lines.map(({ category, amountText, memo }) => ({
    categoryId: category.id, memo: memo.trim(),
    amount: (account === undefined ? 0 : sumOf(amountText, account.currency) ?? 0) * signOf(form.kind) + 0,
  }));
  return lines.reduce((sum, line) => sum + line.amount, 0) === amount ? { kind: 'split', lines } : 'split-gap';
}

/** What the amount comes to as the account sees it; null while there is none. */
export function signedAmount({ amountText, kind }: EntryForm, currency: Currency): Cents | null {
  const typed = sumOf(amountText, currency);
  return typed === undefined || typed === 0 ? null : toCents(typed * signOf(kind));
}

/** What the lines of a split leave of its amount, with the keypad's sign; 0 where they sum to it. */
export function splitGap(form: EntryForm, currency: Currency): number {
  const sum = (form.lines ?? []).reduce((total, line) => total + (sumOf(line.amountText, currency) ?? 0), 0);
  return (sumOf(form.amountText, currency) ?? 0) - sum;
}

/**
 * The form of an entry that is edited. `row` is seen from the account that `currency` is of; `otherCurrency` is that of
 * the other account of a transfer. What the row does not know of a transfer between two currencies is to be typed.
 */
export function rowToForm(row: RegisterRowView, currency: Currency, otherCurrency = currency): EntryForm {
  const isNegative = row.amount < 0;
  const isTransfer = row.category.kind === 'transfer';
  const accounts = row.category.kind === 'transfer'
    ? orderAccounts(row.accountId, row.category.accountId, isNegative)
    : { accountId: row.accountId, otherAccountId: null };
  const size = amountToTyped(toCents(Math.abs(row.amount)), currency) ?? '';
  const isArrivingOnly = isTransfer && !isNegative && otherCurrency !== currency;
  return {
    ...emptyForm, ...accounts,
    kind: isTransfer ? 'transfer' : isNegative ? 'expense' : 'income',
    amountText: isArrivingOnly ? '' : size,
    otherAmountText: isArrivingOnly ? size : '',
    payee: row.payee,
    category: row.category.kind === 'single' ? { id: row.category.id, path: row.category.path } : noCategory,
    lines: row.category.kind === 'split' ? rowToLines(row.category, isNegative, currency) : null,
    day: row.day, memo: row.memo, methodId: row.methodId,
    original: {
      entryId: row.entryId, accountId: row.accountId, number: row.number, tags: row.tags, status: row.status,
      valueDay: row.valueDay,
    },
  };
}

function orderAccounts(own: Id, other: Id, isLeaving: boolean): Pick<EntryForm, 'accountId' | 'otherAccountId'> {
  return isLeaving ? { accountId: own, otherAccountId: other } : { accountId: other, otherAccountId: own };
}

function rowToLines(
  { lines }: Extract<CategoryView, { kind: 'split' }>, isNegative: boolean, currency: Currency,
): readonly FormLine[] {
  return lines.map((line) => ({
    category: { id: line.categoryId, path: line.path }, memo: line.memo,
    amountText: amountToTyped(isNegative ? negateCents(line.amount) : line.amount, currency) ?? '',
  }));
}

function signOf(kind: EntryFormKind): 1 | -1 {
  return kind === 'income' ? 1 : -1;
}
