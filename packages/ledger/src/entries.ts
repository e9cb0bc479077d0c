/** The commands that add, change and delete entries. Each takes the write transaction it is part of. */
import { compareBytes } from '@tandem/replica';
import type { BookEdit } from './book.ts';
import { readMoneyStamp } from './entry-check.ts';
import { cleanEntry, type EntryError } from './entry-rules.ts';
import {
  entryToValues, fieldsToValues, readEntry, statusToValues, type Entry, type EntryFields, type Leg, type LegStatus,
} from './entry-record.ts';
import { entryColumnNames } from './entry-kind.ts';
import { negateCents, type Cents } from './money.ts';
import { toIdOf, type AccountId, type EntryId, type StatementId } from './record-ids.ts';
import { failure, success, type Result } from './result.ts';
import type { SplitLine } from './split-lines.ts';

export type NewEntry = Pick<EntryFields, 'accountId' | 'day' | 'amount'> & Partial<EntryFields>;

export interface NewTransfer extends Omit<Partial<EntryFields>, 'transfer' | 'allocation'> {
  readonly fromAccountId: AccountId;
  readonly toAccountId: AccountId;
  readonly day: EntryFields['day'];
  /** What leaves, in the first account's currency; not negative. */
  readonly amount: Cents;
  /** What arrives, in the second account's currency, where that is another one; otherwise the same amount. */
  readonly amountReceived?: Cents;
}

export type NewLegStatus =
  | { readonly kind: 'uncleared' }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'reconciled'; readonly statementId: StatementId | null };

export interface EditOptions {
  /** A reconciled leg is locked: the person was told that its statement opens again, and said yes. */
  readonly unlockReconciled: boolean;
}

/** `id` for an entry whose id is a function of where it comes from (an imported line); otherwise minted. */
export function addEntry(edit: BookEdit, entry: NewEntry, id?: EntryId): Result<EntryId, EntryError> {
  const cleaned = cleanEntry(edit.database, {
    transfer: null, valueDay: null, allocation: { kind: 'single', categoryId: null }, payeeId: null, memo: '',
    number: '', methodId: null, tags: [], bankLabel: '', bankId: '', ...entry,
  });
  if (!cleaned.ok) return cleaned;
  const entryId = id ?? toIdOf<EntryId>(edit.mintId());
  edit.database.prepare(insertEntry).run(entryId, ...entryToValues({
    ...cleaned.value, status: { kind: 'uncleared' }, transferStatus: { kind: 'uncleared' },
  }));
  return success(entryId);
}

/** The entry stands in the account that the money leaves; the other account shows it by its second leg. */
export function addTransfer(edit: BookEdit, transfer: NewTransfer): Result<EntryId, EntryError> {
  const { fromAccountId, toAccountId, amount, amountReceived, ...rest } = transfer;
  if (amount < 0 || (amountReceived ?? 0) < 0) return failure({ kind: 'transfer-one-way' });
  return addEntry(edit, {
    ...rest,
    accountId: fromAccountId,
    amount: negateCents(amount),
    transfer: { accountId: toAccountId, amount: amountReceived ?? amount },
  });
}

/**
 * Changes what `changes` names; what stays the same is not stamped. A leg that moves to another account is no longer
 * cleared.
 */
export function editEntry(
  edit: BookEdit, id: EntryId, changes: Partial<EntryFields>, options: EditOptions = { unlockReconciled: false },
): Result<EntryId, EntryError> {
  const before = readEntry(edit.database, id);
  if (before === undefined) return failure({ kind: 'unknown-entry' });
  const cleaned = cleanEntry(edit.database, { ...before, ...changes }, before);
  if (!cleaned.ok) return cleaned;
  const after = cleaned.value;
  if (isLocked(before) && changesMoney(before, after) && !options.unlockReconciled) {
    return failure({ kind: 'entry-reconciled' });
  }
  const status = sameId(before.accountId, after.accountId) ? before.status : uncleared;
  const transferStatus = sameId(before.transfer?.accountId, after.transfer?.accountId)
    ? before.transferStatus
    : uncleared;
  edit.database.prepare(updateEntry)
    .run(...fieldsToValues(after), ...statusToValues(status), ...statusToValues(transferStatus), id);
  return success(id);
}

