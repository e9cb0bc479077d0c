/**
 * An entry as it is being typed: texts, until it is saved. Typing changes nothing but this, so it never waits for the
 * engine. Amounts of split lines are typed in the direction of the entry: 96,18 of an expense of 132,46.
 */
import type {
  AccountView, CategoryView, EntryStatus, Id, MethodChoice, PayeeSuggestion, RegisterRowView,
} from '@tandem/contract';
import { negateCents, toCents, type Cents, type Currency, type Day } from '@tandem/ledger';

export interface EntryForm {
  /** Null for a new entry. */
  readonly entryId: Id | null;
  readonly date: string;
  /** Number and mode in one field: `CB`, `Chq 0004127`. */
  readonly method: string;
  readonly payee: string;
  readonly category: CategoryField;
  readonly memo: string;
  readonly debit: string;
  readonly credit: string;
  /** What the other account of a transfer gets, where its currency is another one. */
  readonly otherAmount: string;
  readonly status: EntryStatus;
  readonly valueDay: Day | null;
  readonly tags: readonly string[];
}

export type CategoryField = ChoiceField | { readonly kind: 'split'; readonly lines: readonly SplitLineField[] };

/** What was typed, and what of the list it stands for. Nothing chosen: the text is looked up when it is saved. */
export interface ChoiceField {
  readonly kind: 'choice';
  readonly text: string;
  readonly chosen: CategoryChosen | null;
  /** Only an account will do. */
  readonly isTransfer: boolean;
}

export type CategoryChosen =
  | { readonly kind: 'category'; readonly id: Id }
  | { readonly kind: 'account'; readonly id: Id }
  /** To be made when the entry is saved. */
  | { readonly kind: 'new-category'; readonly path: string };

export interface SplitLineField {
  /** Of the line among its siblings, for React. */
  readonly key: number;
  readonly category: ChoiceField;
  readonly memo: string;
  readonly amount: string;
}

/** How figures and days are written in the fields. */
export interface FieldFormat {
  readonly amount: (amount: Cents) => string;
  readonly amountIn: (amount: Cents, currency: Currency) => string;
  readonly day: (day: Day) => string;
}

/** Before the name of an account: this is a transfer. */
export const transferMark = '⇄ ';

export const emptyChoice: ChoiceField = { kind: 'choice', text: '', chosen: null, isTransfer: false };

export function newEntryForm(day: Day, format: FieldFormat, kind: 'entry' | 'transfer' = 'entry'): EntryForm {
  return {
    entryId: null, date: format.day(day), method: '', payee: '',
    category: { ...emptyChoice, isTransfer: kind === 'transfer' },
    memo: '', debit: '', credit: '', otherAmount: '', status: 'uncleared', valueDay: null, tags: [],
  };
}

/** What a row's ids stand for. */
interface FormLists {
  readonly methods: readonly MethodChoice[];
  readonly accounts: readonly AccountView[];
}

export function rowToForm(
  row: RegisterRowView, { methods, accounts }: FormLists, format: FieldFormat,
): EntryForm {
  return {
    entryId: row.entryId, date: format.day(row.day), method: writeMethod(row, methods), payee: row.payee,
    category: categoryToField(row.category, row.amount, format), memo: row.memo,
    ...amountToFields(row.amount, format), otherAmount: writeOtherAmount(row.category, accounts, format),
    status: row.status, valueDay: row.valueDay, tags: row.tags,
  };
}

/** The same once more, as something new that happens on `day`. */
export function duplicateForm(form: EntryForm, day: Day, format: FieldFormat): EntryForm {
  return { ...form, entryId: null, date: format.day(day), status: 'uncleared', valueDay: null };
}

/** What the payee's newest entry had, for every field that has nothing typed in it yet. */
export function takeSuggestion(
  form: EntryForm, suggestion: PayeeSuggestion, methods: readonly MethodChoice[], format: FieldFormat,
): EntryForm {
  const { payee, amount, category, methodId } = suggestion;
  const name = methods.find(({ id }) => id === methodId)?.shortName ?? '';
  const method = form.method === '' ? name : form.method;
  const hasAmount = form.debit !== '' || form.credit !== '';
  const amounts = amount === null || hasAmount ? {} : amountToFields(amount, format);
  const taken = takeCategory(form, category, hasAmount ? null : amount, format);
  return { ...form, payee, method, ...amounts, category: taken };
}

/** Lines are taken only with the amount that they add up to; a transfer asks for an account. */
function takeCategory(
  { category }: EntryForm, suggested: CategoryView, amount: Cents | null, format: FieldFormat,
): CategoryField {
  if (category.kind === 'split' || category.text !== '') return category;
  if (category.isTransfer && suggested.kind !== 'transfer') return category;
  if (suggested.kind !== 'split') return categoryToField(suggested, toCents(0), format);
  return amount === null ? category : categoryToField(suggested, amount, format);
}

/** The lines of an entry that was one amount in one category; its first line has all of it. */
export function startSplit(form: EntryForm): EntryForm {
  if (form.category.kind === 'split') return form;
  const amount = form.debit === '' ? form.credit : form.debit;
  const category = form.category.chosen?.kind === 'account' ? emptyChoice : { ...form.category, isTransfer: false };
  const lines = [{ key: 0, category, memo: '', amount }, { key: 1, category: emptyChoice, memo: '', amount: '' }];
  return { ...form, category: { kind: 'split', lines } };
}

/** What a field shows of an entry's category. */
export function categoryToField(category: CategoryView, amount: Cents, format: FieldFormat): CategoryField {
  switch (category.kind) {
    case 'single': return categoryChoice(category.id, category.path);
    case 'transfer': return accountChoice(category.accountId, category.accountName);
    case 'split': return {
      kind: 'split',
      lines: category.lines.map((line, key) => ({
        key, category: categoryChoice(line.categoryId, line.path), memo: line.memo,
        amount: format.amount(amount < 0 ? negateCents(line.amount) : line.amount),
      })),
    };
  }
}

export function categoryChoice(id: Id | null, path: string): ChoiceField {
  return { ...emptyChoice, text: path, chosen: id === null ? null : { kind: 'category', id } };
}

export function accountChoice(id: Id, name: string): ChoiceField {
  return { ...emptyChoice, text: `${transferMark}${name}`, chosen: { kind: 'account', id } };
}

function amountToFields(amount: Cents, format: FieldFormat): Pick<EntryForm, 'debit' | 'credit'> {
  return amount < 0
    ? { debit: format.amount(negateCents(amount)), credit: '' }
    : { debit: '', credit: format.amount(amount) };
}

function writeOtherAmount(category: CategoryView, accounts: readonly AccountView[], format: FieldFormat): string {
  if (category.kind !== 'transfer' || category.otherAmount === null) return '';
  const account = accounts.find(({ id }) => id === category.accountId);
  return account === undefined ? '' : format.amountIn(toCents(Math.abs(category.otherAmount)), account.currency);
}

function writeMethod({ methodId, method, number }: RegisterRowView, methods: readonly MethodChoice[]): string {
  const name = methods.find(({ id }) => id === methodId)?.shortName ?? method;
  return [name, number].filter((part) => part !== '').join(' ');
}
