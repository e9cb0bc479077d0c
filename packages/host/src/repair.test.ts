/** A damaged book gets back what its backup and its own readable rows still say. */
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import {
  addEntry, deleteEntry, editBook, editEntry, toCents, toDay, toIdOf,
  writeSampleHousehold, type AccountId, type EntryId,
} from '@tandem/ledger';
import { readBookIdentity, recordIdToText, type BookIdentity } from '@tandem/replica';
import { SqliteError } from '@tandem/sqlite';
import { openBook, type BookPurpose, type OpenedBook } from './open-book.ts';
import { repairBook, type RepairOptions, type RepairResult } from './repair.ts';
import { takeSnapshot } from './snapshots.ts';
import { makeFolder } from './two-devices.testing.ts';

const wallMs = Date.UTC(2026, 10, 24, 12);
/** SQLite's, of a book that was made on a PC. */
const pageBytes = 4096;

interface DamagedBook {
  readonly folder: string;
  readonly path: string;
  readonly backup: string;
  /** Of the book as it was: entries by id. */
  readonly entries: ReadonlyMap<string, string>;
}

/** A backup; since then entries were added, changed and deleted: most are hashed, and some of late are not. */
function makeBook(t: TestContext): DamagedBook {
  const folder = makeFolder(t);
  const path = join(folder, 'book.tandem');
  return look(path, (opened) => {
    const { book, database, replica } = opened;
    if (book === undefined) throw new Error('no book');
    writeSampleHousehold(book, { entries: 60, seed: 3 });
    replica.beginSession(wallMs);
    const backup = takeSnapshot(database, join(folder, 'snapshots'), wallMs);
    const [first, second] = idsOf(opened, 'entry');
    if (first === undefined || second === undefined) throw new Error('the sample has entries');
    for (let number = 0; number < 40; number++) {
      addTestEntry(opened, `since ${number}`);
      if (number === 20) {
        edit(opened, (each) => editEntry(each, toIdOf<EntryId>(first), { memo: 'changed' }));
        edit(opened, (each) => deleteEntry(each, toIdOf<EntryId>(second)));
      }
      if (number === 30) replica.beginSession(wallMs);
    }
    return { folder, path, backup, entries: readEntries(opened) };
  }, 'create');
}

function edit(opened: OpenedBook, work: Parameters<typeof editBook<unknown, unknown>>[2]): void {
  if (opened.book === undefined) throw new Error('no book');
  assert.ok(editBook(opened.book, wallMs, work).ok);
}

function addTestEntry(opened: OpenedBook, memo: string): void {
  const [account] = idsOf(opened, 'account');
  if (account === undefined) throw new Error('no account');
  edit(opened, (each) => addEntry(each, {
    accountId: toIdOf<AccountId>(account), day: toDay(20_000), amount: toCents(-memo.length), memo,
  }));
}

function idsOf({ database }: OpenedBook, table: string): Uint8Array[] {
  return database.prepare(`SELECT id FROM ${table} ORDER BY id`).all()
    .flatMap(([id]) => (id instanceof Uint8Array ? [id] : []));
}

function readEntries({ database }: OpenedBook): Map<string, string> {
  return new Map(database.prepare('SELECT lower(hex(id)), * FROM entry ORDER BY id').all()
    .map(([id, , ...values]) => [String(id), values.join('|')]));
}

/** Opens a book, looks at it, closes it. */
function look<Value>(path: string, work: (opened: OpenedBook) => Value, purpose: BookPurpose = 'write'): Value {
  const opened = openBook({ path, purpose, deviceName: 'pc', wallMs });
  assert.ok(opened.ok, opened.ok ? '' : JSON.stringify(opened.error));
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}

function readIdentity(path: string): BookIdentity | undefined {
  return look(path, ({ database }) => readBookIdentity(database), 'read');
}

function repair(book: DamagedBook, options: Partial<RepairOptions> = {}): RepairResult {
  return repairBook({ bookPath: book.path, backupPaths: [book.backup], deviceName: 'pc', wallMs, ...options });
}

