/** A book of an older version is opened: the backup first, then the update, whole or not at all. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { bookMigrations, bookSchemaVersion, writeSampleHousehold } from '@tandem/ledger';
import { readSnapshotFault } from '@tandem/replica';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import { copyDatabase, openNodeDatabase } from '@tandem/sqlite/node';
import { openBook, type OpenBookOptions, type OpenBookResult } from './open-book.ts';
import { makeFolder } from './two-devices.testing.ts';

const entries = 200;

function addColumn(database: SqliteDatabase): void {
  database.exec(`ALTER TABLE entry ADD COLUMN made_up TEXT NOT NULL DEFAULT 'new'`);
}

/** A book of this version, and how the next version opens it. */
function olderBook(t: TestContext) {
  const folder = makeFolder(t);
  const path = join(folder, 'book.tandem');
  const made = openBook({ path, purpose: 'create', deviceName: 'pc', wallMs: 1 });
  assert.ok(made.ok && made.value.book !== undefined);
  writeSampleHousehold(made.value.book, { entries, seed: 1 });
  made.value.replica.rehashDirty();
  const root = made.value.replica.root().join(' ');
  made.value.close();
  const backup = join(folder, 'before.tandem');
  const openNext = (options: Partial<OpenBookOptions> = {}): OpenBookResult => openBook({
    path, purpose: 'write', deviceName: 'pc', wallMs: 7, migrations: [...bookMigrations, addColumn],
    backUpFirst: (database) => {
      copyDatabase(database, backup);
      return undefined;
    },
    ...options,
  });
  return { path, backup, root, openNext };
}

function look(path: string): { version: unknown; entries: unknown; isSound: boolean; hasColumn: boolean } {
  const database = openNodeDatabase({ path, mode: 'read-only' });
  const read = (sql: string): unknown => database.prepare(sql).get()?.[0];
  const found = {
    version: read('PRAGMA user_version'), entries: read('SELECT count(*) FROM entry'),
    isSound: read('PRAGMA integrity_check') === 'ok',
    hasColumn: read(`SELECT count(*) FROM pragma_table_info('entry') WHERE name = 'made_up'`) === 1,
  };
  database.close();
  return found;
}

const older = { version: bookSchemaVersion, entries, isSound: true, hasColumn: false };
const newer = { version: bookSchemaVersion + 1, entries, isSound: true, hasColumn: true };

test('an update is preceded by a backup of the book as it was, once, and changes no record', (t) => {
  const { backup, openNext, path, root } = olderBook(t);
  const opened = openNext();
  assert.ok(opened.ok);
  opened.value.replica.rehashDirty();
  assert.equal(opened.value.replica.root().join(' '), root);
  opened.value.close();
  assert.deepEqual([look(path), look(backup)], [newer, older]);
  rmSync(backup);
  const again = openNext();
  assert.ok(again.ok);
  again.value.close();
  assert.equal(existsSync(backup), false);
  assert.deepEqual(openNext({ migrations: bookMigrations }),
    { ok: false, error: { kind: 'later-version', version: newer.version, versionMax: older.version } });
});

test('who only reads has an older book updated first, with its backup', (t) => {
  const { backup, openNext, path } = olderBook(t);
  const opened = openNext({ purpose: 'read' });
  assert.ok(opened.ok);
  opened.value.close();
  assert.deepEqual([look(path), look(backup)], [newer, older]);
});

test('without its backup no update: the book stays as it was, and the next opening tries again', (t) => {
  const { openNext, path } = olderBook(t);
  const failed = openNext({
    backUpFirst: () => {
      throw new SqliteError('full', 'seeded', undefined);
    },
    migrations: [...bookMigrations, () => assert.fail('it was updated')],
  });
  assert.ok(!failed.ok && failed.error.kind === 'failed' && failed.error.failure === 'full');
  assert.deepEqual(look(path), older);
  const elsewhere = openNext({ backUpFirst: () => 'missing' });
  assert.ok(elsewhere.ok);
  assert.deepEqual(readSnapshotFault(elsewhere.value.database), { wallMs: 7, reason: 'missing', isElsewhere: true });
  elsewhere.value.close();
  assert.deepEqual(look(path), newer);
});

test('killed in its middle, an update has not begun; the next opening does it', (t) => {
  const { backup, openNext, path } = olderBook(t);
  const killed = join(import.meta.dirname, 'migration-killed.testing.ts');
  const child = spawnSync(process.execPath, [killed, path, backup], { encoding: 'utf8' });
  assert.equal(child.signal, 'SIGKILL', child.stderr);
  assert.deepEqual([look(path), look(backup)], [older, older]);
  const opened = openNext();
  assert.ok(opened.ok);
  opened.value.close();
  assert.deepEqual(look(path), newer);
});

test('a disk that is full in the middle of an update leaves the former book, and the next opening does it', (t) => {
  const { backup, openNext, path } = olderBook(t);
  const large = (database: SqliteDatabase): void => {
    addColumn(database);
    database.exec(`UPDATE entry SET made_up = hex(zeroblob(2000))`);
  };
  const failed = openNext({ migrations: [...bookMigrations, large], pageCountMax: 1 });
  assert.ok(!failed.ok && failed.error.kind === 'failed' && failed.error.failure === 'full');
  assert.deepEqual([look(path), look(backup)], [older, older]);
  const opened = openNext({ migrations: [...bookMigrations, large] });
  assert.ok(opened.ok);
  opened.value.close();
  assert.deepEqual(look(path), newer);
});