/** At least one line; they sum to the entry's amount. */
export function splitEntry(edit: BookEdit, id: EntryId, lines: readonly SplitLine[]): Result<EntryId, EntryError> {
  return editEntry(edit, id, { allocation: { kind: 'split', lines } });
}

export function deleteEntry(
  edit: BookEdit, id: EntryId, options: EditOptions = { unlockReconciled: false },
): Result<EntryId, EntryError> {
  const entry = readEntry(edit.database, id);
  if (entry === undefined) return failure({ kind: 'unknown-entry' });
  if (isLocked(entry) && !options.unlockReconciled) return failure({ kind: 'entry-reconciled' });
  edit.database.prepare('UPDATE entry SET deleted = 1 WHERE id = ?').run(id);
  return success(id);
}

/** Brings a deleted entry back, as undo does. */
export function restoreEntry(edit: BookEdit, id: EntryId): Result<EntryId, EntryError> {
  const restored = edit.database.prepare('UPDATE entry SET deleted = 0 WHERE id = ? AND deleted <> 0').run(id);
  return restored === 1 ? success(id) : failure({ kind: 'unknown-entry' });
}

/**
 * Clears, unclears or reconciles one leg. Reconciling keeps the leg's amount and the stamp of the money group, as they
 * are within this transaction: that is what the person saw.
 */
export function setEntryStatus(
  edit: BookEdit, id: EntryId, leg: Leg, status: NewLegStatus, options: EditOptions = { unlockReconciled: false },
): Result<EntryId, EntryError> {
  const entry = readEntry(edit.database, id);
  if (entry === undefined || (leg === 2 && entry.transfer === null)) return failure({ kind: 'unknown-entry' });
  const before = leg === 1 ? entry.status : entry.transferStatus;
  if (before.kind === 'reconciled' && status.kind !== 'reconciled' && !options.unlockReconciled) {
    return failure({ kind: 'entry-reconciled' });
  }
  const amount = leg === 2 && entry.transfer !== null ? entry.transfer.amount : entry.amount;
  const after: LegStatus = status.kind === 'reconciled'
    ? { ...status, amount, money: readMoneyStamp(edit.database, id) ?? null }
    : status;
  edit.database.prepare(leg === 1 ? updateStatus : updateTransferStatus).run(...statusToValues(after), id);
  return success(id);
}

const uncleared: LegStatus = { kind: 'uncleared' };

const assignments = (names: readonly string[]): string => names.map((name) => `${name} = ?`).join(', ');
const statusNames = entryColumnNames.slice(-10, -5);
const transferStatusNames = entryColumnNames.slice(-5);

const insertEntry = `INSERT INTO entry (id, ${entryColumnNames.join(', ')})
  VALUES (?, ${entryColumnNames.map(() => '?').join(', ')})`;
const updateEntry = `UPDATE entry SET ${assignments(entryColumnNames)} WHERE id = ?`;
const updateStatus = `UPDATE entry SET ${assignments(statusNames)} WHERE id = ?`;
const updateTransferStatus = `UPDATE entry SET ${assignments(transferStatusNames)} WHERE id = ?`;

function isLocked(entry: Entry): boolean {
  return entry.status.kind === 'reconciled' || entry.transferStatus.kind === 'reconciled';
}

/** Whether a statement would no longer show what it showed: categories and texts are free to change. */
function changesMoney(before: EntryFields, after: EntryFields): boolean {
  return before.amount !== after.amount || before.day !== after.day
    || before.transfer?.amount !== after.transfer?.amount
    || !sameId(before.accountId, after.accountId)
    || !sameId(before.transfer?.accountId, after.transfer?.accountId);
}

function sameId(left: AccountId | undefined, right: AccountId | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return compareBytes(left, right) === 0;
}
