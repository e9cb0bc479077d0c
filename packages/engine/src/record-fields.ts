/** Values of a record in what a screen can show: names for ids, amounts with their currency. */
import type { ConflictValue, ConflictView } from '@tandem/contract';
import {
  currencyExponent, entryKind, isCurrency, isDay, readAccountCurrency, readRecordName, toCents, toDay,
  type Currency, type RecordValues,
} from '@tandem/ledger';
import {
  bytesToRecordId, kindColumns, parseRecordId, recordIdToText, type RecordId, type RecordKind,
} from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import type { BookReading } from './book-reading.ts';

const none: ConflictValue = { kind: 'none' };

const moneyColumns: ReadonlySet<string> = new Set([
  'amount', 'transfer_amount', 'opening_balance', 'overdraft_limit', 'reconciled_amount', 'transfer_reconciled_amount',
]);
/** What a reconciliation keeps for itself, and what no person chose. */
const hiddenColumns: ReadonlySet<string> = new Set([
  'money_h', 'money_replica', 'transfer_money_h', 'transfer_money_replica', 'statement_id', 'transfer_statement_id',
  'reconciled_amount', 'transfer_reconciled_amount', 'bank_id', 'position',
  // Of an attachment all but its name.
  'entry_id', 'media_type', 'width', 'height', 'content',
  // Of a template, which its amount says again.
  'direction',
]);

export interface DifferingField {
  readonly name: string;
  readonly left: ConflictValue;
  readonly right: ConflictValue;
}

/** Of these columns, those that a person would see differ. */
export function differingFields(
  reading: BookReading, columns: readonly string[], left: RecordValues, right: RecordValues,
): readonly DifferingField[] {
  return columns.flatMap((name) => {
    if (hiddenColumns.has(name) || (name === 'transfer_amount' && isMirrored(reading, right))) return [];
    const [own, other] = [left, right].map((values) => toValue(reading, name, values));
    return own === undefined || other === undefined || JSON.stringify(own) === JSON.stringify(other)
      ? []
      : [{ name, left: own, right: other }];
  });
}

/** Of these columns, those that are set: a person chose something else than what a new record has. */
export function setFields(
  reading: BookReading, kind: RecordKind, columns: readonly string[], values: RecordValues,
): readonly { readonly name: string; readonly value: ConflictValue }[] {
  const initial = new Map(kindColumns(kind).map((column) => [column.name, column.initial]));
  return columns.flatMap((name) => {
    const isLeftOut = hiddenColumns.has(name) || (name === 'transfer_amount' && isMirrored(reading, values));
    if (isLeftOut || (values.get(name) ?? null) === (initial.get(name) ?? null)) return [];
    const value = toValue(reading, name, values);
    return value.kind === 'none' ? [] : [{ name, value }];
  });
}

/** An entry is known by its payee or memo, a default category or method by the name of its code. */
export function titleOf(
  reading: BookReading, kind: RecordKind, id: RecordId, values: RecordValues,
): ConflictView['title'] {
  const [day, amount] = [values.get('day'), values.get('amount')];
  const isEntry = kind === entryKind;
  return {
    day: isEntry && typeof day === 'number' && isDay(day) ? day : null,
    name: isEntry ? entryName(reading, values) : recordName(reading, id, values),
    amount: isEntry && typeof amount === 'number' ? toCents(amount) : null,
    currency: isEntry ? currencyOf(reading, 'amount', values) ?? null : null,
  };
}

/** The account of an entry, or the record itself where it is one. */
export function accountOf(kind: RecordKind, id: RecordId, values: RecordValues): RecordId | undefined {
  if (kind.name === 'account') return id;
  const account = values.get('account_id');
  return account instanceof Uint8Array ? bytesToRecordId(account) : undefined;
}

function entryName(reading: BookReading, values: RecordValues): string {
  const named = ['payee_id', 'memo', 'bank_label'].map((column) => toValue(reading, column, values));
  const first = named.find((value) => value.kind === 'text' && value.text !== '');
  return first?.kind === 'text' ? first.text : '';
}

function recordName(reading: BookReading, id: RecordId, values: RecordValues): string {
  const name = values.get('name') ?? values.get('key');
  return typeof name === 'string' && name !== '' ? name : readRecordName(reading.database, id, reading.language) ?? '';
}

function toValue(reading: BookReading, name: string, values: RecordValues): ConflictValue {
  const value = values.get(name) ?? null;
  if (value === null || value === '') return none;
  if (value instanceof Uint8Array) {
    const named = readRecordName(reading.database, bytesToRecordId(value), reading.language);
    return named === undefined ? none : { kind: 'text', text: named };
  }
  if (typeof value === 'string') return { kind: 'text', text: textOf(reading, name, value, values) };
  if (moneyColumns.has(name)) {
    const currency = currencyOf(reading, name, values);
    if (currency !== undefined) return { kind: 'money', amount: toCents(value), currency };
  }
  if ((name === 'day' || name === 'value_day') && isDay(value)) return { kind: 'day', day: toDay(value) };
  if (name === 'closed') return { kind: 'yes-no', isYes: value !== 0 };
  if (name === 'status' || name === 'transfer_status') {
    return { kind: 'status', status: value === 0 ? 'uncleared' : value === 1 ? 'cleared' : 'reconciled' };
  }
  return { kind: 'text', text: String(value) };
}

function textOf(reading: BookReading, name: string, text: string, values: RecordValues): string {
  if (name === 'tags') return parseItems(text).map(String).join(', ');
  if (name !== 'lines') return text;
  const currency = currencyOf(reading, 'amount', values) ?? reading.currency;
  return parseItems(text).map((line) => {
    const [category, amount, memo] = Array.isArray(line) ? line.map((part: unknown) => part) : [];
    const id = typeof category === 'string' ? parseRecordId(category) : undefined;
    const path = id === undefined ? undefined : readRecordName(reading.database, id, reading.language);
    const words = [path ?? '–', ...typeof memo === 'string' && memo !== '' ? [`(${memo})`] : []].join(' ');
    return `${words} ${decimal(Number(amount), currency, reading.language)}`;
  }).join(' + ');
}

function currencyOf(reading: BookReading, column: string, values: RecordValues): Currency | undefined {
  const own = values.get('currency');
  if (typeof own === 'string' && isCurrency(own)) return own;
  return accountCurrency(reading, values.get(column.startsWith('transfer_') ? 'transfer_account_id' : 'account_id'));
}

/** Within one currency, the second amount of a transfer says nothing that the first does not. */
function isMirrored(reading: BookReading, values: RecordValues): boolean {
  return currencyOf(reading, 'amount', values) === currencyOf(reading, 'transfer_amount', values);
}

/** Of a deleted account too. */
function accountCurrency(reading: BookReading, id: SqlValue | undefined): Currency | undefined {
  if (!(id instanceof Uint8Array)) return undefined;
  const accountId = bytesToRecordId(id);
  return reading.accounts.get(recordIdToText(accountId))?.currency ?? readAccountCurrency(reading.database, accountId);
}

/** `−12,50`: without groups or a symbol, within a text that names several amounts. */
function decimal(amount: number, currency: Currency, language: BookReading['language']): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : (language === 'fr' ? ',' : '.') + digits.slice(-exponent);
  return (amount < 0 ? '\u2212' : '') + whole + fraction;
}

function parseItems(text: string): readonly unknown[] {
  const items: unknown = JSON.parse(text);
  return Array.isArray(items) ? items : [];
}
