/** The commands on accounts and categories. */
import type { AccountDraft, CommandParameters, CommandResults, Outcome } from '@tandem/contract';
import {
  accountKind, createAccount, deleteAccount, editAccount, failure, findCategory, findOrCreateCategory, isCurrency,
  pathSeparator, success, toCents, type AccountFields, type AccountId,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BookDesk } from './book-desk.ts';
import { textToId } from './id-text.ts';

export function addAccount(desk: BookDesk, draft: AccountDraft): Outcome<CommandResults['add-account']> {
  return desk.edit('add-account', (edit, recorder) => {
    const created = createAccount(edit, toFields(draft));
    if (!created.ok) return failure({ kind: 'account', error: created.error });
    recorder.made(accountKind, created.value);
    return success({ accountId: recordIdToText(created.value) });
  });
}

export function changeAccount(
  desk: BookDesk, { accountId, account }: CommandParameters<'edit-account'>,
): Outcome<CommandResults['edit-account']> {
  return desk.edit('edit-account', (edit, recorder) => {
    const id = textToId<AccountId>(accountId);
    recorder.touch(accountKind, id);
    const edited = editAccount(edit, id, toFields(account));
    return edited.ok ? success({ isDone: true }) : failure({ kind: 'account', error: edited.error });
  });
}

export function removeAccount(
  desk: BookDesk, { accountId }: CommandParameters<'delete-account'>,
): Outcome<CommandResults['delete-account']> {
  return desk.edit('delete-account', (edit, recorder) => {
    const id = textToId<AccountId>(accountId);
    recorder.touch(accountKind, id);
    const deleted = deleteAccount(edit, id);
    return deleted.ok ? success({ isDone: true }) : failure({ kind: 'account', error: deleted.error });
  });
}

export function addCategory(
  desk: BookDesk, { path }: CommandParameters<'add-category'>,
): Outcome<CommandResults['add-category']> {
  const { language } = desk.platform.preferences.read();
  const outcome = desk.editForGood((edit) => {
    // A category of the book may have a stroke in its name.
    const known = findCategory(edit.database, path, language);
    if (known !== undefined) return success({ categoryId: recordIdToText(known) });
    const made = findOrCreateCategory(edit, path.replaceAll('/', pathSeparator), language);
    return made.ok
      ? success({ categoryId: recordIdToText(made.value) })
      : failure({ kind: 'category', error: made.error });
  });
  if (outcome.ok) desk.news.tellAtOnce('book');
  return outcome;
}

function toFields(draft: AccountDraft): AccountFields {
  const { currency, openingBalance, overdraftLimit } = draft;
  if (!isCurrency(currency)) throw new TypeError('a currency of another form came past the contract');
  return {
    ...draft, currency, openingBalance: toCents(openingBalance + 0),
    overdraftLimit: overdraftLimit === null ? null : toCents(overdraftLimit + 0),
  };
}
