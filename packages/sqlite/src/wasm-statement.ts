/**
 * One prepared statement of SQLite in WebAssembly, by the exported C functions themselves: the library's convenience
 * layer, and even its argument converters, cost more than SQLite does on a phone.
 */
import { SqliteError, type SqliteStatement, type SqlRow, type SqlValue } from './index.ts';

/** An address in the module's memory. */
export type Pointer = number;

/** The C functions that a statement calls (https://sqlite.org/c3ref/funclist.html), with no conversion whatever. */
export interface WasmSqlite {
  sqlite3_malloc(byteCount: number): Pointer;
  sqlite3_free(pointer: Pointer): void;
  sqlite3_close_v2(database: Pointer): number;
  sqlite3_get_autocommit(database: Pointer): number;
  sqlite3_changes(database: Pointer): number;
  sqlite3_extended_errcode(database: Pointer): number;
  sqlite3_step(statement: Pointer): number;
  sqlite3_reset(statement: Pointer): number;
  sqlite3_finalize(statement: Pointer): number;
  sqlite3_bind_parameter_count(statement: Pointer): number;
  sqlite3_bind_null(statement: Pointer, index: number): number;
  sqlite3_bind_int(statement: Pointer, index: number, value: number): number;
  sqlite3_bind_int64(statement: Pointer, index: number, value: bigint): number;
  sqlite3_bind_double(statement: Pointer, index: number, value: number): number;
  sqlite3_bind_text(statement: Pointer, index: number, text: Pointer, byteCount: number, destructor: 0): number;
  sqlite3_bind_blob(statement: Pointer, index: number, bytes: Pointer, byteCount: number, destructor: 0): number;
  sqlite3_column_count(statement: Pointer): number;
  sqlite3_column_type(statement: Pointer, column: number): number;
  sqlite3_column_double(statement: Pointer, column: number): number;
  sqlite3_column_text(statement: Pointer, column: number): Pointer;
  sqlite3_column_blob(statement: Pointer, column: number): Pointer;
  sqlite3_column_bytes(statement: Pointer, column: number): number;
}

/** What statements share: the functions, the memory and a place to put parameters. */
export interface WasmMemory {
  readonly functions: WasmSqlite;
  /** A view that holds until the next allocation. */
  heap(): Uint8Array;
  /** At least so many bytes, which hold until the next call. Throws `SqliteError` `io` for want of memory. */
  reserve(byteCount: number): Pointer;
}

const SQLITE_ROW = 100;
const SQLITE_DONE = 101;
const SQLITE_INTEGER = 1;
const SQLITE_FLOAT = 2;
const SQLITE_TEXT = 3;
const SQLITE_BLOB = 4;

