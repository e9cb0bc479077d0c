/**
 * The register: the entries of an account as its rows, oldest or newest first, in pages that continue from the last
 * row shown (day, then id), so that row 90,000 costs what row 1 does.
 *
 * A transfer is one entry and shows in both accounts: each row sees it from its own side.
 */
import { firstDayOfSpan, spanOf } from './account-spans.ts';
import type { SqlRow, SqliteDatabase } from '@tandem/sqlite';
import { compareBytes } from '@tandem/replica';
import type { Day } from './day.ts';
import {
  entryColumns, rowToEntry, type Allocation, type Entry, type Leg, type LegStatus,
} from './entry-record.ts';
import { toCents, type Cents } from './money.ts';
import { toIdOf, type AccountId, type EntryId, type PayeeId } from './record-ids.ts';
import { readBlob, readInteger, readOptional, readText } from './row-values.ts';

/** A place between rows: rows are in the order of day, then id as bytes. */
export interface RegisterKey {
  readonly day: Day;
  readonly entryId: EntryId;
}

export interface RegisterRow {
  readonly entryId: EntryId;
  /** Which leg of the entry this account has. */
  readonly leg: Leg;
  readonly accountId: AccountId;
  /** The other account of a transfer. */
  readonly otherAccountId: AccountId | null;
  /** As the other account of a transfer sees it, in that account's currency. */
  readonly otherAmount: Cents | null;
  readonly day: Day;
  readonly valueDay: Day | null;
  /** As this account sees it, in its currency. */
  readonly amount: Cents;
  readonly status: LegStatus;
  readonly allocation: Allocation;
  readonly payeeId: PayeeId | null;
  /** Of a deleted payee too; null where there is none. */
  readonly payeeName: string | null;
  readonly memo: string;
  readonly number: string;
  readonly methodId: Entry['methodId'];
  readonly tags: readonly string[];
}

export interface AccountRow extends RegisterRow {
  /** Balance of the account after this row. */
  readonly balance: Cents;
}

export interface PageRequest {
  /** 'oldest-first' continues towards today, 'newest-first' towards the past. */
  readonly direction: 'oldest-first' | 'newest-first';
  /** The last row of the page before; left out for the first page. */
  readonly after?: RegisterKey;
  /** 1 to `pageRowsMax`. */
  readonly limit: number;
}

export const pageRowsMax = 1000;

/** Rows of one account with the running balance. Empty for an account that is not in the book. */
export function accountPage(
  database: SqliteDatabase, accountId: AccountId, request: PageRequest,
): readonly AccountRow[] {
  const rows = readRows(database, accountId, request);
  const rising = request.direction === 'oldest-first' ? rows : rows.toReversed();
  const [oldest] = rising;
  if (oldest === undefined) return [];
  let balance: number = balanceBefore(database, accountId, oldest);
  const withBalance = rising.map((row) => {
    balance += row.amount;
    return { ...row, balance: toCents(balance) };
  });
  return request.direction === 'oldest-first' ? withBalance : withBalance.toReversed();
}

/**
 * Entries of all accounts, each once, from the side of its first account. Merges the pages of the accounts, so that it
 * needs no index of its own.
 */
export function ledgerPage(database: SqliteDatabase, request: PageRequest): readonly RegisterRow[] {
  const accounts = database.prepare('SELECT DISTINCT account_id FROM account_span WHERE legs > 0').all();
  const sign = request.direction === 'oldest-first' ? 1 : -1;
  const merged = accounts.flatMap(([id]) => readLegRows(database, toIdOf<AccountId>(readBlob(id)), 1, request));
  return merged.sort((left, right) => sign * compareKeys(left, right)).slice(0, request.limit);
}

/** The balance of an account before the row at `key`, or before any row of that place if there is none. */
export function balanceBefore(database: SqliteDatabase, accountId: AccountId, key: RegisterKey): Cents {
  const row = database.prepare(balanceBeforeQuery).get(accountId, key.day, key.entryId);
  return toCents(readInteger(row?.[0]));
}

