/**
 * Several books on one device. One is open; another one opens as the screen begins anew, so that nothing of the first
 * is left in it.
 */
import type { BookFiguresView, BooksView, CommandParameters, CommandResults, Outcome } from '@tandem/contract';
import { bookFigures, failure, success } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { EngineParts } from './engine-parts.ts';

const done = success({ isDone: true } as const);
const none = failure({ kind: 'no-book' } as const);

export function readBooks(parts: EngineParts): Outcome<BooksView | null> {
  const rack = parts.desk.platform.rack;
  if (rack === undefined) return success(null);
  const view = rack.view();
  const figures = readFigures(parts);
  return success({
    ...view,
    books: view.books.map((book) => (book.id === view.current ? { ...book, figures } : book)),
  });
}

export async function chooseBook(
  parts: EngineParts, { bookId }: CommandParameters<'choose-book'>,
): Promise<Outcome<CommandResults['choose-book']>> {
  const { desk: { platform: { rack } }, sync, vault } = parts;
  if (sync.isRunning) return failure({ kind: 'sync-running' });
  await vault?.follow();
  return rack?.choose(bookId, readFigures(parts)) === true ? done : none;
}

export async function addBook(
  parts: EngineParts, { name }: CommandParameters<'add-book'>,
): Promise<Outcome<CommandResults['add-book']>> {
  const { desk: { platform: { rack } }, sync, vault } = parts;
  if (sync.isRunning) return failure({ kind: 'sync-running' });
  await vault?.follow();
  const bookId = rack?.add(name.trim(), readFigures(parts));
  return bookId === undefined ? none : success({ bookId });
}

export function renameBook(
  parts: EngineParts, { bookId, name }: CommandParameters<'rename-book'>,
): Outcome<CommandResults['rename-book']> {
  const { rack } = parts.desk.platform;
  if (rack?.rename(bookId, name.trim()) !== true) return none;
  parts.desk.news.tellAtOnce('book', 'sync');
  return done;
}

export function setBookAside(
  parts: EngineParts, { bookId, isSetAside }: CommandParameters<'set-book-aside'>,
): Outcome<CommandResults['set-book-aside']> {
  const { rack } = parts.desk.platform;
  if (rack?.setAside(bookId, isSetAside) !== true) return none;
  parts.desk.news.tellAtOnce('book');
  return done;
}

export async function eraseBook(
  { desk, vault }: EngineParts, { bookId }: CommandParameters<'erase-book'>,
): Promise<Outcome<CommandResults['erase-book']>> {
  const { rack } = desk.platform;
  const erased = rack?.view().books.find(({ id }) => id === bookId)?.figures?.bookId;
  if (await rack?.erase(bookId) !== true) return none;
  const holdsStill = rack?.view().books.some(({ figures }) => figures?.bookId === erased) === true;
  const isOpen = desk.book !== undefined && recordIdToText(desk.book.id) === erased;
  if (erased !== undefined && !holdsStill && !isOpen) await vault?.forget(erased);
  desk.news.tellAtOnce('book');
  return done;
}

function readFigures({ desk, sync }: EngineParts): BookFiguresView | null {
  const { book, shelved } = desk;
  if (book === undefined || shelved === undefined) return null;
  const { database } = shelved;
  const pages = Number(database.prepare('PRAGMA page_count').get()?.[0]);
  const pageBytes = Number(database.prepare('PRAGMA page_size').get()?.[0]);
  const { lastMs, waitingChanges } = sync.summary();
  return {
    entries: bookFigures(database).entries, bytes: pages * pageBytes, lastSyncMs: lastMs, waitingChanges,
    bookId: recordIdToText(book.id),
  };
}
