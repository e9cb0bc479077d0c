/** What the file system refuses, in the terms of the engine: it knows what to say of a `SqliteError`. */
import { SqliteError, type SqliteFailure } from '@tandem/sqlite';

/** Throws `SqliteError` for what the file system threw; anything else as it is. */
export function guardFiles<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw toSqliteError(error);
  }
}

export function isFileFault(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

function toSqliteError(error: unknown): unknown {
  return isFileFault(error) ? new SqliteError(codeToFailure(error.code), error.message, error) : error;
}

function codeToFailure(code: string): SqliteFailure {
  switch (code) {
    case 'ENOSPC': case 'EDQUOT': return 'full';
    case 'EROFS': return 'read-only';
    case 'EBUSY': case 'ETXTBSY': return 'busy';
    case 'EACCES': case 'EPERM': case 'EISDIR': case 'ENOTDIR': case 'ENOENT': return 'cannot-open';
    default: return 'io';
  }
}
