import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { BackupSource } from '@tandem/contract';
import type { ShelvedBook } from '@tandem/engine';
import { openBook } from '@tandem/host';
import { bookFigures, bookSchemaVersion, writeSampleHousehold } from '@tandem/ledger';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { makeFolder, makeShelf, proven, testWallMs } from './desktop.testing.ts';
import type { PcShelf } from './pc-shelf.ts';

/** Of the day where this runs. */
const backupName = `book ${new Date(testWallMs).toLocaleDateString('sv')}`;
const unprepared = (): void => {};

test('at the first start there is no book; one that was made is there at the next', async (t) => {
  const folder = join(makeFolder(t), 'not there yet');
  assert.equal(await makeShelf(folder).openLast(), undefined);
  const made = proven(await makeShelf(folder).create());
  const id = made.book?.id;
  assert.ok(id);
  made.close();
  const again = proven(await makeShelf(folder).openLast());
  assert.deepEqual([again.name, again.book?.id], ['book', id]);
  again.close();
});

test('a copy that is to receive a book has none, and becomes one when the user decides otherwise', async (t) => {
  const shelf = makeShelf(makeFolder(t));
  const empty = proven(await shelf.createEmpty());
  assert.equal(empty.book, undefined);
  empty.close();
  const made = proven(await shelf.create());
  assert.ok(made.book);
  made.close();
});

test('a named book is that of the next start; where it is gone, no other takes its place', async (t) => {
  const folder = makeFolder(t);
  const path = join(folder, 'clé USB', 'Maison.tandem');
  proven(await makeShelf(folder, { lastBook: { path, isExpected: false } }).create()).close();
  const next = proven(await makeShelf(folder).openLast());
  assert.equal(next.name, 'Maison');
  next.close();
  renameSync(dirname(path), `${dirname(path)} retirée`);
  const shelf = makeShelf(folder);
  assert.deepEqual(await shelf.openLast(), {
    ok: false,
    error: { kind: 'book', damaged: { name: 'Maison', reason: 'storage', hasBackup: false, newestBackup: null } },
  });
  const other = proven(await shelf.create());
  assert.equal(other.name, 'Maison-2');
  other.close();
  assert.equal(existsSync(dirname(path)), false);
});

test('a book whose file was removed is begun again at its place', async (t) => {
  const folder = makeFolder(t);
  proven(await makeShelf(folder).create()).close();
  rmSync(join(folder, 'book.tandem'));
  const shelf = makeShelf(folder);
  assert.equal(await shelf.openLast(), undefined);
  const again = proven(await shelf.create());
  assert.equal(again.name, 'book');
  again.close();
});

test('a backup is a whole copy, named by its moment, newest first', async (t) => {
  let wallMs = testWallMs;
  const shelf = makeShelf(makeFolder(t), { wallMs: () => wallMs });
  const book = proven(await shelf.create());
  fill(book, 30);
  const first = shelf.backUp(book);
  assert.match(first.name, new RegExp(`^${backupName} \\d\\d-\\d\\d-\\d\\d\\.tandem$`));
  const twin = shelf.backUp(book);
  assert.notEqual(twin.name, first.name);
  wallMs += 60_000;
  const later = shelf.backUp(book);
  assert.equal(shelf.listBackups()[0]?.name, later.name);
  assert.deepEqual(shelf.listBackups().find(({ name }) => name === first.name), first);
  book.close();
  const opened = proven(await shelf.openBackup({ kind: 'kept', name: first.name }));
  assert.equal(bookFigures(opened.database).entries, 30);
  opened.close();
});

test('a copy that was made before a sync can be restored like any backup', async (t) => {
  const shelf = makeShelf(makeFolder(t));
  const book = proven(await shelf.create());
  fill(book, 10);
  book.takeSnapshot(testWallMs);
  fill(book, 10);
  book.close();
  const [snapshot] = shelf.listBackups();
  assert.ok(snapshot);
  const restored = proven(await shelf.restore({ kind: 'kept', name: snapshot.name }, unprepared));
  assert.equal(entriesOf(restored), 10);
  restored.close();
});

