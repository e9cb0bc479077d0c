/**
 * What the page remembers between two starts. What the browser refuses to keep is remembered until the page closes.
 * Nearly all of it is of one book: every book but the first has its name in the keys.
 */
import type { KeptStorage } from '../entry/kept-form.ts';

const refused = new Map<string, string>();
const bookKey = 'tandem.book';
const firstBook = 'tandem';
const ofPhone: ReadonlySet<string> = new Set(['tandem.language', 'tandem.theme', 'tandem.lasting-storage']);

/** Of this page, from its start to its end. */
const ownBook = readBook();

export function pageBook(): string {
  return ownBook;
}

/** For the next start. False where the browser keeps nothing. */
export function rememberPageBook(bookId: string): boolean {
  try {
    localStorage.setItem(bookKey, bookId);
    return true;
  } catch {
    return false;
  }
}

/** As the browser's storage and its events have the key. */
export function placedKey(key: string): string {
  return ownBook === firstBook || ofPhone.has(key) ? key : `${key}@${ownBook}`;
}

/** The browser's storage comes first: another tab may have written since. */
export const keptStorage: KeptStorage = {
  getItem: (key) => refused.get(key) ?? localStorage.getItem(placedKey(key)),
  setItem: (key, text) => {
    refused.set(key, text);
    localStorage.setItem(placedKey(key), text);
    refused.delete(key);
  },
  removeItem: (key) => {
    refused.delete(key);
    localStorage.removeItem(placedKey(key));
  },
};

function readBook(): string {
  try {
    return localStorage.getItem(bookKey) ?? firstBook;
  } catch {
    return firstBook;
  }
}
