/** Which account this is, and its three balances. */
import type { AccountView } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { formatDay, formatMoney, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { isOverdrawn } from '../accounts/account-order.ts';
import './register-head.css';

interface RegisterHeadProps {
  readonly account: AccountView;
  readonly projectedDay: Day;
  readonly today: Day;
}

export function RegisterHead({ account, projectedDay, today }: RegisterHeadProps): ReactNode {
  const { accounts, register, menu } = useTexts();
  const language = useLanguage();
  const { name, currency, cleared, real, projected, overdraftLimit, openingBalance, entries } = account;
  const money = (amount: number): string => formatMoney(amount, currency, language);
  const notes = [
    ...(account.isClosed ? [accounts.isClosed] : []),
    ...(entries === 0 ? [register.openingBalance(money(openingBalance), formatDay(today))] : []),
    ...(overdraftLimit === null ? [] : [register.overdraftAllowed(money(Math.abs(overdraftLimit)))]),
    ...(account.isBelowLimit ? [menu.belowLimit] : []),
    ...(account.isRestored ? [menu.restoredAccount] : []),
  ];
  return (
    <header className="register-head">
      <div className="register-head-names">
        <h1 className="register-head-name" title={name}>{name}</h1>
        <p className="register-head-notes" data-warn={account.isBelowLimit}>{notes.join(' · ')}</p>
      </div>
      <dl className="register-head-balances">
        <div className="register-head-balance">
          <dt>{register.cleared}</dt>
          <dd>{money(cleared)}</dd>
        </div>
        <div className="register-head-balance register-head-balance--real" data-overdrawn={isOverdrawn(account)}>
          <dt>{register.real}</dt>
          <dd>{money(real)}</dd>
        </div>
        <div className="register-head-balance">
          <dt>{register.upcomingAt(formatDay(projectedDay))}</dt>
          <dd>{money(projected)}</dd>
        </div>
      </dl>
    </header>
  );
}
