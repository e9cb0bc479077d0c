/** A date: typed in any short form, or moved by + and −; `t` is today. */
import type { Day } from '@tandem/ledger';
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { formatDay } from '../formatting/format-day.ts';
import { useTexts } from '../language.tsx';
import { parseTypedDay, stepDay } from '../typing/typed-day.ts';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';

export interface DateFieldProps extends FieldProps {
  readonly value: Day | null;
  readonly onChange: (value: Day | null) => void;
  /** What a date left out in part is completed from. */
  readonly today: Day;
  readonly ref?: Ref<HTMLInputElement>;
}

export function DateField(props: DateFieldProps): ReactNode {
  const { label, hint, isDisabled = false, isLabelHidden = false, value, onChange, today, ref } = props;
  const id = useId();
  const { common } = useTexts();
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: Day | null }>();
  const [isLeft, setIsLeft] = useState(true);
  const text = typed !== undefined && typed.value === value ? typed.text : value === null ? '' : formatDay(value);
  const isUnreadable = text.trim() !== '' && parseTypedDay(text, today) === undefined;
  const error = props.error ?? (isLeft && isUnreadable ? common.dateUnreadable : undefined);

  function set(day: Day): void {
    setTyped(undefined);
    onChange(day);
  }
  function type(next: string): void {
    const day = parseTypedDay(next, today) ?? null;
    setTyped({ text: next, value: day });
    setIsLeft(false);
    onChange(day);
  }
  function settle(): void {
    setIsLeft(true);
    if (!isUnreadable) setTyped(undefined);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') settle();
    const day = dayOfKey(event, value ?? today, today);
    if (day === undefined) return;
    event.preventDefault();
    set(day);
  }
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      <input
        {...fieldAria(id, { hint, error })} {...(ref !== undefined && { ref })}
        id={id} className="field__control" type="text" inputMode="numeric" autoComplete="off" spellCheck={false}
        title={common.dateKeys} disabled={isDisabled} value={text} onChange={(event) => type(event.currentTarget.value)}
        onBlur={settle} onKeyDown={onKeyDown}
      />
    </FieldFrame>
  );
}

/** A minus between the parts of `24-11` is one of them: it moves the day only where the text is a whole date. */
function dayOfKey(event: KeyboardEvent, shown: Day, today: Day): Day | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const { value: text } = event.currentTarget instanceof HTMLInputElement ? event.currentTarget : { value: '' };
  const isWhole = text.trim() === '' || /\d{4}$/.test(text.trim());
  switch (event.key) {
    case '+': return stepDay(shown, 1);
    case '-': case '\u2212': return isWhole ? stepDay(shown, -1) : undefined;
    case 't': case 'T': return today;
    default: return undefined;
  }
}
