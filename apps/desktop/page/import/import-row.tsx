/** One line of the bank's file: its words, what was read of them, what will be done. */
import type { ImportLineView } from '@tandem/contract';
import type { Currency } from '@tandem/ledger';
import { formatAmount, formatDay, Icon, useLanguage, useTexts, type IconName, type ImportTexts } from '@tandem/ui';
import type { ReactNode } from 'react';

export interface ImportRowProps {
  readonly line: ImportLineView;
  readonly currency: Currency;
  /** In the file, from 1; the head is the first row. */
  readonly rowIndex: number;
  readonly id: string;
  readonly isActive: boolean;
  /** The field of the active row; elsewhere the category is plain text. */
  readonly categoryField: ReactNode;
  readonly onActivate: () => void;
  readonly onTake: (isTaken: boolean) => void;
}

export function ImportRow({
  line, currency, rowIndex, id, isActive, categoryField, onActivate, onTake,
}: ImportRowProps): ReactNode {
  const language = useLanguage();
  const { import: words } = useTexts();
  const amount = formatAmount(line.amount, currency, language, { sign: 'always' });
  return (
    <div
      role="row" id={id} aria-rowindex={rowIndex} aria-selected={isActive} tabIndex={-1}
      className="import-row" data-taken={line.isTaken ? '' : undefined} onMouseDown={onActivate}
    >
      <span role="gridcell" className="import-row__take">
        <input
          type="checkbox" tabIndex={-1} aria-label={words.takeLine(line.payee, amount)} checked={line.isTaken}
          onChange={(event) => onTake(event.currentTarget.checked)}
        />
      </span>
      <span role="gridcell" className="import-row__day">{formatDay(line.day)}</span>
      <span role="gridcell" className="import-row__label" title={line.label}>{line.label}</span>
      <span role="gridcell" className="import-row__payee" title={line.payee}>{line.payee}</span>
      <span role="gridcell" className="import-row__category" title={line.categoryPath}>
        {isActive ? categoryField : line.categoryPath}
      </span>
      <span role="gridcell" className="import-row__amount">{amount}</span>
      <span role="gridcell" className="import-row__action">
        <Icon name={actionIcons[line.action.kind]} size={16} /><span>{describeAction(words, line)}</span>
      </span>
    </div>
  );
}

const actionIcons: Readonly<Record<ImportLineView['action']['kind'], IconName>> = {
  add: 'plus', confirms: 'link', 'already-there': 'duplicate',
};

/** The row has the year already. */
const dayAndMonthLength = '24/11'.length;

function describeAction(words: ImportTexts, { action, isTaken }: ImportLineView): string {
  switch (action.kind) {
    case 'add': return words.add;
    case 'confirms': return words.confirms(formatDay(action.entryDay).slice(0, dayAndMonthLength));
    case 'already-there': return isTaken ? words.addAgain : action.isDeleted ? words.wasDeleted : words.ignored;
  }
}
