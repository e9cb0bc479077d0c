import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { countSpanFaults } from './account-spans.ts';
import { ledgerBalances } from './balances.ts';
import { bookApplicationId, bookSchemaVersion, migrateBook } from './book-schema.ts';
import { addTestAccount, mustEdit, openTestBook, testWallMs } from './book.testing.ts';
import { deleteEntry, editEntry, setEntryStatus } from './entries.ts';
import { toCents } from './money.ts';
import { toIdOf, type EntryId } from './record-ids.ts';
import { writeSampleHousehold } from './sample-household.ts';

test('a new book says that it is one, and of which version', () => {
  const { database } = openTestBook().replica;
  assert.equal(database.prepare('PRAGMA application_id').get()?.[0], bookApplicationId);
  assert.deepEqual(migrateBook(database),
    { ok: true, value: { fromVersion: bookSchemaVersion, toVersion: bookSchemaVersion } });
});

test('a file that is no book, and a book of a later version, are refused untouched', () => {
  const stranger = openNodeDatabase({ path: ':memory:', mode: 'create' });
  assert.deepEqual(migrateBook(stranger), { ok: false, error: { kind: 'not-a-book' } });
  const { database } = openTestBook().replica;
  database.exec('PRAGMA user_version = 9');
  assert.deepEqual(migrateBook(database, [() => assert.fail('touched')]),
    { ok: false, error: { kind: 'book-from-later-version', version: 9, versionMax: 2 } });
});

test('migrations run in order and together, or not at all', () => {
  const { database } = openTestBook().replica;
  database.exec('PRAGMA user_version = 1');
  const first = (): void => database.exec('CREATE TABLE first (a)');
  const broken = (): void => database.exec('INSERT INTO missing VALUES (1)');
  assert.throws(() => migrateBook(database, [first, broken]));
  assert.equal(database.prepare('PRAGMA user_version').get()?.[0], 1);
  const second = (): void => database.exec('INSERT INTO first VALUES (1)');
  assert.deepEqual(migrateBook(database, [first, second]), { ok: true, value: { fromVersion: 1, toVersion: 3 } });
  assert.equal(database.prepare('SELECT count(*) FROM first').get()?.[0], 1);
});

test('a merge keeps the balances: two books end with the same figures after edits on both', () => {
  const left = openTestBook(1);
  const right = openTestBook(2);
  writeSampleHousehold(left, { entries: 400, seed: 3 });
  const send = (from: typeof left, to: typeof left): void => {
    from.replica.beginSession(testWallMs);
    to.replica.beginSession(testWallMs);
    const ids = from.replica.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket));
    const plan = from.replica.planSending(ids);
    for (let place = 0; place < plan.records;) {
      const batch = plan.readBatch(place, 10_000);
      assert.ok(to.replica.applyBatch(batch.bytes, testWallMs, 1).ok);
      place = batch.next;
    }
  };
  send(left, right);
  assert.equal(countSpanFaults(right.replica.database), 0);
  assert.deepEqual(ledgerBalances(right.replica.database), ledgerBalances(left.replica.database));
  const ids = left.replica.database.prepare('SELECT id FROM entry WHERE lines IS NULL AND transfer_account_id IS NULL'
    + ' ORDER BY id').all().map(([id]) => {
    assert.ok(id instanceof Uint8Array);
    return toIdOf<EntryId>(id);
  });
  const unlock = { unlockReconciled: true };
  ids.slice(0, 90).forEach((id, index) => {
    const onLeft = index % 3 === 0;
    mustEdit(onLeft ? left : right, (edit) => (index % 2 === 0
      ? editEntry(edit, id, { amount: toCents(index) }, unlock)
      : deleteEntry(edit, id, unlock)));
    const other = ids[100 + index] ?? id;
    if (index % 5 === 0) mustEdit(left, (edit) => setEntryStatus(edit, other, 1, { kind: 'uncleared' }, unlock));
    if (index % 7 === 0) {
      mustEdit(onLeft ? right : left, (edit) => editEntry(edit, id, { amount: toCents(-7) }, unlock));
    }
  });
  addTestAccount(right, 'Nouveau');
  send(left, right);
  send(right, left);
  assert.equal(countSpanFaults(left.replica.database), 0);
  assert.equal(countSpanFaults(right.replica.database), 0);
  assert.deepEqual(ledgerBalances(right.replica.database), ledgerBalances(left.replica.database));
});
