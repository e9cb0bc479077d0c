/** Debit or credit as it is typed: `12,50+3` is calculated by Enter, by Tab and on leaving. */
import { calculateAmount, useTexts } from '@tandem/ui';
import { toCents, type Currency } from '@tandem/ledger';
import type { KeyboardEvent, ReactNode } from 'react';
import { CellField } from './cell-field.tsx';
import type { FieldFormat } from './entry-form.ts';

interface AmountCellProps {
  readonly label: string;
  readonly value: string;
  readonly currency: Currency;
  readonly fieldName: 'debit' | 'credit' | 'split-amount' | 'other-amount';
  readonly line?: number;
  readonly faultId: string | undefined;
  readonly isPreview?: boolean;
  readonly format: FieldFormat;
  readonly onChange: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** Something is to be worked out: an operation after the first digit. */
const operation = /\d\s*[+\-\u2212*×/÷]/;

export function AmountCell(props: AmountCellProps): ReactNode {
  const { register } = useTexts();
  const { value, currency, format, onChange } = props;

  /** Whether there was something to calculate. */
  function calculate(): boolean {
    if (!operation.test(value)) return false;
    const result = calculateAmount(value, currency);
    if (!result.ok) return false;
    onChange(format.amount(toCents(result.value)));
    return true;
  }
  return (
    <CellField label={props.label} value={value} faultId={props.faultId} isPreview={props.isPreview ?? false}
      className="cell-field-amount" inputMode="decimal" data-field={props.fieldName} data-line={props.line}
      placeholder={props.fieldName === 'split-amount' ? register.splitAmount : format.amount(toCents(0))}
      onChange={onChange} onBlur={calculate}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        // The first Enter gives the result, the next one saves. Ctrl+Enter splits, and what it splits is the result.
        const isCalculated = event.key === 'Enter' && calculate();
        if (isCalculated && !event.ctrlKey) event.preventDefault();
        else props.onKeyDown?.(event);
      }} />
  );
}
