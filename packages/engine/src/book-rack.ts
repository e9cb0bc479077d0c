/** The books of a device that has several: what the engine needs of it. Each has files, keys and backups of its own. */
import type { BookFiguresView, BooksView } from '@tandem/contract';

/** What the storage refuses is thrown as `SqliteError`. An unknown id, or one that an act is not for, is false. */
export interface BookRack {
  view(): BooksView;
  /** From the next start on. `figures`: of the book that is open now; null where it has none yet. */
  choose(bookId: string, figures: BookFiguresView | null): boolean;
  /** The id of a new place, empty, which is the chosen one. Undefined where there are too many. */
  add(name: string, figures: BookFiguresView | null): string | undefined;
  rename(bookId: string, name: string): boolean;
  setAside(bookId: string, isSetAside: boolean): boolean;
  /** Only one that is set aside: its files, keys and backups are gone when this resolves. */
  erase(bookId: string): Promise<boolean>;
}
