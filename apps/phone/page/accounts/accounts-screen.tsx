/** Every account with its balance, under its group and its subtotal; closed ones folded at the end. */
import type { AccountGroup, AccountView } from '@tandem/contract';
import { Button, EmptyState, formatMoney, Icon, useLanguage, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { SyncBarButton } from '../menu/sync-bar-button.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { BarButton, Screen } from '../screen/screen.tsx';
import { RestoredStrip } from './restored-strip.tsx';
import './accounts-screen.css';

export function AccountsScreen(): ReactNode {
  const { phone } = useTexts();
  const language = useLanguage();
  const { go } = useNavigation();
  const accounts = useQuery('accounts', {});
  const openGroups = (accounts?.groups ?? []).flatMap((group) => {
    const open = group.accounts.filter(({ isClosed }) => !isClosed);
    return open.length === 0 ? [] : [{ ...group, accounts: open }];
  });
  const closed = (accounts?.groups ?? []).flatMap((group) => group.accounts.filter(({ isClosed }) => isClosed));
  return (
    <Screen
      title={phone.accounts.title} leading="menu" body="plain"
      actions={(
        <>
          <BarButton
            icon="search" label={phone.menu.search} onPress={() => go({ kind: 'search', accountId: null })}
          />
          <SyncBarButton />
        </>
      )}
    >
      <RestoredStrip />
      {accounts !== undefined && openGroups.length + closed.length === 0 && (
        <EmptyState
          sentence={phone.accounts.empty}
          action={(
            <Button kind="main" onClick={() => go({ kind: 'account-form', accountId: null })}>
              {phone.accounts.add}
            </Button>
          )}
        />
      )}
      {accounts !== undefined && openGroups.length + closed.length > 0 && (
        <>
          <div className="accounts__worth">
            <span className="accounts__worth-name">{phone.accounts.netWorth}</span>
            {accounts.netWorth.map(({ currency, amount }) => (
              <span key={currency} className="accounts__worth-figure">{formatMoney(amount, currency, language)}</span>
            ))}
          </div>
          {openGroups.map((group) => <Group key={`${group.kind} ${group.name ?? ''}`} group={group} />)}
          <ClosedAccounts accounts={closed} />
          <div className="accounts__add">
            <Button kind="plain" icon="plus" onClick={() => go({ kind: 'account-form', accountId: null })}>
              {phone.accounts.add}
            </Button>
          </div>
        </>
      )}
    </Screen>
  );
}

function Group({ group }: { readonly group: AccountGroup }): ReactNode {
  const { accounts } = useTexts();
  const language = useLanguage();
  return (
    <section className="accounts__group">
      <h2 className="accounts__head">
        <span>{group.name ?? accounts.groups[group.kind]}</span>
        {group.subtotal !== null && (
          <span className="accounts__subtotal">
            {formatMoney(group.subtotal.amount, group.subtotal.currency, language)}
          </span>
        )}
      </h2>
      <AccountList accounts={group.accounts} />
    </section>
  );
}

function AccountList({ accounts }: { readonly accounts: readonly AccountView[] }): ReactNode {
  return (
    <ul className="accounts__list">
      {accounts.map((account) => <li key={account.id}><AccountRow account={account} /></li>)}
    </ul>
  );
}

function AccountRow({ account }: { readonly account: AccountView }): ReactNode {
  const { phone } = useTexts();
  const language = useLanguage();
  const { go } = useNavigation();
  const warnings = [
    ...(account.isBelowLimit ? [phone.accounts.belowLimit] : []),
    ...(account.isRestored ? [phone.accounts.restored] : []),
  ];
  return (
    <button
      type="button" className="accounts__row" onClick={() => go({ kind: 'register', accountId: account.id })}
    >
      <span className="accounts__names">
        <span className="accounts__name" title={account.name}>{account.name}</span>
        {warnings.map((warning) => (
          <span key={warning} className="accounts__warning"><Icon name="warn" size={16} />{warning}</span>
        ))}
      </span>
      <span className={account.isBelowLimit ? 'accounts__balance accounts__balance--bad' : 'accounts__balance'}>
        {formatMoney(account.real, account.currency, language)}
      </span>
    </button>
  );
}

function ClosedAccounts({ accounts }: { readonly accounts: readonly AccountView[] }): ReactNode {
  const { phone } = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  if (accounts.length === 0) return null;
  return (
    <section className="accounts__group">
      <h2 className="accounts__closed-head">
        <button
          type="button" className="accounts__fold" aria-expanded={isOpen} onClick={() => setIsOpen((was) => !was)}
        >
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={16} />
          {phone.accounts.closed(accounts.length)}
        </button>
      </h2>
      {isOpen && <AccountList accounts={accounts} />}
    </section>
  );
}
