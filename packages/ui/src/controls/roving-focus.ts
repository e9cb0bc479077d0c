/** One Tab stop for a whole zone, arrows inside it: WAI-ARIA's roving tabindex over the buttons that are there. */
import { useEffect, useRef, type RefObject } from 'react';

/** For the element of the zone. */
export function useRovingFocus<Zone extends HTMLElement>(
  orientation: 'horizontal' | 'vertical',
): RefObject<Zone | null> {
  const ref = useRef<Zone>(null);
  // After every rendering: buttons come and go, and one must stay reachable by Tab.
  useEffect(() => {
    if (ref.current !== null) keepOneStop(ref.current);
  });
  useEffect(() => (ref.current === null ? undefined : rove(ref.current, orientation)), [orientation]);
  return ref;
}

/** Returns how to stop. */
function rove(zone: HTMLElement, orientation: 'horizontal' | 'vertical'): () => void {
  const [back, ahead] = orientation === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];

  function onFocus({ target }: FocusEvent): void {
    for (const stop of stopsOf(zone)) stop.tabIndex = stop === target ? 0 : -1;
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const stops = stopsOf(zone);
    const current = stops.findIndex((stop) => stop === document.activeElement);
    const next = nextIndex(event.key, current, stops.length, back, ahead);
    if (current < 0 || next === undefined) return;
    event.preventDefault();
    stops[next]?.focus();
  }
  zone.addEventListener('focusin', onFocus);
  zone.addEventListener('keydown', onKeyDown);
  return () => {
    zone.removeEventListener('focusin', onFocus);
    zone.removeEventListener('keydown', onKeyDown);
  };
}

function nextIndex(
  key: string, current: number, count: number, back: string | undefined, ahead: string | undefined,
): number | undefined {
  switch (key) {
    case back: return Math.max(current - 1, 0);
    case ahead: return Math.min(current + 1, count - 1);
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return undefined;
  }
}

function keepOneStop(zone: HTMLElement): void {
  const stops = stopsOf(zone);
  const wanted = stops.find((stop) => stop === document.activeElement)
    ?? stops.find((stop) => stop.getAttribute('aria-current') !== null)
    ?? stops.find(({ tabIndex }) => tabIndex === 0) ?? stops[0];
  for (const stop of stops) stop.tabIndex = stop === wanted ? 0 : -1;
}

function stopsOf(zone: HTMLElement): HTMLElement[] {
  return [...zone.querySelectorAll<HTMLElement>('button:not(:disabled)')];
}
