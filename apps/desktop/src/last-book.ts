/** Which book the window shows: the one that was named, that of last time, or the default one of the data folder. */
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { defaultBookPath, readFields, writeFields } from '@tandem/host';

export interface LastBook {
  readonly path: string;
  /** It was open once and its folder is not there: that is told, and no other book takes its place. */
  readonly isExpected: boolean;
}

export function findLastBook(folder: string, named: string | undefined): LastBook {
  if (named !== undefined) return { path: resolve(named), isExpected: false };
  const kept = readFields(windowFile(folder))['bookPath'];
  if (typeof kept !== 'string' || kept === '') return { path: defaultBookPath(folder), isExpected: false };
  // Of a folder that is there, a file was removed on purpose; a medium that is not there may come back.
  return { path: kept, isExpected: !existsSync(dirname(kept)) };
}

/** Throws `SqliteError`. */
export function keepLastBook(folder: string, path: string): void {
  if (readFields(windowFile(folder))['bookPath'] !== path) writeFields(windowFile(folder), { bookPath: path });
}

/** What the window calls a book: the name of its file. */
export function bookName(path: string): string {
  return basename(path, extname(path));
}

const namesTried = 1000;

/** A path for another book beside one that cannot be used and stays as it is. */
export function freeBookPath(folder: string, taken: string): string {
  const home = existsSync(dirname(taken)) ? dirname(taken) : folder;
  for (let number = 2; number < namesTried; number += 1) {
    const path = join(home, `${bookName(taken)}-${number}.tandem`);
    if (!existsSync(path)) return path;
  }
  throw new Error(`${namesTried} books beside ${home}`);
}

function windowFile(folder: string): string {
  return join(folder, 'window.json');
}
