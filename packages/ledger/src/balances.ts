/** What accounts hold. Computed, never synced. */
import type { SqliteDatabase } from '@tandem/sqlite';
import { firstDayOfSpan, spanOf } from './account-spans.ts';
import { lastDayOfMonth, type Day } from './day.ts';
import { toCents, type Cents } from './money.ts';
import { toIdOf, type AccountId } from './record-ids.ts';
import { readBlob, readInteger } from './row-values.ts';

/** In the account's currency. */
export interface AccountBalances {
  readonly accountId: AccountId;
  /** Opening balance and every entry up to today. */
  readonly real: Cents;
  /** Opening balance and every cleared or reconciled entry, whatever its day. */
  readonly cleared: Cents;
  /** Opening balance and every entry up to the last day of today's month. */
  readonly projected: Cents;
}

export interface LedgerBalance {
  readonly accountId: AccountId;
  readonly balance: Cents;
}

/**
 * An account is shown if it is not deleted, or if entries of it live: another device may have added one in ignorance
 * of the delete.
 */
export const isAccountVisible = `(account.deleted = 0 OR EXISTS (
  SELECT 1 FROM account_span WHERE account_span.account_id = account.id AND account_span.legs > 0))`;

/** Balances of all visible accounts, by id. Reads the sums of whole spans, and the entries of two. */
export function accountBalances(database: SqliteDatabase, today: Day): readonly AccountBalances[] {
  return database.prepare(accountBalancesQuery)
    .all(today, lastDayOfMonth(today))
    .map(([id, real, cleared, projected]) => ({
      accountId: toIdOf(readBlob(id)),
      real: toCents(readInteger(real)),
      cleared: toCents(readInteger(cleared)),
      projected: toCents(readInteger(projected)),
    }));
}

export const accountBalancesQuery = `
  SELECT account.id,
    opening_balance + ${movedUpTo('?1')},
    opening_balance
      + (SELECT coalesce(sum(cleared + reconciled), 0) FROM account_span WHERE account_id = account.id),
    opening_balance + ${movedUpTo('?2')}
  FROM account WHERE ${isAccountVisible} ORDER BY account.id`;

/** What the entries of `account` move up to and including a day, in SQL. */
function movedUpTo(day: string): string {
  const ofSpan = `day BETWEEN ${firstDayOfSpan(day)} AND ${day} AND deleted = 0`;
  return `(SELECT coalesce(sum(uncleared + cleared + reconciled), 0) FROM account_span
        WHERE account_id = account.id AND span < ${spanOf(day)})
      + (SELECT coalesce(sum(amount), 0) FROM entry WHERE account_id = account.id AND ${ofSpan})
      + (SELECT coalesce(sum(transfer_amount), 0) FROM entry WHERE transfer_account_id = account.id AND ${ofSpan})`;
}

/**
 * What two devices compare after a sync: for every account that is alive or has living entries, in the order of ids,
 * its opening balance and all its living entries. A scan of the rows, not of the spans' sums: a proof does not rest on
 * a cache. An account that is not in this book (set aside, still to come) opens at zero.
 */
export function ledgerBalances(database: SqliteDatabase): readonly LedgerBalance[] {
  return database.prepare(`
    SELECT account_id, sum(amount) FROM (
      SELECT account_id, amount, 1 AS is_alive FROM entry WHERE deleted = 0 AND account_id IS NOT NULL
      UNION ALL
      SELECT transfer_account_id, transfer_amount, 1 FROM entry
        WHERE deleted = 0 AND transfer_account_id IS NOT NULL AND transfer_amount IS NOT NULL
      UNION ALL
      SELECT id, opening_balance, deleted = 0 FROM account)
    GROUP BY account_id HAVING max(is_alive) = 1 ORDER BY account_id`)
    .all()
    .map(([id, balance]) => ({ accountId: toIdOf(readBlob(id)), balance: toCents(readInteger(balance)) }));
}

export interface BookFigures {
  /** Living entries; a transfer is one. */
  readonly entries: number;
  /** As `ledgerBalances` gives them. */
  readonly balances: readonly LedgerBalance[];
}

/**
 * The figures of `ledgerBalances` and the number of entries, from the spans' sums: what a session compares between
 * two audits, in a millisecond at any size. An audit proves the sums themselves (`countSpanFaults`).
 */
export function bookFigures(database: SqliteDatabase): BookFigures {
  const entries = readInteger(database.prepare('SELECT coalesce(sum(first_legs), 0) FROM account_span').get()?.[0]);
  const balances = database.prepare(`
    SELECT account_id, sum(amount) FROM (
      SELECT account_id, uncleared + cleared + reconciled AS amount, legs > 0 AS is_alive FROM account_span
      UNION ALL
      SELECT id, opening_balance, deleted = 0 FROM account)
    GROUP BY account_id HAVING max(is_alive) = 1 ORDER BY account_id`)
    .all()
    .map(([id, balance]) => ({ accountId: toIdOf<AccountId>(readBlob(id)), balance: toCents(readInteger(balance)) }));
  return { entries, balances };
}
