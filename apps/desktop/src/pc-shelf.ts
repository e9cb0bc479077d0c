/** The book of the PC and its backups, as files. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackupSource, BackupView, DamagedBook } from '@tandem/contract';
import {
  checkBook, checkToView, type BackupChoice, type BackupSettings, type BookShelf, type MendedBook, type ShelfResult,
  type ShelvedBook,
} from '@tandem/engine';
import {
  backupFailed, BackupFolder, BackupPlace, guardFiles, makePrivateFolder, openBackupFile, openBook,
  openInMemory, randomBytes, repairBook, replaceBook, sha256, type BookPurpose, type OpenBookFailure,
  type OpenedBackup, type OpenedBook, type RepairFailure, type Replacement,
} from '@tandem/host';
import type { SqliteDatabase } from '@tandem/sqlite';
import { bookName, freeBookPath, keepLastBook, type LastBook } from './last-book.ts';
import { openPcKeys } from './pc-keys.ts';

export interface PcShelfOptions {
  /** The data folder. */
  readonly folder: string;
  readonly lastBook: LastBook;
  readonly deviceName: string;
  wallMs(): number;
  /** Of a restore, for tests that end the process there. */
  readonly onRestoreStep?: Replacement['onStep'];
}

export class PcShelf implements BookShelf {
  readonly #options: PcShelfOptions;
  readonly #place: BackupPlace;
  #bookPath: string;
  #backups: BackupFolder;
  /** The file of this path is no book to be used, and stays as it is: another one is made beside it. */
  #isTaken = false;

  constructor(options: PcShelfOptions) {
    this.#options = options;
    this.#place = new BackupPlace(options.folder);
    this.#bookPath = options.lastBook.path;
    this.#backups = new BackupFolder(options.folder, this.#place, this.#bookPath);
  }

