/** What importing a bank's statement into an account of a book would do. */
import {
  accountBalances, toCents, toDay, toIdOf, type Account, type AccountId, type Book, type Day, type EntryId,
  type Result,
} from '@tandem/ledger';
import { compareBytes } from '@tandem/replica';
import type { SqliteDatabase, SqlRow } from '@tandem/sqlite';
import type { BankStatement } from './bank-file.ts';
import type { ExistingEntry } from './import-lines.ts';
import { planImport, type ImportPlan, type ImportRefusal, type ImportRequest } from './import-plan.ts';
import { success } from './result.ts';

export interface BookImport {
  /** Of which the plan is made, for `planAnyway`. */
  readonly request: ImportRequest;
  readonly plan: ImportPlan;
}

/** Reads the book in one moment; writes nothing. `statement`: negated already, where the user says so. */
export function planBookImport(
  { replica, sha256 }: Book, account: Account, statement: BankStatement, today: Day,
): Result<BookImport, ImportRefusal> {
  const { database } = replica;
  const day = statement.balanceDay ?? today;
  const balance = accountBalances(database, day).find(({ accountId }) => compareBytes(accountId, account.id) === 0);
  const request: ImportRequest = {
    statement, sha256, entries: readExistingEntries(database, account.id),
    account: { id: account.id, currency: account.currency, balance: balance?.real ?? account.openingBalance },
  };
  const plan = planImport(request);
  return plan.ok ? success({ request, plan: plan.value }) : plan;
}

/** Place of the only statement that fits: of all, of the account's currency, or of its currency and kind. */
export function findFittingStatement(statements: readonly BankStatement[], account: Account): number | undefined {
  const kind = account.kind === 'credit-card' || account.kind === 'deferred-debit' ? 'card' : 'bank';
  const ofCurrency = statements.filter(({ currency }) => currency === account.currency);
  for (const fitting of [statements, ofCurrency, ofCurrency.filter((statement) => statement.kind === kind)]) {
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) return statements.indexOf(only);
  }
  return undefined;
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
