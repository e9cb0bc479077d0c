/** The session's store over a book that this process has open for writing. */
import {
  auditSyncFigures, createBookSchema, ledgerKinds, planBookMerge, readSyncFigures, toIdOf, writeBookMerge, type BookId,
} from '@tandem/ledger';
import { readBookIdentity, Replica } from '@tandem/replica';
import { SqliteError } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { ReplicaStore } from '@tandem/sync';
import { schemaLevel, type OpenedBook } from './open-book.ts';
import { randomBytes, sha256 } from './platform-crypto.ts';
import { snapshotFolder, takeSnapshot } from './snapshots.ts';

const generationBytes = 16;

export function openSyncStore({ database, deviceName, path, replica }: OpenedBook, dataFolder: string): ReplicaStore {
  return new ReplicaStore({
    replica,
    sha256,
    schemaLevel,
    readFigures: () => readSyncFigures(database),
    auditFigures: () => auditSyncFigures(database),
    takeSnapshot: (wallMs) => void takeSnapshot(database, snapshotFolder(dataFolder, path), wallMs),
    isDiskFull: (cause) => cause instanceof SqliteError && cause.failure === 'full',
    makeSideBook: () => makeSideBook(deviceName),
    mergeBooks,
    newGeneration: () => randomBytes(generationBytes),
  });
}

function makeSideBook(deviceName: string): Replica {
  const database = openNodeDatabase({ path: ':memory:', mode: 'create' });
  createBookSchema(database);
  return new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
}

/** `target` has its identity by now. */
function mergeBooks(old: Replica, target: Replica, wallMs: number): void {
  const identity = readBookIdentity(target.database);
  if (identity === undefined) throw new Error('a book without an identity takes nothing in');
  const mintId = () => target.mintId(wallMs);
  const { writes } = planBookMerge(old.database, target.database, { mintId, linesMax: 0 });
  const book = { replica: target, id: toIdOf<BookId>(identity.bookId), sha256 };
  target.write(wallMs, () => writeBookMerge(book, wallMs, writes));
}
