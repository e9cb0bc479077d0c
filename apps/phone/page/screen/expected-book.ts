/** Whether this phone had a book when it was last used: then the keypad is shown at once, before the book is open. */
import { readItem, writeItem } from '../entry/kept-form.ts';
import { keptStorage } from './kept-storage.ts';

const storageKey = 'tandem.has-book';

export function isBookExpected(): boolean {
  return readItem(keptStorage, storageKey) === 'yes';
}

export function rememberBook(hasBook: boolean): void {
  writeItem(keptStorage, storageKey, hasBook ? 'yes' : null);
}
