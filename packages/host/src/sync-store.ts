/** The session's store over a book that this process has open for writing. */
import { auditSyncFigures, readSyncFigures } from '@tandem/ledger';
import { SqliteError } from '@tandem/sqlite';
import { ReplicaStore } from '@tandem/sync';
import { schemaLevel, type OpenedBook } from './open-book.ts';
import { sha256 } from './platform-crypto.ts';
import { snapshotFolder, takeSnapshot } from './snapshots.ts';

export function openSyncStore({ database, path, replica }: OpenedBook, dataFolder: string): ReplicaStore {
  return new ReplicaStore({
    replica,
    sha256,
    schemaLevel,
    readFigures: () => readSyncFigures(database),
    auditFigures: () => auditSyncFigures(database),
    takeSnapshot: (wallMs) => void takeSnapshot(database, snapshotFolder(dataFolder, path), wallMs),
    isDiskFull: (cause) => cause instanceof SqliteError && cause.failure === 'full',
  });
}