function mustRepair(book: DamagedBook, options: Partial<RepairOptions> = {}) {
  const repaired = repair(book, options);
  assert.ok(repaired.ok, repaired.ok ? '' : repaired.error.kind);
  return repaired.value;
}

function zeroPage(path: string, page: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0, page * pageBytes, (page + 1) * pageBytes);
  writeFileSync(path, bytes);
}

function assertSound({ database, replica }: OpenedBook): void {
  assert.deepEqual(database.prepare('PRAGMA integrity_check').get(), ['ok']);
  const { staleHashes, wrongSums } = replica.audit();
  assert.deepEqual([staleHashes, wrongSums], [0, 0]);
}

test('of a book that is not damaged nothing is lost, and what is newer than the backup comes back', (t) => {
  const book = makeBook(t);
  const identity = readIdentity(book.path);
  const rootOf = ({ replica }: OpenedBook): Uint32Array => {
    replica.rehashDirty();
    return replica.root();
  };
  const root = look(book.path, rootOf);
  const { backupPath, isIncomplete, keptAs, lost, recovered } = mustRepair(book);
  assert.deepEqual([backupPath, isIncomplete, lost.length], [book.backup, false, 0]);
  assert.deepEqual(look(book.path, readEntries), book.entries);
  assert.deepEqual(look(book.path, rootOf), root);
  assert.deepEqual(readIdentity(book.path), identity);
  const added = recovered.map(recordIdToText).filter((id) => book.entries.get(id)?.includes('since') === true);
  assert.equal(added.length, 40);
  assert.ok(existsSync(keptAs));
  look(book.path, assertSound);
});

test('a book whose pages have the size of the phone comes back, though its own header is gone too', (t) => {
  const book = makeBook(t);
  const database = new DatabaseSync(book.path);
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA page_size = 8192; VACUUM');
  database.close();
  const pristine = readFileSync(book.path);
  for (const damagedBytes of [0, 4096]) {
    writeFileSync(book.path, pristine.fill(0, 0, damagedBytes));
    assert.equal(mustRepair(book, { backupPaths: [] }).lost.length, 0);
    assert.deepEqual(look(book.path, readEntries), book.entries);
    look(book.path, assertSound);
  }
});

test('a page is lost, and of it only what stood nowhere else', (t) => {
  const book = makeBook(t);
  const pages = statSync(book.path).size / pageBytes;
  const pristine = join(book.folder, 'pristine');
  copyFileSync(book.path, pristine);
  let tried = 0;
  let complete = 0;
  for (let page = 0; page < pages; page += 3, tried++) {
    copyFileSync(pristine, book.path);
    zeroPage(book.path, page);
    const { isIncomplete, lost } = mustRepair(book);
    const isLost = new Set(lost.map(recordIdToText));
    look(book.path, (mended) => {
      assertSound(mended);
      const entries = readEntries(mended);
      for (const [id, values] of book.entries) {
        if (!isLost.has(id)) assert.equal(entries.get(id), values, `page ${page}: ${id}`);
      }
    });
    assert.ok(isIncomplete || lost.length === 0);
    if (!isIncomplete) complete++;
  }
  assert.ok(complete > tried * 0.8, `${complete} of ${tried}`);
});

test('a value that its hash denies is not taken, and is named', (t) => {
  const book = makeBook(t);
  const bytes = readFileSync(book.path);
  const at = bytes.indexOf('since 5');
  bytes.write('since 6', at);
  writeFileSync(book.path, bytes);
  const { isIncomplete, lost } = mustRepair(book);
  const [id = ''] = [...book.entries].find(([, values]) => values.includes('since 5')) ?? [];
  assert.deepEqual([lost.map(recordIdToText), isIncomplete], [[id], true]);
  look(book.path, (mended) => {
    assert.equal(readEntries(mended).has(id), false);
    assertSound(mended);
  });
});

