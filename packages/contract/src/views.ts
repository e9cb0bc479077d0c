/**
 * What the engine tells a screen about a book. Everything is plain JSON: ids are hexadecimal text, days are numbers of
 * days since 1970, money is a whole number of minor units of its account's currency.
 */
import type { AccountKind, Cents, Currency, Day, Language } from '@tandem/ledger';

/** A record's id as hexadecimal text. */
export type Id = string;

export interface Preferences {
  readonly language: Language;
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'normal' | 'comfortable' | 'compact';
}

export type BookView =
  /** First start. `damaged`: there is a last book, and it does not open. */
  | { readonly kind: 'none'; readonly damaged: DamagedBook | null }
  | {
    readonly kind: 'open';
    /** As the window shows it; of the file on the PC. */
    readonly name: string;
    readonly today: Day;
    readonly entries: number;
    readonly openConflicts: number;
    /** Of new accounts. */
    readonly currency: Currency;
  };

export interface DamagedBook {
  readonly name: string;
  readonly reason: 'damaged' | 'in-use' | 'later-version' | 'not-a-book' | 'storage';
  readonly hasBackup: boolean;
}

export interface AccountsView {
  readonly groups: readonly AccountGroup[];
  /** One a currency, the book's own first. */
  readonly netWorth: readonly { readonly currency: Currency; readonly amount: Cents }[];
}

export interface AccountGroup {
  /** Of the user; null where accounts stand under their kind. */
  readonly name: string | null;
  readonly kind: AccountKind;
  /** Null where currencies differ. */
  readonly subtotal: { readonly currency: Currency; readonly amount: Cents } | null;
  readonly accounts: readonly AccountView[];
}

export interface AccountView {
  readonly id: Id;
  readonly name: string;
  readonly kind: AccountKind;
  readonly currency: Currency;
  readonly groupName: string;
  readonly isClosed: boolean;
  readonly openingBalance: Cents;
  readonly overdraftLimit: Cents | null;
  readonly note: string;
  readonly real: Cents;
  readonly cleared: Cents;
  /** At the end of today's month. */
  readonly projected: Cents;
  readonly entries: number;
  /** Deleted elsewhere, and shown because entries of it live. */
  readonly isRestored: boolean;
  /** The real balance is under the limit; false where none is set. */
  readonly isBelowLimit: boolean;
}

/** The rows of an account are numbered from 0, oldest first. */
export interface RegisterView {
  readonly account: AccountView;
  readonly rows: number;
  /** Place of the first row after today; `rows` where there is none. */
  readonly firstUpcoming: number;
  /** The last day of the month for which `account.projected` stands. */
  readonly projectedDay: Day;
}

export interface RegisterRowsView {
  readonly offset: number;
  readonly rows: readonly RegisterRowView[];
}

export type EntryStatus = 'uncleared' | 'cleared' | 'reconciled';

export type CategoryView =
  /** `id` null and `path` empty where none is chosen. */
  | { readonly kind: 'single'; readonly id: Id | null; readonly path: string }
  | { readonly kind: 'split'; readonly lines: readonly SplitLineView[] }
  | {
    readonly kind: 'transfer';
    readonly accountId: Id;
    readonly accountName: string;
    /** As the other account sees it, in its currency; null where nobody knows it yet, as in what is proposed. */
    readonly otherAmount: Cents | null;
  };

export interface SplitLineView {
  readonly categoryId: Id | null;
  readonly path: string;
  readonly amount: Cents;
  readonly memo: string;
}

export interface RegisterRowView {
  readonly entryId: Id;
  /** Which side of the entry this is: 2 in the other account of a transfer. */
  readonly leg: 1 | 2;
  readonly accountId: Id;
  readonly day: Day;
  readonly valueDay: Day | null;
  /** As this account sees it. */
  readonly amount: Cents;
  /** After this row. */
  readonly balance: Cents;
  readonly status: EntryStatus;
  readonly payee: string;
  readonly category: CategoryView;
  readonly memo: string;
  readonly number: string;
  readonly methodId: Id | null;
  /** In the language of the screen. */
  readonly method: string;
  readonly tags: readonly string[];
  readonly hasConflict: boolean;
}

/** Rows found in one account or in all, newest first. `balance` of these is 0 and means nothing. */
export interface SearchView {
  readonly total: number;
  readonly rows: readonly (RegisterRowView & { readonly accountName: string; readonly currency: Currency })[];
}

/** What completion offers: a payee as its newest entry had it. */
export interface PayeeSuggestion {
  readonly payee: string;
  /** Undefined for a payee that has no entry in this account yet. */
  readonly amount: Cents | null;
  readonly category: CategoryView;
  readonly methodId: Id | null;
}

export interface CategoryChoice {
  readonly id: Id;
  /** `Alimentation : Courses`. */
  readonly path: string;
}

export interface MethodChoice {
  readonly id: Id;
  readonly name: string;
  /** As the register's narrow column has it: `CB`, `Prlv`. */
  readonly shortName: string;
}

/** What may be taken back, and done again. */
export interface HistoryView {
  readonly undo: EditName | null;
  readonly redo: EditName | null;
}

export type EditName = 'add-entry' | 'edit-entry' | 'delete-entries' | 'set-status' | 'import' | 'add-account'
  | 'edit-account' | 'delete-account';

export interface ConflictView {
  readonly id: Id;
  readonly recordKind: string;
  readonly recordId: Id;
  /** Of the entry or account concerned, to recognise it. */
  readonly title: { readonly day: Day | null; readonly name: string; readonly amount: Cents | null;
    readonly currency: Currency | null };
  readonly accountId: Id | null;
  readonly kept: ConflictSideView;
  readonly setAside: ConflictSideView;
}

export interface ConflictSideView {
  /** Names of columns as in the book; only those in which the two sides differ. */
  readonly fields: readonly { readonly name: string; readonly value: ConflictValue }[];
  readonly isDeleted: boolean;
  /** Null where the device has no name here. */
  readonly device: string | null;
  readonly wallMs: number;
}

export type ConflictValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly amount: Cents; readonly currency: Currency }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'status'; readonly status: EntryStatus }
  | { readonly kind: 'yes-no'; readonly isYes: boolean }
  | { readonly kind: 'none' };

export interface BackupView {
  readonly name: string;
  readonly wallMs: number;
  readonly bytes: number;
}

/** What a backup holds, shown before it is restored. */
export interface BackupPreview {
  readonly name: string;
  readonly wallMs: number | null;
  readonly accounts: number;
  readonly entries: number;
  readonly lastDay: Day | null;
  /** Of what is open now, for comparison; null at first start. */
  readonly current: { readonly accounts: number; readonly entries: number; readonly lastDay: Day | null } | null;
}

export interface CheckView {
  /** Names of `BookFault` and `BookOddity` of `@tandem/engine`, with how many records or rows are concerned. */
  readonly faults: readonly { readonly kind: string; readonly count: number }[];
  readonly oddities: readonly { readonly kind: string; readonly count: number }[];
  readonly accounts: number;
  readonly entries: number;
  /** Null where the file is damaged. */
  readonly fingerprint: string | null;
}
