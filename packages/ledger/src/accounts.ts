/** Accounts: what they are, and the commands that change them. */
import type { SqlRow, SqliteDatabase } from '@tandem/sqlite';
import { isAccountVisible } from './balances.ts';
import type { BookEdit } from './book.ts';
import { isCurrency, type Currency } from './currency.ts';
import { isAmount, toCents, type Cents } from './money.ts';
import { toIdOf, type AccountId } from './record-ids.ts';
import { failure, success, type Result } from './result.ts';
import { readBlob, readInteger, readOptional, readText } from './row-values.ts';
import { cleanLine, cleanName, cleanText, memoLengthMax, nameLengthMax, type TextFault } from './user-text.ts';

export const accountKinds = ['current', 'savings', 'cash', 'credit-card', 'deferred-debit', 'loan', 'asset'] as const;
export type AccountKind = (typeof accountKinds)[number];

export interface AccountFields {
  readonly name: string;
  readonly kind: AccountKind;
  readonly currency: Currency;
  readonly openingBalance: Cents;
  /** Heading under which the account stands; empty for none. */
  readonly groupName: string;
  readonly isClosed: boolean;
  /** The lowest balance that is not worth a warning: -20000 for an overdraft of 200 euros; null where none is set. */
  readonly overdraftLimit: Cents | null;
  readonly note: string;
}

export interface Account extends AccountFields {
  readonly id: AccountId;
  /** Accounts stand in this order, those of equal position in the order of ids. */
  readonly position: number;
  /** Deleted, and shown again because entries of it live. */
  readonly isRestored: boolean;
}

export type NewAccount = Pick<AccountFields, 'name' | 'kind' | 'currency'> & Partial<AccountFields>;

export type AccountError =
  | { readonly kind: 'text'; readonly field: 'name' | 'groupName' | 'note'; readonly fault: TextFault }
  | { readonly kind: 'unknown-account' }
  | { readonly kind: 'amount-too-large' }
  /** The amounts of its entries would mean something else. */
  | { readonly kind: 'currency-in-use' }
  | { readonly kind: 'account-not-empty' };

/** Visible accounts in the order of the screen. */
export function listAccounts(database: SqliteDatabase): readonly Account[] {
  return database.prepare(`SELECT ${accountColumns} FROM account WHERE ${isAccountVisible} ORDER BY position, id`)
    .all().map(rowToAccount);
}

/** Accounts that are deleted here or elsewhere and shown all the same, because entries of them live. */
export function restoredAccounts(database: SqliteDatabase): readonly Account[] {
  return listAccounts(database).filter(({ isRestored }) => isRestored);
}

/** A visible account. */
export function readAccount(database: SqliteDatabase, id: AccountId): Account | undefined {
  const row = database.prepare(`SELECT ${accountColumns} FROM account WHERE id = ? AND ${isAccountVisible}`).get(id);
  return row === undefined ? undefined : rowToAccount(row);
}

export function createAccount(edit: BookEdit, account: NewAccount): Result<AccountId, AccountError> {
  const cleaned = cleanAccount({
    openingBalance: toCents(0), groupName: '', isClosed: false, overdraftLimit: null, note: '', ...account,
  });
  if (!cleaned.ok) return cleaned;
  const id = toIdOf<AccountId>(edit.mintId());
  edit.database.prepare(`INSERT INTO account
      (id, name, kind, opening_balance, currency, group_name, closed, overdraft_limit, note, position)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM account WHERE deleted = 0))`)
    .run(id, ...accountValues(cleaned.value));
  return success(id);
}

