/**
 * A button that has the focus as it appears: the act that loses nothing. As a dialog opens, the dialog itself puts the
 * focus there, since it has to know where the focus was before.
 */
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, type ButtonProps } from '../controls/button.tsx';

export function FocusedButton(props: Omit<ButtonProps, 'ref'>): ReactNode {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    const dialog = ref.current?.closest('[role="dialog"]');
    const isOpening = dialog !== null && dialog !== undefined && activeElement !== body
      && !dialog.contains(activeElement);
    if (!isOpening) ref.current?.focus({ preventScroll: true });
  }, []);
  return <Button {...props} ref={ref} data-initial-focus="" />;
}
