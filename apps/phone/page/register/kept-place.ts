/** Where a list was, kept with its place in the history: going back from an entry finds the same rows. */
import type { Id } from '@tandem/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { parsePlace } from '../navigation/route.ts';

/** Browsers refuse a history that is written at every row that goes by. */
const settleMs = 150;

export interface KeptPlace {
  /** Of the row at the top, counted from the oldest; undefined where the list was not scrolled. */
  readonly place: number | undefined;
  readonly keep: (place: number | undefined) => void;
}

export function useKeptPlace(accountId: Id): KeptPlace {
  const [place] = useState(readPlace);
  const timer = useRef<number | undefined>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = useCallback((top: number | undefined) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const { route } = parsePlace(history.state);
      if (route.kind === 'register' && route.accountId === accountId) writePlace(top);
    }, settleMs);
  }, [accountId]);

  return { place, keep };
}

function readPlace(): number | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('topRow' in state)) return undefined;
  return typeof state.topRow === 'number' ? state.topRow : undefined;
}

function writePlace(topRow: number | undefined): void {
  const state: unknown = history.state;
  history.replaceState({ ...(typeof state === 'object' ? state : {}), topRow }, '');
}
