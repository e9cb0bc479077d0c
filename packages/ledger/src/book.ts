/** A book that is open for work, and the one way to change it. */
import type { RecordId, Replica, Sha256 } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { BookId } from './record-ids.ts';
import type { Result } from './result.ts';

export interface Book {
  readonly replica: Replica;
  readonly id: BookId;
  readonly sha256: Sha256;
}

/** A write transaction under way: what every command takes. Made by `editBook`, or inside `write` of the replica. */
export class BookEdit {
  readonly book: Book;
  readonly wallMs: number;

  constructor(book: Book, wallMs: number) {
    this.book = book;
    this.wallMs = wallMs;
  }

  get database(): SqliteDatabase {
    return this.book.replica.database;
  }

  mintId(): RecordId {
    return this.book.replica.mintId(this.wallMs);
  }
}

/**
 * Runs commands as one transaction with one stamp. If `work` returns a failure, nothing of what it wrote remains.
 * `wallMs`: milliseconds since 1970, as the device's clock has it.
 */
export function editBook<Value, Failure>(
  book: Book, wallMs: number, work: (edit: BookEdit) => Result<Value, Failure>,
): Result<Value, Failure> {
  let refused: Result<Value, Failure> | undefined;
  try {
    return book.replica.write(wallMs, () => {
      const result = work(new BookEdit(book, wallMs));
      if (result.ok) return result;
      refused = result;
      throw rollback;
    });
  } catch (error) {
    if (error === rollback && refused !== undefined) return refused;
    throw error;
  }
}

const rollback = new Error('a command was refused');
