/** The edge by which the sidebar is made wider or narrower: dragged, or moved by the arrow keys. */
import { useTexts } from '@tandem/ui';
import { useEffect, useState, type PointerEvent, type ReactNode } from 'react';

const widthMin = 200;
const widthMax = 360;
const keyStep = 8;
const storageKey = 'sidebar-width';
const widthProperty = '--sidebar-chosen-width';

export function SidebarEdge(): ReactNode {
  const { menu } = useTexts();
  const [width, setWidth] = useState(readWidth);
  useEffect(() => {
    if (width === undefined) return;
    document.documentElement.style.setProperty(widthProperty, `${width}px`);
    localStorage.setItem(storageKey, String(width));
  }, [width]);

  function drag(event: PointerEvent): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(clamp(event.clientX));
  }
  return (
    <div className="sidebar-edge" role="separator" aria-orientation="vertical" aria-label={menu.accountsWidth}
      aria-valuemin={widthMin} aria-valuemax={widthMax} aria-valuenow={width ?? widthMin} tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? -keyStep : event.key === 'ArrowRight' ? keyStep : 0;
        if (step === 0) return;
        event.preventDefault();
        const current = event.currentTarget.parentElement?.offsetWidth ?? widthMin;
        setWidth(clamp((width ?? current) + step));
      }} />
  );
}

/** Undefined until somebody has chosen one: then the window's width decides. */
function readWidth(): number | undefined {
  const stored = Number(localStorage.getItem(storageKey) ?? Number.NaN);
  return Number.isFinite(stored) ? clamp(stored) : undefined;
}

function clamp(width: number): number {
  return Math.round(Math.min(Math.max(width, widthMin), widthMax));
}
