/**
 * One process owns a book for writing; readers need no lock. The lock is SQLite's own, on a small file beside the
 * book: the system gives it back when the process dies, however it dies, on every platform.
 */
import { DatabaseSync } from 'node:sqlite';

export interface BookLock {
  release(): void;
}

/** Undefined where another process holds the lock. Throws where the lock file cannot be made. */
export function takeBookLock(bookPath: string): BookLock | undefined {
  const connection = new DatabaseSync(`${bookPath}-lock`, { timeout: 0 });
  try {
    // The transaction stays open as long as the lock is held; it writes nothing.
    connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { release: () => connection.close() };
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    && (error.errcode & 0xff) === SQLITE_BUSY;
}
