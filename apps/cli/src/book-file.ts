/** Opens the book that `--book` names for the time of one piece of work. */
import { statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { openBook, type BookPurpose, type OpenedBook } from '@tandem/host';
import { editBook, type Book, type BookEdit, type Result } from '@tandem/ledger';
import { SqliteError } from '@tandem/sqlite';
import { warnOfBackupFault } from './backup-fault.ts';
import type { CommandContext } from './command.ts';
import { backUpFirst } from './kept-backups.ts';
import { taskFailed, type Failed, type Failure } from './failure.ts';

export interface OpenBook extends OpenedBook {
  readonly book: Book;
}

/** `work` is synchronous; the book is closed when this returns. */
export function withBook<Value>(
  context: CommandContext, path: string, purpose: BookPurpose, work: (opened: OpenBook) => Result<Value, Failure>,
): Result<Value, Failure> {
  const { deviceName } = context;
  const result = openBook({
    path: resolve(path), purpose, deviceName, wallMs: context.now(), backUpFirst: backUpFirst(context, path),
  });
  if (!result.ok) {
    const isIo = result.error.kind === 'failed' && result.error.failure === 'io';
    return (isIo ? diskFull(path) : undefined) ?? taskFailed({ kind: 'open-book', path, error: result.error });
  }
  const opened = result.value;
  try {
    const { book } = opened;
    if (purpose !== 'read') warnOfBackupFault(context, opened.database);
    if (book === undefined) return taskFailed({ kind: 'book-without-identity', path });
    return work({ ...opened, book });
  } catch (error) {
    const failed = error instanceof SqliteError && error.failure === 'io' ? diskFull(path) : undefined;
    if (failed === undefined) throw error;
    return failed;
  } finally {
    opened.close();
  }
}

/** One write transaction: whatever `work` refuses, the book stays as it was. */
export function withEdit<Value>(
  context: CommandContext, path: string, work: (edit: BookEdit) => Result<Value, Failure>,
): Result<Value, Failure> {
  return withBook(context, path, 'write', ({ book }) => editBook(book, context.now(), work));
}

/** What one small write takes: its pages in the log and the log's index. */
const smallWriteBytes = 256 * 1024;

/**
 * The true reason of an input-output failure, where it is one: SQLite says "full" when a page of the book does not fit,
 * but "input-output" when it is the index of its log (`SQLITE_IOERR_SHMSIZE`).
 */
function diskFull(path: string): Failed | undefined {
  const { bavail, bsize } = statfsSync(dirname(resolve(path)));
  return bavail * bsize < smallWriteBytes ? taskFailed({ kind: 'sqlite', error: 'full' }) : undefined;
}
