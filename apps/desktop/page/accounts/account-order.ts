/** The accounts in the order in which the sidebar has them. */
import type { AccountGroup, AccountsView, AccountView, Id } from '@tandem/contract';

/** Groups without their closed accounts; a group of closed ones only is none. */
export function openGroups({ groups }: AccountsView): readonly AccountGroup[] {
  return groups.map((group) => ({ ...group, accounts: group.accounts.filter(({ isClosed }) => !isClosed) }))
    .filter(({ accounts }) => accounts.length > 0);
}

export function openAccounts(accounts: AccountsView): readonly AccountView[] {
  return openGroups(accounts).flatMap((group) => group.accounts);
}

export function closedAccounts({ groups }: AccountsView): readonly AccountView[] {
  return groups.flatMap(({ accounts }) => accounts.filter(({ isClosed }) => isClosed));
}

export function allAccounts({ groups }: AccountsView): readonly AccountView[] {
  return groups.flatMap(({ accounts }) => accounts);
}

export function findAccount(accounts: AccountsView, accountId: Id | null): AccountView | undefined {
  return allAccounts(accounts).find(({ id }) => id === accountId);
}

/** The account above or below; the same one at either end, the first where none is chosen. */
export function stepAccountId(accounts: AccountsView, from: Id | null, step: 1 | -1): Id | undefined {
  const ids = [...openAccounts(accounts), ...closedAccounts(accounts)].map(({ id }) => id);
  const current = ids.findIndex((id) => id === from);
  return ids[Math.min(Math.max(current + step, 0), ids.length - 1)];
}

/** Money that the household may not owe: below zero it is an overdraft. A loan or a card is below zero by nature. */
export function isOverdrawn({ kind, real }: AccountView): boolean {
  return real < 0 && (kind === 'current' || kind === 'savings' || kind === 'cash');
}
