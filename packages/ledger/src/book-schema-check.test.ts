import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SqliteDatabase } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { inspectBookSchema, mendBookSchema } from './book-schema-check.ts';
import { createBookSchema } from './book-schema.ts';

const openEmpty = (): SqliteDatabase => openNodeDatabase({ path: ':memory:', mode: 'create' });

function newBook(): SqliteDatabase {
  const database = openEmpty();
  createBookSchema(database);
  return database;
}

function inspect(database: SqliteDatabase) {
  const { changed, tables } = inspectBookSchema(database, openEmpty);
  return { changed: changed.map(({ name }) => name).toSorted(), tables };
}

const sound = { changed: [], tables: [] };

/** Text of a trigger or an index. */
function sqlOf(database: SqliteDatabase, name: string): string {
  return String(database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name)?.[0]);
}

test('a new book is as this version makes it, also where its indexes wait for many records', () => {
  const database = newBook();
  assert.deepEqual(inspect(database), sound);
  const sql = sqlOf(database, 'entry_register');
  database.exec('DROP INDEX entry_register');
  assert.deepEqual(inspect(database).changed, ['entry_register']);
  database.prepare(`INSERT INTO sync_local VALUES ('dropped_indexes', ?)`).run(sql);
  assert.deepEqual(inspect(database), sound);
});

test('every trigger and every index, missing or another one, is found and made anew', () => {
  const database = newBook();
  const objects = database.prepare(`SELECT type, name, sql FROM sqlite_schema
    WHERE type <> 'table' AND sql IS NOT NULL`).all().map(([type, name, sql]) => [type, name, sql].map(String));
  assert.ok(objects.length > 30, `${objects.length}`);
  for (const [type = '', name = '', sql = ''] of objects) {
    database.exec(`DROP ${type} ${name}`);
    assert.deepEqual(inspect(database), { changed: [name], tables: [] }, `${name} missing`);
    // Good SQL all the same: a trigger that does nothing, an index that serves nobody.
    const other = type === 'trigger'
      ? sql.replace(/\bBEGIN[^]*$/, 'BEGIN SELECT 1; END')
      : sql.replace(/\(.*/s, '(kind)').replace(/ON (?!sync_record)\w+ \(kind\)/, 'ON sync_record (kind)');
    database.exec(other);
    assert.deepEqual(inspect(database), { changed: [name], tables: [] }, `${name} changed`);
    assert.equal(mendBookSchema(database, openEmpty), 1);
    assert.equal(sqlOf(database, name), sql);
    assert.deepEqual(inspect(database), sound);
  }
});

test('a trigger of a stranger, or one under another name, goes; an index that refuses a row, too', () => {
  const database = newBook();
  database.exec(`CREATE TRIGGER "my ""own""" AFTER INSERT ON entry BEGIN SELECT 1; END;
    CREATE UNIQUE INDEX once ON payee (name); CREATE INDEX harmless ON payee (name);
    CREATE TABLE theirs (a); CREATE TRIGGER of_theirs AFTER INSERT ON theirs BEGIN SELECT 1; END`);
  database.exec(sqlOf(database, 'entry_tracks_insert').replace('entry_tracks_insert', 'entry_tracks_insort'));
  database.exec('DROP TRIGGER entry_tracks_insert');
  assert.deepEqual(inspect(database), {
    changed: ['entry_tracks_insert', 'entry_tracks_insort', 'my "own"', 'once'], tables: [],
  });
  assert.equal(mendBookSchema(database, openEmpty), 4);
  assert.deepEqual(inspect(database), sound);
});

test('a column of a later version, wherever ALTER TABLE put it, is no fault; one that is missing or another is', () => {
  const database = newBook();
  database.exec(`ALTER TABLE entry ADD COLUMN later TEXT NOT NULL DEFAULT 'a, (b'; CREATE TABLE later_kind (id BLOB)`);
  assert.deepEqual(inspect(database), sound);
  database.exec('ALTER TABLE entry DROP COLUMN later; ALTER TABLE payment_method RENAME COLUMN name TO nome');
  assert.deepEqual(inspect(database).tables, ['payment_method']);
  database.exec('ALTER TABLE payment_method RENAME COLUMN nome TO name');
  assert.deepEqual(inspect(database), sound);
  database.exec('DROP TABLE sync_quarantine');
  assert.deepEqual(inspect(database).tables, ['sync_quarantine']);
});

test('a mending that is stopped leaves what was', () => {
  const database = newBook();
  database.exec('DROP TRIGGER entry_tracks_insert; DROP TRIGGER entry_tracks_update; PRAGMA query_only = 1');
  assert.throws(() => mendBookSchema(database, openEmpty));
  database.exec('PRAGMA query_only = 0');
  assert.deepEqual(inspect(database).changed, ['entry_tracks_insert', 'entry_tracks_update']);
});
