import type { AccountView } from '@tandem/contract';
import { formatMoney, useLanguage, useQuery } from '@tandem/ui';
import type { ReactNode } from 'react';
import { isSameMonth } from './day-names.ts';
import { EntryRow } from './entry-row.tsx';
import { MonthHead } from './month-head.tsx';
import { useStatusToggle } from './status-toggle.ts';

export function RegisterList({ account, count }: { readonly account: AccountView; readonly count: number }): ReactNode {
  const language = useLanguage();
  const toggle = useStatusToggle();
  const page = useQuery('register-rows', { accountId: account.id, offset: Math.max(0, count - 100), limit: 100 });
  const rows = [...page?.rows ?? []].reverse();
  return (
    <div className="register__list">
      {rows.map((row, index) => (
        <div key={row.entryId}>
          {(index === 0 || !isSameMonth(row.day, rows[index - 1]?.day ?? row.day)) && <MonthHead day={row.day} />}
          <EntryRow row={row} currency={account.currency} note={formatMoney(row.balance, account.currency, language)}
            onToggle={() => toggle(row)} />
        </div>
      ))}
    </div>
  );
}
