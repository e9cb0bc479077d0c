/** The balance of the bank's day: before the import, after the import, and as the bank says it; then the acts. */
import type { ImportBalancesView, ImportView } from '@tandem/contract';
import type { Currency } from '@tandem/ledger';
import { formatDay, formatMoney, Icon, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';

interface ImportFootProps {
  readonly preview: ImportView;
  readonly acts: ReactNode;
}

export function ImportFoot({ preview, acts }: ImportFootProps): ReactNode {
  const currency = preview.statements[preview.statement]?.currency;
  return (
    <footer className="import-foot">
      {preview.balances !== null && currency !== undefined
        ? <Balances balances={preview.balances} currency={currency} /> : <span />}
      <div className="import-foot__acts">{acts}</div>
    </footer>
  );
}

interface BalancesProps {
  readonly balances: ImportBalancesView;
  readonly currency: Currency;
}

function Balances({ balances: { day, before, after, bank, gap }, currency }: BalancesProps): ReactNode {
  const language = useLanguage();
  const { import: words } = useTexts();
  const figures = [
    { label: words.balanceOn(formatDay(day)), amount: before },
    { label: words.balanceAfter, amount: after },
    ...(bank === null ? [] : [{ label: words.balanceBank, amount: bank }]),
  ];
  return (
    <dl className="import-foot__balances">
      {figures.map(({ label, amount }) => (
        <div key={label}><dt>{label}</dt><dd>{formatMoney(amount, currency, language)}</dd></div>
      ))}
      {gap !== null && (
        <div className={gap === 0 ? 'import-foot__gap import-foot__gap--none' : 'import-foot__gap'}>
          <dt>{words.gap}</dt>
          <dd>
            <Icon name={gap === 0 ? 'check' : 'warn'} size={16} />
            <span>{formatMoney(gap, currency, language)}</span>
          </dd>
          {gap !== 0 && <dd className="import-foot__note">{words.gapNote}</dd>}
        </div>
      )}
    </dl>
  );
}
