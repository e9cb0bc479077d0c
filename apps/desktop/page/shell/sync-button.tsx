/** [Synchronisation]: always there, always as wide, and its second line says how the two devices stand. */
import type { SyncSummary, SyncView } from '@tandem/contract';
import {
  formatAge, formatCount, formatPercent, Icon, Spinner, useLanguage, useQuery, useTexts, type Texts,
} from '@tandem/ui';
import { useEffect, useState, type ReactNode } from 'react';
import type { Language } from '@tandem/ledger';
import './sync-button.css';

const ageStepMs = 20_000;

export function SyncButton({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const view = useQuery('sync', {});
  const summary = useQuery('sync-summary', {});
  const wallMs = useWallClock();
  const line = syncLine(view, summary, wallMs, texts, language);
  return (
    <button type="button" className="sync-button" data-zone="sync" onClick={onOpen} title={`${line} (Ctrl+S)`}
      aria-keyshortcuts="Control+S">
      {view?.kind === 'running' ? <Spinner /> : <Icon name="sync" size={16} />}
      <span className="sync-button-texts">
        <span className="sync-button-name">{texts.menu.sync}</span>
        <span className="sync-button-line">{line}</span>
      </span>
    </button>
  );
}

/** A no-break space while nothing is known, so that the button keeps its height. */
function syncLine(
  view: SyncView | undefined, summary: SyncSummary | undefined, wallMs: number, texts: Texts, language: Language,
): string {
  const { menu } = texts;
  switch (view?.kind) {
    case 'showing-code': return menu.syncWaiting;
    case 'connecting': case 'confirming': case 'waiting-turn': return menu.syncConnecting;
    case 'asking': return menu.syncAsking;
    case 'asked-there': return menu.syncAskedThere;
    case 'running': {
      const { done, expected } = view;
      return menu.syncRunning(expected === null || expected === 0 ? '…' : formatPercent(done / expected, language));
    }
    case 'ended':
      if (view.end.kind === 'not-connected') return menu.syncUnreached;
      break;
    case 'idle': case undefined: break;
  }
  if (summary === undefined) return '\u00a0';
  if (summary.lastMs === null) return menu.syncNever;
  const { waitingChanges } = summary;
  const age = formatAge(Math.max(wallMs - summary.lastMs, 0), language);
  if (waitingChanges === null) return age;
  const changes = waitingChanges === 0
    ? menu.syncUpToDate
    : menu.syncChanges(waitingChanges, formatCount(waitingChanges, language));
  return `${age} · ${changes}`;
}

/** The time of day, often enough for an age in minutes. */
function useWallClock(): number {
  const [wallMs, setWallMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setWallMs(Date.now()), ageStepMs);
    return () => clearInterval(timer);
  }, []);
  return wallMs;
}
