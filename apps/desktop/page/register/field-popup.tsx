/** What opens under a field while it is typed in. Above all rows, and where the window has room for it. */
import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import './field-popup.css';

/** Between the field and its popup, and to the edges of the window. */
const gap = 4;

interface FieldPopupProps {
  readonly field: RefObject<HTMLElement | null>;
  readonly width: number;
  readonly children: ReactNode;
}

export function FieldPopup({ field, width, children }: FieldPopupProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>({ visibility: 'hidden' });
  useLayoutEffect(() => {
    function put(): void {
      if (field.current === null || popup.current === null) return;
      setPlace(placeUnder(field.current.getBoundingClientRect(), popup.current.offsetHeight, width));
    }
    put();
    const observer = new ResizeObserver(put);
    if (popup.current !== null) observer.observe(popup.current);
    // Rows scroll under the popup; its own list scrolls too, which moves nothing.
    addEventListener('scroll', put, { capture: true, passive: true });
    addEventListener('resize', put);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', put, { capture: true });
      removeEventListener('resize', put);
    };
  }, [field, width]);
  return createPortal(
    <div ref={popup} className="field-popup" style={{ ...place, width }}>{children}</div>,
    // Within the landmark whose field it is.
    document.querySelector('main') ?? document.body,
  );
}

function placeUnder(field: DOMRect, height: number, width: number): CSSProperties {
  const left = Math.max(Math.min(field.left - gap, innerWidth - width - gap), gap);
  const fits = field.bottom + gap + height <= innerHeight - gap;
  const hasRoomAbove = field.top - gap - height >= gap;
  return fits || !hasRoomAbove ? { left, top: field.bottom + gap } : { left, top: field.top - gap - height };
}
