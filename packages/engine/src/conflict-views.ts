/** What two devices wrote differently, in values that a screen can show. */
import type { ConflictSideView, ConflictValue, ConflictView } from '@tandem/contract';
import {
  currencyExponent, entryKind, isCurrency, isDay, readConflicts, toCents, toDay, type Conflict, type ConflictSide,
  type Currency, type RecordValues,
} from '@tandem/ledger';
import { bytesToRecordId, recordIdToText } from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import type { BookReading } from './book-reading.ts';

/** More than anyone settles in one sitting; the count of the book tells how many there are. */
const conflictsMax = 500;

const none: ConflictValue = { kind: 'none' };

const moneyColumns: ReadonlySet<string> = new Set([
  'amount', 'transfer_amount', 'opening_balance', 'overdraft_limit', 'reconciled_amount', 'transfer_reconciled_amount',
]);
/** What a reconciliation keeps for itself, and what no person chose. */
const hiddenColumns: ReadonlySet<string> = new Set([
  'money_h', 'money_replica', 'transfer_money_h', 'transfer_money_replica', 'statement_id', 'transfer_statement_id',
  'reconciled_amount', 'transfer_reconciled_amount', 'bank_id', 'position',
]);

export function readConflictViews(reading: BookReading): readonly ConflictView[] {
  return readConflicts(reading.database, conflictsMax).map((conflict) => toView(reading, conflict));
}

function toView(reading: BookReading, conflict: Conflict): ConflictView {
  const { id, kind, recordId, kept, setAside, isKeptDeleted } = conflict;
  const values = kept.values;
  const account = values.get('account_id');
  const day = values.get('day');
  const amount = values.get('amount');
  const isEntry = kind === entryKind;
  const keptFields: ConflictSideView['fields'][number][] = [];
  const setAsideFields: ConflictSideView['fields'][number][] = [];
  for (const name of conflict.columns) {
    if (hiddenColumns.has(name) || (name === 'transfer_amount' && isMirrored(reading, values))) continue;
    const [own, other] = [kept, setAside].map((side) => toValue(reading, name, side.values));
    if (own === undefined || other === undefined || JSON.stringify(own) === JSON.stringify(other)) continue;
    keptFields.push({ name, value: own });
    setAsideFields.push({ name, value: other });
  }
  return {
    id, recordKind: kind.name, recordId: recordIdToText(recordId),
    title: {
      day: isEntry && typeof day === 'number' && isDay(day) ? day : null,
      name: titleOf(reading, values),
      amount: isEntry && typeof amount === 'number' ? toCents(amount) : null,
      currency: isEntry ? currencyOf(reading, 'amount', values) ?? null : null,
    },
    accountId: account instanceof Uint8Array
      ? recordIdToText(bytesToRecordId(account))
      : kind.name === 'account' ? recordIdToText(recordId) : null,
    kept: toSide(kept, keptFields, isKeptDeleted),
    setAside: toSide(setAside, setAsideFields, false),
  };
}

function toSide({ device, wallMs }: ConflictSide, fields: ConflictSideView['fields'], isDeleted: boolean) {
  return { fields, isDeleted, device: device ?? null, wallMs };
}

/** An entry is known by its payee or memo, a default category or method by the name of its code. */
function titleOf(reading: BookReading, values: RecordValues): string {
  const named = ['name', 'payee_id', 'memo', 'key', 'code'].map((column) => toValue(reading, column, values));
  const first = named.find((value) => value.kind === 'text' && value.text !== '');
  return first?.kind === 'text' ? first.text : '';
}

function toValue(reading: BookReading, name: string, values: RecordValues): ConflictValue {
  const value = values.get(name) ?? null;
  if (value === null || value === '') return none;
  if (value instanceof Uint8Array) return nameToValue(reading, value);
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

/** Of a category, an account, a method, or a payee, deleted ones too. */
function nameToValue(reading: BookReading, id: Uint8Array): ConflictValue {
  const key = recordIdToText(bytesToRecordId(id));
  const name = reading.categories.get(key)?.path ?? reading.accounts.get(key)?.name ?? reading.methods.get(key)?.name
    ?? reading.database.prepare('SELECT name FROM payee WHERE id = ?').get(id)?.[0];
  return typeof name === 'string' ? { kind: 'text', text: name } : none;
}

function textOf(reading: BookReading, name: string, text: string, values: RecordValues): string {
  if (name === 'tags') return parseItems(text).map(String).join(', ');
  if (name !== 'lines') return text;
  const currency = currencyOf(reading, 'amount', values) ?? reading.currency;
  return parseItems(text).map((line) => {
    const [category, amount] = Array.isArray(line) ? line.map((part: unknown) => part) : [];
    const path = typeof category === 'string' ? reading.categories.get(category)?.path : undefined;
    return `${path ?? '–'} ${decimal(Number(amount), currency, reading.language)}`;
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

function accountCurrency(reading: BookReading, id: SqlValue | undefined): Currency | undefined {
  return id instanceof Uint8Array ? reading.accounts.get(recordIdToText(bytesToRecordId(id)))?.currency : undefined;
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
