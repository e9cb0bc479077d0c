/**
 * The backups of a data folder: whole copies, named by their book and their moment, one file each. With them are shown
 * the copies that were made by themselves before a sync.
 */
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupView } from '@tandem/contract';
import { listSnapshots, makePrivateFolder, snapshotFolder } from '@tandem/host';
import type { SqliteDatabase } from '@tandem/sqlite';
import { copyDatabase } from '@tandem/sqlite/node';
import { guardFiles } from './file-fault.ts';

const extension = '.tandem';
/** The newest; older ones stay in the folder. */
const shownMax = 200;

export class BackupFolder {
  readonly #folder: string;
  readonly #snapshots: string;

  /** `bookPath` as `OpenedBook` has it. */
  constructor(folder: string, bookPath: string) {
    this.#folder = join(folder, 'backups');
    this.#snapshots = snapshotFolder(folder, bookPath);
  }

  /** Throws `SqliteError`; then there is no new file. */
  add(database: SqliteDatabase, name: string, wallMs: number): BackupView {
    guardFiles(() => makePrivateFolder(this.#folder));
    const fileName = this.#freeName(`${name} ${formatMoment(wallMs)}`);
    const path = join(this.#folder, fileName);
    copyDatabase(database, path);
    guardFiles(() => utimesSync(path, wallMs / 1000, wallMs / 1000));
    return viewOf(path, fileName);
  }

  /** Newest first. Throws `SqliteError`. */
  list(): readonly BackupView[] {
    return guardFiles(() => this.#files().map(({ path, name }) => viewOf(path, name))
      .toSorted((left, right) => right.wallMs - left.wallMs).slice(0, shownMax));
  }

  /** Undefined where there is none of this name. */
  pathOf(name: string): string | undefined {
    return guardFiles(() => this.#files().find((file) => file.name === name)?.path);
  }

  #files(): { readonly path: string; readonly name: string }[] {
    const names = existsSync(this.#folder) ? readdirSync(this.#folder) : [];
    const backups = names.filter((name) => name.endsWith(extension));
    const snapshots = existsSync(this.#snapshots) ? listSnapshots(this.#snapshots) : [];
    return [
      ...backups.map((name) => ({ path: join(this.#folder, name), name })),
      ...snapshots.map((name) => ({ path: join(this.#snapshots, name), name })),
    ];
  }

  #freeName(wanted: string): string {
    let name = `${wanted}${extension}`;
    for (let number = 2; existsSync(join(this.#folder, name)); number += 1) name = `${wanted} ${number}${extension}`;
    return name;
  }
}

function viewOf(path: string, name: string): BackupView {
  const { mtimeMs, size } = statSync(path);
  return { name, wallMs: Math.round(mtimeMs), bytes: size };
}

/** `2026-11-24 14-05-09`, in the time zone of this computer; no file system forbids it. */
function formatMoment(wallMs: number): string {
  const date = new Date(wallMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} `
    + [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('-');
}
