/** The Worker of `opfs-contract.test.ts`: does what the page asks, one request at a time. */
import { sqliteContract } from './contract.testing.ts';
import { SqliteError, type SqliteDatabase } from './index.ts';
import { openOpfsPool, type OpfsDatabaseOptions, type OpfsPool } from './opfs-database.ts';

/** Each gives a text, or throws. */
const requests: Readonly<Record<string, (pool: OpfsPool, argument: string) => string>> = {
  runCase(pool, name) {
    const contractCase = sqliteContract.find((candidate) => candidate.name === name);
    if (!contractCase) throw new Error(`no such case: ${name}`);
    const opened: SqliteDatabase[] = [];
    try {
      contractCase.run((options) => {
        const database = pool.open({ name: 'case.db', mode: 'create', ...options });
        opened.push(database);
        return database;
      });
    } finally {
      for (const database of opened) database.close();
      pool.remove('case.db');
    }
    return 'done';
  },
  addNote(pool, note) {
    return withNotes(pool, { mode: 'create' }, (notes) => {
      notes.prepare('INSERT INTO note VALUES (?)').run(note);
      return 'done';
    });
  },
  readNotes(pool) {
    return withNotes(pool, { mode: 'read-write' }, (notes) => notes.prepare('SELECT text FROM note').all().join());
  },
  /** Commits a note and leaves the database open, as a Worker that is killed does. */
  addNoteAndHang(pool, note) {
    openNotes(pool, { mode: 'read-write' }).prepare('INSERT INTO note VALUES (?)').run(note);
    return 'done';
  },
  /** Commits a note, loses all that no file has flushed since, and hangs. */
  addNoteAndCutPower(pool, note) {
    const notes = openNotes(pool, { mode: 'read-write' });
    const cutPower = watchFlushes();
    notes.prepare('INSERT INTO note VALUES (?)').run(note);
    cutPower();
    return 'done';
  },
  /** What the pool says to whoever opens, removes or lets go of a database that is open. */
  disturbOpen(pool) {
    const disturbances = [
      () => pool.open({ name: 'notes.db', mode: 'read-write' }), () => pool.remove('notes.db'), () => pool.close(),
    ];
    return withNotes(pool, { mode: 'create' }, () => disturbances.map(failureOf).join());
  },
  /** Fills the origin's quota, as by a first sync on a phone that is full, then makes room. */
  fill(pool) {
    return withNotes(pool, { mode: 'read-write' }, (notes) => {
      const failure = failureOf(() => notes.transaction(() => {
        const insert = notes.prepare('INSERT INTO note VALUES (?)');
        for (let index = 0; index < 200; index += 1) insert.run('x'.repeat(1_000_000));
      }));
      const check = notes.prepare('PRAGMA integrity_check').all().join();
      return `${failure}; ${notes.prepare('SELECT text FROM note').all().join()}; ${check}`;
    });
  },
  /** Opens more databases than the pool has files for. */
  exhaust(pool) {
    const opened: SqliteDatabase[] = [];
    try {
      for (let index = 0; index < 20; index += 1) {
        const database = pool.open({ name: `many-${index}.db`, mode: 'create' });
        opened.push(database);
        database.exec('CREATE TABLE t (i)');
      }
    } finally {
      for (const database of opened) database.close();
      for (let index = 0; index < 20; index += 1) pool.remove(`many-${index}.db`);
    }
    return 'done';
  },
  copy(pool) {
    withNotes(pool, { mode: 'read-write' }, (notes) => {
      notes.prepare('VACUUM INTO ?').run('/copy.db');
      return 'done';
    });
    const copy = pool.open({ name: 'copy.db', mode: 'read-only' });
    const text = copy.prepare('SELECT text FROM note').all().join();
    copy.close();
    return `${text}; ${pool.remove('copy.db')}; ${pool.has('copy.db')}`;
  },
  /** A database in memory besides the one that is open; it takes no file. */
  openInMemory(pool) {
    const memory = pool.openInMemory();
    memory.exec('CREATE TABLE t (i)');
    memory.transaction(() => memory.prepare('INSERT INTO t VALUES (?)').run(7));
    const other = pool.openInMemory();
    const tables = other.prepare('SELECT count(*) FROM sqlite_schema').get()?.join();
    const text = `${memory.prepare('SELECT i FROM t').get()?.join()}; ${tables}; ${pool.names().join()}`;
    memory.close();
    other.close();
    return text;
  },
  readSettings(pool) {
    const names = ['journal_mode', 'synchronous', 'cache_size', 'foreign_keys', 'trusted_schema'];
    return withNotes(pool, { mode: 'read-write' }, (notes) =>
      names.map((name) => notes.prepare(`PRAGMA ${name}`).get()?.join()).join());
  },
  closePool(pool) {
    pool.close();
    return 'done';
  },
};

function failureOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof SqliteError) return error.failure;
    throw error;
  }
}

function openNotes(pool: OpfsPool, options: Pick<OpfsDatabaseOptions, 'mode'>): SqliteDatabase {
  const notes = pool.open({ name: 'notes.db', ...options });
  notes.exec('CREATE TABLE IF NOT EXISTS note (text TEXT) STRICT');
  return notes;
}

function withNotes<Value>(
  pool: OpfsPool,
  options: Pick<OpfsDatabaseOptions, 'mode'>,
  work: (notes: SqliteDatabase) => Value,
): Value {
  const notes = openNotes(pool, options);
  try {
    return work(notes);
  } finally {
    notes.close();
  }
}

let poolPromise: Promise<OpfsPool> | undefined;

async function answer(request: string, argument: string): Promise<string> {
  if (self.crossOriginIsolated) throw new Error('the test must run without SharedArrayBuffer');
  if (request === 'openPool') {
    poolPromise = openOpfsPool({ folder: 'contract', wasmUrl: argument || '/sqlite3.wasm', fileCountMax: 12 });
    await poolPromise;
    return 'done';
  }
  if (request === 'breakStorageOnce') return breakStorageOnce();
  const handle = requests[request];
  if (!handle || !poolPromise) throw new Error(`cannot ${request}`);
  return handle(await poolPromise, argument);
}

/**
 * From now on each file remembers what it held when it was flushed last. A disk may keep more of what came later, in
 * any order; keeping none of it is the worst case for what was confirmed.
 */
function watchFlushes(): () => void {
  const prototype = FileSystemSyncAccessHandle.prototype;
  // oxlint-disable-next-line typescript/unbound-method -- called with their `this` below
  const { write, truncate, flush } = prototype;
  const heldByFile = new Map<FileSystemSyncAccessHandle, Uint8Array<ArrayBuffer>>();

  function remember(file: FileSystemSyncAccessHandle): void {
    if (heldByFile.has(file)) return;
    const held = new Uint8Array(file.getSize());
    file.read(held, { at: 0 });
    heldByFile.set(file, held);
  }

  prototype.write = function writeRemembering(...parameters) {
    remember(this);
    return write.apply(this, parameters);
  };
  prototype.truncate = function truncateRemembering(...parameters) {
    remember(this);
    truncate.apply(this, parameters);
  };
  prototype.flush = function flushAndForget() {
    heldByFile.delete(this);
    flush.call(this);
  };
  return () => {
    for (const [file, held] of heldByFile) {
      truncate.call(file, held.length);
      write.call(file, held, { at: 0 });
      flush.call(file);
    }
  };
}

/** Lets the browser fail, once, at the third file from now on: in the middle of the pool. */
function breakStorageOnce(): string {
  const prototype = FileSystemFileHandle.prototype;
  // oxlint-disable-next-line typescript/unbound-method -- called with its `this` below, and put back
  const real = prototype.createSyncAccessHandle;
  let callCount = 0;
  prototype.createSyncAccessHandle = async function createSyncAccessHandle() {
    callCount += 1;
    if (callCount < 3) return real.call(this);
    prototype.createSyncAccessHandle = real;
    throw new DOMException('seeded', 'NotReadableError');
  };
  return 'done';
}

self.addEventListener('message', (event: MessageEvent<{ request: string; argument: string }>) => {
  const [port] = event.ports;
  answer(event.data.request, event.data.argument).then(
    (text) => port?.postMessage(text),
    (error: unknown) => port?.postMessage(
      error instanceof SqliteError ? `${error.failure}: ${error.message}, ${String(error.cause)}` : String(error),
    ),
  );
});
