/** How old the last sync is, and what waits for the next one. */
import { formatDay, useLanguage, useQuery, useTexts } from '@tandem/ui';
import { civilToDay } from '@tandem/ledger';
import type { ReactNode } from 'react';
import { useSyncWords } from './sync-words.ts';

/** `il y a 2 j · 2 changements` */
export function SyncState(): ReactNode {
  const { phone } = useTexts();
  const words = useSyncWords();
  if (words === undefined) return null;
  const { age, changes } = words;
  if (age === undefined) return <span className="sync-state">{phone.menu.neverSynced}</span>;
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
