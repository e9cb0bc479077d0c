/** An act inside a sentence or at the end of a strip: a button that looks like a link. */
import type { ComponentProps, ReactNode } from 'react';
import './button.css';

export type LinkProps = Omit<ComponentProps<'button'>, 'type' | 'className'>;

export function Link({ children, ...rest }: LinkProps): ReactNode {
  return <button {...rest} type="button" className="link">{children}</button>;
}
