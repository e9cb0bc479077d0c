/** Files of this computer's user alone: in folders that nobody else may enter, replaced whole or not at all. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { sha256 } from './platform-crypto.ts';

/** What a book's own folder or file is called in the data folder. `bookPath` as `OpenedBook` has it. */
export function bookPathToCode(bookPath: string): string {
  return Buffer.from(sha256(new TextEncoder().encode(bookPath)).subarray(0, 16)).toString('hex');
}

export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Throws what the file system throws; the former file is then as it was. */
export function writePrivateFile(path: string, text: string): void {
  makePrivateFolder(dirname(path));
  const partialPath = `${path}.partial`;
  rmSync(partialPath, { force: true });
  try {
    const descriptor = openSync(partialPath, 'wx', 0o600);
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partialPath, path);
  } catch (error) {
    rmSync(partialPath, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** A rename is durable once its folder is; Windows keeps it in the journal of the volume and allows no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Windows syncs only what is open for writing. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
