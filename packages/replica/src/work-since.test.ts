/** A second copy of the work since a sync: whole, small, and harmless wherever it is merged. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeLocal } from './local-state.ts';
import { deviceLabelKind } from './own-kinds.ts';
import {
  addMarble, allRecords, jarKind, marbleKind, openTestReplica, recolour, remove, syncReplicas, visibleValues,
} from './replica.testing.ts';
import type { Replica } from './replica.ts';
import { forgetGenerated } from './work-since.ts';

const wallMs = 1_700_000_000_000;

function workOf(replica: Replica, h: number): readonly Uint8Array[] {
  const plan = replica.planWorkSince(h);
  const batches: Uint8Array[] = [];
  for (let at = 0; at < plan.records;) {
    const batch = plan.readBatch(at, 400);
    batches.push(batch.bytes);
    at = batch.next;
  }
  return batches;
}

function merge(replica: Replica, batches: readonly Uint8Array[]): void {
  for (const bytes of batches) assert.ok(replica.applyKept(bytes, wallMs + 9_000_000).ok);
}

function addJar(replica: Replica, name: string): Uint8Array {
  return replica.write(wallMs, () => {
    const id = replica.mintId(wallMs);
    replica.database.prepare('INSERT INTO jar (id, name) VALUES (?, ?)').run(id, name);
    return id;
  });
}

test('R-37 the work since a stamp, with what it names and no more, shows itself in an empty copy', () => {
  const here = openTestReplica({ seed: 1, deviceName: 'here' });
  const there = openTestReplica({ seed: 2, deviceName: 'there' });
  const jar = addJar(here, 'glass');
  addJar(here, 'clay');
  const [first, second] = [addMarble(here, wallMs, 1, 'red'), addMarble(here, wallMs, 2, 'red')];
  addMarble(here, wallMs, 3, 'red');
  syncReplicas(here, there, wallMs);
  const h = here.nextStamp();
  assert.equal(here.planWorkSince(h).records, 0);

  recolour(here, wallMs, first, 'blue');
  here.write(wallMs, () => here.database.prepare('UPDATE marble SET jar_id = ? WHERE id = ?').run(jar, first));
  remove(here, wallMs, second);
  const work = workOf(here, h);
  const empty = openTestReplica({ seed: 3, deviceName: 'empty' });
  merge(empty, work);
  assert.deepEqual([...visibleValues(empty, jarKind).values()].map(([name]) => name), ['glass']);
  assert.deepEqual([...visibleValues(empty, marbleKind).values()].map((values) => values[3]), ['blue']);
  assert.equal(allRecords(empty.database, marbleKind).length, 2, 'the deleted one is known to be deleted');
  assert.ok(allRecords(empty.database, deviceLabelKind).some(({ state }) => state.values[1] === 'here'));

  // Into the book that it came from, which has gone on; and the incomplete copy passes nothing for deleted.
  recolour(here, wallMs + 1, first, 'green');
  const before = [here, there].map((replica) => visibleValues(replica, marbleKind));
  merge(here, work);
  assert.deepEqual(visibleValues(here, marbleKind), before[0]);
  assert.equal(here.audit().staleHashes, 0);
  syncReplicas(empty, there, wallMs + 2);
  syncReplicas(here, there, wallMs + 3);
  const colours = [...visibleValues(there, marbleKind).values()].map((values) => String(values[3]));
  assert.deepEqual(new Set(colours), new Set(['green', 'red']));
  assert.equal(colours.length, 2);
  assert.deepEqual(there.root(), here.root());
});

test('R-37 what was generated since is among the work, and an edit that lost is, as its conflict', () => {
  const here = openTestReplica({ seed: 1, deviceName: 'here' });
  const there = openTestReplica({ seed: 2, deviceName: 'there' });
  const marble = addMarble(here, wallMs, 1, 'red');
  syncReplicas(here, there, wallMs);
  const h = here.nextStamp();
  writeLocal(here.database, 'synced_h', h);
  here.generate(wallMs, () => {
    here.database.prepare('INSERT INTO jar (id, name) VALUES (?, ?)').run(here.mintId(wallMs), 'made');
    here.insertRecords(marbleKind, [{ id: here.mintId(wallMs), values: [null, 4, 8, 'white', 0] }]);
  });
  recolour(here, wallMs, marble, 'blue');
  recolour(there, wallMs + 60_000, marble, 'green');
  here.beginSession(wallMs);
  there.beginSession(wallMs + 60_000);
  const plan = there.planSending(there.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
  assert.ok(here.applyBatch(plan.readBatch(0, 1 << 20).bytes, wallMs, 0).ok);

  const empty = openTestReplica({ seed: 3, deviceName: 'empty' });
  merge(empty, workOf(here, h));
  assert.deepEqual([...visibleValues(empty, jarKind).values()].map(([name]) => name), ['made']);
  assert.ok([...visibleValues(empty, marbleKind).values()].some((values) => values[3] === 'white'));
  const [conflict] = empty.database.prepare('SELECT content FROM sync_conflict').all();
  assert.match(String(conflict?.[0]), /blue/);

  forgetGenerated(here.database);
  assert.equal(here.planWorkSince(here.nextStamp()).records, 0);
});

test('R-37 from stamp 0 on the work is the whole book', () => {
  const here = openTestReplica({ seed: 1 });
  here.generate(wallMs, () => here.database.prepare('INSERT INTO jar (id, name) VALUES (?, ?)')
    .run(here.mintId(wallMs), 'made'));
  for (let grams = 1; grams <= 50; grams++) addMarble(here, wallMs, grams, 'red');
  const copy = openTestReplica({ seed: 2 });
  merge(copy, workOf(here, 0));
  here.rehashDirty();
  assert.deepEqual(copy.root(), here.root());
});
