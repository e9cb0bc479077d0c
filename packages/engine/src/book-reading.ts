/**
 * What several queries need of the book as it is now: names by id, balances, conflicts. Each is read once, when first
 * asked for; after any change a new one is made.
 */
import type { AccountView, CategoryChoice, MethodChoice } from '@tandem/contract';
import {
  categoryPath, countAttachments, isCurrency, readCategoryTree, readConflictedRecords,
  type AccountId, type Book, type CategoryId, type CategoryNode,
  type Currency, type Day, type Language, type PaymentMethodId,
} from '@tandem/ledger';
import { recordIdToText, type RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { readAccountViews } from './account-views.ts';
import { readMethodChoices } from './method-choices.ts';

export class BookReading {
  readonly book: Book;
  readonly language: Language;
  readonly today: Day;
  #accounts: ReadonlyMap<string, AccountView> | undefined;
  #categories: ReadonlyMap<string, CategoryChoice> | undefined;
  #methods: ReadonlyMap<string, MethodChoice> | undefined;
  #attachments: ReadonlyMap<string, number> | undefined;
  #conflicted: ReadonlySet<string> | undefined;

  constructor(book: Book, language: Language, today: Day) {
    this.book = book;
    this.language = language;
    this.today = today;
  }

  get database(): SqliteDatabase {
    return this.book.replica.database;
  }

  /** Visible accounts by id, in the order of the screen. */
  get accounts(): ReadonlyMap<string, AccountView> {
    this.#accounts ??= new Map(readAccountViews(this.database, this.today).map((view) => [view.id, view]));
    return this.#accounts;
  }

  /** Of new accounts: that of the first one. */
  get currency(): Currency {
    const [first] = this.accounts.values();
    return first?.currency ?? firstCurrency;
  }

  /** Living categories by id, in the order of the tree. */
  get categories(): ReadonlyMap<string, CategoryChoice> {
    this.#categories ??= new Map(readCategoryTree(this.database, this.language).flatMap((node) =>
      branchToChoices(node, node.code === incomeCode)));
    return this.#categories;
  }

  get methods(): ReadonlyMap<string, MethodChoice> {
    this.#methods ??= new Map(readMethodChoices(this.database, this.language).map((choice) => [choice.id, choice]));
    return this.#methods;
  }

  accountName(id: AccountId): string {
    return this.accounts.get(recordIdToText(id))?.name ?? '';
  }

  /** Empty for none, and for one that is deleted. */
  categoryPath(id: CategoryId | null): string {
    return id === null ? '' : this.categories.get(recordIdToText(id))?.path ?? '';
  }

  methodName(id: PaymentMethodId | null): string {
    return id === null ? '' : this.methods.get(recordIdToText(id))?.name ?? '';
  }

  countAttachments(entryId: RecordId): number {
    this.#attachments ??= countAttachments(this.database);
    return this.#attachments.size === 0 ? 0 : this.#attachments.get(recordIdToText(entryId)) ?? 0;
  }

  /** Whether two devices wrote the record differently, and nobody has looked at it yet. */
  hasConflict(recordId: RecordId): boolean {
    this.#conflicted ??= readConflictedRecords(this.database);
    return this.#conflicted.size > 0 && this.#conflicted.has(recordIdToText(recordId));
  }
}

/** Of the default category under which those of income stand. */
const incomeCode = 'income';

function branchToChoices(
  node: CategoryNode, isIncome: boolean,
): readonly (readonly [id: string, choice: CategoryChoice])[] {
  const id = recordIdToText(node.id);
  const below = node.children.flatMap((child) => branchToChoices(child, isIncome));
  return [[id, { id, path: categoryPath(node), isIncome }], ...below];
}

/** Of a book that has no account yet. */
export const firstCurrency = toCurrency('EUR');

function toCurrency(code: string): Currency {
  if (!isCurrency(code)) throw new TypeError('not the form of a code');
  return code;
}
