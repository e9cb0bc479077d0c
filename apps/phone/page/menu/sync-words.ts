/** How old the last sync is, and what waits for the next one: wherever [Synchronisation] stands. */
import { formatAge, formatCount, useLanguage, useQuery, useTexts } from '@tandem/ui/first-load';
import { useEffect, useState } from 'react';

export interface SyncWords {
  readonly isPaired: boolean;
  /** Undefined before the first sync. */
  readonly age: string | undefined;
  /** Undefined where nothing is known of them. */
  readonly changes: string | undefined;
  readonly waiting: number;
}

/** An age in words is right for this long. */
const ageRefreshMs = 30_000;

/** Undefined until the engine has answered. */
export function useSyncWords(): SyncWords | undefined {
  const { phone } = useTexts();
  const language = useLanguage();
  const summary = useQuery('sync-summary', {});
  const nowMs = useNow();
  if (summary === undefined) return undefined;
  const { isPaired, lastMs, waitingChanges: waiting } = summary;
  return {
    isPaired, waiting: waiting ?? 0,
    age: lastMs === null ? undefined : formatAge(nowMs - lastMs, language),
    changes: waiting === null ? undefined : waiting === 0
      ? phone.menu.upToDate : phone.menu.changes(waiting, formatCount(waiting, language)),
  };
}

function useNow(): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), ageRefreshMs);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
