/** The SQLite port with a stopwatch on every call: what of a stage is the database, and what is our own computing. */
import type { SqliteDatabase, SqliteStatement } from '@tandem/sqlite';

/** Milliseconds since the last `reset`. */
export class DatabaseClock {
  /** Inside statements, wherever they ran. */
  callsMs = 0;
  /** Write transactions from BEGIN to COMMIT. */
  transactionsMs = 0;
  /** Of these, what ran between the two. */
  workMs = 0;

  reset(): void {
    this.callsMs = 0;
    this.transactionsMs = 0;
    this.workMs = 0;
  }

  time<Value>(call: () => Value): Value {
    const startedMs = performance.now();
    try {
      return call();
    } finally {
      this.callsMs += performance.now() - startedMs;
    }
  }
}

export function timeDatabase(database: SqliteDatabase, clock: DatabaseClock): SqliteDatabase {
  const timedBySql = new Map<string, SqliteStatement>();

  function prepare(sql: string): SqliteStatement {
    const known = timedBySql.get(sql);
    if (known !== undefined) return known;
    const statement = clock.time(() => database.prepare(sql));
    const timed: SqliteStatement = {
      run: (...parameters) => clock.time(() => statement.run(...parameters)),
      get: (...parameters) => clock.time(() => statement.get(...parameters)),
      all: (...parameters) => clock.time(() => statement.all(...parameters)),
    };
    timedBySql.set(sql, timed);
    return timed;
  }

  function transaction<Value>(work: () => Value): Value {
    const startedMs = performance.now();
    try {
      return database.transaction(() => {
        const workStartedMs = performance.now();
        try {
          return work();
        } finally {
          clock.workMs += performance.now() - workStartedMs;
        }
      });
    } finally {
      clock.transactionsMs += performance.now() - startedMs;
    }
  }

  return {
    isReadOnly: database.isReadOnly,
    prepare,
    exec: (sql) => clock.time(() => database.exec(sql)),
    transaction,
    readTransaction: (work) => database.readTransaction(work),
    close: () => database.close(),
  };
}
