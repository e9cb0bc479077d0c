/** A field in a cell of the row that is being typed: as wide as its column, named without a visible label. */
import type { ComponentPropsWithRef, ReactNode } from 'react';

export interface CellFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Of the sentence that says what is wrong with this field; undefined where nothing is. */
  readonly faultId: string | undefined;
  /** What the popup offers to take, not typed yet. */
  readonly isPreview?: boolean;
}

export function CellField({
  label, value, onChange, faultId, isPreview = false, className = '', ...rest
}: CellFieldProps): ReactNode {
  return (
    <input {...rest} className={`cell-field ${className}`} type="text" aria-label={label} value={value}
      aria-invalid={faultId === undefined ? undefined : true} aria-describedby={faultId} data-preview={isPreview}
      autoComplete="off" spellCheck={false} placeholder={rest.placeholder ?? label}
      onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
