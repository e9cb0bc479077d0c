/** What importing a bank's file into an account of this book would do. */
import { readFileSync, statSync } from 'node:fs';
import {
  bankFileBytesMax, findFittingStatement, parseOfx, planBookImport, withNegatedAmounts, type BankFile,
  type BankStatement, type ImportPlan,
} from '@tandem/formats';
import { success, type Account, type Book, type Day, type Result } from '@tandem/ledger';
import { taskFailed, usageFailed, type Failure } from './failure.ts';
import { fileFailed } from './file-failure.ts';
import { findAccount } from './named-account.ts';

export interface ImportWish {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly accountName: string;
  /** From 1; undefined to take the one that fits. */
  readonly statementNumber: number | undefined;
  readonly isNegated: boolean;
  readonly today: Day;
}

export interface PlannedImport {
  readonly account: Account;
  readonly statement: BankStatement;
  readonly plan: ImportPlan;
}

export function readBankFile(path: string): Result<Uint8Array, Failure> {
  try {
    const { size } = statSync(path);
    if (size > bankFileBytesMax) {
      const error = { kind: 'too-large', limit: 'bytes', max: bankFileBytesMax, lineNumber: 1 } as const;
      return taskFailed({ kind: 'bank-file', path, error });
    }
    return success(readFileSync(path));
  } catch (error) {
    return fileFailed('read', path, error);
  }
}

/** Reads the book in one moment; writes nothing. Within a transaction or none. */
export function planForBook(book: Book, wish: ImportWish): Result<PlannedImport, Failure> {
  const found = findAccount(book.replica.database, wish.accountName);
  if (!found.ok) return found;
  const account = found.value;
  const file = parseOfx(wish.bytes, account.currency);
  if (!file.ok) return taskFailed({ kind: 'bank-file', path: wish.path, error: file.error });
  const chosen = chooseStatement(file.value, account, wish.statementNumber);
  if (!chosen.ok) return chosen;
  const statement = wish.isNegated ? withNegatedAmounts(chosen.value) : chosen.value;
  const planned = planBookImport(book, account, statement, wish.today);
  if (!planned.ok) return taskFailed({ kind: 'import-refusal', error: planned.error });
  return success({ account, statement, plan: planned.value.plan });
}

/** Of several, the one that fits the account. */
function chooseStatement(
  { statements }: BankFile, account: Account, number: number | undefined,
): Result<BankStatement, Failure> {
  const index = number === undefined ? findFittingStatement(statements, account) : number - 1;
  const chosen = index === undefined ? undefined : statements[index];
  if (chosen !== undefined) return success(chosen);
  if (number !== undefined) {
    const max = statements.length;
    return usageFailed({ kind: 'not-a-count', option: '--statement', text: String(number), min: 1, max });
  }
  return taskFailed({
    kind: 'several-statements',
    statements: statements.map(({ account: { maskedNumber }, currency, lines }, place) =>
      ({ number: place + 1, maskedNumber, currency, lines: lines.length })),
  });
}
