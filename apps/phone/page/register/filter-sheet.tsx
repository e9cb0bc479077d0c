/** Narrowing the list of entries: what is chosen counts at once, and the button shows it. */
import type { EntryFilterDraft } from '@tandem/contract';
import { dayToIso, parseDay, toCents, toDay, type Cents, type Currency } from '@tandem/ledger';
import { Button, MoneyField, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { useToday } from '../entry/today.ts';
import { Screen } from '../screen/screen.tsx';
import { SystemChoice } from '../screen/system-choice.tsx';
import { isFiltering, noFilter, periodToDays, type Period } from './entry-filter.ts';
import '../screen/system-field.css';
import './filter.css';

export interface FilterSheetProps {
  readonly filter: EntryFilterDraft;
  readonly currency: Currency;
  readonly onChange: (filter: EntryFilterDraft) => void;
  readonly onClose: () => void;
}

export function FilterSheet({ filter, currency, onChange, onClose }: FilterSheetProps): ReactNode {
  const { phoneList: { filter: words } } = useTexts();
  const categories = useQuery('categories', {}) ?? [];
  const payees = useQuery('payees', {}) ?? [];
  const change = (changes: Partial<EntryFilterDraft>): void => onChange({ ...filter, ...changes });
  return (
    <Screen
      title={words.title} leading="back" hasNotice={false}
      footer={(
        <div className="filter__acts">
          <Button kind="plain" isDisabled={!isFiltering(filter)} onClick={() => onChange(noFilter)}>
            {words.clear}
          </Button>
          <Button kind="main" onClick={onClose}>{words.show}</Button>
        </div>
      )}
    >
      <SystemChoice
        label={words.status} value={filter.status} none={words.allStatuses}
        options={(['uncleared', 'cleared', 'reconciled'] as const).map((value) =>
          ({ value, text: words.statuses[value] }))}
        onChange={(status) => change({ status })}
      />
      <SystemChoice
        label={words.category} value={filter.category} none={words.allCategories}
        options={[
          { value: 'none', text: words.withoutCategory },
          ...categories.map(({ id, path }) => ({ value: id, text: path })),
        ]}
        onChange={(category) => change({ category })}
      />
      <SystemChoice
        label={words.payee} value={filter.payeeId} none={words.allPayees}
        options={payees.map(({ id, name }) => ({ value: id, text: name }))}
        onChange={(payeeId) => change({ payeeId })}
      />
      <PeriodFields filter={filter} onChange={change} />
      <fieldset className="filter__group">
        <legend className="filter__legend">{words.amount}</legend>
        <div className="filter__pair">
          <MoneyField
            label={words.amountMin} currency={currency} value={toSize(filter.amountMin)}
            onChange={(amount) => change({ amountMin: fromSize(amount) })}
          />
          <MoneyField
            label={words.amountMax} currency={currency} value={toSize(filter.amountMax)}
            onChange={(amount) => change({ amountMax: fromSize(amount) })}
          />
        </div>
      </fieldset>
    </Screen>
  );
}

function toSize(value: number | null): Cents | null {
  return value === null ? null : toCents(value);
}

function fromSize(amount: Cents | null): number | null {
  return amount === null ? null : Math.abs(amount);
}

const periods = ['this-month', 'last-month', 'this-year', 'all'] as const;

interface PeriodFieldsProps {
  readonly filter: EntryFilterDraft;
  readonly onChange: (changes: Pick<EntryFilterDraft, 'from' | 'to'>) => void;
}

function PeriodFields({ filter: { from, to }, onChange }: PeriodFieldsProps): ReactNode {
  const { phoneList: { filter: words } } = useTexts();
  const today = useToday();
  const textByPeriod: Readonly<Record<Period, string>> = {
    'this-month': words.thisMonth, 'last-month': words.lastMonth, 'this-year': words.thisYear, all: words.allDays,
  };
  return (
    <fieldset className="filter__group">
      <legend className="filter__legend">{words.period}</legend>
      <div className="filter__pair">
        {periods.map((period) => {
          const days = periodToDays(period, today);
          const isChosen = days.from === from && days.to === to;
          return (
            <button
              key={period} type="button" aria-pressed={isChosen} onClick={() => onChange(days)}
              className={isChosen ? 'filter__period filter__period--chosen' : 'filter__period'}
            >
              {textByPeriod[period]}
            </button>
          );
        })}
      </div>
      <div className="filter__pair">
        <DayField label={words.from} value={from} onChange={(value) => onChange({ from: value, to })} />
        <DayField label={words.to} value={to} onChange={(value) => onChange({ from, to: value })} />
      </div>
    </fieldset>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function DayField({ label, value, onChange }: DayFieldProps): ReactNode {
  return (
    <label className="system-field">
      <span>{label}</span>
      {/* The system's own calendar: every phone has a good one. */}
      <input
        className="system-field__box" type="date" value={value === null ? '' : dayToIso(toDay(value))}
        onChange={({ target }) => onChange(parseDay(target.value) ?? null)}
      />
    </label>
  );
}
