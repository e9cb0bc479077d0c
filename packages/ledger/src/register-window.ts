/**
 * The rows of an account by their place, oldest first from 0, as a table shows them that scrolls anywhere at once. The
 * sums of `account_span` say in which span of days a place lies and what the balance is there, so that row 90,000 costs
 * what row 1 does: the spans of the account, the rows of one span before the place, and the page.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { firstDayOfSpan, spanOf } from './account-spans.ts';
import { toDay, type Day } from './day.ts';
import { toCents } from './money.ts';
import { toIdOf, type AccountId, type EntryId } from './record-ids.ts';
import { pageRowsMax, readRows, type AccountRow, type RegisterKey } from './register.ts';
import { readBlob, readInteger } from './row-values.ts';

export function countRows(database: SqliteDatabase, accountId: AccountId): number {
  const row = database.prepare('SELECT coalesce(sum(legs), 0) FROM account_span WHERE account_id = ?').get(accountId);
  return readInteger(row?.[0]);
}

/** Rows up to and including a day: the place of the first row after it. */
export function countRowsUpTo(database: SqliteDatabase, accountId: AccountId, day: Day): number {
  return readInteger(database.prepare(countRowsUpToQuery).get(accountId, day)?.[0]);
}

const ofSpanUpTo = `day BETWEEN ${firstDayOfSpan('?2')} AND ?2 AND deleted = 0`;

export const countRowsUpToQuery = `
  SELECT (SELECT coalesce(sum(legs), 0) FROM account_span WHERE account_id = ?1 AND span < ${spanOf('?2')})
    + (SELECT count(*) FROM entry WHERE account_id = ?1 AND ${ofSpanUpTo})
    + (SELECT count(*) FROM entry WHERE transfer_account_id = ?1 AND ${ofSpanUpTo})`;

/** Rows with the running balance; fewer than `limit` at the end, and none past it. `limit`: 1 to `pageRowsMax`. */
export function accountRowsAt(
  database: SqliteDatabase, accountId: AccountId, offset: number, limit: number,
): readonly AccountRow[] {
  if (!Number.isInteger(limit) || limit < 1 || limit > pageRowsMax) throw new RangeError(`a page of ${limit} rows`);
  const place = findPlace(database, accountId, offset);
  if (place === undefined) return [];
  let { balance } = place;
  const rows = readRows(database, accountId, {
    direction: 'oldest-first', limit, ...(place.after === undefined ? {} : { after: place.after }),
  });
  return rows.map((row) => {
    balance += row.amount;
    return { ...row, balance: toCents(balance) };
  });
}

interface Place {
  /** Of the row before, or a key that comes before all rows of the span; undefined before the first of all. */
  readonly after: RegisterKey | undefined;
  readonly balance: number;
}

/** Comes before every id that a record has. */
const lowestId = toIdOf<EntryId>(new Uint8Array(16));

/** Undefined where the account has no row there. */
function findPlace(database: SqliteDatabase, accountId: AccountId, offset: number): Place | undefined {
  const spans = database.prepare(`SELECT span * 32, legs, uncleared + cleared + reconciled FROM account_span
    WHERE account_id = ? AND legs <> 0 ORDER BY span`).all(accountId);
  const opening = database.prepare('SELECT opening_balance FROM account WHERE id = ?').get(accountId);
  let balance = opening === undefined ? 0 : readInteger(opening[0]);
  let before = 0;
  for (const [firstDay, legs, sum] of spans) {
    if (before + readInteger(legs) > offset) {
      if (offset === 0) return { after: undefined, balance };
      return skipRows(database, accountId, readInteger(firstDay), offset - before, balance);
    }
    before += readInteger(legs);
    balance += readInteger(sum);
  }
  return undefined;
}

function skipRows(
  database: SqliteDatabase, accountId: AccountId, firstDay: number, count: number, balanceBefore: number,
): Place {
  if (count === 0) return { after: { day: toDay(firstDay), entryId: lowestId }, balance: balanceBefore };
  let balance = balanceBefore;
  const skipped = database.prepare(skippedRowsQuery).all(accountId, firstDay, count);
  for (const [, , amount] of skipped) balance += readInteger(amount);
  const last = skipped.at(-1);
  return {
    after: last === undefined ? undefined : { day: toDay(readInteger(last[0])), entryId: toIdOf(readBlob(last[1])) },
    balance,
  };
}

const ofSpan = 'day >= ?2 AND day < ?2 + 32 AND deleted = 0';

export const skippedRowsQuery = `
  SELECT day, id, amount FROM entry WHERE account_id = ?1 AND ${ofSpan}
  UNION ALL
  SELECT day, id, transfer_amount FROM entry WHERE transfer_account_id = ?1 AND ${ofSpan}
  ORDER BY day, id LIMIT ?3`;
