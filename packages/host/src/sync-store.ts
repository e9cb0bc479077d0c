/** The session's store over a book that this process has open for writing. */
import { bookFigures, countSpanFaults, rebuildAccountSpans } from '@tandem/ledger';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import { ReplicaStore, type BookFigures } from '@tandem/sync';
import { schemaLevel, type OpenedBook } from './open-book.ts';
import { sha256 } from './platform-crypto.ts';
import { snapshotFolder, takeSnapshot } from './snapshots.ts';

export function openSyncStore({ database, path, replica }: OpenedBook, dataFolder: string): ReplicaStore {
  return new ReplicaStore({
    replica,
    sha256,
    schemaLevel,
    readFigures: () => readFigures(database),
    auditFigures: () => auditFigures(database),
    takeSnapshot: (wallMs) => void takeSnapshot(database, snapshotFolder(dataFolder, path), wallMs),
    isDiskFull: (cause) => cause instanceof SqliteError && cause.failure === 'full',
  });
}

function readFigures(database: SqliteDatabase): BookFigures {
  const { entries, balances } = bookFigures(database);
  return { entries, accounts: balances.map(({ accountId, balance }) => ({ id: accountId, balance })) };
}

function auditFigures(database: SqliteDatabase): number {
  return database.transaction(() => {
    const faults = countSpanFaults(database);
    if (faults > 0) rebuildAccountSpans(database);
    return faults;
  });
}
