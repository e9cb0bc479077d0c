/** The official WebAssembly build of SQLite, loaded into a Worker, and what the browser's storage says through it. */
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { SqliteError, type SqliteFailure } from './index.ts';
import type { Pointer, WasmMemory, WasmSqlite } from './wasm-statement.ts';

export interface WasmEngine {
  readonly sqlite3: Sqlite3Static;
  readonly memory: WasmMemory;
  /** What the browser last said to the VFS, once; SQLite's own error code tells only that it said something. */
  takeStorageError(): unknown;
}

export async function loadWasmEngine(wasmUrl: string): Promise<WasmEngine> {
  let storageError: unknown;
  // A file of its own: it comes while the wasm does, and the Worker's own script stays small.
  const { default: sqlite3InitModule } = await import('@sqlite.org/sqlite-wasm');
  // The library reads this once, when it starts. The VFS reports every exception of the browser to `error`.
  Object.assign(globalThis, {
    sqlite3ApiConfig: {
      disable: { vfs: { opfs: true, 'opfs-wl': true } },
      error: (_source: unknown, error: unknown) => { storageError = error; },
    },
  });
  // The library's declaration leaves the argument out.
  const load: (moduleOptions: { locateFile: () => string }) => Promise<Sqlite3Static> = sqlite3InitModule;
  const sqlite3 = await load({ locateFile: () => wasmUrl });
  return {
    sqlite3,
    memory: createMemory(sqlite3),
    takeStorageError() {
      const error = storageError;
      storageError = undefined;
      return error;
    },
  };
}

function createMemory({ wasm }: Sqlite3Static): WasmMemory {
  // These are SQLite's functions for wasm32, where a pointer is a number.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- proven by the C declarations
  const functions = wasm.exports as WasmSqlite;
  let reserved: Pointer = 0;
  let reservedByteCount = 0;
  return {
    functions,
    heap: () => wasm.heap8u(),
    reserve(byteCount) {
      if (reserved !== 0 && byteCount <= reservedByteCount) return reserved;
      functions.sqlite3_free(reserved);
      reservedByteCount = Math.max(byteCount, RESERVED_BYTES_MIN);
      reserved = functions.sqlite3_malloc(reservedByteCount);
      if (reserved === 0) throw new SqliteError('io', `no memory for ${byteCount} bytes`, undefined);
      return reserved;
    },
  };
}

const RESERVED_BYTES_MIN = 65_536;

/** The failure behind an exception of the private file system (https://fs.spec.whatwg.org), if it is one of these. */
export function storageErrorToFailure(error: unknown): SqliteFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  switch (error.name) {
    case 'QuotaExceededError': return 'full';
    case 'NoModificationAllowedError': return 'busy';
    default: return undefined;
  }
}
