/** What was typed as category or account, looked up among those of the book. */
import type { AccountView, CategoryChoice, Id } from '@tandem/contract';
import { foldName } from '@tandem/ledger';
import { transferMark, type CategoryChosen, type ChoiceField } from './entry-form.ts';

export type CategoryOption =
  | { readonly kind: 'category'; readonly id: Id; readonly label: string }
  | { readonly kind: 'account'; readonly id: Id; readonly label: string }
  | { readonly kind: 'new-category'; readonly path: string };

export interface CategoryLists {
  readonly categories: readonly CategoryChoice[];
  /** Other than the one of the register. A closed one is kept where an entry has it, and never offered. */
  readonly accounts: readonly AccountView[];
}

const optionsMax = 60;

/** What the list under the field offers for this text. An account is asked for by its name or by the mark. */
export function categoryOptions(field: ChoiceField, lists: CategoryLists): readonly CategoryOption[] {
  const isMarked = field.text.startsWith(transferMark.trim());
  const wanted = foldPath(field.text.replace(transferMark.trim(), ''));
  const accounts = lists.accounts.filter(({ name, isClosed }) => !isClosed && hasWords(foldName(name), wanted))
    .map((account): CategoryOption => ({ kind: 'account', id: account.id, label: account.name }));
  if (field.isTransfer || isMarked) return accounts;
  const categories = lists.categories.map((choice) => ({ ...choice, folded: foldPath(choice.path) }))
    .filter(({ folded }) => hasWords(folded, wanted))
    .sort((left, right) => rank(left.folded, wanted) - rank(right.folded, wanted))
    .map(({ id, path }): CategoryOption => ({ kind: 'category', id, label: path }));
  const isKnown = lists.categories.some(({ path }) => foldPath(path) === wanted);
  const path = cleanPath(field.text);
  const creation: CategoryOption[] = path === '' || isKnown ? [] : [{ kind: 'new-category', path }];
  return [...categories.slice(0, optionsMax), ...accounts, ...creation];
}

/** Null for nothing typed, undefined for nothing found. */
export function lookUpCategory(field: ChoiceField, lists: CategoryLists): CategoryChosen | null | undefined {
  if (field.chosen !== null) return field.chosen;
  const text = field.text.trim();
  const isAccountOnly = field.isTransfer || text.startsWith(transferMark.trim());
  if (text === '') return isAccountOnly ? undefined : null;
  const wanted = foldPath(text.replace(transferMark.trim(), ''));
  const category = isAccountOnly ? undefined : findCategory(lists.categories, wanted);
  if (category !== undefined) return { kind: 'category', id: category.id };
  const account = lists.accounts.find(({ name, isClosed }) => !isClosed && foldName(name) === wanted);
  return account === undefined ? undefined : { kind: 'account', id: account.id };
}

/** The whole path, or the last name of one path only. */
function findCategory(categories: readonly CategoryChoice[], wanted: string): CategoryChoice | undefined {
  const whole = categories.find(({ path }) => foldPath(path) === wanted);
  if (whole !== undefined) return whole;
  const byLastName = categories.filter(({ path }) => foldPath(path).split(' : ').at(-1) === wanted);
  return byLastName.length === 1 ? byLastName[0] : undefined;
}

/** `alimentation/courses` and `Alimentation : Courses` are one path. */
function foldPath(path: string): string {
  return foldName(cleanPath(path));
}

function cleanPath(path: string): string {
  return path.split(/[/:]/).map((name) => name.trim()).filter((name) => name !== '').join(' : ');
}

/** Each word typed begins a word of the name. */
function hasWords(folded: string, wanted: string): boolean {
  const words = folded.split(/[^\p{L}\p{N}]+/u);
  return wanted.split(/[^\p{L}\p{N}]+/u).every((start) => words.some((word) => word.startsWith(start)));
}

/** A name that begins with the text, then a last name that does, then the others as the book has them. */
function rank(folded: string, wanted: string): number {
  if (folded.startsWith(wanted)) return 0;
  return folded.split(' : ').at(-1)?.startsWith(wanted) === true ? 1 : 2;
}
