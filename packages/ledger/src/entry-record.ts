/** An entry as the program sees it, and as its record holds it. */
import type { SqlRow, SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { toDay, type Day } from './day.ts';
import { entryColumnNames } from './entry-kind.ts';
import { toCents, type Cents } from './money.ts';
import {
  toIdOf, type AccountId, type CategoryId, type EntryId, type PayeeId, type PaymentMethodId, type StatementId,
} from './record-ids.ts';
import { readBlob, readInteger, readOptional, readText } from './row-values.ts';
import { parseSplitLines, splitLinesToText, type SplitLine } from './split-lines.ts';
import { parseTags, tagsToText } from './tags.ts';

/** Where the money went: to one category or none, or to several by lines that sum to the amount. */
export type Allocation =
  | { readonly kind: 'single'; readonly categoryId: CategoryId | null }
  | { readonly kind: 'split'; readonly lines: readonly SplitLine[] };

export interface TransferLeg {
  readonly accountId: AccountId;
  /** In that account's currency; never of the sign of the entry's own amount. */
  readonly amount: Cents;
}

/** The stamp of an entry's money group. */
export interface MoneyStamp {
  readonly h: number;
  readonly replica: number;
}

export type LegStatus =
  | { readonly kind: 'uncleared' }
  | { readonly kind: 'cleared' }
  | {
    readonly kind: 'reconciled';
    readonly statementId: StatementId | null;
    /** The money that was reconciled; null where the program does not know it. */
    readonly money: MoneyStamp | null;
    /** This leg's amount then; null where the program does not know it. */
    readonly amount: Cents | null;
  };

/** 1: of the entry's account; 2: of a transfer's other account. */
export type Leg = 1 | 2;

/** What a person enters. */
export interface EntryFields {
  readonly accountId: AccountId;
  readonly transfer: TransferLeg | null;
  readonly day: Day;
  /** The bank's day where it is another one. */
  readonly valueDay: Day | null;
  /** In the account's currency, negative for money that leaves it. */
  readonly amount: Cents;
  readonly allocation: Allocation;
  readonly payeeId: PayeeId | null;
  readonly memo: string;
  readonly number: string;
  readonly methodId: PaymentMethodId | null;
  /** Sorted and distinct. */
  readonly tags: readonly string[];
  /** As the bank's file had them; empty for what was typed. */
  readonly bankLabel: string;
  readonly bankId: string;
}

export interface Entry extends EntryFields {
  readonly id: EntryId;
  readonly status: LegStatus;
  readonly transferStatus: LegStatus;
}

/** For a query whose rows `rowToEntry` reads; `prefix` is a table's name with its point, where a query has several. */
export function entryColumns(prefix: string): string {
  return ['id', ...entryColumnNames].map((name) => prefix + name).join(', ');
}

/** The living entry of this id. */
export function readEntry(database: SqliteDatabase, id: EntryId): Entry | undefined {
  const row = database.prepare(`SELECT ${entryColumns('')} FROM entry WHERE id = ? AND deleted = 0`).get(id);
  return row === undefined ? undefined : rowToEntry(row);
}

export function rowToEntry(row: SqlRow): Entry {
  const [id, account, transferAccount, day, valueDay, amount, transferAmount, lines, category,
    payee, memo, number, method, tags, bankLabel, bankId] = row;
  return {
    id: toIdOf(readBlob(id)),
    accountId: toIdOf(readBlob(account)),
    transfer: readOptional(transferAccount, (value) => ({
      accountId: toIdOf<AccountId>(readBlob(value)),
      amount: toCents(readInteger(transferAmount)),
    })),
    day: toDay(readInteger(day)),
    valueDay: readOptional(valueDay, (value) => toDay(readInteger(value))),
    amount: toCents(readInteger(amount)),
    allocation: readOptional(lines, readLines)
      ?? { kind: 'single', categoryId: readOptional(category, (value) => toIdOf<CategoryId>(readBlob(value))) },
    payeeId: readOptional(payee, (value) => toIdOf<PayeeId>(readBlob(value))),
    memo: readText(memo),
    number: readText(number),
    methodId: readOptional(method, (value) => toIdOf<PaymentMethodId>(readBlob(value))),
    tags: readOptional(tags, parseTags) ?? [],
    bankLabel: readText(bankLabel),
    bankId: readText(bankId),
    status: readStatus(row.slice(statusOffset, statusOffset + statusWidth)),
    transferStatus: readStatus(row.slice(statusOffset + statusWidth)),
  };
}

/** In the order of the kind's columns. */
export function entryToValues(entry: Omit<Entry, 'id'>): SqlValue[] {
  return [...fieldsToValues(entry), ...statusToValues(entry.status), ...statusToValues(entry.transferStatus)];
}

/** The columns of the groups money and text. */
export function fieldsToValues(fields: EntryFields): SqlValue[] {
  const { allocation, transfer } = fields;
  return [
    fields.accountId, transfer?.accountId ?? null, fields.day, fields.valueDay, fields.amount,
    transfer?.amount ?? null,
    allocation.kind === 'split' ? splitLinesToText(allocation.lines) : null,
    allocation.kind === 'single' ? allocation.categoryId : null,
    fields.payeeId, fields.memo, fields.number, fields.methodId, tagsToText(fields.tags), fields.bankLabel,
    fields.bankId,
  ];
}

export function statusToValues(status: LegStatus): SqlValue[] {
  if (status.kind !== 'reconciled') return [status.kind === 'cleared' ? 1 : 0, null, null, null, null];
  const { statementId, money, amount } = status;
  return [2, statementId, money?.h ?? null, money?.replica ?? null, amount];
}

/** The id and the columns of the groups money and text stand before the two status groups of five. */
const statusWidth = 5;
const statusOffset = 1 + entryColumnNames.length - 2 * statusWidth;

/** Throws on lines that `findFault` would have refused: they came past every door of this program. */
function readLines(value: SqlValue): Allocation {
  const lines = parseSplitLines(readText(value));
  if (lines === undefined) throw new TypeError('a split entry whose lines cannot be read');
  return { kind: 'split', lines };
}

function readStatus([status, statement, moneyH, moneyReplica, amount]: SqlRow): LegStatus {
  const code = readInteger(status);
  if (code === 0) return { kind: 'uncleared' };
  if (code === 1) return { kind: 'cleared' };
  return {
    kind: 'reconciled',
    statementId: readOptional(statement, (value) => toIdOf<StatementId>(readBlob(value))),
    money: readOptional(moneyH, (value) => ({ h: readInteger(value), replica: readInteger(moneyReplica) })),
    amount: readOptional(amount, (value) => toCents(readInteger(value))),
  };
}
