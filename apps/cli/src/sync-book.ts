/** The book and the keys of a sync, open together as long as it may last. */
import { resolve } from 'node:path';
import {
  dataFolder, deviceName, openBook, openKeyStore, openSyncStore, randomBytes, type BookPurpose, type KeyStore,
  type OpenedBook,
} from '@tandem/host';
import type { Result } from '@tandem/ledger';
import { SnapshotError } from '@tandem/replica';
import type { ReplicaStore } from '@tandem/sync';
import { warnOfBackupFault } from './backup-fault.ts';
import type { CommandContext } from './command.ts';
import { taskFailed, type Failed, type Failure } from './failure.ts';
import { backUpFirst } from './kept-backups.ts';
import type { SyncFailure } from './sync-failure.ts';

export interface SyncBook {
  readonly opened: OpenedBook;
  readonly keys: KeyStore;
  readonly store: ReplicaStore;
  /** Of this computer, for the other screen. */
  readonly deviceName: string;
}

export async function withSyncBook<Value>(
  context: CommandContext, path: string, purpose: BookPurpose,
  work: (book: SyncBook) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  const name = deviceName(context.environment);
  const result = openBook({
    path: resolve(path), purpose, deviceName: name, wallMs: context.now(), backUpFirst: backUpFirst(context, path),
  });
  if (!result.ok) return taskFailed({ kind: 'open-book', path, error: result.error });
  const opened = result.value;
  try {
    const folder = dataFolder(context.environment);
    const keys = openKeyStore(folder, opened.path, randomBytes);
    if (!keys.ok) return syncFailed({ kind: 'key-file', error: keys.error });
    const store = openSyncStore(opened, folder);
    // Before anybody waits: a copy of the file, or reading all of it, takes longer than the sync of a day's changes.
    store.prepare(context.now());
    warnOfBackupFault(context, opened.database);
    return await work({ opened, keys: keys.value, store, deviceName: name });
  } catch (error) {
    if (error instanceof SnapshotError) return syncFailed({ kind: 'no-backup', reason: error.reason });
    throw error;
  } finally {
    opened.close();
  }
}

export function syncFailed(error: SyncFailure): Failed {
  return { ok: false, error: { kind: 'sync', error } };
}
