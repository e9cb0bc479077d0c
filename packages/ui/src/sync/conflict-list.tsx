/** Records that changed on both devices: the value that is shown, and the one that is set aside. Read only. */
import type { ConflictView } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { EmptyState } from '../controls/empty-state.tsx';
import { isSingular } from '../formatting/counted.ts';
import { formatCount, formatMoney } from '../formatting/format-number.ts';
import { formatDay, formatMoment } from '../formatting/format-day.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import { conflictHeading, sideSentences } from './conflict-sentences.ts';
import type { ScreenSize } from './screen-size.ts';
import { Sentence } from './sentence.tsx';
import './conflict-list.css';

export interface ConflictListProps {
  readonly size: ScreenSize;
  readonly conflicts: readonly ConflictView[];
}

/** A book may have thousands after a long time apart; so many are shown at once. */
const shownAtOnce = 100;

export function ConflictList({ size, conflicts }: ConflictListProps): ReactNode {
  const language = useLanguage();
  const { conflict: texts } = useTexts();
  const [shown, setShown] = useState(shownAtOnce);
  if (conflicts.length === 0) return <EmptyState sentence={`${texts.none}. ${texts.noneNote}`} />;
  return (
    <div className={`conflict-list conflict-list--${size}`}>
      <p className="conflict-list__count">
        {texts.ofAll(formatCount(conflicts.length, language), isSingular(conflicts.length, language))}
      </p>
      <ul>
        {conflicts.slice(0, shown).map((conflict) => (
          <li key={conflict.id} className="conflict-list__conflict">
            <Title conflict={conflict} />
            <Side conflict={conflict} side="kept" />
            <Side conflict={conflict} side="setAside" />
          </li>
        ))}
      </ul>
      {conflicts.length > shown && (
        <Button kind="plain" onClick={() => setShown(shown + shownAtOnce)}>
          {texts.more(formatCount(Math.min(shownAtOnce, conflicts.length - shown), language))}
        </Button>
      )}
    </div>
  );
}

function Title({ conflict }: { readonly conflict: ConflictView }): ReactNode {
  const language = useLanguage();
  const { conflict: texts } = useTexts();
  const { day, name, amount, currency } = conflict.title;
  const figures = [
    ...(day === null ? [] : [formatDay(day)]),
    ...(amount === null || currency === null ? [] : [formatMoney(amount, currency, language)]),
  ];
  return (
    <div className="conflict-list__title">
      <p className="conflict-list__name">{name === '' ? texts.kind[conflict.recordKind] : name}</p>
      {figures.length > 0 && <p className="conflict-list__figures">{figures.join(' · ')}</p>}
      <p className="conflict-list__heading">
        <Icon name="conflict" size={16} /><span>{conflictHeading(texts, conflict)}</span>
      </p>
    </div>
  );
}

interface SideProps {
  readonly conflict: ConflictView;
  readonly side: 'kept' | 'setAside';
}

function Side({ conflict, side }: SideProps): ReactNode {
  const language = useLanguage();
  const { conflict: texts } = useTexts();
  const { device, wallMs } = conflict[side];
  return (
    <div className="conflict-list__side">
      <p className="conflict-list__by">
        <strong>{texts[side]}</strong>
        {` · ${texts.by(device ?? texts.unknownDevice, formatMoment(wallMs, language))}`}
      </p>
      {sideSentences(texts, language, conflict, side).map((text) => (
        <p key={text} className="conflict-list__sentence"><Sentence text={text} /></p>
      ))}
    </div>
  );
}
