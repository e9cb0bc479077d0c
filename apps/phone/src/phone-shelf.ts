/**
 * The book of this phone and its backups, as files of one pool.
 *
 * What must hold
 * 1. A file is the book because `shelf-list.ts` names it. A restore makes a whole new file beside the book and changes
 *    that name last: a kill before leaves the former book, a kill after the new one.
 * 2. A file that nothing names is what a kill left over, and goes at the next start.
 * 3. The pool has `fileCountMax` files and no more: the book with what SQLite keeps beside it, the snapshots and one in
 *    the making, the backups and one in the making, one more database that is looked at, and one taken in.
 */
import type { BackupSource, BackupView } from '@tandem/contract';
import {
  checkBook, checkToView, type BookShelf, type DeviceKeys, type ShelfResult, type ShelvedBook,
} from '@tandem/engine';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { OpfsPool } from '@tandem/sqlite/opfs';
import { openBackupFile } from './backup-file.ts';
import { sha256 } from './device-crypto.ts';
import { openPhoneBook, type PhoneBookOptions } from './phone-book.ts';
import { readShelfList, writeShelfList, type ShelfList } from './shelf-list.ts';
import type { SlotFile } from './slot-file.ts';

const snapshotsKept = 2;
const backupsKept = 3;
const filesBesideDatabase = 2;

export const fileCountMax = (1 + filesBesideDatabase) + (snapshotsKept + 1) + (backupsKept + 1)
  + (1 + filesBesideDatabase) + 1;

export interface PhoneShelfOptions {
  readonly pool: OpfsPool;
  readonly list: SlotFile;
  readonly keys: DeviceKeys;
  deviceName(): string;
  wallMs(): number;
}

export function openPhoneShelf(options: PhoneShelfOptions): BookShelf {
  return new PhoneShelf(options);
}

class PhoneShelf implements BookShelf {
  readonly #options: PhoneShelfOptions;
  readonly #pool: OpfsPool;
  #list: ShelfList;

  constructor(options: PhoneShelfOptions) {
    this.#options = options;
    this.#pool = options.pool;
    this.#list = readShelfList(options.list) ?? { book: findBook(this.#pool), backups: [] };
    const named = new Set([this.#list.book, ...this.#list.backups.map(({ name }) => name)]);
    for (const name of this.#pool.names()) {
      if (!named.has(name) && !name.startsWith('snapshot-')) this.#pool.remove(name);
    }
  }

  openLast(): Promise<ShelfResult<ShelvedBook> | undefined> {
    const { book } = this.#list;
    return Promise.resolve(book === null || !this.#pool.has(book) ? undefined : this.#open(book, 'write'));
  }

  create(): Promise<ShelfResult<ShelvedBook>> {
    return Promise.resolve(this.#openOrMake('create'));
  }

  createEmpty(): Promise<ShelfResult<ShelvedBook>> {
    return Promise.resolve(this.#openOrMake('join'));
  }

  backUp(book: ShelvedBook): BackupView {
    const wallMs = this.#options.wallMs();
    const name = this.#copy(book.database, 'backup', wallMs);
    const backup = { name, wallMs, bytes: databaseBytes(book.database) };
    this.#keep({ ...this.#list, backups: [backup, ...this.#list.backups] });
    return backup;
  }

  listBackups(): readonly BackupView[] {
    return this.#list.backups;
  }

  openBackup(source: BackupSource): Promise<ShelfResult<{ readonly database: SqliteDatabase; close(): void }>> {
    return openBackupFile(this.#pool, source, 'read-only');
  }

  async restore(source: BackupSource): Promise<ShelfResult<ShelvedBook>> {
    const opened = await openBackupFile(this.#pool, source, 'read-write');
    if (!opened.ok) return opened;
    const wallMs = this.#options.wallMs();
    let book: string;
    try {
      book = this.#copy(opened.value.database, 'book', wallMs);
    } finally {
      opened.value.close();
    }
    const restored = this.#open(book, 'write');
    if (!restored.ok) {
      this.#pool.remove(book);
      return restored;
    }
    const former = this.#list.book;
    const backups = former === null || !this.#pool.has(former)
      ? this.#list.backups
      : [{ name: former, wallMs, bytes: 0 }, ...this.#list.backups];
    this.#keep({ book, backups });
    return restored;
  }

  check(book: ShelvedBook): ReturnType<BookShelf['check']> {
    return checkToView(checkBook(book.database, book.replica.kinds, sha256));
  }

  #openOrMake(purpose: 'create' | 'join'): ShelfResult<ShelvedBook> {
    const { book } = this.#list;
    if (book !== null) return this.#open(book, purpose);
    const made = timeToName('book', this.#options.wallMs());
    const opened = this.#open(made, purpose);
    if (opened.ok) this.#keep({ ...this.#list, book: made });
    return opened;
  }

  #open(fileName: string, purpose: PhoneBookOptions['purpose']): ShelfResult<ShelvedBook> {
    const { keys } = this.#options;
    return openPhoneBook({
      pool: this.#pool, fileName, purpose, keys,
      deviceName: this.#options.deviceName(),
      wallMs: this.#options.wallMs(),
      hasBackup: this.#list.backups.length > 0,
      takeSnapshot: (database, wallMs) => this.#takeSnapshot(database, wallMs),
    });
  }

  /** Whole copies of a book, made by themselves before a sync that changes much. */
  #takeSnapshot(database: SqliteDatabase, wallMs: number): void {
    this.#copy(database, 'snapshot', wallMs);
    const names = this.#pool.names().filter((name) => name.startsWith('snapshot-')).toSorted().toReversed();
    for (const name of names.slice(snapshotsKept)) this.#pool.remove(name);
  }

  #copy(database: SqliteDatabase, kind: 'book' | 'backup' | 'snapshot', wallMs: number): string {
    const name = timeToName(kind, wallMs);
    try {
      database.prepare('VACUUM INTO ?').run(`/${name}`);
    } catch (error) {
      this.#pool.remove(name);
      throw error;
    }
    return name;
  }

  /** The list first: what is no longer named may go. */
  #keep(list: ShelfList): void {
    const kept = { ...list, backups: list.backups.slice(0, backupsKept) };
    writeShelfList(this.#options.list, kept);
    this.#list = kept;
    for (const { name } of list.backups.slice(backupsKept)) this.#pool.remove(name);
  }
}

/** Where the list is gone, the newest book is the book. */
function findBook(pool: OpfsPool): string | null {
  return pool.names().filter((name) => name.startsWith('book-')).toSorted().at(-1) ?? null;
}

/** `book-20261124t140509123z.db`: sorts by time. */
function timeToName(kind: 'book' | 'backup' | 'snapshot', wallMs: number): string {
  return `${kind}-${new Date(wallMs).toISOString().replaceAll(/[-:.]/g, '').toLowerCase()}.db`;
}

function databaseBytes(database: SqliteDatabase): number {
  const pages = Number(database.prepare('PRAGMA page_count').get()?.[0]);
  return pages * Number(database.prepare('PRAGMA page_size').get()?.[0]);
}
