/** One Tab stop for a whole zone, arrows inside it: WAI-ARIA's roving tabindex over the buttons that are there. */
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

export interface RovingFocus<Element extends HTMLElement> {
  readonly ref: RefObject<Element | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useRovingFocus<Element extends HTMLElement>(
  orientation: 'horizontal' | 'vertical',
): RovingFocus<Element> {
  const ref = useRef<Element>(null);
  // After every rendering: buttons come and go, and one must stay reachable by Tab.
  useEffect(() => {
    if (ref.current !== null) keepOneStop(ref.current);
  });
  useEffect(() => {
    const zone = ref.current;
    if (zone === null) return;
    function onFocus({ target }: FocusEvent): void {
      if (zone === null || !(target instanceof HTMLElement)) return;
      for (const stop of stopsOf(zone)) stop.tabIndex = stop === target ? 0 : -1;
    }
    zone.addEventListener('focusin', onFocus);
    return () => zone.removeEventListener('focusin', onFocus);
  }, []);
  const [back, ahead] = orientation === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  return {
    ref,
    onKeyDown(event): void {
      if (ref.current === null || event.ctrlKey || event.altKey || event.metaKey) return;
      const stops = stopsOf(ref.current);
      const current = stops.findIndex((stop) => stop === document.activeElement);
      const next = nextIndex(event.key, current, stops.length, back, ahead);
      if (current < 0 || next === undefined) return;
      event.preventDefault();
      stops[next]?.focus();
    },
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
