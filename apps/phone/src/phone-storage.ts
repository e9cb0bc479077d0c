/** What this phone keeps: the pool with the book, and the small files beside it. All of it opens at the same time. */
import { SqliteError } from '@tandem/sqlite';
import { openOpfsPool, type OpfsPool } from '@tandem/sqlite/opfs';
import { firstBookId, foldersOf, keysFileName, readCurrentBook, shelfFileName } from './phone-rack.ts';
import { SlotFile } from './slot-file.ts';

export interface PhoneStorage {
  readonly pool: OpfsPool;
  readonly keys: SlotFile;
  readonly preferences: SlotFile;
  readonly shelf: SlotFile;
  /** Which books there are, and which of them the pool, the keys and the shelf are of. */
  readonly rack: SlotFile;
  /** Of the origin's private file system. */
  removeFolders(isMeant: (folder: string) => boolean): Promise<void>;
  removeFiles(folder: string, names: readonly string[]): Promise<void>;
  /** Lets go of every file; the book is closed by now. */
  close(): void;
}

export type StorageFailure =
  /** The browser keeps nothing for this page, as in some private windows. */
  | { readonly kind: 'no-storage' }
  | { readonly kind: 'storage-full' }
  | { readonly kind: 'failed'; readonly reason: string };

export type StorageResult =
  | { readonly ok: true; readonly value: PhoneStorage }
  | { readonly ok: false; readonly error: StorageFailure };

export interface StorageOptions {
  readonly wasmUrl: string;
  readonly fileCountMax: number;
}

/** A Worker that was killed holds its files for a moment more. */
const busyTriesMax = 30;
const busyPauseMs = 100;

/** Called by the owner of the book alone. */
export async function openPhoneStorage(options: StorageOptions): Promise<StorageResult> {
  const root = await openRoot();
  if (root === undefined) return { ok: false, error: { kind: 'no-storage' } };
  for (let tries = 1; ; tries++) {
    const opened = await tryOpen(root, options);
    if (opened.ok) return opened;
    if (!opened.error.isBusy || tries === busyTriesMax) return { ok: false, error: opened.error.failure };
    await pause(busyPauseMs);
  }
}

/** The root of the origin's private file system, where there is one that a Worker can write. */
async function openRoot(): Promise<FileSystemDirectoryHandle | undefined> {
  // Browsers of 2021 and earlier lack these.
  if (!navigator.storage?.getDirectory || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) {
    return undefined;
  }
  // Private windows of some browsers have the function and refuse its call.
  return navigator.storage.getDirectory().catch(() => undefined);
}

/** Opens the file in the folder, or makes it empty. */
async function openSlotFile(folder: FileSystemDirectoryHandle, name: string): Promise<SlotFile> {
  const file = await folder.getFileHandle(name, { create: true });
  return new SlotFile(await file.createSyncAccessHandle());
}

type TryResult =
  | { readonly ok: true; readonly value: PhoneStorage }
  | { readonly ok: false; readonly error: { readonly isBusy: boolean; readonly failure: StorageFailure } };

async function tryOpen(root: FileSystemDirectoryHandle, options: StorageOptions): Promise<TryResult> {
  const openFile = async (folder: string, name: string): Promise<SlotFile> =>
    openSlotFile(await root.getDirectoryHandle(folder, { create: true }), name);
  const [, ofDevice] = foldersOf(firstBookId);
  const [rack] = await Promise.allSettled([openFile(ofDevice, 'books')]);
  if (rack.status === 'rejected') return { ok: false, error: reasonsToError([rack.reason]) };
  const [poolFolder, folder] = foldersOf(readCurrentBook(rack.value));
  const [pool, keys, preferences, shelf] = await Promise.allSettled([
    openOpfsPool({ folder: poolFolder, ...options }), openFile(folder, keysFileName), openFile(ofDevice, 'preferences'),
    openFile(folder, shelfFileName),
  ]);
  if (pool.status === 'fulfilled' && keys.status === 'fulfilled' && preferences.status === 'fulfilled'
    && shelf.status === 'fulfilled') {
    const files = {
      pool: pool.value, keys: keys.value, preferences: preferences.value, shelf: shelf.value, rack: rack.value,
    };
    return { ok: true, value: toStorage(root, files) };
  }
  const all = [pool, keys, preferences, shelf, rack];
  for (const opened of all) if (opened.status === 'fulfilled') opened.value.close();
  const reasons = all.filter((opened) => opened.status === 'rejected').map(({ reason }): unknown => reason);
  return { ok: false, error: reasonsToError(reasons) };
}

type StorageFiles = Omit<PhoneStorage, 'removeFolders' | 'removeFiles' | 'close'>;

function toStorage(root: FileSystemDirectoryHandle, files: StorageFiles): PhoneStorage {
  return {
    ...files,
    async removeFolders(isMeant) {
      const names: string[] = [];
      for await (const name of root.keys()) names.push(name);
      for (const name of names) if (isMeant(name)) await root.removeEntry(name, { recursive: true });
    },
    async removeFiles(folder, names) {
      const handle = await root.getDirectoryHandle(folder, { create: true });
      const found: string[] = [];
      for await (const name of handle.keys()) if (names.includes(name)) found.push(name);
      for (const name of found) await handle.removeEntry(name);
    },
    close() {
      for (const file of Object.values(files)) file.close();
    },
  };
}

function reasonsToError(reasons: readonly unknown[]): { readonly isBusy: boolean; readonly failure: StorageFailure } {
  const names = new Set(reasons.map(errorToName));
  if (names.has('full')) return { isBusy: false, failure: { kind: 'storage-full' } };
  const failure = { kind: 'failed', reason: reasons.map((reason) => String(reason)).join('; ') } as const;
  return { isBusy: names.has('busy'), failure };
}

/** What the storage refused once it was open. */
export function errorToFailure(error: unknown): StorageFailure {
  return reasonsToError([error]).failure;
}

function errorToName(error: unknown): string {
  if (error instanceof SqliteError) return error.failure;
  if (!(error instanceof Error)) return '';
  switch (error.name) {
    case 'QuotaExceededError': return 'full';
    case 'NoModificationAllowedError': return 'busy';
    default: return error.name;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
