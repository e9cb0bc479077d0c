import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SqliteDatabase } from '@tandem/sqlite';
import { kindColumns, type RecordKind } from './kind.ts';
import { deviceLabelKind } from './own-kinds.ts';
import { allRecords, laterKinds, marbleKind, openTestReplica } from './replica.testing.ts';
import type { Replica } from './replica.ts';
import { testTracking } from './tracking-cases.testing.ts';

const noon = 20_000 * 86_400_000;

testTracking('R-10 tracking:', laterKinds, (kinds, randomBytes, database) =>
  openTestReplica({ kinds, randomBytes, ...(database === undefined ? {} : { database }) }));

function insertPlain(replica: Replica, kind: RecordKind, id: Uint8Array): void {
  replica.database.prepare(`INSERT INTO ${kind.table} (id) VALUES (?)`).run(id);
}

function onlyRecord(database: SqliteDatabase, kind: RecordKind, id: Uint8Array) {
  const found = allRecords(database, kind).find(({ state }) => state.id.every((byte, index) => byte === id[index]));
  assert.ok(found !== undefined);
  return found;
}

test('R-11 an update that changes nothing stamps nothing', () => {
  const replica = openTestReplica();
  const id = new Uint8Array(16).fill(3);
  replica.write(noon, () => insertPlain(replica, marbleKind, id));
  replica.beginSession(noon);
  const root = replica.root();
  replica.write(noon + 5, () => replica.database.prepare("UPDATE marble SET colour = 'clear', grams = 0").run());
  assert.ok(onlyRecord(replica.database, marbleKind, id).hash !== undefined);
  assert.deepEqual(replica.root(), root);
});

test('R-12 the bulk path writes the same tracking as the triggers', () => {
  const byTrigger = openTestReplica({ seed: 5 });
  const inBulk = openTestReplica({ seed: 5 });
  const records = Array.from({ length: 50 }, (_, index) => {
    const id = byTrigger.mintId(noon + index);
    return { id, values: [index % 3 === 0 ? null : new Uint8Array(16).fill(index), index, index * 2, 'blue', 1] };
  });
  const insert = `INSERT INTO marble (id, ${kindColumns(marbleKind).map(({ name }) => name).join(', ')})
    VALUES (?, ?, ?, ?, ?, ?)`;
  for (const work of ['write', 'generate'] as const) {
    const part = records.slice(work === 'write' ? 0 : 25, work === 'write' ? 25 : 50);
    byTrigger[work](noon, () => {
      for (const { id, values } of part) byTrigger.database.prepare(insert).run(id, ...values);
    });
    inBulk[work](noon, () => inBulk.insertRecords(marbleKind, part));
  }
  byTrigger.beginSession(noon);
  inBulk.beginSession(noon);
  const tracking = 'SELECT * FROM sync_record ORDER BY id';
  const strip = (database: SqliteDatabase) => database.prepare(tracking).all()
    .filter((row) => row[1] === marbleKind.tag)
    // The replica ids are minted apart.
    .map((row) => row.map((value, column) => (column === 4 && value !== 0 ? 'minted' : value)))
    .map((row) => row.toSpliced(5, 4));
  assert.equal(strip(inBulk.database).length, 50);
  assert.deepEqual(strip(inBulk.database), strip(byTrigger.database));
});

test('R-12 a bulk insert skips the ids that the book holds', () => {
  const replica = openTestReplica();
  const id = replica.mintId(noon);
  const values = [null, 1, 2, 'red', 0];
  assert.equal(replica.write(noon, () => replica.insertRecords(marbleKind, [{ id, values }])), 1);
  assert.equal(replica.write(noon, () => replica.insertRecords(marbleKind, [{ id, values }])), 0);
});

test('R-13 stamps of one write are equal, of two writes differ, and a failed write leaves nothing', () => {
  const replica = openTestReplica();
  const ids = [1, 2, 3].map((fill) => new Uint8Array(16).fill(fill));
  const [first, second, third] = ids;
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  replica.write(noon, () => {
    insertPlain(replica, marbleKind, first);
    insertPlain(replica, marbleKind, second);
  });
  assert.throws(() => replica.write(noon, () => {
    insertPlain(replica, marbleKind, third);
    throw new Error('changed my mind');
  }), /changed my mind/);
  replica.write(noon - 86_400_000, () => insertPlain(replica, marbleKind, third));
  const stamps = allRecords(replica.database, marbleKind).map(({ state }) => state.base);
  assert.equal(stamps.length, 3);
  assert.deepEqual(stamps[0], stamps[1]);
  assert.ok((stamps[2]?.h ?? 0) > (stamps[0]?.h ?? 0), 'a clock set back does not set stamps back');
});

test('R-14 each opening of a book mints a replica id at its first write, and reading mints none', () => {
  const replica = openTestReplica({ seed: 1 });
  assert.equal(allRecords(replica.database, deviceLabelKind).length, 0);
  replica.write(noon, () => undefined);
  replica.write(noon, () => undefined);
  assert.equal(allRecords(replica.database, deviceLabelKind).length, 1);
});
