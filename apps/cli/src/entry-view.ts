/** An entry as the command line shows it: its names instead of ids, as a JSON object or as cells of a table. */
import {
  categoryPath, countAttachments, dayToIso, isCurrency, listAccounts, listPaymentMethods, readCategoryNodes, readEntry,
  readPayee, type AccountId, type AccountRow, type Currency, type EntryId, type Language, type RegisterRow,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { formatMoney } from './messages/number-format.ts';
import type { ReportMessages } from './messages/report-messages.ts';
import type { TableColumn } from './output.ts';

/** Amounts in minor units of `currency`, days as `2026-11-24`; null where there is nothing. */
export interface EntryView {
  readonly id: string;
  readonly day: string;
  readonly valueDay: string | null;
  readonly amount: number;
  readonly currency: Currency;
  readonly account: string;
  readonly accountId: string;
  /** The other account of a transfer. */
  readonly transferAccount: string | null;
  readonly payee: string | null;
  readonly category: string | null;
  readonly memo: string;
  readonly number: string;
  readonly method: string | null;
  readonly tags: readonly string[];
  readonly status: 'uncleared' | 'cleared' | 'reconciled';
  /** Pictures of its receipt. */
  readonly attachments: number;
  /** Of the account after this entry; only where one account was asked for. */
  readonly balance?: number;
  /** Of a split entry. */
  readonly lines: readonly { category: string | null; amount: number; memo: string }[] | null;
}

type ViewedRow = Omit<RegisterRow, 'leg' | 'payeeId' | 'otherAmount'> & Partial<Pick<AccountRow, 'balance'>>;

export class EntryViewer {
  readonly #accountByKey: ReadonlyMap<string, { readonly name: string; readonly currency: Currency }>;
  readonly #categories: ReturnType<typeof readCategoryNodes>;
  readonly #methodByKey: ReadonlyMap<string, string>;
  readonly #attachmentsByKey: ReadonlyMap<string, number>;
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase, language: Language) {
    this.#database = database;
    this.#attachmentsByKey = countAttachments(database);
    this.#accountByKey = new Map(listAccounts(database).map((account) => [recordIdToText(account.id), account]));
    this.#categories = readCategoryNodes(database, language);
    this.#methodByKey = new Map(listPaymentMethods(database, language).map(({ id, name }) =>
      [recordIdToText(id), name]));
  }

  /** The entry of this id, which the caller has just written, from its first account's side. */
  viewOfId(id: EntryId): EntryView {
    const entry = readEntry(this.#database, id);
    if (entry === undefined) throw new TypeError('an entry that was just written is not there');
    const payee = entry.payeeId === null ? undefined : readPayee(this.#database, entry.payeeId);
    return this.view({
      ...entry, entryId: id, otherAccountId: entry.transfer?.accountId ?? null, payeeName: payee?.name ?? null,
    });
  }

  view(row: ViewedRow): EntryView {
    const { allocation } = row;
    return {
      id: recordIdToText(row.entryId),
      day: dayToIso(row.day),
      valueDay: row.valueDay === null ? null : dayToIso(row.valueDay),
      amount: row.amount,
      currency: this.#currencyOf(row.accountId),
      account: this.#accountName(row.accountId) ?? '',
      accountId: recordIdToText(row.accountId),
      transferAccount: this.#accountName(row.otherAccountId),
      payee: row.payeeName,
      category: allocation.kind === 'single' ? this.#categoryName(allocation.categoryId) : null,
      memo: row.memo,
      number: row.number,
      method: row.methodId === null ? null : this.#methodByKey.get(recordIdToText(row.methodId)) ?? null,
      tags: row.tags,
      status: row.status.kind,
      attachments: this.#attachmentsByKey.get(recordIdToText(row.entryId)) ?? 0,
      ...(row.balance === undefined ? {} : { balance: row.balance }),
      lines: allocation.kind === 'single' ? null : allocation.lines.map(({ categoryId, amount, memo }) =>
        ({ category: this.#categoryName(categoryId), amount, memo })),
    };
  }

  /** Of an entry without an account, which `tandem check` reports, the code that ISO 4217 has for no currency. */
  #currencyOf(accountId: AccountId): Currency {
    return this.#accountByKey.get(recordIdToText(accountId))?.currency ?? noCurrency;
  }

  #accountName(id: Uint8Array | null): string | null {
    return id === null ? null : this.#accountByKey.get(recordIdToText(id))?.name ?? null;
  }

  #categoryName(id: Uint8Array | null): string | null {
    const node = id === null ? undefined : this.#categories.get(recordIdToText(id));
    return node === undefined ? null : categoryPath(node);
  }
}

const noCurrency = toCurrency('XXX');

function toCurrency(code: string): Currency {
  if (!isCurrency(code)) throw new TypeError('not the form of a code');
  return code;
}

/** One account's entries have its balance; otherwise each row names its account. */
export function entryTableColumns({ column }: ReportMessages, isOfOneAccount: boolean): readonly TableColumn[] {
  return [
    { heading: column.day, align: 'left' },
    ...(isOfOneAccount ? [] : [{ heading: column.account, align: 'left', widthMax: 24 } as const]),
    { heading: column.payee, align: 'left', widthMax: 28 },
    { heading: column.category, align: 'left', widthMax: 36 },
    { heading: column.memo, align: 'left', widthMax: 24 },
    { heading: column.status, align: 'left' },
    { heading: column.amount, align: 'right' },
    ...(isOfOneAccount ? [{ heading: column.balance, align: 'right' } as const] : []),
    { heading: column.id, align: 'left' },
  ];
}

export function viewToCells(view: EntryView, report: ReportMessages, language: Language): readonly string[] {
  const { balance, currency } = view;
  return [
    view.day.split('-').toReversed().join('/'),
    ...(balance === undefined ? [view.account] : []),
    view.payee ?? '',
    view.transferAccount === null ? categoriesOf(view) : `${report.transfer} ${view.transferAccount}`,
    view.memo,
    report.status[view.status],
    formatMoney(view.amount, currency, language),
    ...(balance === undefined ? [] : [formatMoney(balance, currency, language)]),
    view.id,
  ];
}

function categoriesOf({ category, lines }: EntryView): string {
  return lines === null ? category ?? '' : lines.map((line) => line.category ?? '–').join(' + ');
}