export const balanceBeforeQuery = `
  SELECT coalesce((SELECT opening_balance FROM account WHERE id = ?1), 0)
    + (SELECT coalesce(sum(uncleared + cleared + reconciled), 0) FROM account_span WHERE account_id = ?1
        AND span < ${spanOf('?2')})
    + (SELECT coalesce(sum(amount), 0) FROM entry WHERE account_id = ?1 AND deleted = 0
        AND day >= ${firstDayOfSpan('?2')} AND (day, id) < (?2, ?3))
    + (SELECT coalesce(sum(transfer_amount), 0) FROM entry WHERE transfer_account_id = ?1 AND deleted = 0
        AND day >= ${firstDayOfSpan('?2')} AND (day, id) < (?2, ?3))`;

/** The newest entry of a payee, from which completion proposes category, amount and method. */
export function newestEntryOfPayee(database: SqliteDatabase, payeeId: PayeeId): Entry | undefined {
  const row = database.prepare(`SELECT ${entryColumns('')} FROM entry WHERE payee_id = ? AND deleted = 0
    ORDER BY day DESC, id DESC LIMIT 1`).get(payeeId);
  return row === undefined ? undefined : rowToEntry(row);
}

/** Negative, zero or positive: the order of rows, oldest first. */
export function compareKeys(left: RegisterKey, right: RegisterKey): number {
  return left.day - right.day || compareBytes(left.entryId, right.entryId);
}

/** A page without the running balance. */
export function readRows(
  database: SqliteDatabase, accountId: AccountId, request: PageRequest,
): readonly RegisterRow[] {
  const sign = request.direction === 'oldest-first' ? 1 : -1;
  const rows = [...readLegRows(database, accountId, 1, request), ...readLegRows(database, accountId, 2, request)];
  return rows.sort((left, right) => sign * compareKeys(left, right)).slice(0, request.limit);
}

function readLegRows(
  database: SqliteDatabase, accountId: AccountId, leg: Leg, { direction, after, limit }: PageRequest,
): RegisterRow[] {
  if (!Number.isInteger(limit) || limit < 1 || limit > pageRowsMax) throw new RangeError(`a page of ${limit} rows`);
  const query = legQuery(leg, direction, after !== undefined);
  const key = after === undefined ? [] : [after.day, after.entryId];
  return database.prepare(query).all(accountId, limit, ...key).map((row) => toRegisterRow(row, leg));
}

/** One of eight texts. */
export function legQuery(leg: Leg, direction: PageRequest['direction'], hasKey: boolean): string {
  const account = leg === 1 ? 'account_id' : 'transfer_account_id';
  const [order, comparison] = direction === 'oldest-first' ? ['ASC', '>'] : ['DESC', '<'];
  return `SELECT payee.name, ${entryColumns('entry.')} FROM entry LEFT JOIN payee ON payee.id = entry.payee_id
    WHERE entry.${account} = ?1 AND entry.deleted = 0
      ${hasKey ? `AND (entry.day, entry.id) ${comparison} (?3, ?4)` : ''}
    ORDER BY entry.day ${order}, entry.id ${order} LIMIT ?2`;
}

/** The living entry from the side of one leg; undefined where it is gone, or has no second leg. */
export function readRegisterRow(database: SqliteDatabase, id: EntryId, leg: Leg): RegisterRow | undefined {
  const row = database.prepare(`SELECT payee.name, ${entryColumns('entry.')} FROM entry
    LEFT JOIN payee ON payee.id = entry.payee_id
    WHERE entry.id = ?1 AND entry.deleted = 0 AND (?2 = 1 OR entry.transfer_account_id IS NOT NULL)`).get(id, leg);
  return row === undefined ? undefined : toRegisterRow(row, leg);
}

/** Of a payee's name and the columns of `entryColumns`. */
export function toRegisterRow([payeeName, ...columns]: SqlRow, leg: Leg): RegisterRow {
  const entry = rowToEntry(columns);
  const { id, transfer, valueDay, allocation, payeeId, memo, number, methodId, tags } = entry;
  const own = { accountId: entry.accountId, amount: entry.amount };
  const [seen, other] = leg === 2 && transfer !== null ? [transfer, own] : [own, transfer];
  return {
    entryId: id, leg, accountId: seen.accountId, otherAccountId: other?.accountId ?? null,
    otherAmount: other?.amount ?? null, day: entry.day, valueDay, amount: seen.amount,
    status: leg === 1 ? entry.status : entry.transferStatus, allocation, payeeId,
    payeeName: readOptional(payeeName, readText), memo, number, methodId, tags,
  };
}
