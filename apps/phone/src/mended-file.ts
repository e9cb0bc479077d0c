/**
 * Makes a new file of the pool: the newest good backup, and into it whatever a damaged book still says. Without a good
 * backup what can be read makes the book alone. Nothing names the new file yet; no other file changes.
 */
import type { BackupView } from '@tandem/contract';
import { isGoodBackup, isOfLaterVersion, mendCopy, readDamagedFile, type MendedCopy } from '@tandem/salvage';
import { SqliteError, type SqliteFailure } from '@tandem/sqlite';
import type { OpfsPool } from '@tandem/sqlite/opfs';
import { randomBytes, sha256 } from './device-crypto.ts';

export interface MendFileOptions {
  readonly pool: OpfsPool;
  /** The damaged book; not open. */
  readonly damaged: string;
  /** Newest first. */
  readonly backups: readonly BackupView[];
  /** Of the new file. */
  readonly fileName: string;
  readonly deviceName: string;
  readonly wallMs: number;
}

export interface MendedFile extends MendedCopy {
  /** Null where none was good. */
  readonly backup: BackupView | null;
}

/**
 * Undefined where nothing can be read, or a later version wrote it. Throws `SqliteError` for what the storage refused;
 * there is no new file then.
 */
export function mendFile(options: MendFileOptions): MendedFile | undefined {
  const { backups, damaged, deviceName, fileName, pool, wallMs } = options;
  const { main, log } = pool.readFile(damaged);
  if (isOfLaterVersion(main)) return undefined;
  const files = [readDamagedFile(main, log)];
  const isCopied = ({ name }: BackupView): boolean => {
    const backup = pool.open({ name, mode: 'read-write' });
    try {
      if (!isGoodBackup(backup, files, sha256)) return false;
      backup.prepare('VACUUM INTO ?').run(`/${fileName}`);
      return true;
    } finally {
      backup.close();
    }
  };
  try {
    const backup = backups.find((each) => pool.has(each.name) && passOverDamaged(() => isCopied(each))) ?? null;
    const database = pool.open({ name: fileName, mode: 'create' });
    const scratch = pool.openInMemory();
    let mended: MendedCopy | undefined;
    try {
      mended = mendCopy({ database, scratch, files, deviceName, sha256, randomBytes, wallMs });
    } finally {
      scratch.close();
      database.close();
    }
    if (mended !== undefined) return { ...mended, backup };
    pool.remove(fileName);
    return undefined;
  } catch (error) {
    pool.remove(fileName);
    throw error;
  }
}

const ofTheBackup: ReadonlySet<SqliteFailure> = new Set(['corrupt', 'not-a-database', 'cannot-open']);

function passOverDamaged(copies: () => boolean): boolean {
  try {
    return copies();
  } catch (error) {
    if (error instanceof SqliteError && ofTheBackup.has(error.failure)) return false;
    throw error;
  }
}
