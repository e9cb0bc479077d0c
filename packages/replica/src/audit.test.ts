import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeBatch } from './batch-codec.ts';
import type { RecordKind } from './kind.ts';
import { faultReason } from './quarantine.ts';
import { bytesToRecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import {
  addMarble, allRecords, handOver, marbleKind, openTestReplica, remove, syncReplicas, testKinds, visibleValues,
} from './replica.testing.ts';
import { hMax, originStamp } from './stamp.ts';

const noon = 20_000 * 86_400_000;

test('R-19 an audit finds a row that changed under its cached hash, and mends hash and sums', () => {
  const pc = openTestReplica({ seed: 1 });
  const phone = openTestReplica({ seed: 2 });
  for (let grams = 1; grams <= 40; grams++) addMarble(pc, noon, grams, 'red');
  syncReplicas(pc, phone, noon);
  assert.deepEqual(pc.root(), phone.root());
  // Damage past the triggers: content changes, stamps and cached hash stay.
  phone.database.exec(`UPDATE sync_clock SET applying = 1; UPDATE marble SET colour = 'grey' WHERE grams = 7;
    UPDATE sync_clock SET applying = 0;`);
  assert.deepEqual(pc.root(), phone.root(), 'the cached sums do not see it');
  assert.equal(phone.audit().staleHashes, 1);
  assert.notDeepEqual(pc.root(), phone.root());
  assert.deepEqual(phone.audit(), { ...phone.audit(), staleHashes: 0, wrongSums: 0 });
});

test('R-19 an audit mends a sum that is not that of its rows', () => {
  const pc = openTestReplica();
  addMarble(pc, noon, 1, 'red');
  pc.beginSession(noon);
  const root = pc.root();
  pc.database.exec('UPDATE sync_bucket SET sum0 = sum0 + 1 WHERE bucket = 5');
  assert.equal(pc.audit().wrongSums, 1);
  assert.deepEqual(pc.root(), root);
});

test('R-17 a damaged copy and a sound one end equal, with the value that was not kept set aside', () => {
  const pc = openTestReplica({ seed: 1 });
  const phone = openTestReplica({ seed: 2 });
  addMarble(pc, noon, 7, 'red');
  syncReplicas(pc, phone, noon);
  phone.database.exec(`UPDATE sync_clock SET applying = 1; UPDATE marble SET colour = 'grey';
    UPDATE sync_clock SET applying = 0;`);
  phone.audit();
  syncReplicas(pc, phone, noon);
  assert.deepEqual(visibleValues(pc, marbleKind), visibleValues(phone, marbleKind));
  const aside = [pc, phone].flatMap(({ database }) =>
    database.prepare('SELECT reason FROM sync_quarantine').all().map(([reason]) => reason));
  assert.ok(aside.length > 0 && aside.every((reason) => reason === faultReason));
});

test('R-20 a record that cannot be merged is set aside and named, and the rest of its batch commits', () => {
  const phone = openTestReplica();
  phone.beginSession(noon);
  const marble = (fill: number, values: RecordState['values'], h: number): RecordState => ({
    kind: marbleKind, id: bytesToRecordId(new Uint8Array(16).fill(fill)), values,
    base: { h, replica: 5 }, isAlive: true,
  });
  const sound = marble(1, [null, 1, 2, 'red', 0], 10);
  const batch = [sound, marble(2, [null, 1, 3, 'red', 0], 10), marble(3, [null, 1, 2, 'red', 0], hMax + 1), sound];
  const outcome = phone.applyBatch(encodeBatch(batch), noon, 1);
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.applied.refused.map(({ reason }) => reason),
    ['twice is not twice', 'a stamp is out of range', 'it came twice in one batch']);
  assert.equal(visibleValues(phone, marbleKind).size, 1);
  assert.ok(Number(phone.database.prepare('SELECT h FROM sync_clock').get()?.[0]) < hMax);
  assert.equal(phone.database.prepare('SELECT count(*) FROM sync_quarantine').get()?.[0], 3);
});

