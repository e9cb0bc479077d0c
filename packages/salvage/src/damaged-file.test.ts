/** Rows are read out of files that SQLite has written, whole and damaged. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { bookApplicationId, bookSchemaVersion } from '@tandem/ledger';
import type { SqlRow } from '@tandem/sqlite';
import { isOfLaterVersion, readDamagedFile } from './damaged-file.ts';

interface WrittenFile {
  readonly main: Uint8Array;
  readonly log: Uint8Array;
  /** Of the table, as texts. */
  readonly rows: readonly string[];
}

/** Rows of every type, some longer than a page, some replaced and some deleted since. */
function writeFile(t: TestContext, pageBytes: number, isLogged: boolean): WrittenFile {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-salvage-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'rows.db');
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA page_size = ${pageBytes}; PRAGMA journal_mode = ${isLogged ? 'WAL' : 'DELETE'};
    PRAGMA wal_autocheckpoint = 0;
    CREATE TABLE thing (id BLOB PRIMARY KEY, number INTEGER, ratio REAL, text TEXT, rest BLOB) WITHOUT ROWID`);
  const insert = database.prepare('INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?, ?)');
  for (let index = 0; index < 400; index++) {
    const id = new Uint8Array(16).fill(index % 251);
    id.set([index >> 8, index & 255], 14);
    const number = [0, 1, -1, 127, -32_769, 2 ** 40, null][index % 7] ?? null;
    insert.run(id, number, null, 'é'.repeat(index % 40), index % 100 === 0 ? new Uint8Array(1.5 * pageBytes) : null);
  }
  database.exec(`UPDATE thing SET text = 'changed' WHERE number = 1; DELETE FROM thing WHERE number = 127`);
  const rows = database.prepare('SELECT * FROM thing').all().map((row) => rowToText(Object.values(row)));
  const log = isLogged ? readFileSync(`${path}-wal`) : new Uint8Array();
  const main = readFileSync(path);
  database.close();
  return { main, log, rows };
}

function rowToText(row: readonly unknown[]): string {
  return JSON.stringify(row, (_key, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
}

/** `read` may hold more: what was replaced on a page that is in use still. */
function assertHolds(read: readonly SqlRow[], rows: readonly string[]): void {
  const found = new Set(read.map(rowToText));
  assert.deepEqual(rows.filter((row) => !found.has(row)), []);
}

test('every row of a whole file is read, from pages of every size, out of the log too', (t) => {
  for (const pageBytes of [512, 1024, 4096, 8192, 65_536]) {
    for (const isLogged of [false, true]) {
      const { main, log, rows } = writeFile(t, pageBytes, isLogged);
      assert.ok(rows.length > 300);
      const read = readDamagedFile(main, log);
      assertHolds(read.rows, rows);
      assert.equal(read.unreadablePages, 0, `${pageBytes} ${isLogged}`);
    }
  }
});

test('a page without sense costs its own rows and no other', (t) => {
  const { main, rows } = writeFile(t, 4096, false);
  const whole = new Set(readDamagedFile(main, new Uint8Array()).rows.map(rowToText));
  for (let page = 1; page < main.length / 4096; page += 5) {
    const damaged = main.slice().fill(0x5a, page * 4096, (page + 1) * 4096);
    const read = readDamagedFile(damaged, new Uint8Array());
    // A long value may stand on it: what was read then is for the row's hash to say.
    assert.ok(read.rows.every((row) => row[4] !== null || whole.has(rowToText(row))), `page ${page}`);
    const found = new Set(read.rows.map(rowToText));
    assert.ok(rows.filter((row) => !found.has(row)).length < 120, `page ${page}`);
  }
});

test('no bytes make it throw', (t) => {
  const { main, log } = writeFile(t, 512, true);
  const change = fc.tuple(fc.nat(main.length + log.length - 1), fc.nat(255));
  fc.assert(fc.property(fc.array(change, { maxLength: 200 }), fc.nat(main.length), (changes, length) => {
    const files = [main.slice(0, length), log.slice()] as const;
    for (const [at, byte] of changes) {
      const [file, place] = at < main.length ? [files[0], at] : [files[1], at - main.length];
      if (place < file.length) file[place] = byte;
    }
    for (const row of readDamagedFile(...files).rows) assert.ok(row.length <= 100);
  }), { numRuns: 150 });
  assert.deepEqual(readDamagedFile(new Uint8Array(), new Uint8Array()), { rows: [], unreadablePages: 0 });
});

test('a file of a later version is known by its header; one without a header says nothing', (t) => {
  const { main } = writeFile(t, 4096, false);
  assert.equal(isOfLaterVersion(main), false);
  const header = new DataView(main.buffer, main.byteOffset);
  header.setUint32(68, bookApplicationId);
  for (const [version, isLater] of [[bookSchemaVersion, false], [bookSchemaVersion + 1, true]] as const) {
    header.setUint32(60, version);
    assert.equal(isOfLaterVersion(main), isLater);
  }
  assert.equal(isOfLaterVersion(main.subarray(0, 100)), false);
});
