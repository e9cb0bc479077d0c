import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conflictKind } from './own-kinds.ts';
import {
  addMarble, allRecords, marbleKind, openTestReplica, recolour, remove, syncReplicas, visibleValues,
} from './replica.testing.ts';
import type { Replica } from './replica.ts';
import { recordIdToText } from './record-id.ts';

const day = 86_400_000;
const noon = 20_000 * day;

function pair(): [Replica, Replica] {
  return [openTestReplica({ seed: 1, deviceName: 'PC' }), openTestReplica({ seed: 2, deviceName: 'phone' })];
}

function openConflicts(replica: Replica): string[] {
  return allRecords(replica.database, conflictKind)
    .filter(({ state }) => state.values[6] === 0 && state.values[7] === null)
    .map(({ state }) => String(state.values[5]));
}

function assertIdentical(left: Replica, right: Replica): void {
  assert.deepEqual([...left.root()], [...right.root()]);
  assert.deepEqual(visibleValues(left, marbleKind), visibleValues(right, marbleKind));
}

test('R-1 the larger stamp wins and the unseen loser becomes a conflict on both sides', () => {
  const [pc, phone] = pair();
  const id = addMarble(pc, noon, 5, 'red');
  syncReplicas(pc, phone, noon);
  recolour(pc, noon + 10, id, 'green');
  recolour(phone, noon + 20, id, 'blue');
  syncReplicas(pc, phone, noon + 30);
  assertIdentical(pc, phone);
  assert.equal(visibleValues(pc, marbleKind).get(recordIdToText(id))?.[3], 'blue');
  assert.deepEqual(openConflicts(pc), ['{"4":"green"}']);
  assert.deepEqual(openConflicts(phone), ['{"4":"green"}']);
});

test('R-2 edits of different groups of one record merge without a conflict', () => {
  const [pc, phone] = pair();
  const id = addMarble(pc, noon, 5, 'red');
  syncReplicas(pc, phone, noon);
  recolour(pc, noon + 10, id, 'green');
  phone.write(noon + 5, () => phone.database.prepare('UPDATE marble SET grams = 7, grams_twice = 14').run());
  syncReplicas(pc, phone, noon + 30);
  assertIdentical(pc, phone);
  assert.deepEqual(visibleValues(pc, marbleKind).get(recordIdToText(id)), [null, 7, 14, 'green', 0]);
  assert.deepEqual(openConflicts(pc), []);
});

test('R-3 an edit made in knowledge of the other is no conflict, whatever the clocks', () => {
  const [pc, phone] = pair();
  const id = addMarble(pc, noon, 5, 'red');
  syncReplicas(pc, phone, noon);
  recolour(pc, noon + 3650 * day, id, 'green');
  syncReplicas(pc, phone, noon);
  recolour(phone, noon - 3650 * day, id, 'blue');
  syncReplicas(pc, phone, noon);
  assertIdentical(pc, phone);
  assert.equal(visibleValues(pc, marbleKind).get(recordIdToText(id))?.[3], 'blue');
  assert.deepEqual(openConflicts(pc), []);
});

for (const [name, editWall, deleteWall] of [['later', 20, 10], ['earlier', 10, 20]] as const) {
  test(`R-4 an edit made in ignorance of a delete brings the record back, by a ${name} clock too`, () => {
    const [pc, phone] = pair();
    const id = addMarble(pc, noon, 5, 'red');
    syncReplicas(pc, phone, noon);
    remove(pc, noon + deleteWall, id);
    recolour(phone, noon + editWall, id, 'blue');
    syncReplicas(pc, phone, noon + 30);
    assertIdentical(pc, phone);
    assert.equal(visibleValues(pc, marbleKind).get(recordIdToText(id))?.[3], 'blue');
  });
}

test('R-5 an edit that loses to one that the deleter saw keeps the record visible through its conflict', () => {
  const { pc, phone, id } = deletedBesideAnEdit('green');
  assertIdentical(pc, phone);
  assert.equal(visibleValues(pc, marbleKind).get(recordIdToText(id))?.[3], 'green');
  assert.deepEqual(openConflicts(pc), ['{"4":"blue"}']);
  remove(phone, noon + 40, id);
  syncReplicas(pc, phone, noon + 50);
  assertIdentical(pc, phone);
  assert.equal(visibleValues(pc, marbleKind).size, 0);
  assert.deepEqual(openConflicts(pc), []);
});