test('R-20 what nobody can have written with h 0 is set aside: the origin stamp has no replica', () => {
  const phone = openTestReplica();
  phone.beginSession(noon);
  const record: RecordState = {
    kind: marbleKind, id: bytesToRecordId(new Uint8Array(16).fill(1)), values: [null, 1, 2, 'red', 0],
    base: { h: 10, replica: 5 }, isAlive: true,
  };
  const strange = { h: 0, replica: 5 };
  const forged: readonly RecordState[] = [
    { ...record, base: strange },
    { ...record, groupStamps: [strange, undefined, undefined] },
    { ...record, lifeStamp: strange },
    { ...record, seen: [undefined, strange, undefined] },
    { ...record, ancestors: [undefined, undefined, new Map([[5, 0]])] },
  ];
  for (const each of forged) {
    const outcome = phone.applyBatch(encodeBatch([each]), noon, 1);
    assert.deepEqual(outcome.ok && outcome.applied.refused.map(({ reason }) => reason), ['a stamp is out of range']);
  }
  assert.equal(phone.countRecords(), 0);
  const origin = { ...record, groupStamps: [originStamp, undefined, undefined] };
  assert.ok(phone.applyBatch(encodeBatch([origin]), noon, 1).ok);
  assert.equal(phone.audit().staleHashes, 0);
});

test('R-20 a stamp that is older than its record is set aside', () => {
  const phone = openTestReplica();
  phone.beginSession(noon);
  const [older, base] = [{ h: 9, replica: 5 }, { h: 10, replica: 5 }];
  const record: RecordState = {
    kind: marbleKind, id: bytesToRecordId(new Uint8Array(16).fill(1)), values: [null, 1, 2, 'red', 0], base,
    isAlive: true,
  };
  for (const each of [{ ...record, groupStamps: [undefined, older] }, { ...record, lifeStamp: older }]) {
    const outcome = phone.applyBatch(encodeBatch([each]), noon, 0);
    const reasons = outcome.ok ? outcome.applied.refused.map(({ reason }) => reason) : [];
    assert.deepEqual(reasons, ['a stamp is older than its record']);
  }
});

test('R-20 a refused record leaves quarantine when a sound version of it arrives', () => {
  const phone = openTestReplica();
  const marble = (twice: number, h: number): RecordState => ({
    kind: marbleKind, id: bytesToRecordId(new Uint8Array(16).fill(2)), values: [null, 1, twice, 'red', 0],
    base: { h, replica: 5 }, isAlive: true,
  });
  phone.applyBatch(encodeBatch([marble(3, 10)]), noon, 1);
  assert.equal(phone.database.prepare('SELECT count(*) FROM sync_quarantine').get()?.[0], 1);
  phone.applyBatch(encodeBatch([marble(2, 11)]), noon, 1);
  assert.equal(phone.database.prepare('SELECT count(*) FROM sync_quarantine').get()?.[0], 0);
});

test('R-21 an invented kind syncs by its descriptor alone', () => {
  const kite: RecordKind = {
    tag: 200, name: 'kite', table: 'kite', travels: 'entry',
    groups: [{ name: 'all', columns: [{ tag: 1, name: 'tail_metres', type: 'integer', initial: 3 }] }],
  };
  const kinds = [...testKinds, kite];
  const pc = openTestReplica({ seed: 1, kinds });
  const phone = openTestReplica({ seed: 2, kinds });
  pc.write(noon, () => pc.database.prepare('INSERT INTO kite (id, tail_metres) VALUES (?, 8)').run(pc.mintId(noon)));
  syncReplicas(pc, phone, noon);
  assert.deepEqual([...visibleValues(phone, kite).values()], [[8]]);
  assert.deepEqual(pc.root(), phone.root());
});

test('R-22 the journal keeps what a batch added and what stood there before', () => {
  const pc = openTestReplica({ seed: 1 });
  const phone = openTestReplica({ seed: 2 });
  const id = addMarble(pc, noon, 1, 'red');
  handOver(pc, phone, noon);
  remove(pc, noon + 1, id);
  handOver(pc, phone, noon + 2);
  const rows = phone.database.prepare('SELECT batch, length(added), length(before) FROM sync_journal').all();
  // The marble, not the name of the device that made it; then the marble again, with its before-image.
  assert.deepEqual(rows.map(([batch, added]) => [batch, added]), [[1, 32], [2, 0]]);
  assert.ok(Number(rows[1]?.[2]) > 2);
  assert.equal(allRecords(phone.database, marbleKind)[0]?.isHidden, true);
});
