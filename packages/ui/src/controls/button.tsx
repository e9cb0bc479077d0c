/** `main` once a screen; `danger` for what cannot be taken back; `quiet` has no border. */
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';
import './button.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'disabled' | 'className'> {
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly isDisabled?: boolean;
  readonly isSubmit?: boolean;
}

export function Button(
  { kind = 'plain', icon, isDisabled = false, isSubmit = false, children, ...rest }: ButtonProps,
): ReactNode {
  return (
    <button {...rest} type={isSubmit ? 'submit' : 'button'} className={`button button--${kind}`} disabled={isDisabled}>
      {icon !== undefined && <Icon name={icon} size={16} />}
      <span className="button__label">{children}</span>
    </button>
  );
}
