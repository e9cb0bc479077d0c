/** What a book is called, how large it is, and how long ago another device had the same. */
import type { ShelvedBookView } from '@tandem/contract';
import { formatAge, formatBytes, formatCount, Icon, useLanguage, useTexts, type Texts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';

export function bookTitle({ name }: ShelvedBookView, words: Texts['books']): string {
  return name ?? words.unnamed;
}

interface BookFactsProps {
  readonly book: ShelvedBookView;
  readonly isOpen: boolean;
}

export function BookFacts({ book, isOpen }: BookFactsProps): ReactNode {
  const { books: words, backup } = useTexts();
  const language = useLanguage();
  const [nowMs] = useState(() => Date.now());
  const { figures } = book;
  return (
    <div className="books__words">
      <p className="books__name">
        {bookTitle(book, words)}
        {isOpen && <span className="books__open"><Icon name="check" size={16} />{words.isOpen}</span>}
      </p>
      <p className="books__facts">
        {figures === null ? words.empty : [
          words.entries(figures.entries, formatCount(figures.entries, language)),
          backup.bytes(...formatBytes(figures.bytes, language)),
          figures.lastSyncMs === null
            ? words.neverSynced : words.synced(formatAge(Math.max(nowMs - figures.lastSyncMs, 0), language)),
        ].join(' · ')}
      </p>
      {figures !== null && figures.lastSyncMs !== null && (figures.waitingChanges ?? 0) > 0 && (
        <p className="books__facts">
          {words.waiting(figures.waitingChanges ?? 0, formatCount(figures.waitingChanges ?? 0, language))}
        </p>
      )}
    </div>
  );
}
