import type { CategoryChoice } from '@tandem/contract';
import type { Currency } from '@tandem/ledger';
import { Icon, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { noCategory, type FormLine } from '../entry-form.ts';
import { decimalMark } from '../shown-amount.ts';
import { amountToTyped, isTypedAmount, sumOf } from '../typed-amount.ts';

export interface SplitLineFieldsProps {
  readonly line: FormLine;
  /** Counted from 1. */
  readonly number: number;
  readonly categories: readonly CategoryChoice[];
  readonly currency: Currency;
  readonly onChange: (line: FormLine) => void;
  /** Undefined for the last one: a split has a line. */
  readonly onRemove: (() => void) | undefined;
}

export function SplitLineFields({
  line, number, categories, currency, onChange, onRemove,
}: SplitLineFieldsProps): ReactNode {
  const { phoneEntry } = useTexts();
  const mark = decimalMark(useLanguage());
  const setAmount = (typed: string): void => {
    const amountText = typed.replaceAll('.', ',').replaceAll('\u2212', '-').replaceAll(/[^\d,+-]/g, '');
    if (isTypedAmount(amountText)) onChange({ ...line, amountText });
  };
  const settle = (): void => {
    const amount = sumOf(line.amountText, currency);
    if (amount !== undefined) onChange({ ...line, amountText: amountToTyped(amount, currency) ?? '' });
  };
  return (
    <fieldset className="split-line">
      <legend className="split-line__name">{phoneEntry.line(number)}</legend>
      <div className="split-line__row">
        {/* The system's own list: it opens over the keyboard and the back gesture closes it. */}
        <select
          className="system-field__box split-line__category" aria-label={phoneEntry.category}
          value={line.category.id ?? ''}
          onChange={({ target }) =>
            onChange({ ...line, category: categories.find(({ id }) => id === target.value) ?? noCategory })}
        >
          <option value="">{phoneEntry.noCategory}</option>
          {line.category.id !== null && !categories.some(({ id }) => id === line.category.id) && (
            <option value={line.category.id}>{line.category.path}</option>
          )}
          {categories.map(({ id, path }) => <option key={id} value={id}>{path}</option>)}
        </select>
        <input
          className="system-field__box split-line__amount" inputMode="decimal" aria-label={phoneEntry.lineAmount}
          value={line.amountText.replaceAll(',', mark)} onChange={({ target }) => setAmount(target.value)}
          onBlur={settle}
        />
      </div>
      <div className="split-line__row">
        <input
          className="system-field__box split-line__memo" aria-label={phoneEntry.memo} placeholder={phoneEntry.memo}
          value={line.memo} maxLength={500} onChange={({ target }) => onChange({ ...line, memo: target.value })}
        />
        {onRemove !== undefined && (
          <button
            type="button" className="screen__bar-button" aria-label={phoneEntry.removeLine(number)}
            title={phoneEntry.removeLine(number)} onClick={onRemove}
          >
            <Icon name="trash" size={24} />
          </button>
        )}
      </div>
    </fieldset>
  );
}
