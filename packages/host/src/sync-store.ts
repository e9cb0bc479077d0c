/** The session's store over a book that this process has open for writing. */
import { auditSyncFigures, createBookSchema, ledgerKinds, mergeBooks, readSyncFigures } from '@tandem/ledger';
import { Replica } from '@tandem/replica';
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
    takeSnapshot: (wallMs) => {
      takeSnapshot(database, snapshotFolder(dataFolder, path), wallMs);
      return undefined;
    },
    isDiskFull: (cause) => cause instanceof SqliteError && cause.failure === 'full',
    makeSideBook: () => makeSideBook(deviceName),
    mergeBooks: (old, target, wallMs) => mergeBooks(old, target, wallMs, sha256),
    newGeneration: () => randomBytes(generationBytes),
  });
}

function makeSideBook(deviceName: string): Replica {
  const database = openNodeDatabase({ path: ':memory:', mode: 'create' });
  createBookSchema(database);
  return new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
}
