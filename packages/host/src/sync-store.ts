/** The session's store over a book that this process has open for writing. */
import {
  auditSyncFigures, createBookSchema, ledgerKinds, mendBookSchema, mergeBooks, readSyncFigures,
} from '@tandem/ledger';
import { Replica } from '@tandem/replica';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
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
    auditFigures: () => mendBookSchema(database, openInMemory) + auditSyncFigures(database),
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

/** An empty database that ends with its connection. */
export function openInMemory(): SqliteDatabase {
  return openNodeDatabase({ path: ':memory:', mode: 'create' });
}

function makeSideBook(deviceName: string): Replica {
  const database = openInMemory();
  createBookSchema(database);
  return new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
}
