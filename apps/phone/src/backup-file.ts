/** A backup that is looked at before it is restored: one of this phone, or a file that the user brings. */
import type { BackupSource } from '@tandem/contract';
import type { ShelfFailure, ShelfResult } from '@tandem/engine';
import { bookApplicationId, bookSchemaVersion } from '@tandem/ledger';
import { SqliteError, type SqliteDatabase, type SqliteFailure } from '@tandem/sqlite';
import type { OpfsPool } from '@tandem/sqlite/opfs';

const incomingName = 'incoming.db';

export interface OpenedBackup {
  readonly database: SqliteDatabase;
  close(): void;
}

/** Throws what the storage refused. To make a copy of it takes 'read-write'. */
export async function openBackupFile(
  pool: OpfsPool, source: BackupSource, mode: 'read-only' | 'read-write',
): Promise<ShelfResult<OpenedBackup>> {
  if (source.kind === 'kept') return openKeptBackup(pool, source.name, mode);
  try {
    const bytes = base64ToBytes(source.base64);
    if (bytes === undefined) return refuse('unreadable');
    await pool.importFile(incomingName, bytes);
    return openChecked(pool, incomingName, mode, () => void pool.remove(incomingName));
  } catch (error) {
    return refuse(errorToReason(error));
  }
}

/** Throws what the storage refused. */
export function openKeptBackup(
  pool: OpfsPool, name: string, mode: 'read-only' | 'read-write',
): ShelfResult<OpenedBackup> {
  try {
    return pool.has(name) ? openChecked(pool, name, mode, () => {}) : refuse('missing');
  } catch (error) {
    return refuse(errorToReason(error));
  }
}

function openChecked(
  pool: OpfsPool, name: string, mode: 'read-only' | 'read-write', forget: () => void,
): ShelfResult<OpenedBackup> {
  let database: SqliteDatabase | undefined;
  try {
    database = pool.open({ name, mode });
    const reason = findFault(database);
    if (reason === undefined) {
      const opened = database;
      return { ok: true, value: { database: opened, close: () => closeAll(opened, forget) } };
    }
    closeAll(database, forget);
    return refuse(reason);
  } catch (error) {
    closeAll(database, forget);
    throw error;
  }
}

function closeAll(database: SqliteDatabase | undefined, forget: () => void): void {
  database?.close();
  forget();
}

type Reason = Extract<ShelfFailure, { readonly kind: 'backup' }>['reason'];

function findFault(database: SqliteDatabase): Reason | undefined {
  if (Number(database.prepare('PRAGMA application_id').get()?.[0]) !== bookApplicationId) return 'not-a-book';
  const version = Number(database.prepare('PRAGMA user_version').get()?.[0]);
  if (version < 1) return 'not-a-book';
  if (version > bookSchemaVersion) return 'later-version';
  return database.prepare('PRAGMA quick_check(1)').get()?.[0] === 'ok' ? undefined : 'damaged';
}

function errorToReason(error: unknown): Reason {
  const reason = error instanceof SqliteError ? failureToReason(error.failure) : undefined;
  if (reason === undefined) throw error;
  return reason;
}

/** Undefined for what is not the file's fault. */
function failureToReason(failure: SqliteFailure): Reason | undefined {
  switch (failure) {
    case 'not-a-database': return 'not-a-book';
    case 'corrupt': return 'damaged';
    case 'cannot-open': return 'unreadable';
    default: return undefined;
  }
}

function base64ToBytes(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

function refuse(reason: Reason): { readonly ok: false; readonly error: ShelfFailure } {
  return { ok: false, error: { kind: 'backup', reason } };
}
