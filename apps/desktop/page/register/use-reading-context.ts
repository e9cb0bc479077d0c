/** What the row that is being typed is read against: accounts, categories, modes, and how figures are written. */
import type { AccountView, AccountsView } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { calculateAmount, formatAmount, formatDay, parseTypedDay, useLanguage, useQuery } from '@tandem/ui';
import { useMemo } from 'react';
import { allAccounts } from '../accounts/account-order.ts';
import type { FieldFormat } from './entry-form.ts';
import type { ReadingContext } from './entry-reading.ts';

const none: readonly never[] = [];

export interface TypingContext {
  readonly context: ReadingContext;
  readonly format: FieldFormat;
}

export function useReadingContext(account: AccountView, accounts: AccountsView, today: Day): TypingContext {
  const language = useLanguage();
  const categories = useQuery('categories', {}) ?? none;
  const methods = useQuery('methods', {}) ?? none;
  return useMemo(() => ({
    context: {
      account, categories, methods,
      accounts: allAccounts(accounts).filter(({ id }) => id !== account.id),
      readDay: (text) => parseTypedDay(text, today),
      readAmount: calculateAmount,
    },
    format: {
      amount: (amount) => formatAmount(amount, account.currency, language),
      amountIn: (amount, currency) => formatAmount(amount, currency, language),
      day: formatDay,
    },
  }), [account, accounts, categories, methods, today, language]);
}
