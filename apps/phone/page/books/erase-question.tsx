/** Before a book leaves this phone for good: what of it is nowhere else. */
import type { ShelvedBookView } from '@tandem/contract';
import { AlertStrip, Button, FocusedButton, formatCount, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { Screen } from '../screen/screen.tsx';
import { BookFacts, bookTitle } from './book-facts.tsx';

interface EraseQuestionProps {
  readonly book: ShelvedBookView;
  readonly onNo: () => void;
  readonly onYes: () => void;
}

export function EraseQuestion({ book, onNo, onYes }: EraseQuestionProps): ReactNode {
  const { books: words } = useTexts();
  const language = useLanguage();
  const { figures } = book;
  // Never synced, all of it is here alone.
  const unsynced = figures === null ? 0 : figures.lastSyncMs === null ? figures.entries : figures.waitingChanges ?? 0;
  return (
    <Screen title={words.title} leading="back" onLeading={onNo}>
      <div className="books">
        <h2 className="books__question">{words.eraseQuestion(bookTitle(book, words))}</h2>
        <BookFacts book={book} isOpen={false} />
        <p>{words.eraseNote}{figures !== null && figures.lastSyncMs !== null && ` ${words.eraseSynced}`}</p>
        {unsynced > 0 && (
          <AlertStrip kind="warn">{words.eraseUnsynced(unsynced, formatCount(unsynced, language))}</AlertStrip>
        )}
        <div className="books__acts">
          <FocusedButton kind="plain" onClick={onNo}>{words.eraseNo}</FocusedButton>
          <Button kind="danger" onClick={onYes}>{words.eraseYes}</Button>
        </div>
      </div>
    </Screen>
  );
}
