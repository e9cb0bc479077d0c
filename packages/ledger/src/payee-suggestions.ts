/**
 * Which payees an entry that is being typed may mean, best first, each with the last entry of its usual kind: one
 * refund does not make an income of the next purchase.
 */
import { compareBytes } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { toDay, type Day } from './day.ts';
import { entryColumns, rowToEntry, type Entry } from './entry-record.ts';
import { habitDays, habitWeight, type TypedMoment } from './payee-habits.ts';
import { listPayees, type Payee } from './payees.ts';
import { toIdOf, type AccountId, type EntryId, type PayeeId } from './record-ids.ts';
import { readBlob, readInteger, readOptional } from './row-values.ts';
import { foldName } from './user-text.ts';

export interface SuggestedPayee {
  readonly payee: Payee;
  /** The newest of the payee in the account that goes the usual way; undefined where there is none. */
  readonly newest: Entry | undefined;
  /** The same in any account. */
  readonly newestAnywhere: Entry | undefined;
}

/** What was paid in the last year counts, and what was before only says who is known. */
const usedDays = 365;
/** The newest of a payee, which say whether it is usually paid or pays. */
const usualEntries = 7;

/** Payees whose name begins with the text, or has a word that does: those most used lately first. */
export function suggestPayees(
  database: SqliteDatabase,
  { text, accountId, today, limit }:
  { readonly text: string; readonly accountId: AccountId | null; readonly today: Day; readonly limit: number },
): readonly SuggestedPayee[] {
  const folded = foldName(text);
  const uses = database.prepare(usesQuery);
  const candidates = listPayees(database).filter((payee) => hasPrefix(foldName(payee.name), folded)).map((payee) => {
    const [count, lastDay] = uses.get(payee.id, today - usedDays) ?? [];
    return { payee, count: readInteger(count), lastDay: readOptional(lastDay, readInteger) ?? -Infinity };
  });
  // Without a text there is nothing by which to mean one who was never paid.
  const known = folded === '' ? candidates.filter(({ lastDay }) => lastDay > -Infinity) : candidates;
  known.sort((left, right) => right.count - left.count || compareNumbers(right.lastDay, left.lastDay)
    || compareBytes(left.payee.id, right.payee.id));
  return known.slice(0, limit).map(({ payee }) => withNewest(database, payee, accountId));
}

/** For an entry that is being typed: who was paid in the last six months, above all then and so much. */
export function likelyPayees(
  database: SqliteDatabase,
  { accountId, limit, ...moment }: TypedMoment & { readonly accountId: AccountId | null; readonly limit: number },
): readonly SuggestedPayee[] {
  const { day } = moment;
  const scores = new Map<string, { readonly id: PayeeId; score: number }>();
  const rows = accountId === null
    ? database.prepare(habitQuery.all).all(day - habitDays, day)
    : database.prepare(habitQuery.account).all(day - habitDays, day, accountId);
  for (const [payeeBlob, dayValue, idBlob, amountValue] of rows) {
    const payeeId = toIdOf<PayeeId>(readBlob(payeeBlob));
    const used = {
      id: toIdOf<EntryId>(readBlob(idBlob)), day: toDay(readInteger(dayValue)), amount: readInteger(amountValue),
    };
    const weight = habitWeight(used, moment);
    const key = payeeId.join();
    const known = scores.get(key);
    if (known === undefined) scores.set(key, { id: payeeId, score: weight });
    else known.score += weight;
  }
  const payeeByKey = new Map(listPayees(database).map((payee) => [payee.id.join(), payee]));
  const ranked = [...scores].map(([key, { score }]) => ({ payee: payeeByKey.get(key), score }));
  ranked.sort((left, right) => right.score - left.score);
  const alive = ranked.map(({ payee }) => payee).filter((payee) => payee !== undefined);
  return alive.slice(0, limit).map((payee) => withNewest(database, payee, accountId));
}

function withNewest(database: SqliteDatabase, payee: Payee, accountId: AccountId | null): SuggestedPayee {
  const read = (query: string, ...values: readonly Uint8Array[]): Entry | undefined => {
    const newestFirst = database.prepare(query).all(...values, usualEntries).map(rowToEntry);
    const usualSign = Math.sign(newestFirst.reduce((sum, { amount }) => sum + Math.sign(amount), 0));
    return newestFirst.find(({ amount }) => Math.sign(amount) === usualSign) ?? newestFirst[0];
  };
  const newestAnywhere = read(newestQuery.all, payee.id);
  if (accountId === null || newestAnywhere === undefined) return { payee, newest: newestAnywhere, newestAnywhere };
  return { payee, newest: read(newestQuery.account, payee.id, accountId), newestAnywhere };
}

function hasPrefix(name: string, prefix: string): boolean {
  return name.startsWith(prefix) || wordStarts.some((before) => name.includes(before + prefix));
}

/** What stands before a word within a name: `St-Lazare`, `L'Atelier`, `Café (centre)`. */
const wordStarts = [' ', '-', "'", '(', '.', '/', '&'];

function compareNumbers(left: number, right: number): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export const usesQuery = `SELECT coalesce(sum(day >= ?2), 0), max(day) FROM entry
  WHERE payee_id = ?1 AND deleted = 0`;

export const habitQuery = {
  all: `SELECT entry.payee_id, entry.day, entry.id, entry.amount FROM payee
    CROSS JOIN entry ON entry.payee_id = payee.id AND entry.deleted = 0 AND entry.day BETWEEN ?1 AND ?2
    WHERE payee.deleted = 0`,
  account: `SELECT payee_id, day, id, amount FROM entry
    WHERE account_id = ?3 AND deleted = 0 AND day BETWEEN ?1 AND ?2 AND payee_id IS NOT NULL`,
};

const newestQuery = {
  all: `SELECT ${entryColumns('')} FROM entry WHERE payee_id = ? AND deleted = 0 ORDER BY day DESC, id DESC LIMIT ?`,
  account: `SELECT ${entryColumns('')} FROM entry WHERE payee_id = ? AND deleted = 0 AND account_id = ?
    ORDER BY day DESC, id DESC LIMIT ?`,
};
