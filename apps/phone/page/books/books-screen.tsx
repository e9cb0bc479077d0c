/** The books of this phone: which is open, the others to be opened, named, put out of the way or deleted. */
import type { ShelvedBookView } from '@tandem/contract';
import {
  AlertStrip, Button, describeFailure, Spinner, useEngine, useQuery, useTexts, type ShownFailure,
} from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { useBackGuard } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { BookFacts, bookTitle } from './book-facts.tsx';
import { BookNameForm } from './book-name-form.tsx';
import { EraseQuestion } from './erase-question.tsx';
import { beginWithBook } from './page-book.ts';
import './books-screen.css';

type Asked =
  | { readonly kind: 'nothing' | 'add' | 'opening' }
  | { readonly kind: 'rename' | 'erase'; readonly book: ShelvedBookView };

export function BooksScreen(): ReactNode {
  const texts = useTexts();
  const { books: words } = texts;
  const engine = useEngine();
  const view = useQuery('books', {});
  const [asked, setAsked] = useState<Asked>({ kind: 'nothing' });
  const [failure, setFailure] = useState<ShownFailure>();

  useBackGuard(asked.kind === 'add' || asked.kind === 'rename' || asked.kind === 'erase',
    () => setAsked({ kind: 'nothing' }));

  async function run(command: Promise<{ ok: true } | { ok: false; error: ShownFailure }>): Promise<boolean> {
    const answer = await command;
    setFailure(answer.ok ? undefined : answer.error);
    return answer.ok;
  }
  async function open(book: ShelvedBookView): Promise<void> {
    setAsked({ kind: 'opening' });
    if (await run(engine.command('choose-book', { bookId: book.id }))) beginWithBook(book.id);
    else setAsked({ kind: 'nothing' });
  }
  async function add(name: string): Promise<void> {
    setAsked({ kind: 'opening' });
    const answer = await engine.command('add-book', { name });
    if (answer.ok) {
      beginWithBook(answer.value.bookId);
      return;
    }
    setFailure(answer.error);
    setAsked({ kind: 'nothing' });
  }
  async function rename(book: ShelvedBookView, name: string): Promise<void> {
    if (await run(engine.command('rename-book', { bookId: book.id, name }))) setAsked({ kind: 'nothing' });
  }
  async function erase(book: ShelvedBookView): Promise<void> {
    await run(engine.command('erase-book', { bookId: book.id }));
    setAsked({ kind: 'nothing' });
  }

  if (view === undefined || view === null) return <Screen title={words.title} leading="back">{null}</Screen>;
  if (asked.kind === 'erase') {
    return (
      <EraseQuestion book={asked.book} onNo={() => setAsked({ kind: 'nothing' })}
        onYes={() => void erase(asked.book)} />
    );
  }
  const named = { failure, onCancel: () => setAsked({ kind: 'nothing' }) };
  if (asked.kind === 'add') {
    return (
      <BookNameForm {...named} title={words.add} note={words.addNote} act={words.create} name=""
        onDone={(name) => void add(name)} />
    );
  }
  if (asked.kind === 'rename') {
    const { book } = asked;
    return (
      <BookNameForm {...named} title={words.renameName(bookTitle(book, words))} act={words.save} name={book.name ?? ''}
        onDone={(name) => void rename(book, name)} />
    );
  }
  const shown = view.books.filter(({ isSetAside }) => !isSetAside);
  const aside = view.books.filter(({ isSetAside }) => isSetAside);
  return (
    <Screen
      title={words.title} leading="back"
      footer={
        <Button kind="main" isDisabled={!view.canAdd} onClick={() => setAsked({ kind: 'add' })}>{words.add}</Button>
      }
    >
      <div className="books">
        <p className="books__note">{view.canAdd ? words.intro : words.full}</p>
        {failure !== undefined && <AlertStrip kind="bad">{describeFailure(texts, failure)}</AlertStrip>}
        {asked.kind === 'opening' && <p className="books__opening" role="status"><Spinner />{words.opening}</p>}
        <ul>
          {shown.map((book) => {
            const isOpen = book.id === view.current;
            const title = bookTitle(book, words);
            return (
              <li key={book.id} className="books__book">
                <BookFacts book={book} isOpen={isOpen} />
                <div className="books__acts">
                  {!isOpen && (
                    <Button aria-label={words.openName(title)} onClick={() => void open(book)}>{words.open}</Button>
                  )}
                  <Button kind="quiet" aria-label={words.renameName(title)}
                    onClick={() => setAsked({ kind: 'rename', book })}>
                    {words.rename}
                  </Button>
                  {!isOpen && (
                    <Button kind="quiet" aria-label={words.setAsideName(title)}
                      onClick={() => void run(engine.command('set-book-aside', { bookId: book.id, isSetAside: true }))}>
                      {words.setAside}
                    </Button>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
        {aside.length > 0 && (
          <section aria-label={words.setAsideTitle}>
            <h2 className="books__heading">{words.setAsideTitle}</h2>
            <p className="books__note">{words.setAsideNote}</p>
            <ul>
              {aside.map((book) => (
                <li key={book.id} className="books__book">
                  <BookFacts book={book} isOpen={false} />
                  <div className="books__acts">
                    <Button aria-label={words.putBackName(bookTitle(book, words))}
                      onClick={() => void run(engine.command('set-book-aside', {
                        bookId: book.id, isSetAside: false,
                      }))}>
                      {words.putBack}
                    </Button>
                    <Button kind="quiet" aria-label={words.eraseName(bookTitle(book, words))}
                      onClick={() => setAsked({ kind: 'erase', book })}>
                      {words.erase}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Screen>
  );
}
