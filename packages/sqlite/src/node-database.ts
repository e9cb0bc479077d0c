/** The SQLite port over `node:sqlite`, for the PC and for every test that runs in Node. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { connectionToDatabase } from './connection.ts';
import {
  resultCodeToFailure, SqliteError, type SqliteDatabase, type SqliteFailure, type SqliteStatement, type SqlRow,
  type SqlValue,
} from './index.ts';

export interface NodeDatabaseOptions {
  /** A file, or ':memory:' for a database that ends with its connection. */
  readonly path: string;
  /** Only 'create' makes a missing file; it opens one that exists. */
  readonly mode: 'read-only' | 'read-write' | 'create';
  /** Limit of the file, in pages of 4,096 bytes; what would cross it throws `full`. */
  readonly pageCountMax?: number;
}

/** How long a statement waits for another connection's lock before it throws `busy`; the process waits with it. */
const BUSY_TIMEOUT_MS = 2_000;

/** Throws `SqliteError`: `cannot-open`, `not-a-database`, `read-only`, `busy`, `corrupt`, `full` or `io`. */
export function openNodeDatabase(options: NodeDatabaseOptions): SqliteDatabase {
  const isReadOnly = options.mode === 'read-only';
  const handle = isReadOnly ? openToRead(options.path) : openHandle(options.path, options.mode);
  try {
    handle.exec(`
      PRAGMA foreign_keys = OFF;
      PRAGMA trusted_schema = OFF;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -65536;
      ${isReadOnly ? 'PRAGMA query_only = ON;' : READ_WRITE_PRAGMAS}
      ${options.pageCountMax === undefined ? '' : `PRAGMA max_page_count = ${options.pageCountMax};`}
    `);
  } catch (error) {
    handle.close();
    throw toSqliteError(error);
  }
  return connectionToDatabase({
    isReadOnly,
    compile: (sql) => compile(handle, sql),
    exec: (sql) => translateErrors(() => handle.exec(sql)),
    isInTransaction: () => handle.isTransaction,
    close: () => translateErrors(() => handle.close()),
  });
}

/**
 * SQLite opens a file that it may not write as read-only, silently. The write that is rolled back tells now and not at
 * the user's first entry; it never reaches the disk. FULL: what was confirmed outlasts a power cut; on a Mac that takes
 * `fullfsync` too (ADR 0012).
 */
const READ_WRITE_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA checkpoint_fullfsync = ON;
  BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK;
