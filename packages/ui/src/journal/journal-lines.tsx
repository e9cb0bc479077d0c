/** What one sync added, changed and deleted here: each record with its values before and after. */
import type { JournalLineView } from '@tandem/contract';
import type { Language } from '@tandem/ledger';
import { useState, type ReactNode } from 'react';
import { describeValue, fieldTexts } from '../conflicts/conflict-sentences.ts';
import { EmptyState } from '../controls/empty-state.tsx';
import { Pager } from '../controls/pager.tsx';
import { useQuery } from '../engine.tsx';
import { formatDay } from '../formatting/format-day.ts';
import { formatMoney } from '../formatting/format-number.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { Texts } from '../messages/catalogue.ts';

const linesPage = 100;
const iconByChange = {
  added: 'plus', changed: 'edit', deleted: 'trash',
} as const satisfies Readonly<Record<JournalLineView['change'], IconName>>;

interface JournalLinesProps {
  readonly session: number;
  /** Then nothing needs to be said of what an undo would leave alone. */
  readonly isUndone: boolean;
}

export function JournalLines({ session, isUndone }: JournalLinesProps): ReactNode {
  const { journal: texts } = useTexts();
  const [offset, setOffset] = useState(0);
  const view = useQuery('journal-lines', { session, offset, limit: linesPage }, { keep: true });
  if (view === undefined) return null;
  if (view.total === 0) return <EmptyState sentence={texts.noLines} />;
  return (
    <section>
      <h3 className="journal__lines-head">{texts.linesTitle}</h3>
      <ul>
        {view.lines.map((line) => (
          <Line key={`${line.recordKind} ${line.recordId}`} line={line} saysSince={!isUndone && line.isChangedSince} />
        ))}
      </ul>
      <Pager offset={offset} pageSize={linesPage} total={view.total} onChange={setOffset} />
    </section>
  );
}

interface LineProps {
  readonly line: JournalLineView;
  readonly saysSince: boolean;
}

function Line({ line, saysSince }: LineProps): ReactNode {
  const language = useLanguage();
  const texts = useTexts();
  const { title, recordKind, change } = line;
  const name = title.name === '' ? texts.conflict.kind[recordKind] ?? recordKind : title.name;
  const facts = [
    ...(title.day === null ? [] : [formatDay(title.day)]),
    ...(title.amount === null || title.currency === null ? []
      : [formatMoney(title.amount, title.currency, language)]),
    ...(line.accountName === null ? [] : [line.accountName]),
    ...(recordKind === 'entry' ? [] : [texts.conflict.kind[recordKind] ?? recordKind]),
  ];
  return (
    <li className="journal-line">
      <span className="journal-line__change" data-change={change}>
        <Icon name={iconByChange[change]} size={16} /><span>{texts.journal.change[change]}</span>
      </span>
      <div className="journal-line__record">
        <p className="journal-line__name">{name}</p>
        <p className="journal-line__facts">{facts.join(' · ')}</p>
      </div>
      <div className="journal-line__fields">
        <ul>
          {line.fields.filter(({ name: column }) => !isInHead(line, column)).map((field) => (
            <li key={field.name}>{describeField(texts, language, change, field)}</li>
          ))}
        </ul>
        {saysSince && (
          <p className="journal-line__since"><Icon name="info" size={16} /><span>{texts.journal.changedSince}</span></p>
        )}
      </div>
    </li>
  );
}

/** Of an added or deleted record, what its own line says already. */
function isInHead({ change, recordKind, title, accountName }: JournalLineView, column: string): boolean {
  if (change === 'changed') return false;
  if (recordKind !== 'entry') return column === 'name' && title.name !== '';
  switch (column) {
    case 'account_id': return accountName !== null;
    case 'day': return title.day !== null;
    case 'amount': return title.amount !== null && title.currency !== null;
    // An entry without a payee is named after its memo.
    case 'payee_id': return true;
    default: return false;
  }
}

function describeField(
  { conflict, journal }: Texts, language: Language, change: JournalLineView['change'],
  { name, before, after }: JournalLineView['fields'][number],
): ReactNode {
  const say = (value: NonNullable<typeof before>): string => describeValue(conflict, language, name, value);
  const none = { kind: 'none' } as const;
  const text = change === 'changed' ? journal.fromTo(say(before ?? none), say(after ?? none))
    : say(after ?? before ?? none);
  return <><span className="journal-line__label">{fieldTexts(conflict, name).label}</span> {text}</>;
}
