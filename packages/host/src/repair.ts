/**
 * Mends a damaged book: the newest good backup, and into it whatever the damaged file still says.
 *
 *   backup copied beside ──> readable rows merged into the copy ──> damaged file kept ──> its log removed ──> rename
 *
 * 1. The damaged file is read and never written. Until the rename it is the book; a kill before leaves it so.
 * 2. Copies that an attempt before this one has kept (`unmended`) are read as well: a kill between the removal of the
 *    log and the rename must not lose what was in the log alone. Merged twice is merged once.
 * 3. Without a good backup a new book is made of what can be read. It is the same book to other devices if its
 *    identity can be read.
 * 4. The journal of syncs is the backup's: a sync since then cannot be taken back.
 */
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RecordId } from '@tandem/replica';
import {
  isGoodBackup, isOfLaterVersion, mendCopy, readDamagedFile, type DamagedFile, type MendedCopy,
} from '@tandem/salvage';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import { copyDatabase, openNodeDatabase } from '@tandem/sqlite/node';
import { takeBookLock } from './book-lock.ts';
import { randomBytes, sha256 } from './platform-crypto.ts';
import { syncFile, syncFolder } from './private-file.ts';

export interface RepairOptions {
  /** As `OpenedBook` has it; no process has it open. */
  readonly bookPath: string;
  /** Newest first; those that are damaged, of another book or of a later version are passed over. */
  readonly backupPaths: readonly string[];
  /** Stands beside the edits that values without tracking become. */
  readonly deviceName: string;
  readonly wallMs: number;
  /** Told before each step, for tests that end the process there. */
  readonly onStep?: (step: RepairStep) => void;
}

export type RepairStep = 'copy' | 'merge' | 'keep' | 'empty-log' | 'rename' | 'renamed';

export interface RepairedBook {
  /** Undefined where none was good. */
  readonly backupPath: string | undefined;
  /** Records that are newer in the book than in the backup. */
  readonly recovered: readonly RecordId[];
  /** Records of which a version newer than the backup's was there and could not be read. */
  readonly lost: readonly RecordId[];
  /** Something newer may be missing. */
  readonly isIncomplete: boolean;
  /** Where the damaged file is, with its log beside it. */
  readonly keptAs: string;
}

export type RepairFailure =
  | { readonly kind: 'missing' }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'later-version' }
  /** No good backup, and no record in the file: it stays as it is. */
  | { readonly kind: 'nothing-readable' };

export type RepairResult =
  | { readonly ok: true; readonly value: RepairedBook }
  | { readonly ok: false; readonly error: RepairFailure };

/** Throws `SqliteError` or what the file system throws (disk full); the damaged file is then the book as before. */
export function repairBook(options: RepairOptions): RepairResult {
  const { bookPath } = options;
  if (!existsSync(bookPath)) return { ok: false, error: { kind: 'missing' } };
  const lock = takeBookLock(bookPath);
  if (lock === undefined) return { ok: false, error: { kind: 'in-use' } };
  const mendedPath = `${bookPath}.mended`;
  try {
    removeDatabase(mendedPath);
    return mendBeside(options, mendedPath);
  } catch (error) {
    removeDatabase(mendedPath);
    throw error;
  } finally {
    lock.release();
  }
}

function mendBeside(options: RepairOptions, mendedPath: string): RepairResult {
  const { bookPath, onStep } = options;
  const main = readFileSync(bookPath);
  if (isOfLaterVersion(main)) return { ok: false, error: { kind: 'later-version' } };
  const files = [bookPath, ...findUnmended(bookPath)]
    .map((path) => readDamagedFile(readFileSync(path), readIfThere(`${path}-wal`)));
  onStep?.('copy');
  const backupPath = options.backupPaths.find((path) => copyGoodBackup(path, mendedPath, files));
  const mended = mendWith(options, mendedPath, files);
  if (mended === undefined) {
    removeDatabase(mendedPath);
    return { ok: false, error: { kind: 'nothing-readable' } };
  }
  const keptAs = swap(options, mendedPath);
  return { ok: true, value: { ...mended, backupPath, keptAs } };
}