test('R-5 two equal edits are no conflict to show, and yet a delete that knew one does not hide the other', () => {
  const { pc, phone, id } = deletedBesideAnEdit('blue');
  assertIdentical(pc, phone);
  assert.equal(visibleValues(pc, marbleKind).get(recordIdToText(id))?.[3], 'blue');
  assert.deepEqual(openConflicts(pc), []);
  remove(phone, noon + 40, id);
  syncReplicas(pc, phone, noon + 50);
  assertIdentical(pc, phone);
  assert.equal(visibleValues(pc, marbleKind).size, 0);
});

test('R-5 a conflict that plain SQL closes lets the delete stand, on both sides', () => {
  const { pc, phone } = deletedBesideAnEdit('green');
  assert.equal(visibleValues(pc, marbleKind).size, 1);
  pc.write(noon + 40, () => pc.database.prepare("UPDATE sync_conflict SET resolution = 'kept'").run());
  syncReplicas(pc, phone, noon + 50);
  assertIdentical(pc, phone);
  assert.equal(visibleValues(pc, marbleKind).size, 0);
});

test('R-13 what one transaction makes and changes has one stamp, and the same hash on both sides', () => {
  const [pc, phone] = pair();
  pc.write(noon, () => {
    pc.database.exec(`INSERT INTO marble (id, colour) VALUES (x'${'07'.repeat(16)}', 'red');
      UPDATE marble SET colour = 'blue', is_polished = 1; UPDATE marble SET is_polished = 0`);
  });
  syncReplicas(pc, phone, noon + 1);
  assertIdentical(pc, phone);
  assert.equal(allRecords(phone.database, marbleKind)[0]?.state.groupStamps, undefined);
});

test('R-6 a delete that saw everything stays, and a return to life beats a delete made in ignorance of it', () => {
  const [pc, phone] = pair();
  const id = addMarble(pc, noon, 5, 'red');
  remove(pc, noon + 1, id);
  syncReplicas(pc, phone, noon + 2);
  assertIdentical(pc, phone);
  assert.equal(visibleValues(phone, marbleKind).size, 0);
  phone.write(noon + 3, () => phone.database.prepare('UPDATE marble SET deleted = 0').run());
  syncReplicas(pc, phone, noon + 4);
  assert.equal(visibleValues(pc, marbleKind).size, 1);
  remove(pc, noon + 5, id);
  phone.write(noon + 5, () => phone.database.prepare("UPDATE marble SET colour = 'pink'").run());
  syncReplicas(pc, phone, noon + 6);
  assertIdentical(pc, phone);
  assert.equal(visibleValues(pc, marbleKind).get(recordIdToText(id))?.[3], 'pink');
});

test('R-7 an edit of a deleted record brings it back', () => {
  const [pc, phone] = pair();
  const id = addMarble(pc, noon, 5, 'red');
  remove(pc, noon + 1, id);
  recolour(pc, noon + 2, id, 'gold');
  syncReplicas(pc, phone, noon + 3);
  assertIdentical(pc, phone);
  assert.equal(visibleValues(phone, marbleKind).get(recordIdToText(id))?.[3], 'gold');
});

test('R-8 generated content carries the origin stamp and conflicts with nothing', () => {
  const [pc, phone] = pair();
  const insert = 'INSERT INTO jar (id, name) VALUES (?, ?)';
  const id = new Uint8Array(16).fill(7);
  pc.generate(noon, () => pc.database.prepare(insert).run(id, 'salt'));
  phone.generate(noon, () => phone.database.prepare(insert).run(id, 'salt'));
  pc.write(noon + 1, () => pc.database.prepare("UPDATE jar SET name = 'sea salt'").run());
  syncReplicas(pc, phone, noon + 2);
  assertIdentical(pc, phone);
  assert.equal(phone.database.prepare('SELECT name FROM jar').get()?.[0], 'sea salt');
  assert.deepEqual(openConflicts(pc), []);
});

test('R-9 a physical delete and a change of id are refused', () => {
  const pc = openTestReplica();
  addMarble(pc, noon, 5, 'red');
  assert.throws(() => pc.database.prepare('DELETE FROM marble').run(), { failure: 'constraint' });
  assert.throws(() => pc.database.prepare("UPDATE marble SET id = x'00'").run(), { failure: 'constraint' });
});

/** The PC recolours a marble and deletes it; the phone, which saw neither, makes it blue; then both meet. */
function deletedBesideAnEdit(pcColour: string) {
  const [pc, phone] = pair();
  const id = addMarble(pc, noon, 5, 'red');
  syncReplicas(pc, phone, noon);
  recolour(pc, noon + 20, id, pcColour);
  remove(pc, noon + 21, id);
  recolour(phone, noon + 10, id, 'blue');
  syncReplicas(pc, phone, noon + 30);
  return { pc, phone, id };
}
