/** Opens a book of the pool, or says in one word why not. */
import type { BackupView, DamagedBook } from '@tandem/contract';
import type { DeviceKeys, ShelfResult, ShelvedBook } from '@tandem/engine';
import {
  bookSchemaVersion, createBookSchema, ledgerKinds, migrateBook, toIdOf, writeBookDefaults, type Book,
} from '@tandem/ledger';
import { readBookIdentity, Replica, writeBookIdentity } from '@tandem/replica';
import { SqliteError, type SqliteDatabase, type SqliteFailure } from '@tandem/sqlite';
import type { OpfsPool } from '@tandem/sqlite/opfs';
import { randomBytes, sha256 } from './device-crypto.ts';

/** What the screens call a book that was given no name. */
export const phoneBookName = 'Tandem';

export interface PhoneBookOptions {
  readonly pool: OpfsPool;
  /** In the pool. */
  readonly fileName: string;
  /** 'create' gives a book without an identity one; 'join' makes an empty copy; both make what is missing. */
  readonly purpose: 'write' | 'create' | 'join';
  readonly deviceName: string;
  /** What the screens call it; it may be given another one while it is open. */
  readonly name: () => string;
  readonly wallMs: number;
  readonly keys: DeviceKeys;
  /** Newest first. */
  readonly backups: readonly BackupView[];
  readonly opensBackup: (name: string) => boolean;
  readonly takeSnapshot: (database: SqliteDatabase, wallMs: number) => void;
}

/** Throws what the storage refused, as `full`; but for an update, of which nothing is left then but its backup. */
export function openPhoneBook(options: PhoneBookOptions): ShelfResult<ShelvedBook> {
  let database: SqliteDatabase | undefined;
  let isUpdating = false;
  try {
    const mode = options.purpose === 'write' ? 'read-write' : 'create';
    database = options.pool.open({ name: options.fileName, mode });
    const reason = prepareSchema(database, options, () => { isUpdating = true; });
    isUpdating = false;
    if (reason === undefined) return { ok: true, value: shelve(options, database) };
    database.close();
    return refuse(options, reason);
  } catch (error) {
    database?.close();
    const reason = error instanceof SqliteError ? failureToReason(error.failure, isUpdating) : undefined;
    if (reason === undefined) throw error;
    return refuse(options, reason);
  }
}

function prepareSchema(
  database: SqliteDatabase, { purpose, takeSnapshot, wallMs }: PhoneBookOptions, onUpdate: () => void,
): 'not-a-book' | 'later-version' | undefined {
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (isEmpty && purpose !== 'write') {
    createBookSchema(database);
    return undefined;
  }
  // What an update of its tables would change for good.
  const version = Number(database.prepare('PRAGMA user_version').get()?.[0]);
  if (version >= 1 && version < bookSchemaVersion) {
    onUpdate();
    takeSnapshot(database, wallMs);
  }
  const migrated = migrateBook(database);
  if (migrated.ok) return undefined;
  return migrated.error.kind === 'not-a-book' ? 'not-a-book' : 'later-version';
}

function shelve(options: PhoneBookOptions, database: SqliteDatabase): ShelvedBook {
  const { deviceName, keys, purpose, takeSnapshot, wallMs } = options;
  const replica = new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
  replica.finishBulk();
  if (purpose === 'create' && readBookIdentity(database) === undefined) {
    writeBookIdentity(database, { bookId: randomBytes(16), generation: randomBytes(16) });
    const book = bookOf(replica);
    if (book !== undefined) writeBookDefaults(book, wallMs);
  }
  return {
    database, replica, keys,
    get name() {
      return options.name();
    },
    get book() {
      return bookOf(replica);
    },
    takeSnapshot: (snapshotMs) => {
      takeSnapshot(database, snapshotMs);
      return undefined;
    },
    close: () => database.close(),
  };
}

function bookOf(replica: Replica): Book | undefined {
  const identity = readBookIdentity(replica.database);
  return identity === undefined ? undefined : { replica, id: toIdOf(identity.bookId), sha256 };
}

function refuse(
  { backups, name, opensBackup }: PhoneBookOptions, reason: DamagedBook['reason'],
): { readonly ok: false; readonly error: { readonly kind: 'book'; readonly damaged: DamagedBook } } {
  const newestBackup = backups.find(({ name }) => opensBackup(name)) ?? null;
  const damaged = { name: name(), reason, hasBackup: backups.length > 0, newestBackup };
  return { ok: false, error: { kind: 'book', damaged } };
}

/** Undefined for what is not the book's fault, and for bugs. */
function failureToReason(failure: SqliteFailure, isUpdating: boolean): DamagedBook['reason'] | undefined {
  switch (failure) {
    case 'corrupt': return 'damaged';
    case 'not-a-database': return 'not-a-book';
    case 'busy': return 'in-use';
    case 'read-only': case 'cannot-open': case 'io': return 'storage';
    case 'full': return isUpdating ? 'full' : undefined;
    case 'constraint': case 'range': case 'misuse': return undefined;
  }
}
