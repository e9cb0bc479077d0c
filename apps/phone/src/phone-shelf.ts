/**
 * The book of this phone and its backups, as files of one pool.
 *
 * What must hold
 * 1. A file is the book because `shelf-list.ts` names it. A restore makes a whole new file beside the book and changes
 *    that name last: a kill before leaves the former book, a kill after the new one.
 * 2. A file that nothing names is what a kill left over, and goes at the next start.
 * 3. The pool has `fileCountMax` files and no more: the book with what SQLite keeps beside it, the backups of each
 *    origin and one in the making, damaged books with what they had beside them, one more database that is looked at,
 *    and one taken in.
 */
import type { BackupSource, BackupView } from '@tandem/contract';
import {
  checkBook, checkToView, type BackupChoice, type BackupSettings, type BookShelf, type DeviceKeys, type MendedBook,
  type ShelfResult, type ShelvedBook,
} from '@tandem/engine';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import type { OpfsPool } from '@tandem/sqlite/opfs';
import { openBackupFile, openKeptBackup } from './backup-file.ts';
import { sha256 } from './device-crypto.ts';
import { mendFile } from './mended-file.ts';
import { openPhoneBook, phoneBookName, type PhoneBookOptions } from './phone-book.ts';
import { clampKept, emptyList, keptMax, readShelfList, writeShelfList, type ShelfList } from './shelf-list.ts';
import type { SlotFile } from './slot-file.ts';

/** By hand, and of former books: of each kind so many. */
const othersKept = 3;
/** Each as it was, whatever was made of it: also a book that was mended twice. */
const damagedKept = 2;
const filesBesideDatabase = 2;

export const fileCountMax = (1 + filesBesideDatabase) + (keptMax + 2 * othersKept + 1)
  + (damagedKept + 1) * (1 + filesBesideDatabase) + 1;

export interface PhoneShelfOptions {
  readonly pool: OpfsPool;
  readonly list: SlotFile;
  readonly keys: DeviceKeys;
  deviceName(): string;
  /** That a person gave it; null where nobody has. */
  bookName(): string | null;
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
    this.#list = readShelfList(options.list) ?? this.#findList();
    const { backups, book, damaged } = this.#list;
    const named = new Set([book, ...damaged, ...backups.map(({ name }) => name)]);
    for (const name of this.#pool.names()) if (!named.has(name)) this.#pool.remove(name);
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
    return this.#addBackup(book.database, this.#options.wallMs(), 'by-hand');
  }

  listBackups(): readonly BackupView[] {
    return this.#list.backups;
  }

