/** What the session's store needs where two books meet: a book in memory beside the open one, and their merge. */
import {
  createBookSchema, ledgerKinds, planBookMerge, toIdOf, writeBookMerge, type BookId,
  type BookMergePlan,
} from '@tandem/ledger';
import { readBookIdentity, Replica } from '@tandem/replica';
import type { Platform } from '../platform.ts';

/** Random bytes of a generation's name. */
export const generationBytes = 16;

/** Of the newest schema, like the open book. */
export function makeSideBook({ deviceName, openInMemory, randomBytes, sha256 }: Platform): Replica {
  const database = openInMemory();
  createBookSchema(database);
  return new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
}

/** Nothing is written; `linesMax` of the newest entries are named. */
export function previewMerge(old: Replica, target: Replica, wallMs: number, linesMax: number): BookMergePlan {
  return planBookMerge(old.database, target.database, { mintId: () => target.mintId(wallMs), linesMax });
}

/** Writes what the old book holds and the other does not into the other, which has its identity by now. */
export function mergeBooks(old: Replica, target: Replica, wallMs: number, sha256: Platform['sha256']): void {
  const identity = readBookIdentity(target.database);
  if (identity === undefined) throw new Error('a book without an identity takes nothing in');
  const { writes } = previewMerge(old, target, wallMs, 0);
  const book = { replica: target, id: toIdOf<BookId>(identity.bookId), sha256 };
  target.write(wallMs, () => writeBookMerge(book, wallMs, writes));
}
