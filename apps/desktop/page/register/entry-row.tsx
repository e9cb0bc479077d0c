/** One entry of the register, and the lines of a split once they are opened. */
import type { CategoryView, RegisterRowView } from '@tandem/contract';
import { negateCents, type Currency } from '@tandem/ledger';
import { formatAmount, formatDay, Icon, useLanguage, useTexts } from '@tandem/ui';
import { memo, type ReactNode } from 'react';
import { describeRow } from './row-description.ts';
import { SplitLines } from './split-lines.tsx';
import { StatusMark } from './status-mark.tsx';

interface EntryRowProps {
  /** Undefined while it is on its way. */
  readonly row: RegisterRowView | undefined;
  readonly id: string;
  readonly index: number;
  /** Among the rows that a screen reader counts: from 2, the heads being 1. */
  readonly rowIndex: number;
  readonly currency: Currency;
  /** Mode and number, as the narrow column has them. */
  readonly method: string;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isSplitOpen: boolean;
  readonly isUpcoming: boolean;
  /** Where below zero is an overdraft. */
  readonly canOverdraw: boolean;
  readonly isNew: boolean;
}

/** What a press of the pointer means is read from `data-row` and `data-act` by the grid. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps): ReactNode {
  const texts = useTexts();
  const { attachment, register } = texts;
  const language = useLanguage();
  const { row, currency, isChosen, isUpcoming, isSplitOpen } = props;
  if (row === undefined) {
    return (
      <div className="register-row entry-row--loading" role="row" aria-rowindex={props.rowIndex}>
        <span role="gridcell" />
      </div>
    );
  }
  const { amount, balance, status, payee, category, memo, isToCheck } = row;
  const statusText = isToCheck ? register.toCheckNote
    : isUpcoming ? `${register.upcoming}, ${register.statuses[status]}` : register.statuses[status];
  const isOverdrawn = props.canOverdraw && balance < 0;
  return (
    <>
      <div id={props.id} className="register-row entry-row" role="row" aria-rowindex={props.rowIndex}
        aria-selected={isChosen} aria-label={describeRow(row, currency, texts, language)} data-row={props.index}
        data-active={props.isActive} data-upcoming={isUpcoming} data-new={props.isNew} title={memo}>
        <span role="gridcell" className="register-mark">
          {row.hasConflict ? (
            <span className="entry-row-conflict" data-act="conflict" title={register.showConflict}>
              <Icon name="conflict" size={16} />
            </span>
          ) : null}
          {row.attachments > 0 ? (
            <span className="entry-row-photos" data-act="photos" title={attachment.count(row.attachments)}>
              <Icon name="clip" size={16} />
            </span>
          ) : null}
        </span>
        <span role="gridcell">{formatDay(row.day)}</span>
        <span role="gridcell" className="register-text" title={props.method}>{props.method}</span>
        <span role="gridcell" className="register-text entry-row-payee" title={payee}>{payee}</span>
        <span role="gridcell" className="register-text entry-row-category">
          <Category category={category} isOpen={isSplitOpen} />
        </span>
        <span role="gridcell" className="register-text register-memo" title={memo}>{memo}</span>
        <span role="gridcell" className="register-status" data-act="status" title={statusText}>
          <StatusMark status={status} isUpcoming={isUpcoming} isToCheck={isToCheck} />
        </span>
        <span role="gridcell" className="register-amount">
          {amount < 0 ? formatAmount(negateCents(amount), currency, language) : ''}
        </span>
        <span role="gridcell" className="register-amount">
          {amount < 0 ? '' : formatAmount(amount, currency, language)}
        </span>
        <span role="gridcell" className="register-amount register-balance" data-overdrawn={isOverdrawn}>
          {formatAmount(balance, currency, language)}
        </span>
      </div>
      {isSplitOpen && category.kind === 'split'
        ? <SplitLines lines={category.lines} isDebit={amount < 0} currency={currency} /> : null}
    </>
  );
});

function Category({ category, isOpen }: { readonly category: CategoryView; readonly isOpen: boolean }): ReactNode {
  const { register } = useTexts();
  switch (category.kind) {
    case 'single': return <span className="register-text" title={category.path}>{category.path}</span>;
    case 'transfer': return (
      <span className="entry-row-parts" title={register.transferTo(category.accountName)}>
        <span className="entry-row-transfer"><Icon name="transfer" size={16} /></span>
        <span className="register-text">{category.accountName}</span>
      </span>
    );
    case 'split': return (
      <span className="entry-row-parts" data-act="split" title={isOpen ? register.hideSplit : register.showSplit}>
        <Icon name="split" size={16} />
        <span className="register-text">{register.split(category.lines.length)}</span>
        <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} size={16} />
      </span>
    );
  }
}
