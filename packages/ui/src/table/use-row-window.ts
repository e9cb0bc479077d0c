/** The rows of an account for a component: ask for `row(index)`, give `look` to the table's `onRange`. */
import type { Id } from '@tandem/contract';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useEngine } from '../engine.tsx';
import { RowWindow } from './row-window.ts';

/** Renders anew whenever rows in sight have changed. */
export function useRowWindow(accountId: Id): Pick<RowWindow, 'row' | 'look'> & { readonly version: number } {
  const engine = useEngine();
  const rows = useMemo(() => new RowWindow(engine, accountId), [engine, accountId]);
  const version = useSyncExternalStore(rows.subscribe, rows.version);
  useEffect(() => () => rows.close(), [rows]);
  return { row: rows.row, look: rows.look, version };
}
