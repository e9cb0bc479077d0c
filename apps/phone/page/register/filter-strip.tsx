/** The filter in words, over what it lets through; one touch takes it away. */
import type { EntryFilterDraft } from '@tandem/contract';
import { toDay, type Currency } from '@tandem/ledger';
import { formatDay, formatMoney, Icon, useLanguage, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import './filter.css';

export interface FilterStripProps {
  readonly filter: EntryFilterDraft;
  readonly currency: Currency;
  readonly onOpen: () => void;
  readonly onClear: () => void;
}

export function FilterStrip({ filter, currency, onOpen, onClear }: FilterStripProps): ReactNode {
  const { phoneList: { filter: words } } = useTexts();
  return (
    <div className="filter-strip">
      <button type="button" className="filter-strip__words" onClick={onOpen}>
        <Icon name="filter" size={16} />
        <span>{useFilterWords(filter, currency)}</span>
      </button>
      <button type="button" className="filter-strip__clear" onClick={onClear}>{words.clear}</button>
    </div>
  );
}

function useFilterWords(filter: EntryFilterDraft, currency: Currency): string {
  const { phoneList: { filter: words } } = useTexts();
  const language = useLanguage();
  const categories = useQuery('categories', {});
  const payees = useQuery('payees', {});
  const { status, category, payeeId, from, to, amountMin, amountMax } = filter;
  const day = (value: number | null): string | null => (value === null ? null : formatDay(toDay(value)));
  const money = (value: number | null): string | null =>
    (value === null ? null : formatMoney(value, currency, language));
  return [
    status === null ? undefined : words.statuses[status],
    category === null ? undefined
      : category === 'none' ? words.withoutCategory : categories?.find(({ id }) => id === category)?.path,
    payeeId === null ? undefined : payees?.find(({ id }) => id === payeeId)?.name,
    from === null && to === null ? undefined : words.days(day(from), day(to)),
    amountMin === null && amountMax === null ? undefined : words.amounts(money(amountMin), money(amountMax)),
  ].filter((word) => word !== undefined).join(' · ');
}
