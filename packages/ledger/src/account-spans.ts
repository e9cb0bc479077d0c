/**
 * `account_span`: for every account and span of 32 days, what the living entries of its legs sum to, by status, so that
 * balances need no scan of 100,000 entries: whole spans are added up, and the entries of one span are read. Derived,
 * local, never synced. Spans and not months, since a shift gives the span of a day: a month takes as long as the
 * upsert.
 *
 * What must hold
 * 1. Kept by triggers alone, which work for any INSERT or UPDATE of any column in any order: an edit, a merge's bulk
 *    write, another tool. Each adds what its statement changed, so nested and reordered statements add up the same.
 * 2. Cheap: one upsert a leg for an insert, nothing for an update that leaves account, day, amount, status and life.
 * 3. A status of a later version counts as reconciled.
 * 4. The table is not STRICT: a sum beyond 64 bits, which only a forged book reaches, turns into an approximation
 *    instead of failing a merge. `countSpanFaults` would then report it.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { readInteger } from './row-values.ts';

interface Leg {
  readonly name: string;
  readonly isFirst: 0 | 1;
  readonly account: string;
  readonly amount: string;
  readonly status: string;
}

const legs: readonly Leg[] = [
  { name: 'leg_1', isFirst: 1, account: 'account_id', amount: 'amount', status: 'status' },
  { name: 'leg_2', isFirst: 0, account: 'transfer_account_id', amount: 'transfer_amount', status: 'transfer_status' },
];

/** The table and its triggers; the caller holds the transaction. */
export function createAccountSpans(database: SqliteDatabase): void {
  database.exec(`CREATE TABLE account_span (
    account_id BLOB NOT NULL,
    span INTEGER NOT NULL,
    legs INTEGER NOT NULL,
    first_legs INTEGER NOT NULL, -- as many as entries
    uncleared INTEGER NOT NULL,
    cleared INTEGER NOT NULL,
    reconciled INTEGER NOT NULL,
    PRIMARY KEY (account_id, span)
  ) WITHOUT ROWID`);
  for (const leg of legs) database.exec(legTriggers(leg));
}

/** Writes the table anew from the entries: after a migration, or where `countSpanFaults` found something. */
export function rebuildAccountSpans(database: SqliteDatabase): void {
  database.exec(`DELETE FROM account_span; INSERT INTO account_span ${spansFromEntries}`);
}

/** How many rows of the table are missing, left over or wrong, by a scan of all entries. */
export function countSpanFaults(database: SqliteDatabase): number {
  const kept = `SELECT * FROM account_span
    WHERE legs <> 0 OR first_legs <> 0 OR uncleared <> 0 OR cleared <> 0 OR reconciled <> 0`;
  const count = database.prepare(`SELECT
    (SELECT count(*) FROM (SELECT * FROM (${spansFromEntries}) EXCEPT ${kept}))
    + (SELECT count(*) FROM (${kept} EXCEPT SELECT * FROM (${spansFromEntries})))`).get();
  return readInteger(count?.[0]);
}

function legTriggers(leg: Leg): string {
  const { name, account } = leg;
  const read = [account, 'day', leg.amount, leg.status, 'deleted'];
  return `
    CREATE TRIGGER entry_adds_${name} AFTER INSERT ON entry WHEN ${isLeg(leg, 'NEW.')}
    BEGIN ${upsert(leg, 'NEW', '')} END;
    CREATE TRIGGER entry_moves_${name} AFTER UPDATE OF ${read.join(', ')} ON entry
    WHEN ${read.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')}
    BEGIN ${upsert(leg, 'OLD', '-')} ${upsert(leg, 'NEW', '')} END;`;
}

function upsert(leg: Leg, row: 'OLD' | 'NEW', sign: '' | '-'): string {
  const { account, amount, status } = leg;
  const value = `${sign}${row}.${amount}`;
  return `INSERT INTO account_span (account_id, span, legs, first_legs, uncleared, cleared, reconciled)
    SELECT ${row}.${account}, ${spanOf(`${row}.day`)}, ${sign}1, ${sign}${leg.isFirst},
      iif(${row}.${status} = 0, ${value}, 0), iif(${row}.${status} = 1, ${value}, 0),
      iif(${row}.${status} > 1, ${value}, 0)
    WHERE ${isLeg(leg, `${row}.`)}
    ON CONFLICT DO UPDATE SET legs = legs + excluded.legs, first_legs = first_legs + excluded.first_legs,
      uncleared = uncleared + excluded.uncleared,
      cleared = cleared + excluded.cleared, reconciled = reconciled + excluded.reconciled;`;
}

const spansFromEntries = `
  SELECT account_id, span, count(*), sum(is_first), sum(iif(status = 0, amount, 0)), sum(iif(status = 1, amount, 0)),
    sum(iif(status > 1, amount, 0))
  FROM (${legs.map((leg) =>
    `SELECT ${leg.account} AS account_id, ${spanOf('day')} AS span, ${leg.isFirst} AS is_first,
      ${leg.amount} AS amount, ${leg.status} AS status
      FROM entry WHERE ${isLeg(leg, '')}`).join(' UNION ALL ')})
  GROUP BY account_id, span`;

/** Most entries have no second leg. One without an amount, which no door of this program lets in, moves nothing. */
function isLeg({ account, amount }: Leg, row: string): string {
  return `${row}deleted = 0 AND ${row}${account} IS NOT NULL AND ${row}${amount} IS NOT NULL`;
}

/** The span of a day, in SQL; spans begin at multiples of 32 days, before 1970 too. */
export function spanOf(day: string): string {
  return `(${day} >> 5)`;
}

/** The first day of a day's span, in SQL. */
export function firstDayOfSpan(day: string): string {
  return `(${day} >> 5 << 5)`;
}
