/** How old the last sync is, and what waits for the next one. */
import { formatAge, formatCount, formatDay, useLanguage, useQuery, useTexts } from '@tandem/ui';
import { civilToDay } from '@tandem/ledger';
import { useEffect, useState, type ReactNode } from 'react';

/** An age in words is right for this long. */
const ageRefreshMs = 30_000;

/** `il y a 2 j · 2 changements` */
export function SyncState(): ReactNode {
  const { phone } = useTexts();
  const language = useLanguage();
  const summary = useQuery('sync-summary', {});
  const nowMs = useNow();
  if (summary === undefined) return null;
  const { lastMs, waitingChanges } = summary;
  const age = lastMs === null ? phone.menu.neverSynced : formatAge(nowMs - lastMs, language);
  const changes = waitingChanges === null || lastMs === null
    ? undefined
    : waitingChanges === 0
      ? phone.menu.upToDate
      : phone.menu.changes(waitingChanges, formatCount(waitingChanges, language));
  return <span className="sync-state">{changes === undefined ? age : `${age} · ${changes}`}</span>;
}

/** `Dernière synchronisation avec PC du bureau, le 22/11/2026 à 18:05` */
export function LastSync(): ReactNode {
  const { phone, sync } = useTexts();
  const language = useLanguage();
  const summary = useQuery('sync-summary', {});
  if (summary === undefined || summary.lastMs === null) return null;
  const last = new Date(summary.lastMs);
  const day = civilToDay(last.getFullYear(), last.getMonth() + 1, last.getDate());
  if (day === undefined) return null;
  const time = last.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <p className="last-sync">
      {phone.menu.lastSync(summary.peerName ?? sync.unnamedPeer.phone, formatDay(day), time)}
    </p>
  );
}

function useNow(): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), ageRefreshMs);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
