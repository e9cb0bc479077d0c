/**
 * The SQLite port over the official WebAssembly build, on files of the browser's private file system (OPFS), for a
 * dedicated Worker. The `opfs-sahpool` VFS holds all its files open from the start, so that everything after
 * `openOpfsPool` is synchronous; it needs no SharedArrayBuffer, and no other tab or Worker can touch its folder.
 *
 * What must hold
 * 1. `preserveOnInitFailure`: without it the VFS answers a start that fails, be it by one passing error at one file, by
 *    deleting its folder with every book in it.
 * 2. Exclusive locking before WAL: the VFS has no shared memory. One connection a file, therefore.
 */
import type { SAHPoolUtil } from '@sqlite.org/sqlite-wasm';
import { connectionToDatabase } from './connection.ts';
import { SqliteError, type SqliteDatabase } from './index.ts';
import { openWasmConnection } from './wasm-connection.ts';
import { loadWasmEngine, storageErrorToFailure, type WasmEngine } from './wasm-engine.ts';

export interface OpfsPoolOptions {
  /** The folder in the origin's private file system; another name is another pool. */
  readonly folder: string;
  /** Where `sqlite3.wasm` is served. */
  readonly wasmUrl: string;
  /** Files held open, persistently: three for each database in use (itself, its WAL, its journal). */
  readonly fileCountMax: number;
}

export interface OpfsDatabaseOptions {
  /** Lower-case letters, digits, dots and dashes. */
  readonly name: string;
  /** Only 'create' makes a missing file; it opens one that exists. */
  readonly mode: 'read-only' | 'read-write' | 'create';
  /** Limit of the file, in pages of 4,096 bytes; what would cross it throws `full`. */
  readonly pageCountMax?: number;
}

/** Every method throws `SqliteError`. */
export interface OpfsPool {
  /** Throws `busy` when the database is open already. */
  open(options: OpfsDatabaseOptions): SqliteDatabase;
  /** An empty database that takes no file and ends with its connection. */
  openInMemory(): SqliteDatabase;
  has(name: string): boolean;
  /** Of the databases; what SQLite keeps beside them is left out. */
  names(): string[];
  /**
   * Makes a database of the bytes of a file; whatever had the name gives way. Throws `not-a-database` where the first
   * bytes say so, and `busy` when it is open.
   */
  importFile(name: string, bytes: Uint8Array): Promise<void>;
  /** The file and its WAL as they are, whatever they hold; empty where there is none. Throws `busy` when it is open. */
  readFile(name: string): { readonly main: Uint8Array; readonly log: Uint8Array };
  /** Whether there was one; throws `busy` when it is open. */
  remove(name: string): boolean;
  /** Lets go of the files, for another tab or Worker; throws `busy` when a database is open. */
  close(): void;
}

/**
 * Throws `SqliteError`: `busy` (another tab or Worker holds the folder: try again when it is gone), `full` or
 * `cannot-open`.
 */
export async function openOpfsPool(options: OpfsPoolOptions): Promise<OpfsPool> {
  try {
    engine ??= loadWasmEngine(options.wasmUrl);
    const loaded = await engine.catch((error: unknown) => {
      engine = undefined;
      throw error;
    });
    const vfsOptions = {
      name: options.folder,
      directory: options.folder,
      initialCapacity: options.fileCountMax,
      preserveOnInitFailure: true,
      // Not in the library's types: without it, every try after a failed one fails with the first one's error.
      forceReinitIfPreviouslyFailed: true,
    };
    const vfs = await loaded.sqlite3.installOpfsSAHPoolVfs(vfsOptions);
    await vfs.unpauseVfs();
    await vfs.reserveMinimumCapacity(options.fileCountMax);
    return vfsToPool(loaded, vfs);
  } catch (error) {
    throw new SqliteError(storageErrorToFailure(error) ?? 'cannot-open', 'the storage did not open', error);
  }
}

/** One module for the Worker's life: a second one would not see the folders that the first one holds. */
let engine: Promise<WasmEngine> | undefined;

function vfsToPool(loaded: WasmEngine, vfs: SAHPoolUtil): OpfsPool {
  const openNames = new Set<string>();

  function refuseOpen(name: string): void {
    if (openNames.has(name)) throw new SqliteError('busy', `${name} is open`, undefined);
  }

  return {
    open(options) {
      refuseOpen(options.name);
      const connection = openWasmConnection(loaded, {
        path: nameToPath(options.name),
        mode: options.mode,
        pageCountMax: options.pageCountMax,
        vfsName: vfs.vfsName,
        isOutOfFiles: () => vfs.getFileCount() === vfs.getCapacity(),
      });
      openNames.add(options.name);
      return connectionToDatabase({
        ...connection,
        close() {
          connection.close();
          openNames.delete(options.name);
        },
      });
    },
    openInMemory: () => connectionToDatabase(openWasmConnection(loaded, {
      path: ':memory:', mode: 'create', pageCountMax: undefined, vfsName: vfs.vfsName, isOutOfFiles: () => false,
    })),
    has: (name) => vfs.getFileNames().includes(nameToPath(name)),
    names: () => vfs.getFileNames().map((path) => path.slice(1)).filter((name) => !/-(?:wal|journal)$/.test(name)),
    async importFile(name, bytes) {
      refuseOpen(name);
      if (!beginsAsDatabase(bytes)) throw new SqliteError('not-a-database', 'the bytes of another file', undefined);
      const isFull = vfs.getFileCount() === vfs.getCapacity();
      try {
        await vfs.importDb(nameToPath(name), bytes);
      } catch (error) {
        const failure = isFull ? 'full' : storageErrorToFailure(error) ?? 'io';
        throw new SqliteError(failure, 'the file was not taken in', error);
      }
    },
    readFile(name) {
      refuseOpen(name);
      const [main, log] = ['', '-wal'].map((suffix) => nameToPath(name) + suffix)
        .map((path) => (vfs.getFileNames().includes(path) ? vfs.exportFile(path) : new Uint8Array()));
      if (main === undefined || log === undefined) throw new Error('a file has a name and a log');
      return { main, log };
    },
    remove(name) {
      refuseOpen(name);
      for (const suffix of ['-wal', '-journal']) vfs.unlink(nameToPath(name) + suffix);
      return vfs.unlink(nameToPath(name));
    },
    close() {
      for (const name of openNames) refuseOpen(name);
      vfs.pauseVfs();
    },
  };
}

/** https://sqlite.org/fileformat.html, section 1.3; a page has 512 bytes at least. */
function beginsAsDatabase(bytes: Uint8Array): boolean {
  const magic = 'SQLite format 3\0';
  return bytes.length >= 512 && bytes.length % 512 === 0
    && Array.from(magic, (character) => character.charCodeAt(0)).every((code, index) => bytes[index] === code);
}

/** SQLite's own names for the files beside a database are made of its name: nothing in it may need an escape. */
function nameToPath(name: string): string {
  if (!/^[a-z0-9][a-z0-9.-]{0,99}$/.test(name)) throw new Error(`not a database name: ${name}`);
  return `/${name}`;
}
