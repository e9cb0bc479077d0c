/** One line of text. */
import { useId, type ComponentProps, type ReactNode } from 'react';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'className' | 'id' | 'type' | 'disabled'>;

export interface TextFieldProps extends FieldProps, InputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'search' | 'password';
}

export function TextField(
  { label, hint, error, isDisabled = false, isLabelHidden = false, value, onChange, type = 'text', ...rest }:
  TextFieldProps,
): ReactNode {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      <input
        autoComplete="off" {...rest} {...fieldAria(id, { hint, error })} id={id} type={type} className="field__control"
        value={value} disabled={isDisabled} onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
