import assert from 'node:assert/strict';
import {
  chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { SqliteError, type SqliteDatabase, type SqliteFailure } from './index.ts';
import { copyDatabase, openNodeDatabase, type NodeDatabaseOptions } from './node-database.ts';

const noPermissions = process.platform === 'win32' && 'Windows has no such permissions';

test('a database runs in WAL, synchronous FULL, with a cache of 64 MB', (t) => {
  const database = openBook(t, join(makeFolder(t), 'book.db'), 'create');
  const settings = ['journal_mode', 'synchronous', 'cache_size', 'foreign_keys', 'trusted_schema', 'busy_timeout'];
  const values = settings.map((name) => database.prepare(`PRAGMA ${name}`).get()?.[0]);
  assert.deepEqual(values, ['wal', 2, -65_536, 0, 0, 2_000]);
});

test('a path is a path, whatever its letters', (t) => {
  const folder = makeFolder(t);
  const names = ['file:a?mode=memory', 'été 50% #1.db', '帳簿.db'];
  for (const name of names) openBook(t, join(folder, name), 'create').close();
  assert.deepEqual(readdirSync(folder).toSorted(), names.toSorted());
});

test('a database in memory is its own, and no file', (t) => {
  const [first, second] = [openBook(t, ':memory:', 'create'), openBook(t, ':memory:', 'create')];
  first.exec('CREATE TABLE note (text TEXT)');
  assertFailure('misuse', () => readNotes(second));
  assert(!existsSync(':memory:'));
});

test('what is no database, a folder and a missing folder are told apart at the opening', (t) => {
  const folder = makeFolder(t);
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'not a database '.repeat(1_000));
  for (const mode of ['read-only', 'read-write', 'create'] as const) {
    assertFailure('not-a-database', () => openNodeDatabase({ path: text, mode }));
    assertFailure('cannot-open', () => openNodeDatabase({ path: folder, mode }));
    assertFailure('cannot-open', () => openNodeDatabase({ path: join(folder, 'missing', 'book.db'), mode }));
  }
  assert.deepEqual(readdirSync(folder), ['notes.txt']);
});

test('a file that may not be read cannot be opened', { skip: noPermissions }, (t) => {
  const path = makeBook(t, makeFolder(t));
  chmodSync(path, 0o000);
  asOrdinaryUser(() => {
    assertFailure('cannot-open', () => openNodeDatabase({ path, mode: 'read-only' }));
    assertFailure('cannot-open', () => openNodeDatabase({ path, mode: 'read-write' }));
  });
});

test('a file that may not be written is refused for writing and opens for reading', { skip: noPermissions }, (t) => {
  const folder = makeFolder(t);
  const path = makeBook(t, folder);
  chmodSync(path, 0o444);
  chmodSync(folder, 0o777);
  asOrdinaryUser(() => {
    assertFailure('read-only', () => openNodeDatabase({ path, mode: 'read-write' }));
    assert.deepEqual(readNotes(openBook(t, path, 'read-only')), ['bread']);
  });
});

test('a book in a folder that may not be written is refused for writing and read', { skip: noPermissions }, (t) => {
  const folder = makeFolder(t);
  const path = makeBook(t, folder);
  const copyPath = join(folder, 'copy.db');
  copyDatabase(openBook(t, path, 'read-only'), copyPath);
  for (const name of readdirSync(folder)) if (/-(wal|shm)$/.test(name)) rmSync(join(folder, name));
  chmodSync(folder, 0o555);
  asOrdinaryUser(() => {
    assertFailure('read-only', () => openNodeDatabase({ path, mode: 'read-write' }));
    assert.deepEqual(readNotes(openBook(t, path, 'read-only')), ['bread']);
    assert.deepEqual(readNotes(openBook(t, copyPath, 'read-only')), ['bread']);
  });
  chmodSync(folder, 0o755);
});

test('what a killed writer left in the log is not passed over by reading without it', { skip: noPermissions }, (t) => {
  const folder = makeFolder(t);
  const path = makeBook(t, folder);
  const [copy, log] = [join(folder, 'copy.db'), join(folder, 'copy.db-wal')];
  const writer = openBook(t, path, 'read-write');
  addNote(writer, 'milk');
  copyFileSync(path, copy);
  copyFileSync(`${path}-wal`, log);
  chmodSync(folder, 0o555);
  asOrdinaryUser(() => assertFailure('cannot-open', () => openNodeDatabase({ path: copy, mode: 'read-only' })));
  chmodSync(folder, 0o755);
  assert.deepEqual(readNotes(openBook(t, copy, 'read-only')), ['bread', 'milk']);
});

