/**
 * The record kind of an entry: what moved, when, between whom, and how far the bank has confirmed it.
 *
 * What must hold
 * 1. One entry is one record: a transfer has two accounts, and its two rows are a projection, so it cannot lose a leg.
 * 2. `lines` are in the money group with the amount that they sum to; `category_id` stands beside them and is null
 *    where there are lines. Were it in the text group, a split on one device and another category on the other would
 *    merge into an entry with both. The price: a category and an amount changed at the same time on two devices are a
 *    conflict, which shows both.
 * 3. A status group belongs to one leg: each account's owner clears against that account's bank.
 * 4. A reconciled leg keeps the stamp of the money that it saw and its amount in this leg. If the money becomes another
 *    one by a merge, the entry is derived "to check again"; the merge itself rewrites nothing.
 * 5. Amounts: `amount` in the currency of `account_id`, `transfer_amount` in that of `transfer_account_id`, never of
 *    the same sign.
 */
import { kindColumns, type Column, type RecordKind } from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import { isDay } from './day.ts';
import { isAmount } from './money.ts';
import { parseSplitLines, sumOfLines } from './split-lines.ts';
import { parseTags } from './tags.ts';

export const entryKind: RecordKind = {
  tag: 20,
  name: 'entry',
  table: 'entry',
  travels: 'entry',
  groups: [
    {
      name: 'money',
      columns: [
        { tag: 1, name: 'account_id', type: 'id', initial: null },
        { tag: 2, name: 'transfer_account_id', type: 'id', initial: null },
        { tag: 3, name: 'day', type: 'integer', initial: 0 },
        { tag: 4, name: 'value_day', type: 'integer', initial: null },
        { tag: 5, name: 'amount', type: 'integer', initial: 0 },
        { tag: 6, name: 'transfer_amount', type: 'integer', initial: null },
        { tag: 7, name: 'lines', type: 'text', initial: null },
        { tag: 8, name: 'category_id', type: 'id', initial: null },
      ],
    },
    {
      name: 'text',
      columns: [
        { tag: 20, name: 'payee_id', type: 'id', initial: null },
        { tag: 21, name: 'memo', type: 'text', initial: '' },
        // A cheque's number, or the bank's; text, since leading zeros count.
        { tag: 22, name: 'number', type: 'text', initial: '' },
        { tag: 23, name: 'method_id', type: 'id', initial: null },
        { tag: 24, name: 'tags', type: 'text', initial: null },
        // As the bank's file had them.
        { tag: 25, name: 'bank_label', type: 'text', initial: '' },
        { tag: 26, name: 'bank_id', type: 'text', initial: '' },
      ],
    },
    { name: 'status of leg 1', columns: statusColumns(40, '') },
    { name: 'status of leg 2', columns: statusColumns(50, 'transfer_') },
  ],
  findFault: findEntryFault,
  readIdsInTexts: readLineCategories,
};

function statusColumns(firstTag: number, prefix: string): readonly Column[] {
  return [
    { tag: firstTag, name: `${prefix}status`, type: 'integer', initial: 0 },
    { tag: firstTag + 1, name: `${prefix}statement_id`, type: 'id', initial: null },
    { tag: firstTag + 2, name: `${prefix}money_h`, type: 'integer', initial: null },
    { tag: firstTag + 3, name: `${prefix}money_replica`, type: 'integer', initial: null },
    { tag: firstTag + 4, name: `${prefix}reconciled_amount`, type: 'integer', initial: null },
  ];
}

/** Names of an entry's columns, in the order of its value arrays. */
export const entryColumnNames: readonly string[] = kindColumns(entryKind).map(({ name }) => name);

/** Says what no version of the program could have meant; the same rules are those of the commands. */
function findEntryFault(values: readonly SqlValue[]): string | undefined {
  const [account, transferAccount, day, valueDay, amount, transferAmount, lines, category] = values;
  if (!(account instanceof Uint8Array)) return 'an entry without an account';
  if (typeof day !== 'number' || !isDay(day)) return 'a day that is not in the calendar';
  if (valueDay !== null && (typeof valueDay !== 'number' || !isDay(valueDay))) {
    return 'a value day that is not in the calendar';
  }
  if (typeof amount !== 'number' || !isAmount(amount)) return 'an amount beyond the limit';
  return findTransferFault(account, transferAccount, amount, transferAmount)
    ?? findLinesFault(lines, amount, category)
    ?? (values[tagsIndex] === null || parseTags(values[tagsIndex]) !== undefined ? undefined : 'tags in another form')
    ?? findStatusFault(values, statusIndex)
    ?? findStatusFault(values, transferStatusIndex);
}

function readLineCategories(values: readonly SqlValue[]): readonly Uint8Array[] {
  const text = values[linesIndex];
  const lines = typeof text === 'string' ? parseSplitLines(text) ?? [] : [];
  return lines.flatMap(({ categoryId }) => categoryId ?? []);
}

const linesIndex = entryColumnNames.indexOf('lines');
const tagsIndex = entryColumnNames.indexOf('tags');
const statusIndex = entryColumnNames.indexOf('status');
const transferStatusIndex = entryColumnNames.indexOf('transfer_status');

function findTransferFault(
  account: Uint8Array, transferAccount: SqlValue | undefined, amount: number, transferAmount: SqlValue | undefined,
): string | undefined {
  if (transferAccount === null) return transferAmount === null ? undefined : 'an amount for no account';
  if (!(transferAccount instanceof Uint8Array)) return 'a transfer account that is no id';
  if (account.every((byte, index) => byte === transferAccount[index])) return 'a transfer from an account to itself';
  if (typeof transferAmount !== 'number' || !isAmount(transferAmount)) return 'a transfer without its second amount';
  return Math.sign(amount) * Math.sign(transferAmount) > 0 ? 'a transfer that moves both accounts one way' : undefined;
}

function findLinesFault(
  text: SqlValue | undefined, amount: number, category: SqlValue | undefined,
): string | undefined {
  if (text === null) return undefined;
  const lines = typeof text === 'string' ? parseSplitLines(text) : undefined;
  if (lines === undefined) return 'split lines in another form';
  if (sumOfLines(lines) !== amount) return 'split lines that do not sum to the amount';
  return category === null ? undefined : 'a split entry with a category of its own';
}

function findStatusFault(values: readonly SqlValue[], first: number): string | undefined {
  const status = values[first];
  if (typeof status !== 'number' || status < 0) return 'a status that is none';
  const [, , moneyH, moneyReplica, reconciledAmount] = values.slice(first);
  if ((moneyH === null) !== (moneyReplica === null)) return 'half a stamp of the money';
  return reconciledAmount === null || (typeof reconciledAmount === 'number' && isAmount(reconciledAmount))
    ? undefined
    : 'a reconciled amount beyond the limit';
}