test('a row of which the types are damaged is not taken, and is named', (t) => {
  const book = makeBook(t);
  const [id = ''] = [...book.entries].find(([, values]) => values.includes('since 5')) ?? [];
  const bytes = readFileSync(book.path);
  // Of the row of `sync_record`: the id stands behind a header, whose ninth byte is the type of `hash2`.
  const key = Buffer.from(id, 'hex');
  let changed = 0;
  for (let at = bytes.indexOf(key); at > 0; at = bytes.indexOf(key, at + 1)) {
    const header = bytes.subarray(at - 20, at);
    const typesAt = header.lastIndexOf(44);
    const hashType = typesAt + 7;
    if (typesAt < 0 || ![4, 5].includes(header[hashType] ?? 0)) continue;
    header[hashType] = 16 + (header[hashType] === 4 ? 4 : 8);
    changed++;
  }
  assert.ok(changed > 0);
  writeFileSync(book.path, bytes);
  const { lost } = mustRepair(book);
  assert.ok(lost.map(recordIdToText).includes(id));
  look(book.path, assertSound);
});

test('without a good backup, and with one of another book, the readable rows alone make the book', (t) => {
  const book = makeBook(t);
  const damaged = join(book.folder, 'damaged-backup');
  copyFileSync(book.backup, damaged);
  zeroPage(damaged, 30);
  const otherPath = join(book.folder, 'other.tandem');
  const foreign = look(otherPath, ({ database }) =>
    takeSnapshot(database, join(book.folder, 'other-snapshots'), wallMs), 'create');
  const missing = join(book.folder, 'missing.tandem');
  zeroPage(book.path, 0);
  const { backupPath, lost } = mustRepair(book, { backupPaths: [missing, damaged, foreign] });
  assert.deepEqual([backupPath, lost.length], [undefined, 0]);
  assert.deepEqual(look(book.path, readEntries), book.entries);
  assert.deepEqual(readIdentity(book.path), readIdentity(book.backup));
  look(book.path, assertSound);
});

test('what only the log holds comes back, and again after a kill before the rename', (t) => {
  const book = makeBook(t);
  const copy = { ...book, path: join(book.folder, 'copy.tandem') };
  const entries = look(book.path, (opened) => {
    addTestEntry(opened, 'in the log alone');
    for (const end of ['', '-wal']) copyFileSync(book.path + end, copy.path + end);
    return readEntries(opened);
  });
  zeroPage(copy.path, 5);
  // As a kill leaves it: the log is gone, and a copy of it is kept.
  assert.throws(() => repair(copy, { onStep: (step) => assert.notEqual(step, 'rename') }));
  assert.ok(!existsSync(`${copy.path}-wal`));
  mustRepair(copy);
  assert.deepEqual(look(copy.path, readEntries), entries);
  look(copy.path, assertSound);
  assert.deepEqual(readdirSync(book.folder).filter((name) => /mended|partial/.test(name)), []);
});

test('a book that is open, one of a later version, a missing one and a file without a record stay as they are', (t) => {
  const book = makeBook(t);
  look(book.path, ({ database }) => {
    assert.deepEqual(repair(book), { ok: false, error: { kind: 'in-use' } });
    database.exec('PRAGMA user_version = 900');
  });
  const later = readFileSync(book.path);
  assert.deepEqual(repair(book), { ok: false, error: { kind: 'later-version' } });
  assert.deepEqual(readFileSync(book.path), later);
  const path = join(book.folder, 'text.tandem');
  assert.deepEqual(repair({ ...book, path }), { ok: false, error: { kind: 'missing' } });
  writeFileSync(path, 'not a book '.repeat(1000));
  assert.deepEqual(repair({ ...book, path }, { backupPaths: [] }), { ok: false, error: { kind: 'nothing-readable' } });
  assert.deepEqual(readdirSync(book.folder).filter((name) => name.includes('damaged') || name.includes('mended')), []);
});

test('what the disk refuses leaves the damaged book as it is', (t) => {
  const book = makeBook(t);
  zeroPage(book.path, 40);
  const damaged = readFileSync(book.path);
  for (const fatal of ['copy', 'merge', 'keep', 'empty-log', 'rename'] as const) {
    const fail = (step: string): void => {
      if (step === fatal) throw new SqliteError('full', 'no room', undefined);
    };
    assert.throws(() => repair(book, { onStep: fail }), SqliteError);
    assert.deepEqual(readFileSync(book.path), damaged, fatal);
  }
  assert.equal(mustRepair(book).backupPath, book.backup);
});