test('another connection that writes makes busy, and a reader keeps its view', (t) => {
  const path = makeBook(t, makeFolder(t));
  const writer = openBook(t, path, 'read-write');
  const other = openBook(t, path, 'read-write');
  other.exec('PRAGMA busy_timeout = 10');
  const reader = openBook(t, path, 'read-only');
  reader.readTransaction(() => {
    assert.deepEqual(readNotes(reader), ['bread']);
    writer.transaction(() => {
      addNote(writer, 'milk');
      assertFailure('busy', () => other.transaction(() => assert.fail('busy must be told before the work')));
    });
    assert.deepEqual(readNotes(reader), ['bread']);
  });
  assert.deepEqual(readNotes(reader), ['bread', 'milk']);
});

test('a damaged page is corrupt, when read and when copied, and the copy leaves nothing', (t) => {
  const folder = makeFolder(t);
  const path = join(folder, 'book.db');
  const book = openBook(t, path, 'create');
  book.exec('CREATE TABLE note (text TEXT)');
  book.transaction(() => {
    for (let index = 0; index < 1_000; index += 1) addNote(book, `note ${index} `.repeat(20));
  });
  book.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, 4_096 * 5, 4_096 * 7));
  const damaged = openBook(t, path, 'read-only');
  assertFailure('corrupt', () => readNotes(damaged));
  assertFailure('corrupt', () => copyDatabase(damaged, join(folder, 'copy.db')));
  assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith('copy')), []);
});

test('a file that was cut short is corrupt', (t) => {
  const path = makeBook(t, makeFolder(t));
  truncateSync(path, 4_096);
  assertFailure('corrupt', () => openNodeDatabase({ path, mode: 'read-only' }));
});

test('a copy holds what is committed, replaces an older one, and leaves no partial file', (t) => {
  const folder = makeFolder(t);
  const book = openBook(t, makeBook(t, folder), 'read-write');
  const copyPath = join(folder, 'été copy.db');
  writeFileSync(`${copyPath}.partial`, 'left by a crash');
  copyDatabase(book, copyPath);
  addNote(book, 'milk');
  assert.deepEqual(readNotes(openBook(t, copyPath, 'read-only')), ['bread']);
  copyDatabase(book, copyPath);
  assert.deepEqual(readNotes(openBook(t, copyPath, 'read-only')), ['bread', 'milk']);
  assert(!existsSync(`${copyPath}.partial`));
});

test('a copy of a read-only database leaves it read-only', (t) => {
  const folder = makeFolder(t);
  const book = openBook(t, makeBook(t, folder), 'read-only');
  copyDatabase(book, join(folder, 'copy.db'));
  assert.equal(book.prepare('PRAGMA query_only').get()?.[0], 1);
  assert.deepEqual(readNotes(openBook(t, join(folder, 'copy.db'), 'read-only')), ['bread']);
});

test('a copy that cannot be written is refused and changes nothing', (t) => {
  const folder = makeFolder(t);
  const book = openBook(t, makeBook(t, folder), 'read-write');
  mkdirSync(join(folder, 'taken'));
  assertFailure('cannot-open', () => copyDatabase(book, join(folder, 'missing', 'copy.db')));
  assertFailure('cannot-open', () => copyDatabase(book, join(folder, 'taken')));
  assertFailure('misuse', () => book.transaction(() => copyDatabase(book, join(folder, 'copy.db'))));
  assert.deepEqual(readdirSync(folder).filter((name) => !name.startsWith('book')), ['taken']);
});

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-sqlite-'));
  chmodSync(folder, 0o755);
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A closed book of one note. */
function makeBook(t: TestContext, folder: string): string {
  const path = join(folder, 'book.db');
  const book = openBook(t, path, 'create');
  book.exec('CREATE TABLE note (text TEXT)');
  addNote(book, 'bread');
  book.close();
  return path;
}

function openBook(t: TestContext, path: string, mode: NodeDatabaseOptions['mode']): SqliteDatabase {
  const database = openNodeDatabase({ path, mode });
  t.after(() => database.close());
  return database;
}

function addNote(database: SqliteDatabase, text: string): void {
  database.prepare('INSERT INTO note VALUES (?)').run(text);
}

function readNotes(database: SqliteDatabase): unknown[] {
  return database.prepare('SELECT text FROM note').all().flat();
}

function assertFailure(failure: SqliteFailure, work: () => unknown): void {
  assert.throws(work, (error) => {
    assert(error instanceof SqliteError, String(error));
    assert.equal(error.failure, failure, error.message);
    return true;
  });
}

/** Permissions do not bind root, which tests in containers are. */
function asOrdinaryUser(work: () => void): void {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    work();
  } finally {
    process.seteuid?.(0);
  }
}
