/** Backups of the PC: which are kept, where, and what they are good for when the book is damaged. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isOfOlderVersion } from '@tandem/host';
import type { ShelvedBook } from '@tandem/engine';
import { bookFigures, bookSchemaVersion, writeSampleHousehold } from '@tandem/ledger';
import { declareTruth, readBookIdentity, readGenerationChain } from '@tandem/replica';
import { SqliteError } from '@tandem/sqlite';
import { makeFolder, makeShelf, proven, testWallMs } from './desktop.testing.ts';

const dayMs = 86_400_000;

function fill({ book }: ShelvedBook, entries: number): void {
  assert.ok(book);
  writeSampleHousehold(book, { entries, seed: 1 });
}

test('of the automatic backups the newest stay, of those made by hand all', async (t) => {
  let wallMs = testWallMs;
  const folder = makeFolder(t);
  const shelf = makeShelf(folder, { wallMs: () => wallMs });
  assert.deepEqual(shelf.backupSettings(), {
    folder: join(folder, 'backups'), isDefaultFolder: true, isDaily: true, kept: 10,
  });
  assert.ok(shelf.changeBackupSettings({ folder: null, isDaily: false, kept: 3 }).ok);
  const book = proven(await shelf.create());
  const byHand = shelf.backUp(book);
  for (let count = 0; count < 5; count += 1) {
    wallMs += dayMs;
    book.takeSnapshot(wallMs);
  }
  const origins = shelf.listBackups().map(({ origin }) => origin);
  assert.deepEqual(origins, ['automatic', 'automatic', 'automatic', 'by-hand']);
  assert.equal(shelf.listBackups()[0]?.wallMs, wallMs);
  assert.ok(shelf.listBackups().every(({ bytes }) => bytes > 4096));
  // A clock that was set back: the one just made is not the one that goes.
  book.takeSnapshot(testWallMs - dayMs);
  assert.equal(shelf.listBackups().at(-1)?.wallMs, testWallMs - dayMs);
  assert.ok(shelf.listBackups().some(({ name }) => name === byHand.name));
  book.close();
  const again = makeShelf(folder);
  assert.deepEqual([again.backupSettings().isDaily, again.backupSettings().kept], [false, 3]);
});

test('two books in one folder do not rotate each other’s automatic backups', async (t) => {
  const folder = makeFolder(t);
  const lastBook = { path: join(folder, 'autre', 'book.tandem'), isExpected: false };
  const [shelf, other] = [makeShelf(folder), makeShelf(folder, { lastBook })];
  const [book, otherBook] = [proven(await shelf.create()), proven(await other.create())];
  assert.ok(shelf.changeBackupSettings({ folder: null, isDaily: true, kept: 3 }).ok);
  otherBook.takeSnapshot(testWallMs - dayMs);
  for (let count = 0; count < 4; count += 1) book.takeSnapshot(testWallMs + count * dayMs);
  assert.equal(other.listBackups().filter(({ origin }) => origin === 'automatic').length, 1);
  assert.equal(shelf.listBackups().filter(({ origin }) => origin === 'automatic').length, 3);
  book.close();
  otherBook.close();
});

test('another place is checked, used, and left for the own one while it is not there', async (t) => {
  const folder = makeFolder(t);
  const stick = join(makeFolder(t), 'clé USB');
  const shelf = makeShelf(folder);
  const choose = (place: string) => shelf.changeBackupSettings({ folder: place, isDaily: true, kept: 10 });
  const refused = (reason: string) => ({ ok: false, error: { kind: 'backup-folder', reason } });
  assert.deepEqual(choose(stick), refused('missing'));
  assert.deepEqual(choose('clé USB'), refused('missing'));
  writeFileSync(stick, '');
  assert.deepEqual(choose(stick), refused('not-a-folder'));
  rmSync(stick);
  mkdirSync(stick);
  assert.ok(choose(stick).ok);
  assert.deepEqual(readdirSync(stick), []);
  const book = proven(await shelf.create());
  const { name } = shelf.backUp(book);
  assert.deepEqual(readdirSync(stick), [name]);
  rmSync(stick, { recursive: true });
  const second = shelf.backUp(book);
  assert.deepEqual(readdirSync(join(folder, 'backups')), [second.name]);
  assert.equal(shelf.backupSettings().folder, stick);
  assert.equal(book.takeSnapshot(testWallMs), 'missing');
  assert.equal(readdirSync(join(folder, 'backups')).length, 2);
  mkdirSync(stick);
  assert.equal(book.takeSnapshot(testWallMs + 1000), undefined);
  assert.equal(readdirSync(stick).length, 1);
  rmSync(join(stick, readdirSync(stick)[0] ?? ''));
  assert.ok(shelf.listBackups().some((backup) => backup.name === second.name));
  book.close();
});

const mayWriteAll = (process.getuid?.() === 0 && 'the superuser may write to any folder')
  || (process.platform === 'win32' && 'permissions of Unix');

test('a folder that may not be written is refused', { skip: mayWriteAll },
  (t) => {
    const folder = makeFolder(t);
    const sealed = join(makeFolder(t), 'sealed');
    mkdirSync(sealed);
    chmodSync(sealed, 0o500);
    assert.deepEqual(makeShelf(folder).changeBackupSettings({ folder: sealed, isDaily: true, kept: 10 }),
      { ok: false, error: { kind: 'backup-folder', reason: 'not-writable' } });
  });

test('a backup that nobody watches goes into the own folder where the chosen one takes none, and says why', {
  skip: process.platform !== 'linux' && 'a folder of Linux in which nobody makes files',
}, async (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'backups.json'), JSON.stringify({ folder: '/proc', isDaily: true, kept: 10 }));
  const shelf = makeShelf(folder);
  const book = proven(await shelf.create());
  assert.equal(book.takeSnapshot(testWallMs), 'not-writable');
  assert.equal(shelf.listBackups().length, 1);
  assert.throws(() => shelf.backUp(book), SqliteError);
  rmSync(join(folder, 'backups'), { recursive: true });
  writeFileSync(join(folder, 'backups'), 'no folder');
  assert.throws(() => book.takeSnapshot(testWallMs), SqliteError);
  book.close();
});

test('a restored backup is prepared before it is the book, and the former book keeps its size', async (t) => {
  const shelf = makeShelf(makeFolder(t));
  const book = proven(await shelf.create());
  fill(book, 10);
  const { name } = shelf.backUp(book);
  const former = readBookIdentity(book.database)?.generation;
  fill(book, 15);
  book.close();
  const truth = new Uint8Array(16).fill(9);
  const restored = proven(await shelf.restore({ kind: 'kept', name }, (copy) => declareTruth(copy, truth)));
  assert.deepEqual(readBookIdentity(restored.database)?.generation, truth);
  assert.deepEqual(readGenerationChain(restored.database), [former]);
  const replaced = shelf.listBackups().find(({ origin }) => origin === 'replaced');
  assert.ok(replaced !== undefined && replaced.bytes > 4096);
  restored.close();
});

test('a damaged book is mended from its newest good backup and what can still be read', async (t) => {
  const folder = makeFolder(t);
  const shelf = makeShelf(folder);
  const book = proven(await shelf.create());
  fill(book, 400);
  const backup = shelf.backUp(book);
  fill(book, 30);
  book.close();
  const path = join(folder, 'book.tandem');
  const damaged = readFileSync(path);
  damaged.fill(7, 4096, 3 * 4096);
  writeFileSync(path, damaged);
  const again = makeShelf(folder);
  const mended = proven(await again.mend());
  assert.equal(mended.backup?.name, backup.name);
  assert.ok(mended.recovered.length > 0);
  assert.equal(bookFigures(mended.shelved.database).entries, 430);
  assert.deepEqual(again.check(mended.shelved).faults, []);
  assert.ok(existsSync(join(folder, mended.keptAs)));
  mended.shelved.close();
});

test('where nothing can be read and no backup opens, a damaged book stays as it is', async (t) => {
  const folder = makeFolder(t);
  const path = join(folder, 'book.tandem');
  writeFileSync(path, 'plus un dossier');
  const shelf = makeShelf(folder, { lastBook: { path, isExpected: true } });
  assert.equal((await shelf.openLast())?.ok, false);
  assert.deepEqual(await shelf.mend(), { ok: false, error: { kind: 'no-good-backup' } });
  assert.equal(readFileSync(path, 'utf8'), 'plus un dossier');
});

test('a book of an older version is told from one of this version, and from what is no book', async (t) => {
  const folder = makeFolder(t);
  proven(await makeShelf(folder).create()).close();
  const path = join(folder, 'book.tandem');
  assert.deepEqual([isOfOlderVersion(path), isOfOlderVersion(path, bookSchemaVersion + 1)], [false, true]);
  writeFileSync(path, 'plus un dossier');
  assert.equal(isOfOlderVersion(path, bookSchemaVersion + 1), false);
});
