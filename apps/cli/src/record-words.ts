/** The values of a record's columns as a person reads them. */
import {
  accountKind, accountKinds, categoryPath, entryKind, isCurrency, isDay, listAccounts, listPaymentMethods,
  readCategoryNodes, type Currency, type Language, type RecordValues,
} from '@tandem/ledger';
import { recordIdToText, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { formatDay, formatMoney } from './messages/number-format.ts';
import type { ReportMessages } from './messages/report-messages.ts';

const moneyColumns: ReadonlySet<string> = new Set([
  'amount', 'transfer_amount', 'opening_balance', 'overdraft_limit', 'reconciled_amount', 'transfer_reconciled_amount',
]);

export class RecordWords {
  readonly #report: ReportMessages;
  readonly #language: Language;
  readonly #currencyByAccount: ReadonlyMap<string, Currency>;
  /** Accounts, categories, payees and methods by id in hexadecimal. */
  readonly #nameById: ReadonlyMap<string, string>;

  constructor(database: SqliteDatabase, report: ReportMessages, language: Language) {
    this.#report = report;
    this.#language = language;
    const accounts = listAccounts(database);
    const payees = database.prepare('SELECT lower(hex(id)), name FROM payee').all()
      .map(([id, name]) => [String(id), String(name)] as const);
    this.#currencyByAccount = new Map(accounts.map(({ id, currency }) => [recordIdToText(id), currency]));
    this.#nameById = new Map([
      ...payees,
      ...listPaymentMethods(database, language).map(({ id, name }) => [recordIdToText(id), name] as const),
      ...[...readCategoryNodes(database, language)].map(([id, node]) => [id, categoryPath(node)] as const),
      ...accounts.map(({ id, name }) => [recordIdToText(id), name] as const),
    ]);
  }

  /** What the record is called in a list: an entry by its day, payee and amount, anything else by its name. */
  title(kind: RecordKind, values: RecordValues): string {
    const columns = kind === entryKind ? ['day', 'payee_id', 'amount'] : ['name', 'key', 'code'];
    return columns.filter((column) => (values.get(column) ?? null) !== null)
      .map((column) => this.value(kind, column, values)).slice(0, kind === entryKind ? 3 : 1).join(' · ');
  }

  /** `values`: of the record, from which an amount has its currency. */
  value(kind: RecordKind, column: string, values: RecordValues): string {
    const value = values.get(column) ?? null;
    if (value === null || value === '') return this.#report.none;
    if (value instanceof Uint8Array) return this.#nameById.get(recordIdToText(value)) ?? this.#report.unknown;
    if (typeof value === 'number') return this.#number(kind, column, value, values);
    if (kind === accountKind && column === 'kind') {
      const known = accountKinds.find((each) => each === value);
      return known === undefined ? value : this.#report.accountKind[known];
    }
    if (column === 'lines') return this.#lines(value, values);
    return column === 'tags' ? parseItems(value).map(String).join(', ') : value;
  }

  #number(kind: RecordKind, column: string, value: number, values: RecordValues): string {
    if (moneyColumns.has(column)) return this.#money(value, column, values);
    if ((column === 'day' || column === 'value_day') && isDay(value)) return formatDay(value);
    if (column === 'closed') return this.#report.yesOrNo[value === 0 ? 'no' : 'yes'];
    if (kind === entryKind && (column === 'status' || column === 'transfer_status')) {
      return this.#report.statusWord[value === 0 ? 'uncleared' : value === 1 ? 'cleared' : 'reconciled'];
    }
    return String(value);
  }

  #money(amount: number, column: string, values: RecordValues): string {
    const own = values.get('currency');
    const account = values.get(column.startsWith('transfer_') ? 'transfer_account_id' : 'account_id');
    const currency = typeof own === 'string' && isCurrency(own)
      ? own
      : account instanceof Uint8Array ? this.#currencyByAccount.get(recordIdToText(account)) : undefined;
    return currency === undefined ? String(amount) : formatMoney(amount, currency, this.#language);
  }

  #lines(text: string, values: RecordValues): string {
    return parseItems(text).map((line) => {
      if (!Array.isArray(line)) return this.#report.unknown;
      const [category, amount] = line.map((part: unknown) => part);
      const name = typeof category === 'string' ? this.#nameById.get(category) : undefined;
      const money = typeof amount === 'number' ? this.#money(amount, 'amount', values) : this.#report.unknown;
      return `${name ?? this.#report.none} ${money}`;
    }).join(' + ');
  }
}

function parseItems(text: string): readonly unknown[] {
  const items: unknown = JSON.parse(text);
  return Array.isArray(items) ? items : [];
}
