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
import { useEffect, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react';

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
export function useRowGestures(sheet: RefObject<HTMLElement | null>, gestures: RowGestures): RowHandlers {
  const [reader] = useState(() => new GestureReader());
  useEffect(() => reader.serve(sheet.current, gestures));
  useEffect(() => () => reader.stop(), [reader]);
  return reader.handlers;
}

interface RowHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: () => void;
  readonly onClickCapture: (event: MouseEvent) => void;
  /** Of a long press too, where the browser tells of it before the timer does; and of the menu key. */
  readonly onContextMenu: (event: MouseEvent) => void;
}

class GestureReader {
  #press: Press = { kind: 'none' };
  #holdTimer: number | undefined;
  #sheet: HTMLElement | null = null;
  #gestures: RowGestures = { onSwipe: undefined, onHold: undefined };

  readonly handlers: RowHandlers = {
    onPointerDown: ({ pointerId, pointerType, isPrimary, clientX, clientY }) => {
      if (pointerType === 'mouse' || !isPrimary) return;
      this.#end({ kind: 'pressed', pointerId, x: clientX, y: clientY });
      if (this.#gestures.onHold !== undefined) this.#holdTimer = window.setTimeout(() => this.#hold(), holdMs);
    },
    onPointerMove: ({ pointerId, clientX, clientY, currentTarget }) => {
      const press = this.#press;
      if (press.kind === 'none' || press.kind === 'over' || press.pointerId !== pointerId) return;
      const right = clientX - press.x;
      if (press.kind === 'pressed') {
        const away = Math.abs(clientY - press.y);
        if (Math.hypot(right, away) < slopPx) return;
        if (right <= away * levelRatio || this.#gestures.onSwipe === undefined) {
          this.#end({ kind: 'none' });
          return;
        }
        clearTimeout(this.#holdTimer);
        this.#press = { ...press, kind: 'swiping' };
        currentTarget.setPointerCapture(pointerId);
      }
      this.#moveTo(Math.max(0, right));
    },
    onPointerUp: ({ pointerId, clientX }) => {
      const press = this.#press;
      if (press.kind === 'none' || press.kind === 'over' || press.pointerId !== pointerId) return;
      this.#end({ kind: press.kind === 'swiping' ? 'over' : 'none' });
      if (press.kind === 'swiping' && clientX - press.x >= swipePx) this.#gestures.onSwipe?.();
    },
    onPointerCancel: () => this.#end(this.#press.kind === 'over' ? this.#press : { kind: 'none' }),
    onClickCapture: (event) => {
      if (this.#press.kind !== 'over') return;
      this.#press = { kind: 'none' };
      event.preventDefault();
      event.stopPropagation();
    },
    onContextMenu: (event) => {
      if (this.#gestures.onHold === undefined) return;
      event.preventDefault();
      if (this.#press.kind === 'pressed') this.#hold();
      else if (this.#press.kind === 'none') this.#gestures.onHold();
    },
  };

  serve(sheet: HTMLElement | null, gestures: RowGestures): void {
    this.#sheet = sheet;
    this.#gestures = gestures;
  }

  stop(): void {
    clearTimeout(this.#holdTimer);
  }

  #hold(): void {
    this.#end({ kind: 'over' });
    this.#gestures.onHold?.();
  }

  #end(next: Press): void {
    clearTimeout(this.#holdTimer);
    this.#moveTo(0);
    this.#press = next;
  }

  #moveTo(distance: number): void {
    const row = this.#sheet?.parentElement;
    if (this.#sheet === null || !row) return;
    this.#sheet.style.transform = distance > 0 ? `translateX(${distance}px)` : '';
    row.dataset['swipe'] = distance <= 0 ? '' : distance >= swipePx ? 'far' : 'near';
  }
}
