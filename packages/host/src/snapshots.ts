/** Whole copies of a book, made by themselves before a sync that changes much, to go back to. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SqliteDatabase } from '@tandem/sqlite';
import { copyDatabase } from '@tandem/sqlite/node';
import { guardFiles } from './file-fault.ts';
import { bookPathToCode, makePrivateFolder } from './private-file.ts';

export const snapshotsKept = 10;
const extension = '.tandem';

export function snapshotFolder(folder: string, bookPath: string): string {
  return join(folder, 'snapshots', bookPathToCode(bookPath));
}

/** Returns the path of the copy. Throws `SqliteError`; the former snapshots are then all there. */
export function takeSnapshot(database: SqliteDatabase, folder: string, wallMs: number): string {
  guardFiles(() => makePrivateFolder(folder));
  const name = `${new Date(wallMs).toISOString().replaceAll(/[-:.]/g, '')}${extension}`;
  const path = join(folder, name);
  copyDatabase(database, path);
  guardFiles(() => {
    for (const old of listSnapshots(folder).filter((other) => other !== name).slice(snapshotsKept - 1)) {
      rmSync(join(folder, old), { force: true });
    }
  });
  return path;
}

/** File names, newest first by the clock that named them. */
export function listSnapshots(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(extension)).toSorted().toReversed();
}