  openBackup(source: BackupSource): Promise<ShelfResult<{ readonly database: SqliteDatabase; close(): void }>> {
    return openBackupFile(this.#pool, source, 'read-only');
  }

  /** By a copy, which has in itself whatever a former book may have beside its file. */
  readBackup(name: string): ShelfResult<Uint8Array> {
    const opened = openKeptBackup(this.#pool, name, 'read-write');
    if (!opened.ok) return opened;
    let copied: string | undefined;
    try {
      copied = this.#copy(opened.value.database, 'backup', this.#options.wallMs());
      return { ok: true, value: this.#pool.readFile(copied).main };
    } finally {
      opened.value.close();
      if (copied !== undefined) this.#pool.remove(copied);
    }
  }

  async restore(
    source: BackupSource, prepare: (copy: SqliteDatabase) => void,
  ): Promise<ShelfResult<ShelvedBook>> {
    const wallMs = this.#options.wallMs();
    const restored = await this.#openCopy(source, prepare);
    if (!restored.ok) return restored;
    const { backups, book: former } = this.#list;
    const replaced = former === null || !this.#pool.has(former) ? [] : [{
      name: former, wallMs, bytes: this.#bytesOf(former), origin: 'replaced' as const,
    }];
    this.#keep({ ...this.#list, book: restored.value.fileName, backups: [...replaced, ...backups] });
    return { ok: true, value: restored.value.shelved };
  }

  /** As on the PC: the newest good backup, and into it whatever the damaged file still says; the file stays beside. */
  mend(): Promise<ShelfResult<MendedBook>> {
    return Promise.resolve(this.#mend());
  }

  backupSettings(): BackupSettings {
    const { isDaily, kept } = this.#list;
    return { folder: null, isDefaultFolder: true, isDaily, kept };
  }

  changeBackupSettings({ isDaily, kept }: BackupChoice): ShelfResult<undefined> {
    this.#keep({ ...this.#list, isDaily, kept: clampKept(kept) });
    return { ok: true, value: undefined };
  }

  check(book: ShelvedBook): ReturnType<BookShelf['check']> {
    return checkToView(checkBook(book.database, book.replica.kinds, sha256, () => this.#pool.openInMemory()));
  }

  /** Where the list is gone: what the pool holds, and nothing of it is dropped. The newest book is the book. */
  #findList(): ShelfList {
    const newestFirst = (kind: NameKind): readonly string[] =>
      this.#pool.names().filter((name) => name.startsWith(`${kind}-`)).toSorted().toReversed();
    const [book = null, ...damaged] = newestFirst('book');
    const backups = newestFirst('backup').map((name) => ({
      name, wallMs: nameToTime(name), bytes: this.#bytesOf(name), origin: 'automatic' as const,
    }));
    return { ...emptyList, book, damaged, backups, kept: clampKept(backups.length) };
  }

  #mend(): ShelfResult<MendedBook> {
    const { backups, book: damaged, damaged: formerDamaged } = this.#list;
    const wallMs = this.#options.wallMs();
    const fileName = timeToName('book', wallMs);
    const deviceName = this.#options.deviceName();
    const mended = damaged === null || !this.#pool.has(damaged)
      ? undefined
      : mendFile({ pool: this.#pool, damaged, backups, fileName, deviceName, wallMs });
    if (damaged === null || mended === undefined) return { ok: false, error: { kind: 'no-good-backup' } };
    const opened = this.#open(fileName, 'write');
    if (!opened.ok) {
      this.#pool.remove(fileName);
      return opened;
    }
    const allDamaged = [damaged, ...formerDamaged];
    this.#keep({ ...this.#list, book: fileName, damaged: allDamaged.slice(0, damagedKept) });
    for (const name of allDamaged.slice(damagedKept)) this.#pool.remove(name);
    const { backup, isIncomplete, recovered } = mended;
    return { ok: true, value: { shelved: opened.value, backup, recovered, isIncomplete, keptAs: damaged } };
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
      name: () => this.#options.bookName() ?? phoneBookName,
      deviceName: this.#options.deviceName(),
      wallMs: this.#options.wallMs(),
      backups: this.#list.backups,
      opensBackup: (name) => this.#opensBackup(name),
      takeSnapshot: (database, wallMs) => this.#addBackup(database, wallMs, 'automatic'),
    });
  }

  /** A whole new file, prepared and open as a book; nothing names it yet. */
  async #openCopy(
    source: BackupSource, prepare: (copy: SqliteDatabase) => void,
  ): Promise<ShelfResult<{ readonly fileName: string; readonly shelved: ShelvedBook }>> {
    const opened = await openBackupFile(this.#pool, source, 'read-write');
    if (!opened.ok) return opened;
    let fileName: string;
    try {
      fileName = this.#copy(opened.value.database, 'book', this.#options.wallMs());
    } finally {
      opened.value.close();
    }
    try {
      const shelved = this.#open(fileName, 'write');
      if (!shelved.ok) {
        this.#pool.remove(fileName);
        return shelved;
      }
      shelved.value.database.transaction(() => prepare(shelved.value.database));
      return { ok: true, value: { fileName, shelved: shelved.value } };
    } catch (error) {
      this.#pool.remove(fileName);
      throw error;
    }
  }

  #opensBackup(name: string): boolean {
    const opened = openKeptBackup(this.#pool, name, 'read-only');
    if (opened.ok) opened.value.close();
    return opened.ok;
  }

  #addBackup(database: SqliteDatabase, wallMs: number, origin: 'by-hand' | 'automatic'): BackupView {
    const name = this.#copy(database, 'backup', wallMs);
    const backup = { name, wallMs, bytes: databaseBytes(database), origin };
    this.#keep({ ...this.#list, backups: [backup, ...this.#list.backups] });
    return backup;
  }

  /** 0 of a file that does not say. */
  #bytesOf(fileName: string): number {
    let database: SqliteDatabase | undefined;
    try {
      database = this.#pool.open({ name: fileName, mode: 'read-only' });
      return databaseBytes(database);
    } catch (error) {
      if (error instanceof SqliteError) return 0;
      throw error;
    } finally {
      database?.close();
    }
  }

  #copy(database: SqliteDatabase, kind: NameKind, wallMs: number): string {
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
    const ranks = { 'by-hand': 0, automatic: 0, replaced: 0 };
    const backups = list.backups.filter(({ origin }) => {
      ranks[origin] += 1;
      return ranks[origin] <= (origin === 'automatic' ? list.kept : othersKept);
    });
    const kept = { ...list, backups };
    writeShelfList(this.#options.list, kept);
    this.#list = kept;
    for (const backup of list.backups) if (!backups.includes(backup)) this.#pool.remove(backup.name);
  }
}

type NameKind = 'book' | 'backup';

/** `book-20261124t140509123z.db`: sorts by time. */
function timeToName(kind: NameKind, wallMs: number): string {
  return `${kind}-${new Date(wallMs).toISOString().replaceAll(/[-:.]/g, '').toLowerCase()}.db`;
}

function nameToTime(name: string): number {
  const [, ...parts] = /-(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)(\d{3})z/.exec(name) ?? [];
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, ms = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

function databaseBytes(database: SqliteDatabase): number {
  const pages = Number(database.prepare('PRAGMA page_count').get()?.[0]);
  return pages * Number(database.prepare('PRAGMA page_size').get()?.[0]);
}
