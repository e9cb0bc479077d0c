/** Where one is while much goes by: the month, beside the scroll bar. */
import { useEffect, useState } from 'react';

export interface ScrollHint {
  readonly text: string;
  /** How far down, from 0 to 1. */
  readonly share: number;
}

const lingersMs = 600;
/** Scrolling by less than this many heights of the view shows where it goes by itself. */
const heightsMin = 2;

export function useScrollHint(
  scroller: HTMLElement | null, hint: ((index: number) => string | undefined) | undefined, firstIndex: () => number,
): ScrollHint | undefined {
  const [shown, setShown] = useState<ScrollHint>();
  useEffect(() => {
    if (scroller === null || hint === undefined) return undefined;
    let startTop: number | undefined;
    let ending: ReturnType<typeof setTimeout> | undefined;
    function onScroll(): void {
      if (scroller === null || hint === undefined) return;
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      startTop ??= scrollTop;
      clearTimeout(ending);
      ending = setTimeout(() => {
        startTop = undefined;
        setShown(undefined);
      }, lingersMs);
      if (Math.abs(scrollTop - startTop) < clientHeight * heightsMin) return;
      const text = hint(firstIndex());
      const share = scrollHeight <= clientHeight ? 0 : scrollTop / (scrollHeight - clientHeight);
      setShown(text === undefined ? undefined : { text, share });
    }
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(ending);
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [scroller, hint, firstIndex]);
  return shown;
}