function mendWith(
  { deviceName, onStep, wallMs }: RepairOptions, mendedPath: string, files: readonly DamagedFile[],
): MendedCopy | undefined {
  const database = openNodeDatabase({ path: mendedPath, mode: 'create' });
  const scratch = openNodeDatabase({ path: ':memory:', mode: 'create' });
  try {
    const onMerge = (): void => onStep?.('merge');
    return mendCopy({ database, scratch, files, deviceName, sha256, randomBytes, wallMs, onMerge });
  } finally {
    scratch.close();
    database.close();
  }
}

/** Whether the backup is sound and of this book; it is then copied to `mendedPath`. */
function copyGoodBackup(path: string, mendedPath: string, files: readonly DamagedFile[]): boolean {
  let backup: SqliteDatabase | undefined;
  try {
    backup = openNodeDatabase({ path, mode: 'read-only' });
    if (!isGoodBackup(backup, files, sha256)) return false;
    copyDatabase(backup, mendedPath);
    return true;
  } catch (error) {
    if (error instanceof SqliteError && isOfTheBackup(error, mendedPath)) return false;
    throw error;
  } finally {
    backup?.close();
  }
}

function isOfTheBackup({ failure }: SqliteError, mendedPath: string): boolean {
  if (failure === 'corrupt' || failure === 'not-a-database') return true;
  // Without a copy under way it is the backup that cannot be opened or read.
  return (failure === 'cannot-open' || failure === 'io') && existsSync(dirname(mendedPath));
}

function swap({ bookPath, onStep, wallMs }: RepairOptions, mendedPath: string): string {
  const moment = new Date(wallMs).toISOString().replaceAll(/[-:.]/g, '');
  const keptAs = freeName(`${bookPath}${keptMark}${moment}`);
  syncFile(mendedPath);
  onStep?.('keep');
  keepCopy(bookPath, `${keptAs}${unmended}`);
  onStep?.('empty-log');
  for (const end of ['-wal', '-shm']) rmSync(`${bookPath}${end}`, { force: true });
  onStep?.('rename');
  renameSync(mendedPath, bookPath);
  syncFolder(dirname(bookPath));
  onStep?.('renamed');
  for (const path of findUnmended(bookPath)) {
    const name = path.slice(0, -unmended.length);
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${name}-wal`);
    renameSync(path, name);
  }
  return keptAs;
}

/** With its log, which comes first: a copy that is there is whole. */
function keepCopy(bookPath: string, copyPath: string): void {
  try {
    if (existsSync(`${bookPath}-wal`)) copyFileSync(`${bookPath}-wal`, `${copyPath}-wal`);
    copyFileSync(bookPath, `${copyPath}.partial`);
    for (const path of [`${copyPath}-wal`, `${copyPath}.partial`]) if (existsSync(path)) syncFile(path);
    renameSync(`${copyPath}.partial`, copyPath);
    syncFolder(dirname(bookPath));
  } catch (error) {
    for (const end of ['', '-wal', '.partial']) rmSync(`${copyPath}${end}`, { force: true });
    throw error;
  }
}

const keptMark = '.damaged-';
const unmended = '.unmended';

/** Copies of this book that no attempt has finished with. */
function findUnmended(bookPath: string): string[] {
  const folder = dirname(bookPath);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(bookPath)}${keptMark}`) && name.endsWith(unmended))
    .map((name) => join(folder, name));
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name) || existsSync(`${name}${unmended}`); number += 1) name = `${wanted}-${number}`;
  return name;
}

function readIfThere(path: string): Uint8Array {
  return existsSync(path) ? readFileSync(path) : new Uint8Array();
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '.partial']) rmSync(`${path}${end}`, { force: true });
}
