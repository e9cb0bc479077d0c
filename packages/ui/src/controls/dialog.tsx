/**
 * A modal window. It traps the focus, gives it back, and Esc closes it as the cross does. The focus starts where
 * `initialFocus` says: on the act that loses nothing.
 */
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { Icon } from '../icons/icon.tsx';
import { useTexts } from '../language.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  /** Asked for by Esc or the cross; the caller decides. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The acts, in the last line. */
  readonly footer?: ReactNode;
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** In CSS pixels; never more than the window. */
  readonly width?: number;
}

/** A `FocusedButton` of the content, which may come and go; else what can be focused first. */
function markedOrFirst(): HTMLElement | true {
  return document.querySelector<HTMLElement>('.dialog [data-initial-focus]') ?? true;
}

export function Dialog(
  { title, open, onClose, children, footer, initialFocus, width = 480 }: DialogProps,
): ReactNode {
  const { close } = useTexts().common;
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => { if (!isOpen) onClose(); }} disablePointerDismissal>
      <Base.Portal>
        <Base.Backdrop className="dialog__scrim" />
        <Base.Popup
          className="dialog" style={{ inlineSize: `${width}px` }}
          initialFocus={initialFocus ?? markedOrFirst}
        >
          <div className="dialog__head">
            <Base.Title className="dialog__title">{title}</Base.Title>
            <Base.Close className="icon-button" aria-label={close}><Icon name="close" size={16} /></Base.Close>
          </div>
          <div className="dialog__body">{children}</div>
          {footer !== undefined && <div className="dialog__footer">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
