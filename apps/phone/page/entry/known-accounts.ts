/** The accounts that an entry may be in: those of the book, and before it is open the one used last. */
import type { AccountView } from '@tandem/contract';
import { useQuery } from '@tandem/ui/first-load';
import { useMemo } from 'react';
import type { EntryForm } from './entry-form.ts';
import { readLastAccount, type KnownAccount } from './last-account.ts';

const noAccounts: readonly KnownAccount[] = [];

export function useKnownAccounts(): readonly (AccountView | KnownAccount)[] {
  const accounts = useQuery('accounts', {});
  return useMemo(() => {
    if (accounts !== undefined) return accounts.groups.flatMap((group) => group.accounts);
    const last = readLastAccount();
    return last === undefined ? noAccounts : [last];
  }, [accounts]);
}

export interface AccountsOfForm {
  readonly account: AccountView | KnownAccount | undefined;
  readonly other: AccountView | KnownAccount | undefined;
  /** Every account that may be chosen. */
  readonly open: readonly (AccountView | KnownAccount)[];
}

/** The accounts that a form means: the chosen one, else the one used last, else the first that is not closed. */
export function useAccountsOfForm(form: EntryForm): AccountsOfForm {
  const accounts = useKnownAccounts();
  return useMemo(() => {
    const open = accounts.filter((account) => !('isClosed' in account) || !account.isClosed);
    const lastId = readLastAccount()?.id;
    const byId = (id: string | null | undefined): AccountView | KnownAccount | undefined =>
      accounts.find((account) => account.id === id);
    return {
      open,
      account: byId(form.accountId) ?? (form.accountId === null ? open.find(({ id }) => id === lastId) : undefined)
        ?? (form.accountId === null ? open[0] : undefined),
      other: byId(form.otherAccountId),
    };
  }, [accounts, form.accountId, form.otherAccountId]);
}
