/** Two different books become one, over their replicas: what a session asks for where two books meet. */
import { readBookIdentity, type Replica, type Sha256 } from '@tandem/replica';
import { planBookMerge, writeBookMerge, type BookMergePlan } from './book-merge.ts';
import { toIdOf, type BookId } from './record-ids.ts';

/** How long what was deleted is shown: twelve months. */
const yearMs = 365 * 86_400_000;

/** Nothing is written; `linesMax` of the newest entries are named. */
export function previewMerge(old: Replica, target: Replica, wallMs: number, linesMax: number): BookMergePlan {
  return planBookMerge(old.database, target.database, {
    mintId: () => target.mintId(wallMs), binSinceMs: Math.max(0, Math.trunc(wallMs) - yearMs), linesMax,
  });
}

/** Writes what the old book holds and the other does not into the other, which has its identity by now. */
export function mergeBooks(old: Replica, target: Replica, wallMs: number, sha256: Sha256): void {
  const identity = readBookIdentity(target.database);
  if (identity === undefined) throw new Error('a book without an identity takes nothing in');
  const { writes } = previewMerge(old, target, wallMs, 0);
  const book = { replica: target, id: toIdOf<BookId>(identity.bookId), sha256 };
  target.write(wallMs, () => writeBookMerge(book, wallMs, writes));
}
