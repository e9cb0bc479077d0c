/**
 * The SQLite port: what the core needs of a database, and nothing of how a platform opens one.
 *
 * Both drivers (`@tandem/sqlite/node`, `@tandem/sqlite/opfs`) are synchronous, return rows as arrays in the order of
 * the selected columns, and pass one contract suite (`contract.testing.ts`). Blobs come back as plain `Uint8Array`.
 *
 * A whole number is bound as INTEGER and any other as REAL, so that `? / 2`, `? || ''` and `json_array(?)` mean the
 * same on every device. Integers outside ±(2^53 - 1), bound or read, throw `SqliteError` with failure `range` instead
 * of being rounded; NaN, which SQLite would store as NULL, is `misuse`.
 */

export type SqlValue = null | number | string | Uint8Array;
export type SqlRow = SqlValue[];

export interface SqliteStatement {
  /**
   * Runs the statement to its end; returns the number of rows that an INSERT, UPDATE or DELETE changed itself (not
   * those of its triggers). For any other statement the number means nothing.
   */
  run(...parameters: SqlValue[]): number;
  /** First row, or undefined. */
  get(...parameters: SqlValue[]): SqlRow | undefined;
  all(...parameters: SqlValue[]): SqlRow[];
}

export interface SqliteDatabase {
  readonly isReadOnly: boolean;
  /**
   * Compiles one statement, once per distinct text: the same text gives the same statement until `close`. More than
   * 2,000 texts are a bug (values written into the SQL) and throw.
   */
  prepare(sql: string): SqliteStatement;
  /** Runs any number of statements without parameters and drops their rows. */
  exec(sql: string): void;
  /**
   * `BEGIN IMMEDIATE`, `work`, `COMMIT`, which returns when all of it is on the disk. Whatever `work` or the
   * commit throws rolls back and is thrown on, and the database remains usable. `work` is synchronous. Nesting is a
   * bug and throws.
   */
  transaction<Value>(work: () => Value): Value;
  /** One consistent view for several reads: `BEGIN`, `work`, `COMMIT`. Nesting is a bug and throws. */
  readTransaction<Value>(work: () => Value): Value;
  /** Finalizes every statement, checkpoints and closes; calling it again does nothing. */
  close(): void;
}

/** What went wrong in the world or in the file, in the terms a screen can explain. */
export type SqliteFailure =
  | 'busy' // another connection holds the lock
  | 'full' // disk or quota, or max_page_count
  | 'read-only'
  | 'not-a-database'
  | 'corrupt'
  | 'cannot-open' // missing folder, no permission
  | 'io' // the disk or the memory failed
  | 'constraint' // includes RAISE(ABORT) in a trigger
  | 'range' // an integer that JavaScript cannot hold, or a value longer than SQLite allows
  | 'misuse'; // bad SQL, wrong number of parameters, closed database

export class SqliteError extends Error {
  readonly failure: SqliteFailure;

  constructor(failure: SqliteFailure, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'SqliteError';
    this.failure = failure;
  }
}

/** The failure for a primary or extended SQLite result code (https://sqlite.org/rescode.html). */
export function resultCodeToFailure(code: number): SqliteFailure {
  // No room for the `-shm` file beside a book: the first thing that a full disk refuses.
  if (code === SQLITE_IOERR_SHMSIZE) return 'full';
  switch (code & 0xff) {
    case 3: return 'cannot-open';
    case 5: case 6: case 15: return 'busy';
    case 7: case 10: return 'io';
    case 8: return 'read-only';
    case 11: return 'corrupt';
    case 13: return 'full';
    case 14: return 'cannot-open';
    case 18: return 'range';
    case 19: return 'constraint';
    case 26: return 'not-a-database';
    default: return 'misuse';
  }
}

const SQLITE_IOERR_SHMSIZE = 4874;