/** Renames, closes, moves to another group, corrects the opening balance: whatever `changes` names. */
export function editAccount(
  edit: BookEdit, id: AccountId, changes: Partial<AccountFields>,
): Result<AccountId, AccountError> {
  const account = readAccount(edit.database, id);
  if (account === undefined) return failure({ kind: 'unknown-account' });
  const cleaned = cleanAccount({ ...account, ...changes });
  if (!cleaned.ok) return cleaned;
  if (cleaned.value.currency !== account.currency && countEntries(edit.database, id) > 0) {
    return failure({ kind: 'currency-in-use' });
  }
  edit.database.prepare(`UPDATE account SET name = ?2, kind = ?3, opening_balance = ?4, currency = ?5, group_name = ?6,
      closed = ?7, overdraft_limit = ?8, note = ?9, deleted = 0 WHERE id = ?1`)
    .run(id, ...accountValues(cleaned.value));
  return success(id);
}

/** Puts the accounts in this order, after those it does not name. */
export function orderAccounts(edit: BookEdit, ids: readonly AccountId[]): void {
  const update = edit.database.prepare('UPDATE account SET position = ? WHERE id = ?');
  const last = edit.database.prepare('SELECT coalesce(max(position), 0) FROM account WHERE deleted = 0').get();
  ids.forEach((id, index) => update.run(readInteger(last?.[0]) + index + 1, id));
}

/** Only an empty account is deleted; one with entries is closed, and keeps its history. */
export function deleteAccount(edit: BookEdit, id: AccountId): Result<AccountId, AccountError> {
  if (readAccount(edit.database, id) === undefined) return failure({ kind: 'unknown-account' });
  if (countEntries(edit.database, id) > 0) return failure({ kind: 'account-not-empty' });
  edit.database.prepare('UPDATE account SET deleted = 1 WHERE id = ?').run(id);
  return success(id);
}

const accountColumns = `id, name, kind, opening_balance, currency, group_name, position, closed, overdraft_limit, note,
  deleted`;

function rowToAccount(row: SqlRow): Account {
  const [id, name, kind, openingBalance, currency, groupName, position, closed, overdraftLimit, note, deleted] = row;
  const kindText = readText(kind);
  const currencyText = readText(currency);
  if (!isCurrency(currencyText)) throw new TypeError('an account whose currency is no code');
  return {
    id: toIdOf(readBlob(id)),
    name: readText(name),
    // A later version may know more kinds: to this one they are accounts like any other.
    kind: accountKinds.find((known) => known === kindText) ?? 'current',
    openingBalance: toCents(readInteger(openingBalance)),
    currency: currencyText,
    groupName: readText(groupName),
    position: readInteger(position),
    isClosed: readInteger(closed) !== 0,
    overdraftLimit: readOptional(overdraftLimit, (value) => toCents(readInteger(value))),
    note: readText(note),
    isRestored: readInteger(deleted) !== 0,
  };
}

function accountValues(fields: AccountFields) {
  return [
    fields.name, fields.kind, fields.openingBalance, fields.currency, fields.groupName, fields.isClosed ? 1 : 0,
    fields.overdraftLimit, fields.note,
  ] as const;
}

function cleanAccount(fields: AccountFields): Result<AccountFields, AccountError> {
  const name = cleanName(fields.name);
  if (!name.ok) return failure({ kind: 'text', field: 'name', fault: name.error });
  const groupName = cleanLine(fields.groupName, nameLengthMax);
  if (!groupName.ok) return failure({ kind: 'text', field: 'groupName', fault: groupName.error });
  const note = cleanText(fields.note, memoLengthMax);
  if (!note.ok) return failure({ kind: 'text', field: 'note', fault: note.error });
  if (!isAmount(fields.openingBalance) || !isAmount(fields.overdraftLimit ?? 0)) {
    return failure({ kind: 'amount-too-large' });
  }
  return success({ ...fields, name: name.value, groupName: groupName.value, note: note.value });
}

function countEntries(database: SqliteDatabase, id: AccountId): number {
  const row = database.prepare('SELECT coalesce(sum(legs), 0) FROM account_span WHERE account_id = ?').get(id);
  return readInteger(row?.[0]);
}
