/** The accounts with their balances, under their groups; above them the other views, below them the net worth. */
import type { AccountsView, AccountView, Id } from '@tandem/contract';
import { formatCount, formatMoney, Icon, useLanguage, useRovingFocus, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { AccountGroupList, AccountRow } from './account-group.tsx';
import { closedAccounts, openGroups } from './account-order.ts';
import { SidebarEdge } from './sidebar-edge.tsx';
import './sidebar.css';

interface SidebarProps {
  readonly accounts: AccountsView;
  readonly openConflicts: number;
  /** The account that is shown; null while another view is. */
  readonly accountId: Id | null;
  readonly isConflictsShown: boolean;
  readonly onChoose: (accountId: Id) => void;
  readonly onShowConflicts: () => void;
  readonly onEdit: (account: AccountView) => void;
}

export function Sidebar(props: SidebarProps): ReactNode {
  const { menu } = useTexts();
  const language = useLanguage();
  const { accounts, openConflicts, accountId } = props;
  const conflictCount = formatCount(openConflicts, language);
  const closed = closedAccounts(accounts);
  const mainCurrency = accounts.netWorth[0]?.currency;
  const [isClosedOpen, setIsClosedOpen] = useState(false);
  const viewsRef = useRovingFocus<HTMLElement>('vertical');
  const rowsRef = useRovingFocus<HTMLElement>('vertical');
  return (
    <aside className="sidebar" aria-label={menu.accountsZone}>
      <nav ref={viewsRef} className="sidebar-views" aria-label={menu.views}
        data-zone="views">
        <button type="button" className="sidebar-view" aria-current={props.isConflictsShown ? 'page' : undefined}
          onClick={props.onShowConflicts}>
          <Icon name="conflict" size={16} />
          <span className="sidebar-name">{menu.conflicts}</span>
          {openConflicts > 0 ? (
            <span className="sidebar-count" title={menu.openConflicts(openConflicts, conflictCount)}>
              {conflictCount}
            </span>
          ) : null}
        </button>
      </nav>
      <nav ref={rowsRef} className="sidebar-accounts" aria-label={menu.accountsList}
        data-zone="accounts">
        {openGroups(accounts).map((group) => (
          <AccountGroupList key={`${group.kind} ${group.name ?? ''}`} group={group} mainCurrency={mainCurrency}
            accountId={accountId} onChoose={props.onChoose} onEdit={props.onEdit} />
        ))}
        {closed.length === 0 ? null : (
          <div className="sidebar-group">
            <button type="button" className="sidebar-group-head" aria-expanded={isClosedOpen}
              onClick={() => setIsClosedOpen(!isClosedOpen)}>
              <Icon name={isClosedOpen ? 'chevron-down' : 'chevron-right'} size={16} />
              <span className="sidebar-name">{menu.closedAccounts}</span>
              <span className="sidebar-count">{formatCount(closed.length, language)}</span>
            </button>
            {isClosedOpen ? (
              <ul className="sidebar-list">
                {closed.map((account) => (
                  <AccountRow key={account.id} account={account} mainCurrency={mainCurrency}
                    isShown={account.id === accountId} onChoose={props.onChoose} onEdit={props.onEdit} />
                ))}
              </ul>
            ) : null}
          </div>
        )}
      </nav>
      {accounts.netWorth.length === 0 ? null : <dl className="sidebar-worth">
        <dt>{menu.netWorth}</dt>
        {accounts.netWorth.map(({ currency, amount }) => (
          <dd key={currency}>{formatMoney(amount, currency, language)}</dd>
        ))}
      </dl>}
      <SidebarEdge />
    </aside>
  );
}
