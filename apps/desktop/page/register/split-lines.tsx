/** The lines of a split under their entry, held to it by a thin tree. */
import type { SplitLineView } from '@tandem/contract';
import { toCents, type Currency } from '@tandem/ledger';
import { formatAmount, useLanguage } from '@tandem/ui';
import type { ReactNode } from 'react';

interface SplitLinesProps {
  readonly lines: readonly SplitLineView[];
  /** Lines stand in the column of their entry; one the other way has a minus there. */
  readonly isDebit: boolean;
  readonly currency: Currency;
}

export function SplitLines({ lines, isDebit, currency }: SplitLinesProps): ReactNode {
  const language = useLanguage();
  return lines.map(({ path, amount, memo }, index) => {
    const shown = formatAmount(isDebit ? toCents(0 - amount) : amount, currency, language);
    return (
      // A line has no name of its own: it is the line of this place.
      // oxlint-disable-next-line react/no-array-index-key -- lines are never reordered on the screen
      <div key={index} className="register-row split-line" role="row" aria-label={`${path} ${memo} ${shown}`}>
        <span role="gridcell" className="split-line-tree" data-last={index === lines.length - 1} />
        <span role="gridcell" className="register-text split-line-category" title={path}>{path}</span>
        <span role="gridcell" className="register-text register-memo split-line-memo" title={memo}>{memo}</span>
        <span role="gridcell" className="register-amount split-line-amount" data-side={isDebit ? 'debit' : 'credit'}>
          {shown}
        </span>
      </div>
    );
  });
}
