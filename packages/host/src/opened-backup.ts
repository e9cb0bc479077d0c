/** A file that may be a book, opened to look at it; it is not changed. */
import { bookApplicationId, bookSchemaVersion } from '@tandem/ledger';
import { SqliteError, type SqliteDatabase, type SqliteFailure } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';

export type BackupFault = 'not-a-book' | 'damaged' | 'later-version' | 'unreadable' | 'missing';

export type OpenBackupResult =
  | { readonly ok: true; readonly value: OpenedBackup }
  | { readonly ok: false; readonly error: { readonly kind: 'backup'; readonly reason: BackupFault } };

export interface OpenedBackup {
  readonly database: SqliteDatabase;
  close(): void;
}

/** Throws `SqliteError` for what is not the file's fault. */
export function openBackupFile(path: string): OpenBackupResult {
  let database: SqliteDatabase | undefined;
  try {
    database = openNodeDatabase({ path, mode: 'read-only' });
    const reason = findFault(database);
    if (reason === undefined) {
      const opened = database;
      return { ok: true, value: { database: opened, close: () => opened.close() } };
    }
    database.close();
    return backupFailed(reason);
  } catch (error) {
    database?.close();
    const reason = error instanceof SqliteError ? failureToReason(error.failure) : undefined;
    if (reason === undefined) throw error;
    return backupFailed(reason);
  }
}

/** Whether opening the book to write will bring its tables up to date. False for what is no sound book. */
export function isOfOlderVersion(path: string, newest: number = bookSchemaVersion): boolean {
  let database: SqliteDatabase | undefined;
  try {
    database = openNodeDatabase({ path, mode: 'read-only' });
    return isOlder(database, newest);
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    return false;
  } finally {
    database?.close();
  }
}

export function isOlder(database: SqliteDatabase, newest: number): boolean {
  const version = readPragma(database, 'user_version');
  return readPragma(database, 'application_id') === bookApplicationId && version >= 1 && version < newest;
}

export function backupFailed(reason: BackupFault): Extract<OpenBackupResult, { readonly ok: false }> {
  return { ok: false, error: { kind: 'backup', reason } };
}

/** Of the file's own figures first: a damaged page may hide behind a sound head. */
function findFault(database: SqliteDatabase): BackupFault | undefined {
  if (readPragma(database, 'application_id') !== bookApplicationId) return 'not-a-book';
  const version = readPragma(database, 'user_version');
  if (version < 1) return 'not-a-book';
  if (version > bookSchemaVersion) return 'later-version';
  return database.prepare('PRAGMA quick_check(1)').get()?.[0] === 'ok' ? undefined : 'damaged';
}

function readPragma(database: SqliteDatabase, name: 'application_id' | 'user_version'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[0]);
}

/** Undefined for what is not the file's fault, and for bugs. */
function failureToReason(failure: SqliteFailure): BackupFault | undefined {
  switch (failure) {
    case 'not-a-database': return 'not-a-book';
    case 'corrupt': return 'damaged';
    case 'cannot-open': case 'io': return 'unreadable';
    case 'busy': case 'full': case 'read-only': case 'constraint': case 'range': case 'misuse': return undefined;
  }
}
