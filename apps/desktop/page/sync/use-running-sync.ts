/** A sync that is at something when the page comes up, as after a reload or the first sync: its window opens. */
import { useQuery } from '@tandem/ui';
import { useEffect, useRef } from 'react';

export function useRunningSync(open: () => void): void {
  const view = useQuery('sync', {});
  const isSettled = useRef(false);
  useEffect(() => {
    if (view === undefined || isSettled.current) return;
    isSettled.current = true;
    if (view.kind !== 'idle') open();
  }, [view, open]);
}
