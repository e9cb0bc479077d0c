/** The accounts of the book as a flat list, and those that a statement fits. */
import type { AccountsView, AccountView } from '@tandem/contract';

export function allAccounts(accounts: AccountsView | undefined): readonly AccountView[] {
  return accounts?.groups.flatMap((group) => group.accounts) ?? [];
}

/** Of the statement's currency, those that are closed last. */
export function fittingAccounts(accounts: AccountsView | undefined, currency: string): readonly AccountView[] {
  const fitting = allAccounts(accounts).filter((account) => account.currency === currency);
  return [...fitting.filter(({ isClosed }) => !isClosed), ...fitting.filter(({ isClosed }) => isClosed)];
}
