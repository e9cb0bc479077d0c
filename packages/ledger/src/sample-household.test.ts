import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSpanFaults } from './account-spans.ts';
import { listAccounts } from './accounts.ts';
import { ledgerBalances } from './balances.ts';
import { openTestBook, testDay } from './book.testing.ts';
import { entryKind } from './entry-kind.ts';
import { entryColumns, rowToEntry } from './entry-record.ts';
import { sampleFirstDay, sampleLastDay, writeSampleHousehold } from './sample-household.ts';

function sampleBook(entries: number, seed: number, deviceSeed = 1) {
  const book = openTestBook(deviceSeed);
  writeSampleHousehold(book, { entries, seed });
  return book.replica.database;
}

test('the sample has exactly the entries asked for, all of them sane', () => {
  const database = sampleBook(5000, 1);
  const rows = database.prepare(`SELECT ${entryColumns('')} FROM entry ORDER BY id`).all();
  assert.equal(rows.length, 5000);
  for (const row of rows) assert.equal(entryKind.findFault?.(row.slice(1)), undefined);
  const entries = rows.map(rowToEntry);
  assert.ok(entries.every(({ day }) => day >= sampleFirstDay && day <= sampleLastDay));
  assert.ok(entries.some(({ day }) => day === sampleLastDay));
  assert.equal(testDay('2026-11-23'), sampleLastDay);
  assert.equal(testDay('2016-11-24'), sampleFirstDay);
  for (const kind of ['uncleared', 'cleared', 'reconciled']) {
    assert.ok(entries.some(({ status }) => status.kind === kind), kind);
  }
  assert.ok(entries.some(({ allocation }) => allocation.kind === 'split'));
  assert.ok(entries.some(({ transfer }) => transfer !== null));
  assert.ok(entries.some(({ number }) => number !== ''));
  assert.ok(entries.some(({ memo }) => memo.length > 90));
  assert.equal(new Set(listAccounts(database).map(({ kind }) => kind)).size, 5);
  assert.equal(database.prepare('SELECT count(*) FROM payee').get()?.[0], 300);
  assert.equal(countSpanFaults(database), 0);
});

test('the same seed gives the same records on another device, another seed does not', () => {
  const read = (database: ReturnType<typeof sampleBook>) => [
    database.prepare(`SELECT ${entryColumns('')} FROM entry ORDER BY id`).all(), ledgerBalances(database),
    database.prepare('SELECT * FROM account ORDER BY id').all(),
    database.prepare('SELECT * FROM payee ORDER BY id').all(),
  ];
  const first = read(sampleBook(300, 7, 1));
  assert.deepEqual(read(sampleBook(300, 7, 2)), first);
  assert.notDeepEqual(read(sampleBook(300, 8, 1)), first);
});
