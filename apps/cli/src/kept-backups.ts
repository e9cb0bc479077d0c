/** The backups of a book, as both the window and the command line keep them. */
import { BackupFolder, BackupPlace, dataFolder, openBackupFile, type Backup, type OpenedBackup } from '@tandem/host';
import { basename, resolve } from 'node:path';
import { existsSync, realpathSync } from 'node:fs';
import { success, type Result } from '@tandem/ledger';
import type { SnapshotFaultReason } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { CommandContext } from './command.ts';
import { taskFailed, type Failure } from './failure.ts';

/** `path`: absolute and without links, as an open book has it. */
export function backupFolderOf({ environment }: CommandContext, path: string): BackupFolder {
  const folder = dataFolder(environment);
  return new BackupFolder(folder, new BackupPlace(folder), path);
}

/** For `openBook`: as the window does before an update of the tables. */
export function backUpFirst(
  context: CommandContext, path: string,
): (database: SqliteDatabase) => SnapshotFaultReason | undefined {
  return (database) => backupFolderOf(context, truePath(path)).addAutomatic(database, bookName(path), context.now());
}

/** As the window names it. */
export function bookName(path: string): string {
  return basename(path).replace(/\.tandem$/, '');
}

/** Of a book that may be damaged or missing. */
export function truePath(path: string): string {
  const absolute = resolve(path);
  return existsSync(absolute) ? realpathSync(absolute) : absolute;
}

/** A file, or the name of a backup as `tandem backups` shows it. The caller closes it. */
export function openNamedBackup(
  context: CommandContext, bookPath: string, name: string,
): Result<OpenedBackup & { readonly name: string; readonly kept: Backup | undefined }, Failure> {
  const kept = backupFolderOf(context, bookPath).files().find(({ view }) => view.name === name
    || view.name === `${name}.tandem`);
  const path = kept?.path ?? resolve(name);
  if (kept === undefined && !existsSync(path)) return taskFailed({ kind: 'backup', name, reason: 'missing' });
  const opened = openBackupFile(path);
  if (!opened.ok) return taskFailed({ kind: 'backup', name, reason: opened.error.reason });
  return success({ ...opened.value, name: basename(path), kept: kept?.view });
}