`;

/**
 * Writes a consistent, compact copy of the database to `path`, over a file of that name, or leaves `path` as it was.
 * Not within a transaction. Throws `SqliteError`.
 *
 * `VACUUM INTO` and not `backup()`: it is synchronous, so that no edit slips in between a snapshot and the sync that
 * it stands for; it reads every page in use through its b-tree, so that a damaged book is noticed; and the copy has no
 * free pages and needs no WAL, so that it opens on read-only media.
 */
export function copyDatabase(database: SqliteDatabase, path: string): void {
  const partialPath = `${path}.partial`;
  try {
    rmSync(partialPath, { force: true });
    vacuumInto(database, partialPath);
    syncToDisk(partialPath, 'r+');
    renameSync(partialPath, path);
    // Windows neither needs nor allows this: there a rename is durable with the journal of the volume.
    if (process.platform !== 'win32') syncToDisk(dirname(path), 'r');
  } catch (error) {
    rmSync(partialPath, { force: true });
    throw toSqliteError(error);
  }
}

/**
 * Reading in WAL makes a `-shm` file beside the database, which a folder that may not be written refuses, and a full
 * disk. Without a `-wal` nobody writes there and nothing is missing from the file: it may then be read as one that
 * never changes.
 */
function openToRead(path: string): DatabaseSync {
  const handle = openHandle(path, 'read-only');
  try {
    handle.exec('PRAGMA schema_version');
    return handle;
  } catch (error) {
    handle.close();
    const failure = toSqliteError(error);
    const isRefusedByFolder = failure instanceof SqliteError
      && ['cannot-open', 'read-only', 'full'].includes(failure.failure);
    if (!isRefusedByFolder || existsSync(`${path}-wal`)) throw failure;
    return openHandle(path, 'immutable');
  }
}

type OpeningMode = NodeDatabaseOptions['mode'] | 'immutable';

function openHandle(path: string, mode: OpeningMode): DatabaseSync {
  const handleOptions = {
    readOnly: mode === 'read-only' || mode === 'immutable',
    returnArrays: true,
    enableForeignKeyConstraints: false,
    defensive: true,
    timeout: BUSY_TIMEOUT_MS,
  };
  try {
    return new DatabaseSync(path === ':memory:' ? path : fileToUri(path, mode), handleOptions);
  } catch (error) {
    if (isSqliteFault(error)) throw new SqliteError('cannot-open', error.message, error);
    throw error;
  }
}

/** `node:sqlite` has no option that opens without creating; SQLite's own URI has (https://sqlite.org/uri.html). */
function fileToUri(path: string, mode: OpeningMode): URL {
  const uri = pathToFileURL(path);
  uri.searchParams.set('mode', { 'read-only': 'ro', immutable: 'ro', 'read-write': 'rw', create: 'rwc' }[mode]);
  if (mode === 'immutable') uri.searchParams.set('immutable', '1');
  return uri;
}

function compile(handle: DatabaseSync, sql: string): SqliteStatement {
  const statement = translateErrors(() => handle.prepare(sql));
  if (sql.slice(statement.sourceSQL.length).trim() !== '') {
    throw new SqliteError('misuse', `more than one statement: ${sql}`, undefined);
  }
  return new NodeStatement(statement);
}

class NodeStatement implements SqliteStatement {
  readonly #statement: StatementSync;
  /** Known from the first right call on. */
  #parameterCount: number | undefined;

  constructor(statement: StatementSync) {
    this.#statement = statement;
  }

  run(...parameters: SqlValue[]): number {
    const bindable = this.#toBindable(parameters);
    try {
      return Number(this.#statement.run(...bindable).changes);
    } catch (error) {
      throw toSqliteError(error);
    }
  }

  get(...parameters: SqlValue[]): SqlRow | undefined {
    const bindable = this.#toBindable(parameters);
    try {
      // By `returnArrays` of the handle a row is an array, and without `readBigInts` it holds no bigint.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- proven above
      return this.#statement.get(...bindable) as unknown as SqlRow | undefined;
    } catch (error) {
      throw toSqliteError(error);
    }
  }

  all(...parameters: SqlValue[]): SqlRow[] {
    const bindable = this.#toBindable(parameters);
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as in `get`
      return this.#statement.all(...bindable) as unknown as SqlRow[];
    } catch (error) {
      throw toSqliteError(error);
    }
  }

  /** `node:sqlite` binds every number as REAL; a bigint is its way to an INTEGER. Writes into the given array. */
  #toBindable(parameters: SQLInputValue[]): SQLInputValue[] {
    if (parameters.length !== this.#parameterCount) this.#checkParameterCount(parameters.length);
    for (let index = 0; index < parameters.length; index += 1) {
      const value = parameters[index];
      if (typeof value !== 'number') continue;
      if (Number.isSafeInteger(value)) parameters[index] = BigInt(value);
      else if (Number.isInteger(value)) throw new SqliteError('range', 'an integer beyond 2^53 - 1', undefined);
      else if (Number.isNaN(value)) throw new SqliteError('misuse', 'NaN as a parameter', undefined);
    }
    return parameters;
  }

  #checkParameterCount(count: number): void {
    const isRight = this.#parameterCount === undefined && this.#takesAtLeast(count) && !this.#takesAtLeast(count + 1);
    if (!isRight) {
      throw new SqliteError('misuse', `not of ${count} parameters: ${this.#statement.sourceSQL}`, undefined);
    }
    this.#parameterCount = count;
  }

  /**
   * `node:sqlite` binds NULL to what is not given, and has no call that counts the parameters. But it binds in order
   * and before the first step: a symbol, which cannot be bound, keeps the statement from running, and a null before it
   * that is one too many is refused for its index first.
   */
  #takesAtLeast(count: number): boolean {
    const nulls = Array.from({ length: count }, () => null);
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type forbids what is done here on purpose
      this.#statement.all(...nulls, Symbol('unbindable') as unknown as null);
    } catch (error) {
      if (isSqliteFault(error)) return error.errcode !== SQLITE_RANGE;
      if (error instanceof TypeError) return true;
      throw toSqliteError(error);
    }
    throw new Error('node:sqlite has bound a symbol');
  }
}

/** Result code for a parameter index out of range. */
const SQLITE_RANGE = 25;

function vacuumInto(database: SqliteDatabase, path: string): void {
  // `query_only` forbids this write to another file too.
  if (database.isReadOnly) database.exec('PRAGMA query_only = OFF');
  try {
    database.prepare('VACUUM INTO ?').run(path);
  } finally {
    if (database.isReadOnly) database.exec('PRAGMA query_only = ON');
  }
}

/** Windows syncs only what is open for writing, Linux a folder only when it is open for reading. */
function syncToDisk(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function translateErrors<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw toSqliteError(error);
  }
}

/** What is neither SQLite's, nor a misuse of `node:sqlite`, nor the file system's comes back as it is. */
function toSqliteError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof SqliteError) return error;
  if (isSqliteFault(error)) return new SqliteError(resultCodeToFailure(error.errcode), error.message, error);
  const failure = 'code' in error && typeof error.code === 'string' ? failureByErrorCode[error.code] : undefined;
  return failure === undefined ? error : new SqliteError(failure, error.message, error);
}

function isSqliteFault(error: unknown): error is Error & { readonly errcode: number } {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

const failureByErrorCode: Readonly<Record<string, SqliteFailure>> = {
  ERR_OUT_OF_RANGE: 'range',
  ERR_INVALID_STATE: 'misuse',
  ERR_INVALID_ARG_TYPE: 'misuse',
  ERR_INVALID_ARG_VALUE: 'misuse',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'cannot-open',
  EPERM: 'cannot-open',
  EBUSY: 'busy',
  EISDIR: 'cannot-open',
  ENOENT: 'cannot-open',
  EIO: 'io',
};
