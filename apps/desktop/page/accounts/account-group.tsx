/** One group of the sidebar: its subtotal, and its accounts until it is folded. */
import type { AccountGroup, AccountView, Id } from '@tandem/contract';
import type { Currency, Language } from '@tandem/ledger';
import { formatAmount, formatMoney, Icon, useLanguage, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { isOverdrawn } from './account-order.ts';
import { accountGroupName } from './account-kind-name.ts';

interface AccountGroupListProps {
  readonly group: AccountGroup;
  /** Of the amounts that stand without their currency. */
  readonly mainCurrency: Currency | undefined;
  readonly accountId: Id | null;
  readonly onChoose: (accountId: Id) => void;
  readonly onEdit: (account: AccountView) => void;
}

export function AccountGroupList(props: AccountGroupListProps): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(true);
  const { group, mainCurrency, accountId, onChoose, onEdit } = props;
  const { subtotal } = group;
  return (
    <div className="sidebar-group">
      <button type="button" className="sidebar-group-head" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={16} />
        <span className="sidebar-name">{accountGroupName(group, texts)}</span>
        {subtotal === null ? null : (
          <span className="sidebar-amount">
            {formatBalance(subtotal.amount, subtotal.currency, mainCurrency, language)}
          </span>
        )}
      </button>
      {isOpen ? (
        <ul className="sidebar-list">
          {group.accounts.map((account) => (
            <AccountRow key={account.id} account={account} mainCurrency={mainCurrency}
              isShown={account.id === accountId} onChoose={onChoose} onEdit={onEdit} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface AccountRowProps {
  readonly account: AccountView;
  readonly mainCurrency: Currency | undefined;
  readonly isShown: boolean;
  readonly onChoose: (accountId: Id) => void;
  readonly onEdit: (account: AccountView) => void;
}

/** Enter shows the account; F2 or a double click edits it. */
export function AccountRow({ account, mainCurrency, isShown, onChoose, onEdit }: AccountRowProps): ReactNode {
  const { menu } = useTexts();
  const language = useLanguage();
  const { id, name, currency, real, isBelowLimit, isRestored } = account;
  const title = [name, ...(isRestored ? [menu.restoredAccount] : [])].join(' · ');
  return (
    <li>
      <button type="button" className="sidebar-account" aria-current={isShown ? 'page' : undefined} title={title}
        onClick={() => onChoose(id)} onDoubleClick={() => onEdit(account)}
        onKeyDown={(event) => {
          if (event.key === 'F2') onEdit(account);
        }}>
        <span className="sidebar-name">{name}</span>
        {isBelowLimit
          ? <span className="sidebar-warning"><Icon name="warn" size={16} label={menu.belowLimit} /></span> : null}
        {isRestored ? (
          <span className="sidebar-warning"><Icon name="restore" size={16} label={menu.restoredAccount} /></span>
        ) : null}
        <span className="sidebar-amount" data-overdrawn={isOverdrawn(account)}>
          {formatBalance(real, currency, mainCurrency, language)}
        </span>
      </button>
    </li>
  );
}

function formatBalance(
  amount: number, currency: Currency, mainCurrency: Currency | undefined, language: Language,
): string {
  return (currency === mainCurrency ? formatAmount : formatMoney)(amount, currency, language);
}
