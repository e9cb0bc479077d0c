/** Amounts are never cut: the columns of a rich account are wider, and the names beside them yield. */
import type { AccountView } from '@tandem/contract';
import type { Language } from '@tandem/ledger';
import { formatAmount } from '@tandem/ui';
import type { CSSProperties } from 'react';

type AmountWidths = CSSProperties & Record<`--${string}`, string>;

/** A tabular figure of the body type in rem, and what a column has around its text. */
const figureRem = 0.53;
const amountWidthMin = '86px';
const balanceWidthMin = '96px';

export function useAmountWidths(account: AccountView, language: Language): AmountWidths {
  const { real, cleared, projected, openingBalance, currency } = account;
  const largest = Math.max(...[real, cleared, projected, openingBalance].map(Math.abs));
  const figures = formatAmount(0 - largest, currency, language).length;
  const width = `calc(${(figures * figureRem).toFixed(2)}rem + 16px)`;
  return {
    '--amount-width': `max(${amountWidthMin}, ${width})`,
    '--balance-width': `max(${balanceWidthMin}, calc(${width} + 8px))`,
  };
}
