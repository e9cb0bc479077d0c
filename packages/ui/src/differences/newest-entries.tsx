/** Entries that only one of two books has, newest first: enough to recognise what is meant. */
import type { DifferingEntryView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { isSingular } from '../formatting/counted.ts';
import { formatCount, formatMoney } from '../formatting/format-number.ts';
import { formatDay } from '../formatting/format-day.ts';
import { useLanguage, useTexts } from '../language.tsx';
import './differences.css';

export interface NewestEntriesProps {
  readonly title: string;
  readonly entries: readonly DifferingEntryView[];
  /** How many there are in all, where it is known. */
  readonly total?: number;
}

export function NewestEntries({ title, entries, total = entries.length }: NewestEntriesProps): ReactNode {
  const language = useLanguage();
  const { conflict, difference } = useTexts();
  if (entries.length === 0) return null;
  const count = formatCount(entries.length, language);
  return (
    <details className="newest-entries">
      <summary>
        {total > entries.length ? difference.newest(title, count, isSingular(entries.length, language))
          : `${title} (${count})`}
      </summary>
      <ul>
        {entries.map(({ day, payee, accountName, amount, currency }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two may be equal, and none ever moves
          <li key={index} className="newest-entries__entry">
            <span className="newest-entries__day">{formatDay(day)}</span>
            <span className="newest-entries__payee">{payee === '' ? conflict.kind['entry'] : payee}</span>
            <span className="newest-entries__account">{accountName}</span>
            <span className="newest-entries__amount">{formatMoney(amount, currency, language)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
