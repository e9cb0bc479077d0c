/**
 * What a finger does to a row beside touching it: a swipe to the right, or a long press.
 *
 *   pressed ──(10 px, to the right and level)──> swiping ──(96 px and let go)──> swiped
 *      │ └─(10 px any other way)──> left to the list, which scrolls
 *      └──(half a second at rest)──> held
 *
 * What must hold
 * 1. Scrolling is the browser's (`touch-action: pan-y`): a finger that goes up or down is taken from here at once.
 * 2. What ends a swipe or a long press is no touch of a button in the row.
 * 3. A keyboard and a screen reader need neither: the mark is a button, and the menu key holds.
 */
import { useEffect, useMemo, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';

const slopPx = 10;
const swipePx = 96;
const holdMs = 500;
/** A swipe is at least so many times wider than high: no diagonal scroll. */
const levelRatio = 2;

type Press =
  | { readonly kind: 'none' }
  | { readonly kind: 'pressed' | 'swiping'; readonly pointerId: number; readonly x: number; readonly y: number }
  /** The click that follows is not meant. */
  | { readonly kind: 'over' };

export interface RowGestures {
  /** Undefined where a swipe does nothing. */
  readonly onSwipe: (() => void) | undefined;
  /** Undefined where a long press does nothing. */
  readonly onHold: (() => void) | undefined;
}

/** `sheet` is what moves with the finger. The result goes to the row as it is. */
export function useRowGestures(sheet: RefObject<HTMLElement | null>, gestures: RowGestures) {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  return useMemo(() => {
    let press: Press = { kind: 'none' };
    let holdTimer: number | undefined;

    const moveTo = (distance: number): void => {
      const { current } = sheet;
      if (current === null) return;
      current.style.transform = distance > 0 ? `translateX(${distance}px)` : '';
      const row = current.parentElement;
      if (row !== null) row.dataset['swipe'] = distance <= 0 ? '' : distance >= swipePx ? 'far' : 'near';
    };
    const end = (next: Press): void => {
      clearTimeout(holdTimer);
      moveTo(0);
      press = next;
    };
    const hold = (): void => {
      end({ kind: 'over' });
      latest.current.onHold?.();
    };

    return {
      onPointerDown: ({ pointerId, pointerType, isPrimary, clientX, clientY }: PointerEvent) => {
        if (pointerType === 'mouse' || !isPrimary) return;
        end({ kind: 'pressed', pointerId, x: clientX, y: clientY });
        if (latest.current.onHold !== undefined) holdTimer = window.setTimeout(hold, holdMs);
      },
      onPointerMove: ({ pointerId, clientX, clientY, currentTarget }: PointerEvent) => {
        if (press.kind === 'none' || press.kind === 'over' || press.pointerId !== pointerId) return;
        const right = clientX - press.x;
        const away = Math.abs(clientY - press.y);
        if (press.kind === 'pressed') {
          if (Math.hypot(right, away) < slopPx) return;
          clearTimeout(holdTimer);
          const isSwipe = right > away * levelRatio && latest.current.onSwipe !== undefined;
          if (!isSwipe) {
            end({ kind: 'none' });
            return;
          }
          press = { ...press, kind: 'swiping' };
          currentTarget.setPointerCapture(pointerId);
        }
        moveTo(Math.max(0, right));
      },
      onPointerUp: ({ pointerId, clientX }: PointerEvent) => {
        if (press.kind === 'none' || press.kind === 'over' || press.pointerId !== pointerId) return;
        const isSwiped = press.kind === 'swiping' && clientX - press.x >= swipePx;
        end({ kind: press.kind === 'swiping' ? 'over' : 'none' });
        if (isSwiped) latest.current.onSwipe?.();
      },
      onPointerCancel: () => end({ kind: press.kind === 'over' ? 'over' : 'none' }),
      onClickCapture: (event: MouseEvent) => {
        if (press.kind !== 'over') return;
        press = { kind: 'none' };
        event.preventDefault();
        event.stopPropagation();
      },
      /** Of a long press too, where the browser tells of it before the timer does; and of the menu key. */
      onContextMenu: (event: MouseEvent) => {
        if (latest.current.onHold === undefined) return;
        event.preventDefault();
        if (press.kind === 'pressed') hold();
        else if (press.kind === 'none') latest.current.onHold();
      },
    };
  }, [sheet]);
}
