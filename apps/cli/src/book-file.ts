/** Opens the book that `--book` names for the time of one piece of work. */
import { resolve } from 'node:path';
import { openBook, type BookPurpose, type OpenedBook } from '@tandem/host';
import { editBook, type Book, type BookEdit, type Result } from '@tandem/ledger';
import type { CommandContext } from './command.ts';
import { taskFailed, type Failure } from './failure.ts';

export interface OpenBook extends OpenedBook {
  readonly book: Book;
}

/** `work` is synchronous; the book is closed when this returns. */
export function withBook<Value>(
  context: CommandContext, path: string, purpose: BookPurpose, work: (opened: OpenBook) => Result<Value, Failure>,
): Result<Value, Failure> {
  const { deviceName } = context;
  const result = openBook({ path: resolve(path), purpose, deviceName, wallMs: context.now() });
  if (!result.ok) return taskFailed({ kind: 'open-book', path, error: result.error });
  const opened = result.value;
  try {
    const { book } = opened;
    if (book === undefined) return taskFailed({ kind: 'book-without-identity', path });
    return work({ ...opened, book });
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
