/**
 * An amount, with a calculator: `12,50+3` is 15,50 on Enter and on leaving. Each key tells the amount as it reads now,
 * so that a form may be sent from the field; what cannot be read is null, and `onReadable(false)`.
 */
import type { AmountFault, Cents, Currency } from '@tandem/ledger';
import { useId, useState, type CSSProperties, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { currencySign, formatAmount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { CommonTexts } from '../messages/common-messages.ts';
import { calculateAmount, isCalculation } from '../typing/calculate-amount.ts';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';

export interface MoneyFieldProps extends FieldProps {
  readonly currency: Currency;
  /** Null for none. */
  readonly value: Cents | null;
  readonly onChange: (value: Cents | null) => void;
  readonly onReadable?: (isReadable: boolean) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

interface Typed {
  readonly text: string;
  readonly value: Cents | null;
}

export function MoneyField(props: MoneyFieldProps): ReactNode {
  const { label, hint, isDisabled = false, isLabelHidden = false, currency, value, onChange, onReadable, ref } = props;
  const id = useId();
  const language = useLanguage();
  const { common } = useTexts();
  const [typed, setTyped] = useState<Typed>();
  const [isLeft, setIsLeft] = useState(true);
  // What the caller has set since then counts more than what was typed.
  const text = typed !== undefined && typed.value === value ? typed.text
    : value === null ? '' : formatAmount(value, currency, language);
  const reading = calculateAmount(text, currency);
  const fault = reading.ok || text.trim() === '' ? undefined
    : describeFault(common, reading.error, isCalculation(text));
  const error = props.error ?? (isLeft ? fault : undefined);

  function type(next: string): void {
    const read = calculateAmount(next, currency);
    const amount = read.ok ? read.value : null;
    setTyped({ text: next, value: amount });
    setIsLeft(false);
    onChange(amount);
    onReadable?.(read.ok || next.trim() === '');
  }
  function settle(): void {
    setIsLeft(true);
    if (reading.ok) setTyped(undefined);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    // The first Enter shows the result, the next one is the form's.
    if (isCalculation(text)) event.preventDefault();
    settle();
  }
  const sign = currencySign(currency, language);
  const room: CSSProperties & Record<`--${string}`, number> = { '--sign-letters': sign.length };
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      <span className="field__box" style={room}>
        <input
          {...fieldAria(id, { hint, error })} {...(ref !== undefined && { ref })}
          id={id} className="field__control field__control--money field__control--with-sign"
          type="text" inputMode="decimal" autoComplete="off" spellCheck={false} disabled={isDisabled} value={text}
          onChange={(event) => type(event.currentTarget.value)} onBlur={settle} onKeyDown={onKeyDown}
        />
        <span className="field__sign" aria-hidden="true">{sign}</span>
      </span>
    </FieldFrame>
  );
}

function describeFault(common: CommonTexts, fault: AmountFault, isCalculated: boolean): string {
  switch (fault.kind) {
    case 'amount-empty': case 'amount-unreadable':
      return isCalculated ? common.calculationUnreadable : common.amountUnreadable;
    case 'amount-decimals': return common.amountDecimals(fault.decimalsMax);
    case 'amount-too-large': return common.amountTooLarge;
  }
}
