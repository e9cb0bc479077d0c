/** What has a name and is chosen by it: payees, categories, payment methods. */
import type { Cents, TemplateDirection } from '@tandem/ledger';
import type { CategoryView, Id, SplitLineView } from './views.ts';

/** What completion offers: a payee as its newest entry had it. */
export interface PayeeSuggestion {
  readonly payee: string;
  /** Undefined for a payee that has no entry in this account yet. */
  readonly amount: Cents | null;
  readonly category: CategoryView;
  readonly methodId: Id | null;
  /** Of the entry that all this is of; null for a payee that has none. */
  readonly accountId: Id | null;
}

export interface PayeeView {
  readonly id: Id;
  readonly name: string;
  /** Proposed for a new entry. */
  readonly defaultCategoryId: Id | null;
  readonly entries: number;
}

export interface CategoryChoice {
  readonly id: Id;
  /** `Alimentation : Courses`. */
  readonly path: string;
  /** Below the default category of income, whatever it is named now. */
  readonly isIncome: boolean;
}

/** Parents before what stands below them, in the order of the tree. */
export interface CategoryNodeView {
  readonly id: Id;
  readonly name: string;
  readonly path: string;
  readonly parentId: Id | null;
  /** 0 at the first level. */
  readonly depth: number;
  /** Living entries that it has itself. */
  readonly entries: number;
  /** By an entry, a payee or a category below it. */
  readonly isUsed: boolean;
}

export interface MethodChoice {
  readonly id: Id;
  readonly name: string;
  /** As the register's narrow column has it: `CB`, `Prlv`. */
  readonly shortName: string;
}

/** An entry that is typed again and again. Null for what is asked for each time, and for what is deleted since. */
export interface TemplateView {
  readonly id: Id;
  readonly name: string;
  readonly direction: TemplateDirection;
  readonly accountId: Id | null;
  readonly otherAccountId: Id | null;
  /** As the account sees it. */
  readonly amount: Cents | null;
  readonly otherAmount: Cents | null;
  readonly payee: string;
  readonly categoryId: Id | null;
  readonly categoryPath: string;
  readonly lines: readonly SplitLineView[] | null;
  readonly memo: string;
  readonly methodId: Id | null;
}
