/** The preview of a bank's file: what each line would do. Nothing is written before the user agrees. */
import type { Cents, Currency, Day } from '@tandem/ledger';
import type { Id } from './views.ts';

export interface ImportView {
  readonly fileName: string;
  /** Of the file, to choose from where it has several. */
  readonly statements: readonly {
    readonly maskedNumber: string;
    readonly currency: Currency;
    readonly lines: number;
  }[];
  readonly statement: number;
  /** Null until one is chosen: then there are no lines yet. */
  readonly accountId: Id | null;
  /** The file writes its debits without a sign, as those of cards may. */
  readonly hasPositiveDebits: boolean;
  readonly isNegated: boolean;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly lines: readonly ImportLineView[];
  readonly balances: ImportBalancesView | null;
}

export interface ImportBalancesView {
  /** For which the bank says its balance, else today: what is later in the account counts in none of these. */
  readonly day: Day;
  readonly before: Cents;
  readonly after: Cents;
  readonly bank: Cents | null;
  readonly gap: Cents | null;
}

export interface ImportLineView {
  readonly lineNumber: number;
  readonly day: Day;
  readonly amount: Cents;
  readonly label: string;
  readonly payee: string;
  readonly categoryId: Id | null;
  readonly categoryPath: string;
  readonly action:
    | { readonly kind: 'add' }
    | { readonly kind: 'already-there'; readonly isDeleted: boolean }
    | { readonly kind: 'confirms'; readonly entryDay: Day };
  /** Whether the line will be written. A line that is already there is not, unless the user says so. */
  readonly isTaken: boolean;
}
