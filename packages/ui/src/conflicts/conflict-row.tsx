/** One conflict: what it is about, the two values, and what may be done about it. */
import type { ConflictView } from '@tandem/contract';
import { useId, type ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { formatDay, formatMoment } from '../formatting/format-day.ts';
import { formatMoney } from '../formatting/format-number.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import type { ScreenSize } from '../sync/screen-size.ts';
import { Sentence } from '../sync/sentence.tsx';
import { conflictChoices, type ConflictChoice, type SettleHow } from './conflict-choices.ts';
import { conflictHeading, sideSentences, type ConflictSideName } from './conflict-sentences.ts';

interface ConflictRowProps {
  readonly size: ScreenSize;
  readonly conflict: ConflictView;
  /** On the PC: the one that the keys settle. */
  readonly isCurrent: boolean;
  readonly onSettle: (how: SettleHow) => void;
}

export function ConflictRow({ size, conflict, isCurrent, onSettle }: ConflictRowProps): ReactNode {
  const { conflict: { act } } = useTexts();
  const titleId = useId();
  const [keep, ...takes] = conflictChoices(act, conflict);
  const choice = (given: ConflictChoice): ReactNode => (
    <Choice key={given.how} size={size} choice={given} isCurrent={isCurrent} describedBy={titleId}
      onSettle={onSettle} />
  );
  return (
    <li className="conflict-row" data-conflict={conflict.id} data-current={isCurrent}>
      <Title id={titleId} conflict={conflict} />
      <Side conflict={conflict} name="kept">{keep !== undefined && choice(keep)}</Side>
      <Side conflict={conflict} name="setAside">{takes.map(choice)}</Side>
    </li>
  );
}

interface ChoiceProps {
  readonly size: ScreenSize;
  readonly choice: ConflictChoice;
  readonly isCurrent: boolean;
  readonly describedBy: string;
  readonly onSettle: (how: SettleHow) => void;
}

/** On the PC the whole list is one Tab stop: the choices of the current conflict. */
function Choice({ size, choice, isCurrent, describedBy, onSettle }: ChoiceProps): ReactNode {
  const { conflict: { act } } = useTexts();
  const { how, label, note } = choice;
  const key = act.key[how];
  return (
    <Button
      kind={isCurrent && how === 'kept' ? 'main' : 'plain'} title={note} aria-describedby={describedBy}
      data-how={how} onClick={() => onSettle(how)}
      {...(size === 'pc' && { tabIndex: isCurrent ? 0 : -1, 'aria-keyshortcuts': key })}
      {...(isCurrent && how === 'kept' && { 'data-zone-start': '' })}
    >
      {label}
      {isCurrent && <span className="conflict-row__key" aria-hidden="true">{key}</span>}
    </Button>
  );
}

export function conflictName(kinds: Readonly<Record<string, string>>, { title, recordKind }: ConflictView): string {
  return title.name === '' ? kinds[recordKind] ?? recordKind : title.name;
}

function Title({ id, conflict }: { readonly id: string; readonly conflict: ConflictView }): ReactNode {
  const language = useLanguage();
  const { conflict: texts } = useTexts();
  const { day, amount, currency } = conflict.title;
  const figures = [
    ...(day === null ? [] : [formatDay(day)]),
    ...(amount === null || currency === null ? [] : [formatMoney(amount, currency, language)]),
  ];
  return (
    <div className="conflict-row__title">
      <h3 id={id} className="conflict-row__name">{conflictName(texts.kind, conflict)}</h3>
      {figures.length > 0 && <p className="conflict-row__figures">{figures.join(' · ')}</p>}
      {conflict.accountName !== null && <p className="conflict-row__figures">{conflict.accountName}</p>}
      <p className="conflict-row__heading">
        <Icon name="conflict" size={16} /><span>{conflictHeading(texts, conflict)}</span>
      </p>
    </div>
  );
}

interface SideProps {
  readonly conflict: ConflictView;
  readonly name: ConflictSideName;
  readonly children: ReactNode;
}

function Side({ conflict, name, children }: SideProps): ReactNode {
  const language = useLanguage();
  const { conflict: texts } = useTexts();
  const side = conflict[name];
  return (
    <div className="conflict-row__side">
      {side !== null && (
        <p className="conflict-row__by">
          <strong>{texts[name]}</strong>
          {` · ${texts.by(side.device ?? texts.unknownDevice, formatMoment(side.wallMs, language))}`}
        </p>
      )}
      {sideSentences(texts, language, conflict, name).map((text) => (
        <p key={text} className="conflict-row__sentence"><Sentence text={text} /></p>
      ))}
      <div className="conflict-row__acts">{children}</div>
    </div>
  );
}
