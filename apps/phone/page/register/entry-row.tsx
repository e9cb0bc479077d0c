/** An entry in a list: day at the left, amount over balance, state at the right. */
import type { RegisterRowView } from '@tandem/contract';
import { dayToCivil, type Currency } from '@tandem/ledger';
import { formatMoney, Icon, useLanguage, useTexts, type IconName } from '@tandem/ui';
import { useRef, type ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { formatWeekday } from './day-names.ts';
import { useRowGestures } from './row-gesture.ts';
import type { RowSelection } from './row-selection.ts';
import './entry-row.css';

export interface EntryRowProps {
  readonly row: RegisterRowView;
  readonly currency: Currency;
  /** Under the amount: the balance, or in a search the account. */
  readonly note: string;
  readonly onToggle: () => void;
  readonly selection: RowSelection;
}

export function EntryRow({ row, currency, note, onToggle, selection }: EntryRowProps): ReactNode {
  const { phone: { register }, phoneEntry, phoneList, register: { toCheck } } = useTexts();
  const language = useLanguage();
  const { go } = useNavigation();
  const unnamed = row.category.kind === 'transfer' ? phoneEntry.kinds.transfer : register.noPayee;
  const payee = row.payee === '' ? unnamed : row.payee;
  const amount = formatMoney(row.amount, currency, language, { sign: 'always' });
  const sheet = useRef<HTMLDivElement>(null);
  const isChoosing = selection.rows.length > 0;
  const isChosen = selection.has(row);
  const next = row.status === 'cleared' ? 'uncleared' : 'cleared';
  const gestures = useRowGestures(sheet, {
    onSwipe: isChoosing || row.status === 'reconciled' ? undefined : onToggle,
    onHold: isChoosing ? undefined : () => selection.toggle(row),
  });
  return (
    <div className="entry-line" {...gestures}>
      <span className="entry-line__under" aria-hidden="true">
        <Icon name={iconByStatus[next]} size={24} />{phoneList.swipe[next]}
      </span>
      <div ref={sheet} className={isChosen ? 'entry-line__sheet entry-line__sheet--chosen' : 'entry-line__sheet'}>
        <button
          type="button" className="entry-line__open" {...(isChoosing && { 'aria-pressed': isChosen })}
          onClick={() => {
            if (isChoosing) selection.toggle(row);
            else go({ kind: 'edit-entry', entryId: row.entryId });
          }}
        >
          {isChoosing && (
            <span className={isChosen ? 'entry-line__box entry-line__box--chosen' : 'entry-line__box'}>
              {isChosen && <Icon name="check" size={16} />}
            </span>
          )}
          <span className="entry-line__day">
            <span className="entry-line__date">{dayToCivil(row.day).dayOfMonth}</span>
            <span className="entry-line__weekday">{formatWeekday(row.day, language)}</span>
          </span>
          <span className="entry-line__words">
            <span className="entry-line__payee" title={payee}>{payee}</span>
            <span className="entry-line__category">
              {row.hasConflict && <Warning icon="conflict" text={register.conflict} />}
              {row.isToCheck && <Warning icon="warn" text={toCheck} />}
              <CategoryWords row={row} />
              {row.attachments > 0 && <Photos count={row.attachments} />}
            </span>
          </span>
          <span className="entry-line__figures">
            <span className="entry-line__amount">{amount}</span>
            <span className="entry-line__balance">{note}</span>
          </span>
        </button>
        <StatusButton row={row} payee={payee} onToggle={isChoosing ? undefined : onToggle} />
      </div>
    </div>
  );
}

function Photos({ count }: { readonly count: number }): ReactNode {
  const label = useTexts().attachment.count(count);
  return (
    <span className="entry-line__photos" role="img" aria-label={label} title={label}>
      <Icon name="clip" size={16} />
    </span>
  );
}

function Warning({ icon, text }: { readonly icon: IconName; readonly text: string }): ReactNode {
  return (
    <span className="entry-line__warning">
      <Icon name={icon} size={16} />{text}<span aria-hidden="true"> ·</span>
    </span>
  );
}

function CategoryWords({ row }: { readonly row: RegisterRowView }): ReactNode {
  const { phone: { register } } = useTexts();
  switch (row.category.kind) {
    case 'transfer':
      return (
        <>
          <span className="entry-line__transfer"><Icon name="transfer" size={16} /></span>
          <span className="entry-line__path">{row.category.accountName}</span>
        </>
      );
    case 'split':
      return (
        <>
          <Icon name="split" size={16} />
          <span className="entry-line__path">{register.split}</span>
        </>
      );
    case 'single':
      return (
        <span className="entry-line__path">{row.category.path === '' ? register.noCategory : row.category.path}</span>
      );
  }
}

const iconByStatus: Readonly<Record<RegisterRowView['status'], IconName>> = {
  uncleared: 'ring', cleared: 'check', reconciled: 'lock',
};

interface StatusButtonProps {
  readonly row: RegisterRowView;
  readonly payee: string;
  readonly onToggle: (() => void) | undefined;
}

/** What is reconciled stays so: a statement says it. */
function StatusButton({ row, payee, onToggle }: StatusButtonProps): ReactNode {
  const { phone: { register }, register: { toCheckNote } } = useTexts();
  const icon = <Icon name={row.isToCheck ? 'warn' : iconByStatus[row.status]} size={16} />;
  if (onToggle === undefined || row.status === 'reconciled') {
    const label = row.isToCheck ? toCheckNote : register.status[row.status];
    return (
      <span
        className={`entry-line__status entry-line__status--${row.isToCheck ? 'to-check' : row.status}`} role="img"
        aria-label={label} title={label}
      >
        {icon}
      </span>
    );
  }
  const isCleared = row.status === 'cleared';
  const label = isCleared ? register.unclear(payee) : register.clear(payee);
  return (
    <button
      type="button" className={`entry-line__status entry-line__status--${row.status}`} aria-label={label} title={label}
      onClick={onToggle}
    >
      {icon}
    </button>
  );
}
