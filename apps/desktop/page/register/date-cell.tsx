/** The date as it is typed: a day, a day and month, or the whole; + and − step, `t` is today. */
import { isDay, type Day } from '@tandem/ledger';
import { useTexts } from '@tandem/ui';
import type { KeyboardEvent, ReactNode } from 'react';
import { CellField } from './cell-field.tsx';
import type { FieldFormat } from './entry-form.ts';

interface DateCellProps {
  readonly value: string;
  readonly today: Day;
  readonly format: FieldFormat;
  readonly readDay: (text: string) => Day | undefined;
  readonly faultId: string | undefined;
  readonly onChange: (text: string) => void;
}

export function DateCell({ value, today, format, readDay, faultId, onChange }: DateCellProps): ReactNode {
  const { register } = useTexts();
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey) return;
    const day = dayOfKey(event.key, readDay(value) ?? today, today);
    if (day === undefined) return;
    event.preventDefault();
    onChange(format.day(day));
  }
  return (
    <CellField label={register.fields.date} value={value} faultId={faultId} data-field="date" inputMode="numeric"
      onChange={onChange} onKeyDown={onKeyDown}
      onBlur={() => {
        const day = readDay(value);
        if (day !== undefined) onChange(format.day(day));
      }} />
  );
}

function dayOfKey(key: string, day: Day, today: Day): Day | undefined {
  if (key === 't' || key === 'T') return today;
  const step = key === '+' ? 1 : key === '-' || key === '\u2212' ? -1 : 0;
  const next = day + step;
  return step !== 0 && isDay(next) ? next : undefined;
}
