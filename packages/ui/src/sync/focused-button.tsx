/** A button that has the focus as it appears: the act that loses nothing, where the content of a dialog changes. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, type ButtonProps } from '../controls/button.tsx';

export function FocusedButton(props: Omit<ButtonProps, 'ref'>): ReactNode {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return <Button {...props} ref={ref} />;
}
