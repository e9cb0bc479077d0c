/** Entries that are chosen in a list, to be cleared or deleted at once. A long press begins, going back ends. */
import type { RegisterRowView } from '@tandem/contract';
import { useCallback, useMemo, useState } from 'react';
import { useBackGuard } from '../navigation/navigation.tsx';

export interface RowSelection {
  /** As they were when they were chosen. */
  readonly rows: readonly RegisterRowView[];
  readonly has: (row: RegisterRowView) => boolean;
  readonly toggle: (row: RegisterRowView) => void;
  readonly clear: () => void;
}

export function useRowSelection(): RowSelection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, RegisterRowView>>(new Map());
  const toggle = useCallback((row: RegisterRowView) => setChosen((before) => {
    const next = new Map(before);
    if (!next.delete(keyOf(row))) next.set(keyOf(row), row);
    return next;
  }), []);
  const clear = useCallback(() => setChosen(new Map()), []);
  useBackGuard(chosen.size > 0, clear);
  return useMemo(() => ({
    rows: [...chosen.values()], has: (row) => chosen.has(keyOf(row)), toggle, clear,
  }), [chosen, toggle, clear]);
}

function keyOf({ entryId, leg }: RegisterRowView): string {
  return `${entryId} ${leg}`;
}
