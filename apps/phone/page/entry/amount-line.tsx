/** The amount in large, as it is typed; under a sum, what it comes to. */
import { currencySign, formatMoney, useLanguage, useTexts } from '@tandem/ui/first-load';
import { toCents, type Currency } from '@tandem/ledger';
import type { ReactNode } from 'react';
import type { EntryForm } from './entry-form.ts';
import { decimalMark, isCurrencyFirst, showTyped } from './shown-amount.ts';
import { isSum, sumOf } from './typed-amount.ts';
import './amount-line.css';

/** Of the largest type; longer amounts get the next one, and very long ones the smallest. */
const largeLengthMax = 9;
const middleLengthMax = 13;

export interface AmountLineProps {
  readonly form: EntryForm;
  readonly currency: Currency;
}

export function AmountLine({ form, currency }: AmountLineProps): ReactNode {
  const { phoneEntry } = useTexts();
  const language = useLanguage();
  const shown = showTyped(form.amountText, form.kind, language);
  const isFirst = isCurrencyFirst(language);
  const sign = /^\u2212/.exec(shown)?.[0] ?? '';
  const currencyMark = <span className="amount-line__currency">{currencySign(currency, language)}</span>;
  const { length } = shown;
  const size = length <= largeLengthMax ? 'large' : length <= middleLengthMax ? 'middle' : 'small';
  const sum = isSum(form.amountText) ? sumOf(form.amountText, currency) : undefined;
  return (
    <output className="amount-line" aria-label={phoneEntry.amount} aria-live="polite">
      <span className={`amount-line__figure amount-line__figure--${size}`}>
        {isFirst && sign}
        {isFirst && currencyMark}
        {shown === ''
          ? <span className="amount-line__empty">0{decimalMark(language)}00</span>
          : isFirst ? shown.slice(sign.length) : shown}
        <span className="amount-line__cursor" aria-hidden="true" />
        {!isFirst && currencyMark}
      </span>
      {sum !== undefined && (
        <span className="amount-line__sum">
          {`= ${formatMoney(form.kind === 'income' ? sum : toCents(0 - sum), currency, language)}`}
        </span>
      )}
    </output>
  );
}
