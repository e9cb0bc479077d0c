/** Conflicts of the last 12 months that are settled; the choice can be gone back on. */
import type { ConflictView, Id } from '@tandem/contract';
import type { ReactNode } from 'react';
import { Link } from '../controls/link.tsx';
import { formatMoment } from '../formatting/format-day.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { Sentence } from '../sync/sentence.tsx';
import { conflictName } from './conflict-row.tsx';
import { settledSentences } from './conflict-sentences.ts';

interface SettledListProps {
  readonly conflicts: readonly ConflictView[];
  readonly onReopen: (conflictId: Id) => void;
}

export function SettledList({ conflicts, onReopen }: SettledListProps): ReactNode {
  const { conflict: texts } = useTexts();
  if (conflicts.length === 0) return null;
  return (
    <section className="conflict-list__group">
      <h2 className="conflict-list__group-head">
        <span>{texts.settled.title}</span>
        <span className="conflict-list__count">{texts.settled.kept12Months}</span>
      </h2>
      <ul>
        {conflicts.map((conflict) => (
          <SettledRow key={conflict.id} conflict={conflict} onReopen={() => onReopen(conflict.id)} />
        ))}
      </ul>
    </section>
  );
}

interface SettledRowProps {
  readonly conflict: ConflictView;
  readonly onReopen: () => void;
}

function SettledRow({ conflict, onReopen }: SettledRowProps): ReactNode {
  const language = useLanguage();
  const { conflict: texts } = useTexts();
  const { settled } = conflict;
  if (settled === null) return null;
  const name = conflictName(texts.kind, conflict);
  const moment = formatMoment(settled.wallMs, language);
  return (
    <li className="settled-row">
      <span className="settled-row__moment" title={texts.settled.by(settled.device ?? texts.unknownDevice, moment)}>
        {moment}
      </span>
      <span className="settled-row__name">{name}</span>
      <span className="settled-row__sentence">
        <Sentence text={settledSentences(texts, language, conflict).join(' ')} />
      </span>
      {settled.canReopen && (
        <span className="settled-row__act">
          <Link aria-label={texts.settled.reopenName(name)} onClick={onReopen}>{texts.settled.reopen}</Link>
        </span>
      )}
    </li>
  );
}
