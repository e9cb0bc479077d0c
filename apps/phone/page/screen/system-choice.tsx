/** One of a list by the system's own control: it opens over everything and the back gesture closes it. */
import { useId, type ReactNode } from 'react';
import './system-field.css';

export interface SystemChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  /** What stands for no choice. */
  readonly none: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value | null) => void;
}

export function SystemChoice<Value extends string>({
  label, value, none, options, onChange,
}: SystemChoiceProps<Value>): ReactNode {
  const id = useId();
  return (
    <div className="system-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id} className="system-field__box" value={value ?? ''}
        onChange={({ target }) => onChange(options.find((option) => option.value === target.value)?.value ?? null)}
      >
        <option value="">{none}</option>
        {options.map((option) => <option key={option.value} value={option.value}>{option.text}</option>)}
      </select>
    </div>
  );
}
