/** Where one is while much goes by under the hand: the month, beside the scroll bar. A jump by a key shows its row. */
import { useEffect, useEffectEvent, useState } from 'react';

export interface ScrollHint {
  readonly text: string;
  /** How far down, from 0 to 1. */
  readonly share: number;
}

const lingersMs = 600;
/** Scrolling by less than this many heights of the view shows where it goes by itself. */
const heightsMin = 2;
/** The wheel, the bar under the mouse, the finger. */
const hands = ['wheel', 'pointerdown', 'touchmove'] as const;

export function useScrollHint(
  scroller: HTMLElement | null, hint: ((index: number) => string | undefined) | undefined, firstIndex: () => number,
): ScrollHint | undefined {
  const [shown, setShown] = useState<ScrollHint>();
  const textNow = useEffectEvent(() => hint?.(firstIndex()));
  const isAsked = hint !== undefined;
  useEffect(() => {
    if (scroller === null || !isAsked) return undefined;
    const view = scroller;
    let restingTop = view.scrollTop;
    let isByHand = false;
    let ending: ReturnType<typeof setTimeout> | undefined;
    function rest(): void {
      restingTop = view.scrollTop;
      isByHand = false;
      setShown(undefined);
    }
    function onHand(): void {
      isByHand = true;
    }
    function onScroll(): void {
      const { scrollTop, scrollHeight, clientHeight } = view;
      clearTimeout(ending);
      ending = setTimeout(rest, lingersMs);
      if (!isByHand || Math.abs(scrollTop - restingTop) < clientHeight * heightsMin) return;
      const text = textNow();
      const share = scrollHeight <= clientHeight ? 0 : scrollTop / (scrollHeight - clientHeight);
      setShown((before) => (text === undefined ? before : { text, share }));
    }
    for (const hand of hands) view.addEventListener(hand, onHand, { passive: true });
    view.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(ending);
      for (const hand of hands) view.removeEventListener(hand, onHand);
      view.removeEventListener('scroll', onScroll);
    };
  }, [scroller, isAsked]);
  return shown;
}
