/**
 * A backup takes the place of a book.
 *
 *   copy beside ──> prepared ──> former kept ──> former's log emptied ──> one rename ──> opened
 *
 * 1. The one step that changes what the book is, is a rename: a kill before it leaves the former book, a kill after it
 *    the new one, both whole.
 * 2. The log of the former book (`-wal`) is empty before the rename: the rest of a log would be replayed into the new
 *    book.
 * 3. What cannot be kept as a backup, because it is damaged, is kept as it is, under another name.
 * 4. The book's lock is held all the while: no other process has it open for writing.
 */
import {
  closeSync, copyFileSync, constants, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import { copyDatabase, openNodeDatabase } from '@tandem/sqlite/node';
import { takeBookLock, type BookLock } from './book-lock.ts';
import { guardFiles } from './file-fault.ts';

export interface Replacement {
  readonly bookPath: string;
  /** Of the backup, open to read. */
  readonly source: SqliteDatabase;
  /** Writes into the copy what is to be true of the new book from its first moment. Throws `SqliteError`. */
  readonly prepare: (copy: SqliteDatabase) => void;
  /** Keeps the former book as a backup. Throws `SqliteError`. */
  readonly keepFormer: (former: SqliteDatabase) => void;
  /** Where a former book that cannot be read is kept. */
  readonly damagedPath: string;
  /** Told before each step, for tests that end the process there. */
  readonly onStep?: (step: 'copy' | 'prepare' | 'keep' | 'empty-log' | 'rename' | 'renamed') => void;
}

/** False where another process has the book open. Throws `SqliteError`; the former book is then still there. */
export function replaceBook({ bookPath, damagedPath, keepFormer, onStep, prepare, source }: Replacement): boolean {
  const lock = guardFiles(() => lockOf(bookPath));
  if (lock === undefined) return false;
  const copyPath = `${bookPath}.restored`;
  try {
    onStep?.('copy');
    copyDatabase(source, copyPath);
    onStep?.('prepare');
    prepareCopy(copyPath, prepare);
    if (existsSync(bookPath)) {
      onStep?.('keep');
      keepAndClose(bookPath, damagedPath, keepFormer);
    }
    onStep?.('empty-log');
    guardFiles(() => removeLog(bookPath));
    onStep?.('rename');
    guardFiles(() => renameForGood(copyPath, bookPath));
    onStep?.('renamed');
    return true;
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(copyPath + end, { force: true });
    throw error;
  } finally {
    lock.release();
  }
}

function lockOf(bookPath: string): BookLock | undefined {
  try {
    return takeBookLock(bookPath);
  } catch (cause) {
    throw new SqliteError('read-only', 'the lock file beside the book cannot be written', cause);
  }
}

/** Closed, it is one whole file again, without a log. */
function prepareCopy(copyPath: string, prepare: Replacement['prepare']): void {
  const copy = openNodeDatabase({ path: copyPath, mode: 'read-write' });
  try {
    copy.transaction(() => prepare(copy));
    copy.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    copy.close();
  }
}

function keepAndClose(bookPath: string, damagedPath: string, keepFormer: Replacement['keepFormer']): void {
  let former: SqliteDatabase | undefined;
  try {
    former = openNodeDatabase({ path: bookPath, mode: 'read-write' });
    keepFormer(former);
    former.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    former.close();
  } catch (error) {
    if (isOfTheFile(error)) guardFiles(() => keepAsItIs(bookPath, damagedPath));
    closeWhatIsLeft(former);
    if (!isOfTheFile(error)) throw error;
    // It is in the copy, and nothing else has it open.
    guardFiles(() => rmSync(`${bookPath}-wal`, { force: true }));
  }
}

/** A damaged book may refuse even that; its file is left behind. */
function closeWhatIsLeft(former: SqliteDatabase | undefined): void {
  try {
    former?.close();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
  }
}

function isOfTheFile(error: unknown): boolean {
  return error instanceof SqliteError && (error.failure === 'corrupt' || error.failure === 'not-a-database');
}

/** With its log, from which somebody may still save something. */
function keepAsItIs(bookPath: string, damagedPath: string): void {
  for (const end of ['', '-wal']) {
    if (existsSync(bookPath + end)) copyFileSync(bookPath + end, damagedPath + end, constants.COPYFILE_EXCL);
  }
}

function removeLog(bookPath: string): void {
  const log = statSync(`${bookPath}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) {
    throw new SqliteError('busy', 'another program reads the book: its log cannot be emptied', undefined);
  }
  for (const end of ['-wal', '-shm']) rmSync(bookPath + end, { force: true });
}

function renameForGood(from: string, to: string): void {
  renameSync(from, to);
  // Windows neither needs nor allows it: there a rename is durable with the journal of the volume.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(to), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