test('a restored backup is the book, and the former one a backup', async (t) => {
  const shelf = makeShelf(makeFolder(t));
  const book = proven(await shelf.create());
  fill(book, 10);
  const { name } = shelf.backUp(book);
  fill(book, 15);
  book.close();
  const restored = proven(await shelf.restore({ kind: 'kept', name }, unprepared));
  assert.equal(entriesOf(restored), 10);
  restored.close();
  const former = shelf.listBackups().find((backup) => backup.name !== name);
  assert.ok(former);
  const again = proven(await shelf.restore({ kind: 'kept', name: former.name }, unprepared));
  assert.equal(entriesOf(again), 25);
  assert.deepEqual(shelf.check(again).faults, []);
  again.close();
});

test('a file that the user brings is restored too, and leaves no trace when it is not', async (t) => {
  const folder = makeFolder(t);
  const shelf = makeShelf(folder);
  const book = proven(await shelf.create());
  fill(book, 10);
  const { name } = shelf.backUp(book);
  book.close();
  const source = fileSource(readFileSync(join(folder, 'backups', name)));
  const elsewhere = makeFolder(t);
  const other = makeShelf(elsewhere);
  const preview = proven(await other.openBackup(source));
  assert.equal(bookFigures(preview.database).entries, 10);
  preview.close();
  assert.deepEqual(readdirSync(join(elsewhere, 'incoming')), []);
  const restored = proven(await other.restore(source, unprepared));
  assert.equal(entriesOf(restored), 10);
  restored.close();
  assert.deepEqual(readdirSync(join(elsewhere, 'incoming')), []);
});

test('what is no book of this version is refused with its reason, and the book stays', async (t) => {
  const folder = makeFolder(t);
  const shelf = makeShelf(folder);
  const book = proven(await shelf.create());
  fill(book, 400);
  const whole = readFileSync(join(folder, 'backups', shelf.backUp(book).name));
  book.close();
  const cases: readonly (readonly [BackupSource, string])[] = [
    [fileSource(Buffer.from('Ceci n’est pas un dossier.')), 'not-a-book'],
    [fileSource(Buffer.alloc(0)), 'not-a-book'],
    [fileSource(databaseBytes(folder, 'CREATE TABLE entry (id INTEGER)')), 'not-a-book'],
    [fileSource(changed(folder, whole, `PRAGMA user_version = ${bookSchemaVersion + 1}`)), 'later-version'],
    [fileSource(whole.subarray(0, whole.length / 2)), 'damaged'],
    [fileSource(Buffer.concat([whole.subarray(0, 8192), Buffer.alloc(whole.length - 8192, 7)])), 'damaged'],
    [{ kind: 'kept', name: 'book 2020-01-01 00-00-00.tandem' }, 'missing'],
    [{ kind: 'kept', name: '../book.tandem' }, 'missing'],
  ];
  for (const [source, reason] of cases) {
    const refused = { ok: false, error: { kind: 'backup', reason } };
    assert.deepEqual(await shelf.openBackup(source), refused, reason);
    assert.deepEqual(await shelf.restore(source, unprepared), refused, reason);
  }
  assert.deepEqual(readdirSync(join(folder, 'incoming')), []);
  const still = proven(await shelf.openLast());
  assert.equal(entriesOf(still), 400);
  still.close();
});

test('killed before any of its steps, a restore leaves the former book or the new one, whole', async (t) => {
  for (const [step, entries] of [
    ['copy', 25], ['prepare', 25], ['keep', 25], ['empty-log', 25], ['rename', 25], ['renamed', 10],
  ] as const) {
    const folder = makeFolder(t);
    const name = await makeOldAndNew(makeShelf(folder));
    const killed = join(import.meta.dirname, 'restore-killed.testing.ts');
    const child = spawnSync(process.execPath, [killed, folder, name, step], { encoding: 'utf8' });
    assert.equal(child.signal, 'SIGKILL', `${step}: ${child.stderr}`);
    const shelf = makeShelf(folder);
    const book = proven(await shelf.openLast());
    assert.equal(entriesOf(book), entries, step);
    assert.deepEqual(shelf.check(book).faults, [], step);
    assert.deepEqual(readdirSync(folder).filter((found) => found.includes('restored')), [], step);
    book.close();
    const restored = proven(await shelf.restore({ kind: 'kept', name }, unprepared));
    assert.equal(entriesOf(restored), 10, step);
    restored.close();
  }
});

