import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conflictKind } from './own-kinds.ts';
import {
  addMarble, allRecords, handOver, marbleKind, openTestReplica, recolour, remove, syncReplicas, visibleValues,
} from './replica.testing.ts';
import type { Replica } from './replica.ts';
import { recordIdToText, type RecordId } from './record-id.ts';

const noon = 20_000 * 86_400_000;

/** The PC made a red marble green, the phone made it blue, a moment later. */
function conflictOfTwo(pcWall = 10) {
  const pc = openTestReplica({ seed: 1, deviceName: 'PC' });
  const phone = openTestReplica({ seed: 2, deviceName: 'phone' });
  const id = addMarble(pc, noon, 5, 'red');
  syncReplicas(pc, phone, noon);
  recolour(pc, noon + pcWall, id, 'green');
  recolour(phone, noon + 20, id, 'blue');
  syncReplicas(pc, phone, noon + 30);
  return { pc, phone, id, conflict: onlyConflict(pc) };
}

/** The PC made it green and deleted it; the phone, which saw neither, made it blue by an earlier clock. */
function deletedBesideEdit() {
  const pc = openTestReplica({ seed: 1 });
  const phone = openTestReplica({ seed: 2 });
  const id = addMarble(pc, noon, 5, 'red');
  syncReplicas(pc, phone, noon);
  recolour(pc, noon + 20, id, 'green');
  remove(pc, noon + 21, id);
  recolour(phone, noon + 10, id, 'blue');
  syncReplicas(pc, phone, noon + 30);
  return { pc, phone, id, conflict: onlyConflict(pc) };
}

function onlyConflict(replica: Replica): RecordId {
  const [conflict, ...others] = openConflicts(replica);
  assert.ok(conflict !== undefined && others.length === 0);
  return conflict;
}

function openConflicts(replica: Replica): RecordId[] {
  return allRecords(replica.database, conflictKind)
    .filter(({ state }) => state.values[6] === 0 && state.values[7] === null).map(({ state }) => state.id);
}

function colour(replica: Replica, id: RecordId): unknown {
  return visibleValues(replica, marbleKind).get(recordIdToText(id))?.[3];
}

function settle(replica: Replica, wallMs: number, id: RecordId, answer: 'kept' | 'taken' | 'both') {
  return replica.write(wallMs, () => replica.settleConflict(id, answer));
}

function reopen(replica: Replica, wallMs: number, id: RecordId) {
  return replica.write(wallMs, () => replica.reopenConflict(id));
}

function assertIdentical(left: Replica, right: Replica): void {
  left.beginSession(noon);
  right.beginSession(noon);
  assert.deepEqual([...left.root()], [...right.root()]);
  assert.deepEqual(visibleValues(left, marbleKind), visibleValues(right, marbleKind));
  for (const replica of [left, right]) {
    const { staleHashes, wrongSums } = replica.audit();
    assert.equal(staleHashes + wrongSums, 0);
  }
}

for (const [answer, shown] of [['kept', 'blue'], ['taken', 'green'], ['both', 'blue']] as const) {
  test(`R-25 '${answer}' settles a conflict on both devices, and an edit that knows it conflicts with nothing`, () => {
    const { pc, phone, id, conflict } = conflictOfTwo();
    assert.deepEqual(settle(phone, noon + 40, conflict, answer), { ok: true });
    assert.deepEqual(settle(phone, noon + 41, conflict, answer), { ok: false, error: 'settled' });
    syncReplicas(pc, phone, noon + 50);
    assertIdentical(pc, phone);
    assert.equal(colour(pc, id), shown);
    assert.deepEqual(openConflicts(pc), []);
    recolour(pc, noon + 60, id, 'white');
    syncReplicas(pc, phone, noon + 70);
    assertIdentical(pc, phone);
    assert.deepEqual(openConflicts(phone), []);
    assert.equal(colour(phone, id), 'white');
  });
}

test('R-25 two answers given apart meet as a conflict of their own', () => {
  const { pc, phone, id, conflict } = conflictOfTwo();
  settle(pc, noon + 40, conflict, 'taken');
  settle(phone, noon + 41, conflict, 'kept');
  syncReplicas(pc, phone, noon + 50);
  assertIdentical(pc, phone);
  assert.equal(colour(pc, id), 'blue');
  assert.equal(openConflicts(pc).length, 1);
  assert.notDeepEqual(openConflicts(pc)[0], conflict);
});

