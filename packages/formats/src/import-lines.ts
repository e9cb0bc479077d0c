/** What an import sets side by side: the entries that the book has, and the lines of the bank's file. */
import type { Cents, Day, EntryId } from '@tandem/ledger';
import type { BankMethod } from './bank-label.ts';

/** An entry of the book, seen from the account that the file is imported into. */
export interface ExistingEntry {
  readonly id: EntryId;
  /** The entry's day, which the user may have set. */
  readonly day: Day;
  /** The day of the bank's line that it came from or was confirmed by; `day` where there is no other. */
  readonly bankDay: Day;
  /** Of this account's leg. */
  readonly amount: Cents;
  readonly bankLabel: string;
  readonly bankId: string;
  readonly number: string;
  /** Name of the payee, or empty. */
  readonly payee: string;
  readonly isDeleted: boolean;
}

export type ImportAction =
  | { readonly kind: 'add' }
  /** `isDeleted`: the user deleted it; adding it again means bringing that entry back. */
  | { readonly kind: 'already-there'; readonly entryId: EntryId; readonly isDeleted: boolean }
  /** The entry that the user typed for this line: it takes the line's label, bank id and bank day. */
  | { readonly kind: 'confirms'; readonly entryId: EntryId; readonly entryDay: Day };

export interface ImportLine {
  readonly action: ImportAction;
  /** Id of the entry if this line becomes one. */
  readonly id: EntryId;
  readonly lineNumber: number;
  /** The bank's day. */
  readonly day: Day;
  readonly amount: Cents;
  /** To be stored as it is. */
  readonly label: string;
  /** To be stored as it is: empty where the bank's ids cannot be relied on. */
  readonly bankId: string;
  readonly ordinal: number;
  /** Read from the label; empty where it names none. */
  readonly payee: string;
  readonly purchaseDay: Day | undefined;
  readonly method: BankMethod | undefined;
  readonly checkNumber: string;
}

export type IdentifiedLine = Omit<ImportLine, 'action'>;
