/** The syncs of this device, newest first; each one opens its lines. */
import type { JournalSessionView } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { EmptyState } from '../controls/empty-state.tsx';
import { Pager } from '../controls/pager.tsx';
import { useRovingFocus } from '../controls/roving-focus.ts';
import { useQuery } from '../engine.tsx';
import { formatMoment } from '../formatting/format-day.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import type { ScreenSize } from '../sync/screen-size.ts';
import { countsText, outcomeText } from './session-texts.ts';
import './journal.css';

export interface JournalListProps {
  readonly size: ScreenSize;
  readonly onOpen: (session: number) => void;
}

export const journalPage = 100;

export function JournalList({ size, onOpen }: JournalListProps): ReactNode {
  const { journal } = useTexts();
  const [offset, setOffset] = useState(0);
  const view = useQuery('journal', { offset, limit: journalPage }, { keep: true });
  const rows = useRovingFocus<HTMLUListElement>('vertical');
  if (view === undefined) return null;
  if (view.total === 0) return <EmptyState sentence={journal.none} />;
  return (
    <div className={`journal journal--${size}`}>
      {size === 'pc' && <Columns />}
      <ul ref={rows}>
        {view.sessions.map((session) => (
          <li key={session.session}><Session session={session} onOpen={() => onOpen(session.session)} /></li>
        ))}
      </ul>
      <Pager offset={offset} pageSize={journalPage} total={view.total} onChange={setOffset} />
    </div>
  );
}

const columns = ['moment', 'device', 'outcome', 'sent', 'received'] as const;

/** The buttons below say the same of themselves. */
function Columns(): ReactNode {
  const { journal: { column } } = useTexts();
  return (
    <div className="journal__columns" aria-hidden="true">
      {columns.map((key) => <span key={key}>{column[key]}</span>)}
    </div>
  );
}

interface SessionProps {
  readonly session: JournalSessionView;
  readonly onOpen: () => void;
}

function Session({ session, onOpen }: SessionProps): ReactNode {
  const language = useLanguage();
  const { journal: texts } = useTexts();
  const { peerName, startedMs, sent, received, outcome } = session;
  const said = outcomeText(texts, session);
  return (
    <button type="button" className="journal__session" data-undone={session.isUndone} onClick={onOpen}>
      <span className="journal__moment">{formatMoment(startedMs, language)}</span>
      <span className="journal__peer">{peerName}</span>
      <span className="journal__outcome" data-outcome={outcome}>
        {outcome === 'identical' && <Icon name="check" size={16} />}
        <span>{said}</span>
      </span>
      <span className="journal__counts">
        <span className="journal__direction">{texts.column.sent} </span>{countsText(texts, sent, language)}
      </span>
      <span className="journal__counts">
        <span className="journal__direction">{texts.column.received} </span>{countsText(texts, received, language)}
      </span>
      <Icon name="chevron-right" size={16} />
    </button>
  );
}
