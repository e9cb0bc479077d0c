/** What a bank's file tells, whatever its format: the statements of one or more accounts, or why it cannot be read. */
import { negateCents, type Cents, type Currency, type Day } from '@tandem/ledger';

/** Limits of a file; a household's account has about 1,000 lines a year. */
export const bankFileBytesMax = 64 * 1024 * 1024;
export const bankLinesMax = 200_000;
/** In UTF-16 code units; OFX allows 255 in its longest text. */
export const bankTextLengthMax = 1_000;

export interface BankFile {
  /** At least one, in the order of the file. */
  readonly statements: readonly BankStatement[];
}

export interface BankStatement {
  readonly account: BankAccountIdentification;
  readonly kind: 'bank' | 'card';
  readonly currency: Currency;
  /** The bank's own balance; absent where the file has none. */
  readonly balance: Cents | undefined;
  readonly balanceDay: Day | undefined;
  /** In the order of the file. */
  readonly lines: readonly BankLine[];
}

/** Empty texts where the file does not say. */
export interface BankAccountIdentification {
  readonly bankId: string;
  readonly branchId: string;
  /** As in the file: to find the book's account again. Screens and logs show `maskedNumber`. */
  readonly accountNumber: string;
  /** `••••` and the last four characters. */
  readonly maskedNumber: string;
}

export interface BankLine {
  /** Line of the file where the entry begins, from 1. */
  readonly lineNumber: number;
  /** The bank's day. */
  readonly day: Day;
  /** Day of the user's act, where the bank tells it. */
  readonly userDay: Day | undefined;
  /** As written: negative for money that leaves, unless the bank thinks otherwise (`hasPositiveDebits`). */
  readonly amount: Cents;
  /** The bank's identifier of the line; often not unique (`areBankIdsReliable`). */
  readonly bankId: string;
  /** Number of a cheque. */
  readonly checkNumber: string;
  readonly name: string;
  readonly memo: string;
  /** The bank's code, in OFX a TRNTYPE: `DEBIT`, `CHECK`, `POS`… */
  readonly type: string;
}

export type BankFileFault =
  | { readonly kind: 'too-large'; readonly limit: 'bytes' | 'lines' | 'text' | 'depth'; readonly max: number;
      readonly lineNumber: number }
  | { readonly kind: 'not-ofx' }
  /** The aggregate `element` has no end, or no beginning: the file was cut, or damaged. */
  | { readonly kind: 'cut'; readonly lineNumber: number; readonly element: string }
  | { readonly kind: 'no-statement' }
  /** `text` as in the file, empty where it is missing. */
  | { readonly kind: 'impossible-date'; readonly lineNumber: number; readonly text: string }
  | { readonly kind: 'impossible-amount'; readonly lineNumber: number; readonly text: string }
  | { readonly kind: 'impossible-currency'; readonly lineNumber: number; readonly text: string }
  /** Amounts of one statement are in `currency` and, at the line, in `other`. */
  | { readonly kind: 'mixed-currencies'; readonly lineNumber: number; readonly currency: string;
      readonly other: string };

export function maskAccountNumber(accountNumber: string): string {
  return accountNumber === '' ? '' : `••••${accountNumber.slice(-4)}`;
}

const outgoingTypes: ReadonlySet<string> = new Set([
  'DEBIT', 'POS', 'ATM', 'CHECK', 'PAYMENT', 'DIRECTDEBIT', 'CASH', 'FEE', 'SRVCHG',
]);

/**
 * True where the statement calls its lines debits and writes them without a sign, as files of deferred-debit cards do.
 * A hint for the preview, which asks before it takes `withNegatedAmounts`.
 */
export function hasPositiveDebits(statement: BankStatement): boolean {
  const debits = statement.lines.filter((line) => outgoingTypes.has(line.type));
  return debits.length > 0 && debits.every((line) => line.amount > 0);
}

export function withNegatedAmounts(statement: BankStatement): BankStatement {
  return {
    ...statement,
    balance: statement.balance === undefined ? undefined : negateCents(statement.balance),
    lines: statement.lines.map((line) => ({ ...line, amount: negateCents(line.amount) })),
  };
}
