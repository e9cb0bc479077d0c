/**
 * The backups of a book: whole copies, one file each, in the folder that was chosen for them. Their names say what they
 * are, so that the folder may be copied, emptied or shared by several books:
 *
 *   Maison 2026-11-24 14-05-09.tandem                 made by hand; stays
 *   Maison 2026-11-24 14-05-09 auto-1f3c5a7b.tandem   made by itself, of the book of this code; the oldest go
 *   Maison 2026-11-24 14-05-09 replaced.tandem        what was the book before a restore; stays
 */
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { toSnapshotFault, type SnapshotFaultReason } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { copyDatabase } from '@tandem/sqlite/node';
import { isFolder, type BackupPlace } from './backup-place.ts';
import { guardFiles } from './file-fault.ts';
import { bookPathToCode, makePrivateFolder } from './private-file.ts';
import { listSnapshots, snapshotFolder } from './snapshots.ts';

const extension = '.tandem';
/** The newest; older ones stay in the folder. */
const shownMax = 200;

export interface Backup {
  readonly name: string;
  readonly wallMs: number;
  readonly bytes: number;
  /** 'automatic' ones are rotated; 'replaced': what was the book before a restore. */
  readonly origin: 'by-hand' | 'automatic' | 'replaced';
}

export interface BackupFile {
  readonly path: string;
  readonly view: Backup;
}

export class BackupFolder {
  readonly #place: BackupPlace;
  readonly #code: string;
  /** Copies that the command line has made before a sync. */
  readonly #snapshots: string;

  /** `bookPath` as `OpenedBook` has it. */
  constructor(dataFolder: string, place: BackupPlace, bookPath: string) {
    this.#place = place;
    this.#code = bookPathToCode(bookPath).slice(0, 8);
    this.#snapshots = snapshotFolder(dataFolder, bookPath);
  }

  /** Throws `SqliteError`; then there is no new file. */
  add(database: SqliteDatabase, name: string, wallMs: number, origin: Backup['origin']): Backup {
    return this.#addTo(this.#place.folder, database, name, wallMs, origin);
  }

  /**
   * One that nobody watches: where the chosen folder takes it not, the program's own does, and the reason is told.
   * Throws `SqliteError` where neither does.
   */
  addAutomatic(database: SqliteDatabase, name: string, wallMs: number): SnapshotFaultReason | undefined {
    const { folder, isChosenMissing, ownFolder } = this.#place;
    try {
      this.#addTo(folder, database, name, wallMs, 'automatic');
      return isChosenMissing ? 'missing' : undefined;
    } catch (error) {
      const reason = toSnapshotFault(error);
      if (folder === ownFolder || reason === undefined || reason === 'damaged') throw error;
      this.#addTo(ownFolder, database, name, wallMs, 'automatic');
      return reason;
    }
  }

  #addTo(
    folder: string, database: SqliteDatabase, name: string, wallMs: number, origin: Backup['origin'],
  ): Backup {
    if (folder === this.#place.ownFolder) guardFiles(() => makePrivateFolder(folder));
    const mark = { 'by-hand': '', automatic: ` auto-${this.#code}`, replaced: ' replaced' }[origin];
    const fileName = guardFiles(() => freeName(folder, `${name} ${formatMoment(wallMs)}`, mark));
    const path = join(folder, fileName);
    copyDatabase(database, path);
    guardFiles(() => utimesSync(path, wallMs / 1000, wallMs / 1000));
    if (origin === 'automatic') this.#rotate(fileName);
    return viewOf(path, fileName, origin);
  }

  /** Newest first. Throws `SqliteError`. */
  list(): readonly Backup[] {
    return this.#files().slice(0, shownMax).map(({ view }) => view);
  }

  /** Undefined where there is none of this name. */
  find(name: string): BackupFile | undefined {
    return this.#files().find(({ view }) => view.name === name);
  }

  /** Newest first. Throws `SqliteError`. */
  files(): readonly BackupFile[] {
    return this.#files();
  }

  #files(): readonly BackupFile[] {
    return guardFiles(() => {
      const backups = this.#place.folders.flatMap((folder) => this.#filesIn(folder));
      const snapshots = existsSync(this.#snapshots) ? listSnapshots(this.#snapshots) : [];
      return [...backups, ...snapshots.map((name) => toFile(this.#snapshots, name, 'automatic'))]
        .toSorted((left, right) => right.view.wallMs - left.view.wallMs);
    });
  }

  #filesIn(folder: string): readonly BackupFile[] {
    if (!isFolder(folder)) return [];
    return readdirSync(folder).flatMap((name) => {
      const origin = this.#originOf(name);
      return origin === undefined ? [] : [toFile(folder, name, origin)];
    });
  }

  /** Undefined for what is no backup, and for the automatic ones of another book. */
  #originOf(name: string): Backup['origin'] | undefined {
    if (!name.endsWith(extension)) return undefined;
    const automatic = / auto-([0-9a-f]{8})(?: \d+)?\.tandem$/.exec(name);
    if (automatic !== null) return automatic[1] === this.#code ? 'automatic' : undefined;
    return / replaced(?: \d+)?\.tandem$/.test(name) ? 'replaced' : 'by-hand';
  }

  /** The one just made stays, whatever a clock that was set back says. */
  #rotate(made: string): void {
    const automatic = this.#files().filter(({ view }) => view.origin === 'automatic' && view.name !== made);
    for (const { path } of automatic.slice(this.#place.kept - 1)) guardFiles(() => rmSync(path, { force: true }));
  }
}

function toFile(folder: string, name: string, origin: Backup['origin']): BackupFile {
  const path = join(folder, name);
  return { path, view: viewOf(path, name, origin) };
}

function viewOf(path: string, name: string, origin: Backup['origin']): Backup {
  const { mtimeMs, size } = statSync(path);
  return { name, wallMs: Math.round(mtimeMs), bytes: size, origin };
}

function freeName(folder: string, wanted: string, mark: string): string {
  let name = `${wanted}${mark}${extension}`;
  for (let number = 2; existsSync(join(folder, name)); number += 1) name = `${wanted}${mark} ${number}${extension}`;
  return name;
}

/** `2026-11-24 14-05-09`, in the time zone of this computer; no file system forbids it. */
function formatMoment(wallMs: number): string {
  const date = new Date(wallMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} `
    + [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('-');
}
