/** What is done with the entries that are chosen: at the bottom, where the main act of the list was. */
import type { Currency } from '@tandem/ledger';
import { Button, formatMoney, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import type { RowSelection } from './row-selection.ts';
import './selection-acts.css';

export interface SelectionActsProps {
  readonly selection: RowSelection;
  /** Undefined where those of several accounts are in the list. */
  readonly currency: Currency | undefined;
}

export function SelectionActs({ selection: { rows, clear }, currency }: SelectionActsProps): ReactNode {
  const { phoneList } = useTexts();
  const language = useLanguage();
  const { mark, remove } = useSaving();
  const free = rows.filter(({ status }) => status !== 'reconciled');
  const areCleared = free.length > 0 && free.every(({ status }) => status === 'cleared');
  const sum = rows.reduce((total, { amount }) => total + amount, 0);
  const status = areCleared ? 'uncleared' : 'cleared';
  const finish = (isDone: boolean): void => {
    if (isDone) clear();
  };
  return (
    <div className="selection-acts">
      <p className="entry__reason" id="selection-note" role="status">
        {[
          ...currency === undefined ? [] : [phoneList.sum(formatMoney(sum, currency, language, { sign: 'always' }))],
          ...free.length < rows.length ? [phoneList.locked] : [],
        ].join(' · ')}
      </p>
      <div className="selection-acts__pair">
        <Button
          kind="plain" icon="trash" isDisabled={free.length === 0} aria-describedby="selection-note"
          onClick={() => void remove(free.map(({ entryId }) => entryId)).then(finish)}
        >
          {phoneList.delete}
        </Button>
        <Button
          kind="main" icon={areCleared ? 'ring' : 'check'} isDisabled={free.length === 0}
          aria-describedby="selection-note"
          onClick={() => void mark(free.filter((row) => row.status !== status), status).then(finish)}
        >
          {areCleared ? phoneList.unclear : phoneList.clear}
        </Button>
      </div>
    </div>
  );
}
