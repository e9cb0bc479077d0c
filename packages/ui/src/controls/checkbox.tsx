/** A box with its words, which are part of the target. */
import { Checkbox as Base } from '@base-ui/react/checkbox';
import { useId, type ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import './checkbox.css';

export interface CheckboxProps {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly hint?: string;
  readonly isDisabled?: boolean;
  /** The words are for the screen reader only, as in a table whose row says them. */
  readonly isLabelHidden?: boolean;
}

export function Checkbox(
  { label, value, onChange, hint, isDisabled = false, isLabelHidden = false }: CheckboxProps,
): ReactNode {
  const hintId = useId();
  return (
    <div className="checkbox">
      <label className="checkbox__line">
        <Base.Root
          className="checkbox__box" checked={value} disabled={isDisabled}
          onCheckedChange={(checked) => onChange(checked)}
          {...(isLabelHidden && { 'aria-label': label })} {...(hint !== undefined && { 'aria-describedby': hintId })}
        >
          <Base.Indicator className="checkbox__mark"><Icon name="check" size={16} /></Base.Indicator>
        </Base.Root>
        {!isLabelHidden && <span>{label}</span>}
      </label>
      {hint !== undefined && <p className="checkbox__hint" id={hintId}>{hint}</p>}
    </div>
  );
}