test('R-25 what was taken is known to descend from what was set aside: a device that holds it reports nothing', () => {
  const { pc, phone, id, conflict } = conflictOfTwo();
  const third = openTestReplica({ seed: 3 });
  const copy = openTestReplica({ seed: 4 });
  const marble = addMarble(copy, noon, 9, 'red');
  for (const replica of [pc, phone, third]) syncReplicas(copy, replica, noon);
  recolour(third, noon + 10, marble, 'green');
  recolour(copy, noon + 20, marble, 'blue');
  syncReplicas(copy, pc, noon + 30);
  handOver(third, pc, noon + 30);
  const other = openConflicts(pc).find((each) => recordIdToText(each) !== recordIdToText(conflict));
  assert.ok(other !== undefined);
  settle(pc, noon + 40, other, 'taken');
  syncReplicas(pc, third, noon + 50);
  assertIdentical(pc, third);
  assert.equal(colour(third, marble), 'green');
  assert.equal(allRecords(pc.database, conflictKind).length, 2, 'one of each marble, and no equal edit');
  assert.equal(colour(third, id), 'blue');
});

test('R-25 where a delete stands against the edit, keeping deletes again and taking brings the record back', () => {
  for (const [answer, shown] of [['kept', undefined], ['taken', 'blue']] as const) {
    const { pc, phone, id, conflict } = deletedBesideEdit();
    assert.equal(colour(pc, id), 'green', 'the open conflict shows it');
    settle(pc, noon + 40, conflict, answer);
    assert.equal(colour(pc, id), shown);
    syncReplicas(pc, phone, noon + 50);
    assertIdentical(pc, phone);
    assert.equal(colour(phone, id), shown);
    assert.deepEqual(reopen(phone, noon + 60, conflict), { ok: true });
    assert.equal(colour(phone, id), 'green', 'as it was');
    syncReplicas(pc, phone, noon + 70);
    assertIdentical(pc, phone);
    assert.equal(openConflicts(pc).length, 1);
    settle(pc, noon + 80, conflict, 'kept');
    syncReplicas(pc, phone, noon + 90);
    assertIdentical(pc, phone);
    assert.equal(colour(phone, id), undefined);
  }
});

test('R-26 a settled conflict opens again, and what was taken gives way to what it replaced', () => {
  const { pc, phone, id, conflict } = conflictOfTwo();
  assert.deepEqual(reopen(pc, noon + 39, conflict), { ok: false, error: 'open' });
  settle(phone, noon + 40, conflict, 'taken');
  syncReplicas(pc, phone, noon + 50);
  assert.equal(colour(pc, id), 'green');
  assert.equal(pc.canReopenConflict(conflict), true);
  assert.deepEqual(reopen(pc, noon + 60, conflict), { ok: true });
  syncReplicas(pc, phone, noon + 70);
  assertIdentical(pc, phone);
  assert.equal(colour(phone, id), 'blue');
  assert.deepEqual(openConflicts(phone), [conflict]);
});

test('R-26 what was changed since it was taken stays, and says so', () => {
  const { pc, id, conflict } = conflictOfTwo();
  settle(pc, noon + 40, conflict, 'taken');
  recolour(pc, noon + 50, id, 'white');
  assert.equal(pc.canReopenConflict(conflict), false);
  assert.deepEqual(reopen(pc, noon + 60, conflict), { ok: false, error: 'changed-since' });
  assert.equal(colour(pc, id), 'white');
  const stranger = pc.mintId(noon);
  assert.deepEqual(reopen(pc, noon + 61, stranger), { ok: false, error: 'unknown' });
  assert.deepEqual(settle(pc, noon + 61, stranger, 'kept'), { ok: false, error: 'unknown' });
});

test('R-26 a conflict whose content is of another form is unknown, and no exception', () => {
  const { pc, conflict } = conflictOfTwo();
  for (const content of ['{"4":7}', '["green"]', '{"4":null}', '{"4', '7', 'null', '{"4":["x"]}']) {
    pc.write(noon + 40, () => pc.database.prepare('UPDATE sync_conflict SET content = ?').run(content));
    assert.deepEqual(settle(pc, noon + 50, conflict, 'taken'), { ok: false, error: 'unknown' }, content);
  }
});
