/** One open database of the WebAssembly build. */
import type { SqliteConnection } from './connection.ts';
import { resultCodeToFailure, SqliteError, type SqliteFailure } from './index.ts';
import { storageErrorToFailure, type WasmEngine } from './wasm-engine.ts';
import { WasmStatement, type Pointer } from './wasm-statement.ts';

export interface WasmConnectionOptions {
  readonly path: string;
  readonly mode: 'read-only' | 'read-write' | 'create';
  readonly pageCountMax: number | undefined;
  /** The VFS must grant a file to one connection only. */
  readonly vfsName: string;
  /** Whether the VFS has no file left to give. */
  isOutOfFiles(): boolean;
}

export function openWasmConnection(engine: WasmEngine, options: WasmConnectionOptions): SqliteConnection {
  const { capi } = engine.sqlite3;
  const { functions } = engine.memory;
  const isReadOnly = options.mode === 'read-only';
  const handle = openHandle(engine, options);
  const statements = new Set<WasmStatement>();
  const takeError = () => handleToError(engine, handle, options.isOutOfFiles());

  function exec(sql: string): void {
    if (capi.sqlite3_exec(handle, sql, 0, 0, 0) !== 0) throw takeError();
  }

  function close(): void {
    for (const statement of statements) statement.finalize();
    functions.sqlite3_close_v2(handle);
  }

  try {
    exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = OFF;
      PRAGMA trusted_schema = OFF;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -16384;
      ${isReadOnly ? 'PRAGMA query_only = ON;' : ''}
      ${options.pageCountMax === undefined ? '' : `PRAGMA max_page_count = ${options.pageCountMax};`}
    `);
  } catch (error) {
    close();
    throw error;
  }
  return {
    isReadOnly,
    exec,
    close,
    compile(sql) {
      const statement = new WasmStatement(engine.memory, handle, prepare(engine, handle, sql, takeError), takeError);
      statements.add(statement);
      return statement;
    },
    isInTransaction: () => functions.sqlite3_get_autocommit(handle) === 0,
  };
}

/** Read-only is `query_only` and no flag: without shared memory, reading a WAL takes the right to write it. */
function openHandle(engine: WasmEngine, options: WasmConnectionOptions): Pointer {
  const { capi, wasm } = engine.sqlite3;
  const flags = capi.SQLITE_OPEN_READWRITE | capi.SQLITE_OPEN_EXRESCODE
    | (options.mode === 'create' ? capi.SQLITE_OPEN_CREATE : 0);
  const out = engine.memory.reserve(POINTER_BYTES);
  const code = capi.sqlite3_open_v2(options.path, out, flags, options.vfsName);
  const handle = wasm.peekPtr(out);
  if (code !== 0) {
    const error = handleToError(engine, handle, options.mode === 'create' && options.isOutOfFiles());
    engine.memory.functions.sqlite3_close_v2(handle);
    throw error;
  }
  capi.sqlite3_db_config(handle, capi.SQLITE_DBCONFIG_DEFENSIVE, 1, 0);
  return handle;
}

const POINTER_BYTES = 8;

function prepare(engine: WasmEngine, handle: Pointer, sql: string, takeError: () => SqliteError): Pointer {
  const { capi, wasm } = engine.sqlite3;
  const out = engine.memory.reserve(POINTER_BYTES);
  if (capi.sqlite3_prepare_v3(handle, sql, -1, capi.SQLITE_PREPARE_PERSISTENT, out, null) !== 0) throw takeError();
  const statement = wasm.peekPtr(out);
  if (statement === 0) throw new SqliteError('misuse', 'no statement', undefined);
  if (sql.slice(capi.sqlite3_sql(statement).length).trim() !== '') {
    capi.sqlite3_finalize(statement);
    throw new SqliteError('misuse', `more than one statement: ${sql}`, undefined);
  }
  return statement;
}

/** The connection's last failure. Of what the storage refused, SQLite knows only that it did. */
function handleToError(engine: WasmEngine, handle: Pointer, isOutOfFiles: boolean): SqliteError {
  const { capi } = engine.sqlite3;
  const code = engine.memory.functions.sqlite3_extended_errcode(handle);
  const isOfStorage = [capi.SQLITE_IOERR, capi.SQLITE_CANTOPEN].some((primary) => primary === (code & 0xff));
  const cause = isOfStorage ? engine.takeStorageError() : undefined;
  let failure: SqliteFailure = storageErrorToFailure(cause) ?? resultCodeToFailure(code);
  if (failure === 'cannot-open' && isOutOfFiles) failure = 'full';
  return new SqliteError(failure, capi.sqlite3_errmsg(handle), cause);
}
