/**
 * The record kind of a template: an entry that is typed again and again, without a day. What it does not say is null,
 * and is asked for each time.
 *
 * What must hold
 * 1. `amount` is as `account_id` sees it; `transfer_amount` is what arrives in the other account where that has another
 *    currency. Lines stand only beside the amount that they sum to.
 * 2. What it names may be deleted since: a reader takes that for null.
 */
import { kindColumns, type RecordKind } from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import { isAmount } from './money.ts';
import { parseSplitLines, sumOfLines } from './split-lines.ts';

export const templateKind: RecordKind = {
  tag: 19,
  name: 'template',
  table: 'template',
  travels: 'reference',
  groups: [
    { name: 'name', columns: [{ tag: 1, name: 'name', type: 'text', initial: '' }] },
    {
      name: 'content',
      columns: [
        // 'expense', 'income' or 'transfer'; any other is of a later version.
        { tag: 10, name: 'direction', type: 'text', initial: 'expense' },
        { tag: 11, name: 'account_id', type: 'id', initial: null },
        { tag: 12, name: 'transfer_account_id', type: 'id', initial: null },
        { tag: 13, name: 'amount', type: 'integer', initial: null },
        { tag: 14, name: 'transfer_amount', type: 'integer', initial: null },
        { tag: 15, name: 'lines', type: 'text', initial: null },
        { tag: 16, name: 'category_id', type: 'id', initial: null },
        { tag: 17, name: 'payee_id', type: 'id', initial: null },
        { tag: 18, name: 'memo', type: 'text', initial: '' },
        { tag: 19, name: 'method_id', type: 'id', initial: null },
      ],
    },
  ],
  findFault: findTemplateFault,
  readIdsInTexts: readLineCategories,
};

export const templateColumnNames: readonly string[] = kindColumns(templateKind).map(({ name }) => name);

const amountAt = templateColumnNames.indexOf('amount');
const transferAmountAt = templateColumnNames.indexOf('transfer_amount');
const linesAt = templateColumnNames.indexOf('lines');

function readLineCategories(values: readonly SqlValue[]): readonly Uint8Array[] {
  const text = values[linesAt];
  const lines = typeof text === 'string' ? parseSplitLines(text) ?? [] : [];
  return lines.flatMap(({ categoryId }) => categoryId ?? []);
}

function findTemplateFault(values: readonly SqlValue[]): string | undefined {
  const [amount, transferAmount, text] = [values[amountAt], values[transferAmountAt], values[linesAt]];
  for (const size of [amount, transferAmount]) {
    if (size !== null && (typeof size !== 'number' || !isAmount(size))) return 'an amount beyond the limit';
  }
  if (text === null) return undefined;
  const lines = typeof text === 'string' ? parseSplitLines(text) : undefined;
  if (lines === undefined) return 'split lines in another form';
  return sumOfLines(lines) === amount ? undefined : 'split lines that do not sum to the amount';
}
