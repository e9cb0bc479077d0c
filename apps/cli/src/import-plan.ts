/** What importing a bank's file into an account of this book would do. */
import { readFileSync, statSync } from 'node:fs';
import {
  bankFileBytesMax, parseOfx, planImport, withNegatedAmounts, type BankFile, type BankStatement, type ExistingEntry,
  type ImportPlan,
} from '@tandem/formats';
import {
  accountBalances, success, toCents, toDay, toIdOf, type Account, type AccountId, type Book, type Day, type EntryId,
  type Result,
} from '@tandem/ledger';
import { compareBytes } from '@tandem/replica';
import type { SqliteDatabase, SqlRow } from '@tandem/sqlite';
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
export function planForBook({ replica, sha256 }: Book, wish: ImportWish): Result<PlannedImport, Failure> {
  const { database } = replica;
  const found = findAccount(database, wish.accountName);
  if (!found.ok) return found;
  const account = found.value;
  const file = parseOfx(wish.bytes, account.currency);
  if (!file.ok) return taskFailed({ kind: 'bank-file', path: wish.path, error: file.error });
  const chosen = chooseStatement(file.value, account, wish.statementNumber);
  if (!chosen.ok) return chosen;
  const statement = wish.isNegated ? withNegatedAmounts(chosen.value) : chosen.value;
  const day = statement.balanceDay ?? wish.today;
  const balance = accountBalances(database, day).find(({ accountId }) => compareBytes(accountId, account.id) === 0);
  const plan = planImport({
    statement, sha256, entries: readExistingEntries(database, account.id),
    account: { id: account.id, currency: account.currency, balance: balance?.real ?? account.openingBalance },
  });
  if (!plan.ok) return taskFailed({ kind: 'import-refusal', error: plan.error });
  return success({ account, statement, plan: plan.value });
}

/** Of several, the only one of the account's currency, or of its currency and kind. */
function chooseStatement(
  { statements }: BankFile, account: Account, number: number | undefined,
): Result<BankStatement, Failure> {
  const [first] = statements;
  if (number !== undefined) {
    const max = statements.length;
    const chosen = statements[number - 1];
    return chosen === undefined
      ? usageFailed({ kind: 'not-a-count', option: '--statement', text: String(number), min: 1, max })
      : success(chosen);
  }
  if (first !== undefined && statements.length === 1) return success(first);
  const ofCurrency = statements.filter(({ currency }) => currency === account.currency);
  const kind = account.kind === 'credit-card' || account.kind === 'deferred-debit' ? 'card' : 'bank';
  for (const fitting of [ofCurrency, ofCurrency.filter((statement) => statement.kind === kind)]) {
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) return success(only);
  }
  return taskFailed({
    kind: 'several-statements',
    statements: statements.map(({ account: { maskedNumber }, currency, lines }, index) =>
      ({ number: index + 1, maskedNumber, currency, lines: lines.length })),
  });
}

/**
 * Every entry of the account, deleted ones included, and those whose content a delete has emptied, which have nothing
 * but their id. The bank's columns speak of the first leg: to the other account of a transfer they are as if empty.
 */
function readExistingEntries(database: SqliteDatabase, accountId: AccountId): readonly ExistingEntry[] {
  return database.prepare(`
    SELECT entry.id, day, iif(account_id = ?1, coalesce(value_day, day), day),
      iif(account_id = ?1, amount, coalesce(transfer_amount, 0)), iif(account_id = ?1, bank_label, ''),
      iif(account_id = ?1, bank_id, ''), number, coalesce(payee.name, ''), entry.deleted
    FROM entry LEFT JOIN payee ON payee.id = entry.payee_id
    WHERE account_id = ?1 OR transfer_account_id = ?1 OR account_id IS NULL`).all(accountId).map(rowToExisting);
}

function rowToExisting(row: SqlRow): ExistingEntry {
  const [id, day, bankDay, amount, bankLabel, bankId, number, payee, deleted] = row;
  if (!(id instanceof Uint8Array)) throw new TypeError('an id column holds another type');
  return {
    id: toIdOf<EntryId>(id), day: toDay(Number(day)), bankDay: toDay(Number(bankDay)), amount: toCents(Number(amount)),
    bankLabel: String(bankLabel), bankId: String(bankId), number: String(number), payee: String(payee),
    isDeleted: deleted !== 0,
  };
}
