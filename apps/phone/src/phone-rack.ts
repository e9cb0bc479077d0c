/**
 * The books of this phone. Each is in folders of its own of the private file system: a pool with the book and its
 * backups, and one with its keys and its list. One small text says which there are and which is open.
 *
 * What must hold
 * 1. The first book is where it was when a phone had one: a program of that time finds it, and touches no other.
 * 2. A folder goes only after the list has let go of it, and no number is used twice.
 * 3. A list of a later version is left alone: its first book opens, and nothing is added or erased.
 */
import type { BookFiguresView, BooksView, ShelvedBookView } from '@tandem/contract';
import type { BookRack } from '@tandem/engine';
import { SqliteError } from '@tandem/sqlite';
import type { SlotFile } from './slot-file.ts';

export const firstBookId = 'tandem';
export const keysFileName = 'keys';
export const shelfFileName = 'shelf';
/** A person's, a couple's, an association's: more is another program's matter. */
export const booksMax = 8;

const format = 1;
const idPattern = /^tandem(?:-book-[1-9]\d{0,5})?$/;

interface RackList {
  readonly current: string;
  /** Of the next book that is made. */
  readonly next: number;
  readonly books: readonly ShelvedBookView[];
}

const firstList: RackList = {
  current: firstBookId, next: 2, books: [{ id: firstBookId, name: null, isSetAside: false, figures: null }],
};

/** The folders of a book; the first one's are as they have always been. */
export function foldersOf(bookId: string): readonly [pool: string, device: string] {
  return [bookId, `${bookId}-device`];
}

/** Which book is open. */
export function readCurrentBook(file: SlotFile): string {
  return (readRackList(file) ?? firstList).current;
}

export interface PhoneRackOptions {
  readonly file: SlotFile;
  /** Takes them away where they are, with all they hold. */
  readonly removeFolders: (isMeant: (folder: string) => boolean) => Promise<void>;
  readonly removeFiles: (folder: string, names: readonly string[]) => Promise<void>;
}

export function openPhoneRack(options: PhoneRackOptions): PhoneRack {
  return new PhoneRack(options);
}

export class PhoneRack implements BookRack {
  readonly #options: PhoneRackOptions;
  readonly #isForeign: boolean;
  /** Of the start: the next one is another's as soon as it is chosen. */
  readonly #open: string;
  #list: RackList;

  constructor(options: PhoneRackOptions) {
    this.#options = options;
    const list = readRackList(options.file);
    this.#isForeign = list === undefined && options.file.text !== undefined;
    this.#list = list ?? firstList;
    this.#open = this.#list.current;
  }

  /** Of the book that is open; null where it was given none. */
  get openName(): string | null {
    return this.#find(this.#open)?.name ?? null;
  }

  view(): BooksView {
    const { books } = this.#list;
    return { current: this.#open, books, canAdd: books.length < booksMax && !this.#isForeign };
  }

  choose(bookId: string, figures: BookFiguresView | null): boolean {
    if (this.#find(bookId)?.isSetAside !== false) return false;
    return this.#keep({ ...this.#list, current: bookId, books: this.#withFigures(figures) });
  }

  add(name: string, figures: BookFiguresView | null): string | undefined {
    if (!this.view().canAdd) return undefined;
    const id = `tandem-book-${this.#list.next}`;
    const added = { id, name, isSetAside: false, figures: null };
    this.#keep({ current: id, next: this.#list.next + 1, books: [...this.#withFigures(figures), added] });
    return id;
  }

  rename(bookId: string, name: string): boolean {
    return this.#change(bookId, (book) => ({ ...book, name }));
  }

  setAside(bookId: string, isSetAside: boolean): boolean {
    if (bookId === this.#open || bookId === this.#list.current) return false;
    return this.#change(bookId, (book) => ({ ...book, isSetAside }));
  }

  async erase(bookId: string): Promise<boolean> {
    if (this.#find(bookId)?.isSetAside !== true) return false;
    const books = this.#list.books.filter(({ id }) => id !== bookId);
    if (!this.#keep({ ...this.#list, books })) return false;
    // With what a kill has left of those before.
    const kept = new Set(books.flatMap(({ id }) => foldersOf(id)));
    const [, devicesOwn] = foldersOf(firstBookId);
    await this.#options.removeFolders((folder) => {
      const id = folder.replace(/-device$/, '');
      return idPattern.test(id) && !kept.has(folder) && folder !== devicesOwn;
    });
    // That folder has what is the phone's, too: its preferences, and the list of books.
    if (!kept.has(devicesOwn)) await this.#options.removeFiles(devicesOwn, [keysFileName, shelfFileName]);
    return true;
  }

  #find(bookId: string): ShelvedBookView | undefined {
    return this.#list.books.find(({ id }) => id === bookId);
  }

  #withFigures(figures: BookFiguresView | null): readonly ShelvedBookView[] {
    return this.#list.books.map((book) => (book.id === this.#open ? { ...book, figures } : book));
  }

  #change(bookId: string, change: (book: ShelvedBookView) => ShelvedBookView): boolean {
    if (this.#find(bookId) === undefined) return false;
    return this.#keep({
      ...this.#list, books: this.#list.books.map((book) => (book.id === bookId ? change(book) : book)),
    });
  }

  #keep(list: RackList): boolean {
    if (this.#isForeign) return false;
    try {
      this.#options.file.write(JSON.stringify({ format, ...list }));
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      throw new SqliteError(isFull ? 'full' : 'io', 'the list of books was not written', error);
    }
    this.#list = list;
    return true;
  }
}

/** Undefined before a second book was made, and for what a later version wrote. */
function readRackList(file: SlotFile): RackList | undefined {
  if (file.text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== format) return undefined;
  if (!('current' in value) || !('next' in value) || !('books' in value) || !Array.isArray(value.books)) {
    return undefined;
  }
  const { current, next } = value;
  const books = value.books.flatMap(toBook);
  const isWhole = typeof next === 'number' && Number.isSafeInteger(next) && typeof current === 'string'
    && books.length === value.books.length && books.some(({ id }) => id === current);
  return isWhole ? { current, next, books } : undefined;
}

function toBook(value: unknown): readonly ShelvedBookView[] {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return [];
  const { id, name } = value;
  if (typeof id !== 'string' || !idPattern.test(id) || (typeof name !== 'string' && name !== null)) return [];
  const isSetAside = 'isSetAside' in value && value.isSetAside === true;
  return [{ id, name, isSetAside, figures: 'figures' in value ? toFigures(value.figures) : null }];
}

function toFigures(value: unknown): BookFiguresView | null {
  if (typeof value !== 'object' || value === null || !('entries' in value) || !('bytes' in value)) return null;
  const { entries, bytes } = value;
  const bookId = 'bookId' in value ? value.bookId : undefined;
  if (typeof entries !== 'number' || typeof bytes !== 'number' || typeof bookId !== 'string') return null;
  return {
    entries, bytes, bookId, lastSyncMs: 'lastSyncMs' in value ? numberOrNull(value.lastSyncMs) : null,
    waitingChanges: 'waitingChanges' in value ? numberOrNull(value.waitingChanges) : null,
  };
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
