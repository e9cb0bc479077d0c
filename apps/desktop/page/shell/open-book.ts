/** The book that the window shows. */
import type { BookView } from '@tandem/contract';

export type OpenBook = Extract<BookView, { kind: 'open' }>;
