/** Where this computer keeps backups and how many of the automatic ones: `backups.json` in the data folder. */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { guardFiles, isFileFault } from './file-fault.ts';
import { readFields, writeFields } from './small-file.ts';

export interface BackupChoice {
  /** Null: the program's own. */
  readonly folder: string | null;
  /** Once a day, by itself. */
  readonly isDaily: boolean;
  /** How many of the automatic ones stay. */
  readonly kept: number;
}

export interface BackupSettings extends BackupChoice {
  readonly isDefaultFolder: boolean;
}

export type BackupFolderFault = 'missing' | 'not-a-folder' | 'not-writable';

const keptMin = 3;
const keptMax = 100;
const keptAtFirst = 10;

export class BackupPlace {
  readonly ownFolder: string;
  readonly #path: string;
  #choice: BackupChoice;

  /** `dataFolder` of this computer's user. */
  constructor(dataFolder: string) {
    this.ownFolder = join(dataFolder, 'backups');
    this.#path = join(dataFolder, 'backups.json');
    const { folder, isDaily, kept } = readFields(this.#path);
    this.#choice = {
      folder: typeof folder === 'string' && isAbsolute(folder) ? folder : null,
      isDaily: isDaily !== false,
      kept: typeof kept === 'number' && kept >= keptMin && kept <= keptMax ? Math.trunc(kept) : keptAtFirst,
    };
  }

  get kept(): number {
    return this.#choice.kept;
  }

  /** The chosen one as long as it is there: a medium may be unplugged, and a backup elsewhere is better than none. */
  get folder(): string {
    const { folder } = this.#choice;
    return folder !== null && isFolder(folder) ? folder : this.ownFolder;
  }

  /** Another place than the program's own was chosen, and is not there. */
  get isChosenMissing(): boolean {
    const { folder } = this.#choice;
    return folder !== null && !isFolder(folder);
  }

  /** All in which this program may have kept backups. */
  get folders(): readonly string[] {
    return [...new Set([this.ownFolder, this.folder])];
  }

  settings(): BackupSettings {
    const { folder, ...rest } = this.#choice;
    return { ...rest, folder: folder ?? this.ownFolder, isDefaultFolder: folder === null };
  }

  /** Why the folder cannot be had; undefined where it can. Throws `SqliteError`; the former choice then stands. */
  change({ folder: wanted, ...rest }: BackupChoice): BackupFolderFault | undefined {
    const folder = wanted === this.ownFolder ? null : wanted;
    const reason = folder === null ? undefined : findFault(folder);
    if (reason !== undefined) return reason;
    writeFields(this.#path, { folder, ...rest });
    this.#choice = { folder, ...rest };
    return undefined;
  }
}

export function isFolder(path: string): boolean {
  return guardFiles(() => statSync(path, { throwIfNoEntry: false }))?.isDirectory() === true;
}

/** A file is made in it for a moment: permissions alone say too little, of a network's folder most of all. */
function findFault(folder: string): BackupFolderFault | undefined {
  if (!isAbsolute(folder)) return 'missing';
  try {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return 'missing';
    if (!found.isDirectory()) return 'not-a-folder';
  } catch (error) {
    if (isFileFault(error)) return 'missing';
    throw error;
  }
  const path = join(folder, `.tandem-${process.pid}`);
  try {
    writeFileSync(path, 'Tandem', { flag: 'wx' });
    rmSync(path);
    return undefined;
  } catch (error) {
    if (isFileFault(error)) return 'not-writable';
    throw error;
  }
}
