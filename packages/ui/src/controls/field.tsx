/** What stands round the control of a field: its name above, a hint or what is wrong with it below. */
import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import './field.css';

/** What every field takes. */
export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  /** The name is for the screen reader only. */
  readonly isLabelHidden?: boolean;
}

interface FieldFrameProps extends FieldProps {
  readonly id: string;
  readonly children: ReactNode;
}

export function FieldFrame({ id, label, hint, error, isLabelHidden = false, children }: FieldFrameProps): ReactNode {
  return (
    <div className="field">
      <label className={isLabelHidden ? 'visually-hidden' : 'field__label'} htmlFor={id}>{label}</label>
      {children}
      {error !== undefined && (
        <p className="field__error" id={noteId(id)} role="alert"><Icon name="warn" size={16} /><span>{error}</span></p>
      )}
      {error === undefined && hint !== undefined && <p className="field__hint" id={noteId(id)}>{hint}</p>}
    </div>
  );
}

/** Of the control itself. */
export function fieldAria(
  id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>,
): { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string } {
  return {
    ...(error !== undefined && { 'aria-invalid': true }),
    ...((error ?? hint) !== undefined && { 'aria-describedby': noteId(id) }),
  };
}

function noteId(id: string): string {
  return `${id}-note`;
}