/** SQLite takes no copy: the bytes stand in the reserved place until the statement has run. */
const SQLITE_STATIC = 0;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class WasmStatement implements SqliteStatement {
  readonly #memory: WasmMemory;
  readonly #functions: WasmSqlite;
  readonly #database: Pointer;
  readonly #parameterCount: number;
  readonly #takeError: () => SqliteError;
  #statement: Pointer;

  /** `takeError` makes the error of the connection's last failure. */
  constructor(memory: WasmMemory, database: Pointer, statement: Pointer, takeError: () => SqliteError) {
    this.#memory = memory;
    this.#functions = memory.functions;
    this.#database = database;
    this.#statement = statement;
    this.#takeError = takeError;
    this.#parameterCount = memory.functions.sqlite3_bind_parameter_count(statement);
  }

  run(...parameters: SqlValue[]): number {
    this.#bind(parameters);
    try {
      while (this.#step());
      return this.#functions.sqlite3_changes(this.#database);
    } finally {
      this.#functions.sqlite3_reset(this.#statement);
    }
  }

  get(...parameters: SqlValue[]): SqlRow | undefined {
    this.#bind(parameters);
    try {
      return this.#step() ? this.#readRow() : undefined;
    } finally {
      this.#functions.sqlite3_reset(this.#statement);
    }
  }

  all(...parameters: SqlValue[]): SqlRow[] {
    this.#bind(parameters);
    try {
      const rows: SqlRow[] = [];
      while (this.#step()) rows.push(this.#readRow());
      return rows;
    } finally {
      this.#functions.sqlite3_reset(this.#statement);
    }
  }

  finalize(): void {
    this.#functions.sqlite3_finalize(this.#statement);
    this.#statement = 0;
  }

  /** Whether there is a row. */
  #step(): boolean {
    const code = this.#functions.sqlite3_step(this.#statement);
    if (code === SQLITE_ROW) return true;
    if (code === SQLITE_DONE) return false;
    throw this.#takeError();
  }

  /** Binds every parameter anew, so that nothing of an earlier call is left. */
  #bind(parameters: readonly SqlValue[]): void {
    if (this.#statement === 0) throw new SqliteError('misuse', 'the database is closed', undefined);
    if (parameters.length !== this.#parameterCount) {
      throw new SqliteError('misuse', `${parameters.length} parameters of ${this.#parameterCount}`, undefined);
    }
    let byteCount = 0;
    for (const value of parameters) {
      // A UTF-16 unit takes 3 bytes of UTF-8 at most.
      if (typeof value === 'string') byteCount += value.length * 3;
      else if (value instanceof Uint8Array) byteCount += value.length;
    }
    let free = this.#memory.reserve(byteCount);
    for (let index = 0; index < parameters.length; index += 1) {
      free += this.#bindOne(index + 1, parameters[index] ?? null, free);
    }
  }

  /** Returns how many bytes it has written at `free`. */
  #bindOne(index: number, value: SqlValue, free: Pointer): number {
    const functions = this.#functions;
    const statement = this.#statement;
    let code: number;
    let written = 0;
    if (value === null) {
      code = functions.sqlite3_bind_null(statement, index);
    } else if (typeof value === 'number') {
      code = this.#bindNumber(index, value);
    } else if (typeof value === 'string') {
      written = encoder.encodeInto(value, this.#memory.heap().subarray(free, free + value.length * 3)).written;
      code = functions.sqlite3_bind_text(statement, index, free, written, SQLITE_STATIC);
    } else {
      written = value.length;
      this.#memory.heap().set(value, free);
      code = functions.sqlite3_bind_blob(statement, index, free, written, SQLITE_STATIC);
    }
    if (code !== 0) throw this.#takeError();
    return written;
  }

  #bindNumber(index: number, value: number): number {
    const functions = this.#functions;
    if ((value | 0) === value) return functions.sqlite3_bind_int(this.#statement, index, value);
    if (Number.isSafeInteger(value)) return functions.sqlite3_bind_int64(this.#statement, index, BigInt(value));
    if (Number.isInteger(value)) throw new SqliteError('range', 'an integer beyond 2^53 - 1', undefined);
    if (Number.isNaN(value)) throw new SqliteError('misuse', 'NaN as a parameter', undefined);
    return functions.sqlite3_bind_double(this.#statement, index, value);
  }

  #readRow(): SqlRow {
    const count = this.#functions.sqlite3_column_count(this.#statement);
    const row: SqlRow = [];
    for (let column = 0; column < count; column += 1) row.push(this.#readColumn(column));
    return row;
  }

  #readColumn(column: number): SqlValue {
    const functions = this.#functions;
    const statement = this.#statement;
    switch (functions.sqlite3_column_type(statement, column)) {
      case SQLITE_INTEGER: {
        // Exact within ±2^53, and no integer beyond 2^53 - 1 rounds to one within: no detour by a bigint.
        const value = functions.sqlite3_column_double(statement, column);
        if (!Number.isSafeInteger(value)) throw new SqliteError('range', 'an integer beyond 2^53 - 1', undefined);
        return value;
      }
      case SQLITE_FLOAT:
        return functions.sqlite3_column_double(statement, column);
      case SQLITE_TEXT: {
        const start = functions.sqlite3_column_text(statement, column);
        const end = start + functions.sqlite3_column_bytes(statement, column);
        return decoder.decode(this.#memory.heap().subarray(start, end));
      }
      case SQLITE_BLOB: {
        const start = functions.sqlite3_column_blob(statement, column);
        return this.#memory.heap().slice(start, start + functions.sqlite3_column_bytes(statement, column));
      }
      default:
        return null;
    }
  }
}
