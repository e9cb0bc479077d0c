/** Opens a book's file for one of three purposes, or says in one word why not. */
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  bookSchemaVersion, createBookSchema, ledgerKinds, migrateBook, toIdOf, writeBookDefaults, type Book,
} from '@tandem/ledger';
import {
  readBookIdentity, Replica, takeNotedSnapshot, writeBookIdentity, type SnapshotFaultReason,
} from '@tandem/replica';
import { SqliteError, type SqliteDatabase, type SqliteFailure } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { takeBookLock, type BookLock } from './book-lock.ts';
import { isOfOlderVersion, isOlder } from './opened-backup.ts';
import { randomBytes, sha256 } from './platform-crypto.ts';

/**
 * 'read': beside whoever writes; changes nothing but the tables of an older version. 'write': alone. 'create': alone,
 * and a missing book is made, with an identity and the default categories. 'join': alone, and a missing book is made
 * empty, to become a copy of another.
 */
export type BookPurpose = 'read' | 'write' | 'create' | 'join';

export interface OpenBookOptions {
  readonly path: string;
  readonly purpose: BookPurpose;
  /** Shown on the other device. */
  readonly deviceName: string;
  readonly wallMs: number;
  /** Limit of the file in pages of 4,096 bytes, for tests of a full disk. */
  readonly pageCountMax?: number;
  /**
   * The backup that goes before an update of the tables, which is for good; says why it is not in the chosen place.
   * What it throws leaves the book as it was. Undefined: none is made.
   */
  readonly backUpFirst?: (database: SqliteDatabase) => SnapshotFaultReason | undefined;
  /** Those of this version, but in tests. */
  readonly migrations?: Parameters<typeof migrateBook>[1];
}

export interface OpenedBook {
  /** Absolute, without links: what names this copy on this computer. */
  readonly path: string;
  /** As the other device shows it. */
  readonly deviceName: string;
  readonly database: SqliteDatabase;
  readonly replica: Replica;
  /** Undefined while the copy has not joined a book yet. */
  readonly book: Book | undefined;
  readonly isNew: boolean;
  close(): void;
}

export type OpenBookFailure =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-a-book' }
  | { readonly kind: 'later-version'; readonly version: number; readonly versionMax: number }
  | { readonly kind: 'in-use' } // another process writes it
  | { readonly kind: 'failed'; readonly failure: SqliteFailure; readonly cause: unknown };

export type OpenBookResult =
  | { readonly ok: true; readonly value: OpenedBook }
  | { readonly ok: false; readonly error: OpenBookFailure };

export const schemaLevel = bookSchemaVersion;

export function openBook(options: OpenBookOptions): OpenBookResult {
  try {
    return tryOpenBook(options);
  } catch (cause) {
    if (!(cause instanceof SqliteError)) throw cause;
    const kind = cause.failure === 'not-a-database' ? 'not-a-book' : 'failed';
    return { ok: false, error: kind === 'failed' ? { kind, failure: cause.failure, cause } : { kind } };
  }
}

function tryOpenBook(options: OpenBookOptions): OpenBookResult {
  const { purpose } = options;
  const isMissing = !existsSync(options.path);
  if (isMissing && (purpose === 'read' || purpose === 'write')) return { ok: false, error: { kind: 'missing' } };
  if (isMissing) makeFolder(dirname(options.path));
  const path = absolutePath(options.path);
  if (purpose === 'read' && isOfOlderVersion(path, newestVersion(options))) {
    const updated = openBook({ ...options, purpose: 'write' });
    if (!updated.ok) return updated;
    updated.value.close();
  }
  const lock = purpose === 'read' ? undefined : lockForWriting(path);
  if (lock === 'in-use') return { ok: false, error: { kind: 'in-use' } };
  let database: SqliteDatabase | undefined;
  try {
    const limit = options.pageCountMax === undefined ? {} : { pageCountMax: options.pageCountMax };
    database = openNodeDatabase({ path, mode: openingMode(purpose, isMissing), ...limit });
    const refusal = prepareSchema(database, options);
    if (refusal !== undefined) {
      closeAll(database, lock);
      return { ok: false, error: refusal };
    }
    return { ok: true, value: assemble(options, path, database, lock, isMissing) };
  } catch (error) {
    closeAll(database, lock);
    throw error;
  }
}

function openingMode(purpose: BookPurpose, isMissing: boolean): 'read-only' | 'read-write' | 'create' {
  if (purpose === 'read') return 'read-only';
  return isMissing ? 'create' : 'read-write';
}

/** Makes the tables of a file that has none yet, and brings older ones up to date. */
function prepareSchema(database: SqliteDatabase, options: OpenBookOptions): OpenBookFailure | undefined {
  const { backUpFirst, migrations, purpose, wallMs } = options;
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (isEmpty && (purpose === 'create' || purpose === 'join')) {
    createBookSchema(database);
    return undefined;
  }
  if (backUpFirst !== undefined && purpose !== 'read' && isOlder(database, newestVersion(options))) {
    takeNotedSnapshot(database, wallMs, () => backUpFirst(database));
  }
  const migrated = migrateBook(database, migrations);
  if (migrated.ok) return undefined;
  const { error } = migrated;
  if (error.kind === 'not-a-book') return { kind: 'not-a-book' };
  return { kind: 'later-version', version: error.version, versionMax: error.versionMax };
}

function newestVersion({ migrations }: OpenBookOptions): number {
  return migrations === undefined ? bookSchemaVersion : migrations.length + 1;
}

function assemble(
  options: OpenBookOptions, path: string, database: SqliteDatabase, lock: BookLock | undefined, isNew: boolean,
): OpenedBook {
  const { deviceName, purpose, wallMs } = options;
  const replica = new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
  if (purpose !== 'read') replica.finishBulk();
  if (purpose === 'create' && readBookIdentity(database) === undefined) {
    writeBookIdentity(database, { bookId: randomBytes(16), generation: randomBytes(16) });
    const book = bookOf(replica);
    if (book !== undefined) writeBookDefaults(book, wallMs);
  }
  return {
    path, deviceName, database, replica, isNew,
    get book() {
      return bookOf(replica);
    },
    close: () => closeAll(database, lock),
  };
}

function bookOf(replica: Replica): Book | undefined {
  const identity = readBookIdentity(replica.database);
  return identity === undefined ? undefined : { replica, id: toIdOf(identity.bookId), sha256 };
}

function lockForWriting(path: string): BookLock | 'in-use' {
  try {
    return takeBookLock(path) ?? 'in-use';
  } catch (cause) {
    throw new SqliteError('read-only', 'the lock file beside the book cannot be written', cause);
  }
}

function closeAll(database: SqliteDatabase | undefined, lock: BookLock | undefined): void {
  try {
    database?.close();
  } finally {
    lock?.release();
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new SqliteError('cannot-open', `the folder ${folder} cannot be made`, cause);
  }
}

/** Links are followed, so that one file has one name and one lock. */
function absolutePath(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync(absolute);
  return join(realpathSync(dirname(absolute)), basename(absolute));
}