test('a damaged book is told, another one is made beside it, and a restore keeps its file', async (t) => {
  const folder = makeFolder(t);
  const shelf = makeShelf(folder);
  const name = await makeOldAndNew(shelf);
  const path = join(folder, 'book.tandem');
  writeFileSync(path, Buffer.from('plus un dossier '.repeat(2000)));
  const damaged = readFileSync(path);
  const [newestBackup] = shelf.listBackups();
  assert.ok(newestBackup?.name === name);
  assert.deepEqual(await shelf.openLast(), {
    ok: false, error: { kind: 'book', damaged: { name: 'book', reason: 'not-a-book', hasBackup: true, newestBackup } },
  });
  const beside = proven(await shelf.create());
  assert.equal(beside.name, 'book-2');
  beside.close();
  assert.deepEqual(readFileSync(path), damaged);

  const again = makeShelf(folder, { lastBook: { path, isExpected: true } });
  const restored = proven(await again.restore({ kind: 'kept', name }, unprepared));
  assert.deepEqual([restored.name, entriesOf(restored)], ['book', 10]);
  restored.close();
  const kept = readdirSync(folder).find((found) => found.startsWith('book.tandem.damaged-')) ?? '';
  assert.deepEqual(readFileSync(join(folder, kept)), damaged);
});

test('a book that another program has open is told and not replaced', async (t) => {
  const folder = makeFolder(t);
  const shelf = makeShelf(folder);
  const name = await makeOldAndNew(shelf);
  const path = join(folder, 'book.tandem');
  const other = openBook({ path, purpose: 'write', deviceName: 'autre', wallMs: testWallMs });
  assert.ok(other.ok);
  const [newestBackup] = shelf.listBackups();
  const inUse = {
    ok: false, error: { kind: 'book', damaged: { name: 'book', reason: 'in-use', hasBackup: true, newestBackup } },
  };
  assert.deepEqual(await shelf.openLast(), inUse);
  assert.deepEqual(await shelf.restore({ kind: 'kept', name }, unprepared), inUse);
  assert.equal(bookFigures(other.value.database).entries, 25);
  other.value.close();
});

test('damaged keys give way to new ones: the phone is paired again, and the book opens', async (t) => {
  const folder = makeFolder(t);
  const first = proven(await makeShelf(folder).create());
  first.close();
  const [file = ''] = readdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys', file), '{');
  const again = proven(await makeShelf(folder).openLast());
  assert.equal(again.keys.hasAny(), false);
  assert.notDeepEqual(again.keys.staticKeys.publicKey, first.keys.staticKeys.publicKey);
  again.close();
  assert.ok(existsSync(join(folder, 'keys', `${file}.damaged`)));
});

test('what the file system refuses is an error of the storage', async (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'file'), '');
  const lastBook = { path: join(folder, 'book.tandem'), isExpected: false };
  const shelf = makeShelf(join(folder, 'file', 'data'), { lastBook });
  await assert.rejects(shelf.create(), (error) => error instanceof SqliteError && error.failure === 'cannot-open');
  await assert.rejects(shelf.openBackup(fileSource(Buffer.from('x'))), SqliteError);
});

test('backups and uploads are for this user alone', { skip: process.platform === 'win32' }, async (t) => {
  const folder = makeFolder(t);
  const shelf = makeShelf(folder);
  const book = proven(await shelf.create());
  shelf.backUp(book);
  book.close();
  assert.equal(statSync(join(folder, 'backups')).mode & 0o777, 0o700);
});

/** A backup with 10 entries, and the book with 25. Its name. */
async function makeOldAndNew(shelf: PcShelf): Promise<string> {
  const book = proven(await shelf.create());
  fill(book, 10);
  const { name } = shelf.backUp(book);
  fill(book, 15);
  book.close();
  assert.ok(name.startsWith(backupName));
  return name;
}

function fill({ book }: ShelvedBook, entries: number): void {
  assert.ok(book);
  writeSampleHousehold(book, { entries, seed: 1 });
}

function entriesOf({ database }: { readonly database: SqliteDatabase }): number {
  return bookFigures(database).entries;
}

function fileSource(bytes: Uint8Array): BackupSource {
  return { kind: 'file', name: 'un fichier.tandem', base64: Buffer.from(bytes).toString('base64') };
}

function databaseBytes(folder: string, sql: string): Buffer {
  return changed(folder, undefined, sql);
}

function changed(folder: string, bytes: Uint8Array | undefined, sql: string): Buffer {
  const path = join(folder, 'changed.db');
  if (bytes !== undefined) writeFileSync(path, bytes);
  const database = openNodeDatabase({ path, mode: 'create' });
  database.exec(sql);
  database.exec('PRAGMA journal_mode = DELETE');
  database.close();
  const result = readFileSync(path);
  writeFileSync(path, '');
  return result;
}