  openLast(): Promise<ShelfResult<ShelvedBook> | undefined> {
    const isExpected = this.#options.lastBook.isExpected && this.#bookPath === this.#options.lastBook.path;
    if (!existsSync(this.#bookPath) && !isExpected) return Promise.resolve(undefined);
    return settle(() => this.#open('write'));
  }

  create(): Promise<ShelfResult<ShelvedBook>> {
    return settle(() => this.#openOrMake('create'));
  }

  createEmpty(): Promise<ShelfResult<ShelvedBook>> {
    return settle(() => this.#openOrMake('join'));
  }

  backUp({ database, name }: ShelvedBook): BackupView {
    return this.#backups.add(database, name, this.#options.wallMs(), 'by-hand');
  }

  listBackups(): readonly BackupView[] {
    return this.#backups.list();
  }

  openBackup(source: BackupSource): Promise<ShelfResult<OpenedBackup>> {
    return settle(() => this.#openSource(source));
  }

  restore(source: BackupSource, prepare: (copy: SqliteDatabase) => void): Promise<ShelfResult<ShelvedBook>> {
    return settle(() => this.#restore(source, prepare));
  }

  mend(): Promise<ShelfResult<MendedBook>> {
    return settle(() => this.#mend());
  }

  backupSettings(): BackupSettings {
    return this.#place.settings();
  }

  changeBackupSettings(choice: BackupChoice): ShelfResult<undefined> {
    const reason = this.#place.change(choice);
    return reason === undefined
      ? { ok: true, value: undefined }
      : { ok: false, error: { kind: 'backup-folder', reason } };
  }

  check({ database, replica }: ShelvedBook): ReturnType<BookShelf['check']> {
    return checkToView(checkBook(database, replica.kinds, sha256, openInMemory));
  }

  #openOrMake(purpose: 'create' | 'join'): ShelfResult<ShelvedBook> {
    if (this.#isTaken) this.#moveAside();
    return this.#open(purpose);
  }

  #open(purpose: Exclude<BookPurpose, 'read'>): ShelfResult<ShelvedBook> {
    const { deviceName, folder } = this.#options;
    const wallMs = this.#options.wallMs();
    const opened = openBook({
      path: this.#bookPath, purpose, deviceName, wallMs,
      backUpFirst: (database) => this.#backups.addAutomatic(database, bookName(this.#bookPath), wallMs),
    });
    if (!opened.ok) {
      this.#isTaken = true;
      return { ok: false, error: { kind: 'book', damaged: this.#describe(opened.error) } };
    }
    try {
      const shelved = this.#shelve(opened.value);
      keepLastBook(folder, opened.value.path);
      // What a kill in the middle of a restore left over; the lock of the book is ours.
      for (const end of leftOver) rmSync(opened.value.path + end, { force: true });
      this.#isTaken = false;
      return { ok: true, value: shelved };
    } catch (error) {
      opened.value.close();
      throw error;
    }
  }

  #shelve(opened: OpenedBook): ShelvedBook {
    const { folder } = this.#options;
    this.#moveTo(opened.path);
    const name = bookName(opened.path);
    return {
      name, database: opened.database, replica: opened.replica,
      keys: openPcKeys(folder, opened.path),
      get book() {
        return opened.book;
      },
      takeSnapshot: (wallMs) => this.#backups.addAutomatic(opened.database, name, wallMs),
      close: () => opened.close(),
    };
  }

  #moveAside(): void {
    this.#moveTo(freeBookPath(this.#options.folder, this.#bookPath));
  }

  #moveTo(bookPath: string): void {
    this.#bookPath = bookPath;
    this.#backups = new BackupFolder(this.#options.folder, this.#place, bookPath);
  }

  #describe(failure: OpenBookFailure): DamagedBook {
    const backups = this.#backups.files();
    const newest = backups.find(({ path }) => {
      const backup = openBackupFile(path);
      if (backup.ok) backup.value.close();
      return backup.ok;
    });
    return {
      name: bookName(this.#bookPath), reason: reasonOf(failure), hasBackup: backups.length > 0,
      newestBackup: newest?.view ?? null,
    };
  }

  #mend(): ShelfResult<MendedBook> {
    const { deviceName } = this.#options;
    const backups = this.#backups.files();
    const repaired = guardFiles(() => repairBook({
      bookPath: this.#bookPath, backupPaths: backups.map(({ path }) => path), deviceName,
      wallMs: this.#options.wallMs(),
    }));
    if (!repaired.ok) return this.#refuseMending(repaired.error);
    const { backupPath, isIncomplete, keptAs, recovered } = repaired.value;
    const opened = this.#open('write');
    if (!opened.ok) return opened;
    const backup = backups.find(({ path }) => path === backupPath)?.view ?? null;
    return { ok: true, value: { shelved: opened.value, backup, recovered, isIncomplete, keptAs: basename(keptAs) } };
  }

  #refuseMending({ kind }: RepairFailure): ShelfResult<never> {
    if (kind === 'nothing-readable') return { ok: false, error: { kind: 'no-good-backup' } };
    const damaged = this.#describe(kind === 'later-version' ? { kind, version: 0, versionMax: 0 } : { kind });
    return { ok: false, error: { kind: 'book', damaged } };
  }

  #openSource(source: BackupSource): ShelfResult<OpenedBackup> {
    if (source.kind === 'file') return this.#openUploaded(source.base64);
    const backup = this.#backups.find(source.name);
    return backup === undefined ? backupFailed('missing') : openBackupFile(backup.path);
  }

  /** In a folder of this user alone, as long as it is looked at. */
  #openUploaded(base64: string): ShelfResult<OpenedBackup> {
    const folder = join(this.#options.folder, 'incoming');
    const path = join(folder, `${Buffer.from(randomBytes(8)).toString('hex')}.tandem`);
    const forget = (): void => {
      for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
    };
    guardFiles(() => makePrivateFolder(folder));
    try {
      guardFiles(() => writeFileSync(path, Buffer.from(base64, 'base64'), { mode: 0o600, flag: 'wx' }));
      const opened = openBackupFile(path);
      if (!opened.ok) {
        forget();
        return opened;
      }
      const backup = opened.value;
      const close = (): void => {
        backup.close();
        forget();
      };
      return { ok: true, value: { database: backup.database, close } };
    } catch (error) {
      forget();
      throw error;
    }
  }

  #restore(source: BackupSource, prepare: Replacement['prepare']): ShelfResult<ShelvedBook> {
    const opened = this.#openSource(source);
    if (!opened.ok) return opened;
    try {
      const isReplaced = this.#replace(opened.value, prepare);
      if (!isReplaced) return { ok: false, error: { kind: 'book', damaged: this.#describe({ kind: 'in-use' }) } };
    } finally {
      opened.value.close();
    }
    return this.#open('write');
  }

  #replace({ database }: OpenedBackup, prepare: Replacement['prepare']): boolean {
    const { onRestoreStep } = this.#options;
    const wallMs = this.#options.wallMs();
    if (this.#isTaken && !existsSync(dirname(this.#bookPath))) this.#moveAside();
    const bookPath = this.#bookPath;
    guardFiles(() => mkdirSync(dirname(bookPath), { recursive: true }));
    return replaceBook({
      bookPath, source: database, prepare,
      keepFormer: (former) => {
        this.#backups.add(former, bookName(bookPath), wallMs, 'replaced');
      },
      damagedPath: `${bookPath}.damaged-${new Date(wallMs).toISOString().replaceAll(/[-:.]/g, '')}`,
      ...(onRestoreStep === undefined ? {} : { onStep: onRestoreStep }),
    });
  }
}

/** Beside a book, of a restore or a mending that was killed in the middle. */
const leftOver = ['.restored', '.mended'].flatMap((name) => ['', '.partial', '-wal', '-shm'].map((end) => name + end));

function reasonOf(failure: OpenBookFailure): DamagedBook['reason'] {
  switch (failure.kind) {
    case 'missing': return 'storage';
    case 'not-a-book': case 'later-version': case 'in-use': return failure.kind;
    case 'failed': return failure.failure === 'corrupt' ? 'damaged' : 'storage';
  }
}

/** What is thrown is the engine's to tell. */
function settle<Value>(work: () => Value): Promise<Value> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
