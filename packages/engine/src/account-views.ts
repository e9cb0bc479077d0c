/** Accounts with their balances, and the groups in which they stand. */
import type { AccountGroup, AccountsView, AccountView } from '@tandem/contract';
import {
  accountBalances, listAccounts, toCents, type AccountKind, type Currency, type Day,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';

export function readAccountViews(database: SqliteDatabase, today: Day): readonly AccountView[] {
  const balances = new Map(accountBalances(database, today).map((each) => [recordIdToText(each.accountId), each]));
  const entries = new Map(database.prepare(`SELECT lower(hex(account_id)), sum(legs) FROM account_span
    GROUP BY account_id`).all().map(([id, count]) => [String(id), Number(count)]));
  return listAccounts(database).map((account) => {
    const id = recordIdToText(account.id);
    const { real, cleared, projected } = balances.get(id)
      ?? { real: account.openingBalance, cleared: account.openingBalance, projected: account.openingBalance };
    const { name, kind, currency, groupName, isClosed, openingBalance, overdraftLimit, note, isRestored } = account;
    return {
      id, name, kind, currency, groupName, isClosed, openingBalance, overdraftLimit, note, real, cleared, projected,
      entries: entries.get(id) ?? 0, isRestored, isBelowLimit: overdraftLimit !== null && real < overdraftLimit,
    };
  });
}

/** The order of groups; both kinds of card stand together. */
const groupOrder: readonly AccountKind[] = ['current', 'credit-card', 'savings', 'cash', 'loan', 'asset'];

/** `ownCurrency`: of the book, whose net worth is told first. */
export function groupAccounts(accounts: Iterable<AccountView>, ownCurrency: Currency): AccountsView {
  const drafts = new Map<string, AccountView[]>();
  const worth = new Map<Currency, number>();
  for (const account of accounts) {
    const key = account.groupName === '' ? `kind ${groupKind(account)}` : `name ${account.groupName}`;
    const draft = drafts.get(key);
    if (draft === undefined) drafts.set(key, [account]);
    else draft.push(account);
    worth.set(account.currency, (worth.get(account.currency) ?? 0) + account.real);
  }
  const groups = [...drafts.values()].map(toGroup).filter((group) => group !== undefined);
  const isOwn = (currency: Currency): number => (currency === ownCurrency ? 0 : 1);
  return {
    // Groups of one kind stay in the order of their first accounts: the sort is stable.
    groups: groups.sort((left, right) => groupOrder.indexOf(left.kind) - groupOrder.indexOf(right.kind)),
    netWorth: [...worth].map(([currency, amount]) => ({ currency, amount: toCents(amount) }))
      .sort((left, right) => isOwn(left.currency) - isOwn(right.currency)
        || (left.currency < right.currency ? -1 : 1)),
  };
}

function groupKind({ kind }: AccountView): AccountKind {
  return kind === 'deferred-debit' ? 'credit-card' : kind;
}

/** The subtotal is that of open accounts: closed ones are folded away below. */
function toGroup(accounts: readonly AccountView[]): AccountGroup | undefined {
  const [first] = accounts;
  if (first === undefined) return undefined;
  const open = accounts.filter(({ isClosed }) => !isClosed);
  const [{ currency }] = [open[0] ?? first];
  const subtotal = open.every((account) => account.currency === currency)
    ? { currency, amount: toCents(open.reduce((sum, { real }) => sum + real, 0)) }
    : null;
  return { name: first.groupName === '' ? null : first.groupName, kind: groupKind(first), subtotal, accounts };
}
