/** The books of a device that has several, one of them open. */
import type { Id } from './views.ts';

export interface BooksView {
  /** Of `books`. */
  readonly current: string;
  /** In the order of their making. */
  readonly books: readonly ShelvedBookView[];
  readonly canAdd: boolean;
}

export interface ShelvedBookView {
  readonly id: string;
  /** Null: it was given none. */
  readonly name: string | null;
  /** Out of the way, and whole: it can be put back. Never the one that is open. */
  readonly isSetAside: boolean;
  /** As they are for the book that is open, as they were when it was left for another; null where there is none yet. */
  readonly figures: BookFiguresView | null;
}

export interface BookFiguresView {
  readonly entries: number;
  readonly bytes: number;
  /** Of the last sync that ended identical; null where there was none. */
  readonly lastSyncMs: number | null;
  /** Null where it is not known. */
  readonly waitingChanges: number | null;
  /** Of the book itself, the same on every device. */
  readonly bookId: Id;
}
