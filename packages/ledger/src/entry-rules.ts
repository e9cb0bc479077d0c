/** What an entry must be before a command writes it. */
import { compareBytes } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { readAccount } from './accounts.ts';
import type { Allocation, EntryFields, TransferLeg } from './entry-record.ts';
import { isAmount } from './money.ts';
import { failure, success, type Result } from './result.ts';
import { splitLinesMax, sumOfLines, type SplitLine } from './split-lines.ts';
import { cleanTags, type TagsFault } from './tags.ts';
import { cleanLine, cleanText, memoLengthMax, nameLengthMax, type TextFault } from './user-text.ts';

export type EntryError =
  | { readonly kind: 'unknown-entry' | 'unknown-account' | 'unknown-category' | 'unknown-payee' | 'unknown-method' }
  | { readonly kind: 'text'; readonly field: 'memo' | 'number' | 'bankLabel' | 'bankId'; readonly fault: TextFault }
  | { readonly kind: 'tags'; readonly fault: TagsFault }
  | { readonly kind: 'amount-too-large' }
  | { readonly kind: 'transfer-to-itself' }
  /** Both accounts would gain, or both lose. */
  | { readonly kind: 'transfer-one-way' }
  /** In one currency, what leaves is what arrives. */
  | { readonly kind: 'transfer-unequal' }
  /** A transfer stands in no category's lines. */
  | { readonly kind: 'split-transfer' }
  | { readonly kind: 'split-count'; readonly linesMax: number }
  /** What the lines sum to; not a number beyond the limits. */
  | { readonly kind: 'split-sum'; readonly sum: number }
  /** A reconciled entry is locked; see `EditOptions`. */
  | { readonly kind: 'entry-reconciled' };

/**
 * The fields in their stored form, or what is wrong with them. What `before` named already is not looked up again: its
 * category may have been deleted since, and the memo can still be corrected.
 */
export function cleanEntry(
  database: SqliteDatabase, fields: EntryFields, before?: EntryFields,
): Result<EntryFields, EntryError> {
  const refused = findMoneyError(database, fields) ?? findReferenceError(database, fields, before);
  if (refused !== undefined) return failure(refused);
  const memo = cleanText(fields.memo, memoLengthMax);
  if (!memo.ok) return failure({ kind: 'text', field: 'memo', fault: memo.error });
  const number = cleanLine(fields.number, nameLengthMax);
  if (!number.ok) return failure({ kind: 'text', field: 'number', fault: number.error });
  const bankLabel = cleanText(fields.bankLabel, memoLengthMax);
  if (!bankLabel.ok) return failure({ kind: 'text', field: 'bankLabel', fault: bankLabel.error });
  const bankId = cleanLine(fields.bankId, memoLengthMax);
  if (!bankId.ok) return failure({ kind: 'text', field: 'bankId', fault: bankId.error });
  const tags = cleanTags(fields.tags);
  if (!tags.ok) return failure({ kind: 'tags', fault: tags.error });
  const allocation = cleanAllocation(fields.allocation);
  if (!allocation.ok) return allocation;
  return success({
    ...fields, memo: memo.value, number: number.value, bankLabel: bankLabel.value, bankId: bankId.value,
    tags: tags.value, allocation: allocation.value,
    valueDay: fields.valueDay === fields.day ? null : fields.valueDay,
  });
}

function findMoneyError(database: SqliteDatabase, fields: EntryFields): EntryError | undefined {
  const { accountId, transfer, amount, allocation } = fields;
  if (!isAmount(amount)) return { kind: 'amount-too-large' };
  const account = readAccount(database, accountId);
  if (account === undefined) return { kind: 'unknown-account' };
  const refused = transfer === null
    ? undefined
    : findTransferError(database, { accountId, amount, currency: account.currency }, transfer);
  if (refused !== undefined || allocation.kind === 'single') return refused;
  if (transfer !== null) return { kind: 'split-transfer' };
  const { lines } = allocation;
  if (lines.length === 0 || lines.length > splitLinesMax) return { kind: 'split-count', linesMax: splitLinesMax };
  if (!lines.every((line) => isAmount(line.amount))) return { kind: 'amount-too-large' };
  const sum = sumOfLines(lines);
  return sum === amount ? undefined : { kind: 'split-sum', sum };
}

function findTransferError(
  database: SqliteDatabase, own: TransferLeg & { readonly currency: string }, other: TransferLeg,
): EntryError | undefined {
  if (!isAmount(other.amount)) return { kind: 'amount-too-large' };
  if (compareBytes(own.accountId, other.accountId) === 0) return { kind: 'transfer-to-itself' };
  const otherAccount = readAccount(database, other.accountId);
  if (otherAccount === undefined) return { kind: 'unknown-account' };
  if (Math.sign(own.amount) * Math.sign(other.amount) > 0) return { kind: 'transfer-one-way' };
  const isUnequal = otherAccount.currency === own.currency && own.amount + other.amount !== 0;
  return isUnequal ? { kind: 'transfer-unequal' } : undefined;
}

function findReferenceError(
  database: SqliteDatabase, fields: EntryFields, before: EntryFields | undefined,
): EntryError | undefined {
  const known = new Set(before === undefined ? [] : namedIds(before).map(({ id }) => id.join()));
  for (const { id, table, error } of namedIds(fields)) {
    if (known.has(id.join())) continue;
    if (!database.prepare(`SELECT 1 FROM ${table} WHERE id = ? AND deleted = 0`).get(id)) return { kind: error };
  }
  return undefined;
}

interface NamedId {
  readonly id: Uint8Array;
  readonly table: 'category' | 'payee' | 'payment_method';
  readonly error: 'unknown-category' | 'unknown-payee' | 'unknown-method';
}

function namedIds({ allocation, payeeId, methodId }: EntryFields): readonly NamedId[] {
  const categories = allocation.kind === 'single'
    ? [allocation.categoryId]
    : allocation.lines.map(({ categoryId }) => categoryId);
  const named: NamedId[] = [];
  for (const id of categories) if (id !== null) named.push({ id, table: 'category', error: 'unknown-category' });
  if (payeeId !== null) named.push({ id: payeeId, table: 'payee', error: 'unknown-payee' });
  if (methodId !== null) named.push({ id: methodId, table: 'payment_method', error: 'unknown-method' });
  return named;
}

function cleanAllocation(allocation: Allocation): Result<Allocation, EntryError> {
  if (allocation.kind === 'single') return success(allocation);
  const lines: SplitLine[] = [];
  for (const line of allocation.lines) {
    const memo = cleanLine(line.memo, memoLengthMax);
    if (!memo.ok) return failure({ kind: 'text', field: 'memo', fault: memo.error });
    lines.push({ ...line, memo: memo.value });
  }
  return success({ kind: 'split', lines });
}
