/** What the two drivers do in the same way: one statement per text, transactions, and the end of a database. */
import { SqliteError, type SqliteDatabase, type SqliteStatement } from './index.ts';

/** One open SQLite handle, as a platform brings it. Every method but `isInTransaction` throws `SqliteError`. */
export interface SqliteConnection {
  readonly isReadOnly: boolean;
  compile(sql: string): SqliteStatement;
  exec(sql: string): void;
  isInTransaction(): boolean;
  /** Finalizes every compiled statement; a use of one after that throws `misuse`. */
  close(): void;
}

/** The program has a few hundred texts. A search box that writes its words into the SQL would have no end of them. */
const STATEMENTS_MAX = 2_000;

export function connectionToDatabase(connection: SqliteConnection): SqliteDatabase {
  const statementByText = new Map<string, SqliteStatement>();
  let isOpen = true;

  function openConnection(): SqliteConnection {
    if (!isOpen) throw new SqliteError('misuse', 'the database is closed', undefined);
    return connection;
  }

  function prepare(sql: string): SqliteStatement {
    const known = statementByText.get(sql);
    if (known) return known;
    const statement = openConnection().compile(sql);
    if (statementByText.size === STATEMENTS_MAX) throw new Error(`more than ${STATEMENTS_MAX} statements, as: ${sql}`);
    statementByText.set(sql, statement);
    return statement;
  }

  function runBetween<Value>(begin: string, work: () => Value): Value {
    if (openConnection().isInTransaction()) throw new Error('a transaction does not nest');
    connection.exec(begin);
    try {
      const value = work();
      connection.exec('COMMIT');
      return value;
    } catch (error) {
      // SQLite may have rolled back by itself (full, I/O error), and a COMMIT that failed may have left it open.
      if (isOpen && connection.isInTransaction()) connection.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    isReadOnly: connection.isReadOnly,
    prepare,
    exec: (sql) => openConnection().exec(sql),
    transaction: (work) => runBetween('BEGIN IMMEDIATE', work),
    readTransaction: (work) => runBetween('BEGIN', work),
    close() {
      if (!isOpen) return;
      isOpen = false;
      statementByText.clear();
      connection.close();
    },
  };
}
