import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absorbUnknown } from './absorb-unknown.ts';
import { encodeBatch } from './batch-codec.ts';
import { openJournalSession } from './journal.ts';
import { kindColumns } from './kind.ts';
import { conflictKind, withOwnKinds } from './own-kinds.ts';
import { recordIdToText, type RecordId } from './record-id.ts';
import { groupStamp } from './record-state.ts';
import { readRecords } from './record-store.ts';
import {
  allRecords, handOver, jarKind, kiteKind, laterKinds, laterMarbleKind, marbleKind, openTestReplica, recolour, remove,
  syncReplicas, visibleValues,
} from './replica.testing.ts';
import type { Replica } from './replica.ts';
import { addKindColumn, createKindTable, createTrackingTriggers } from './schema.ts';

const noon = 20_000 * 86_400_000;

/** The old version stands between two that know more than it does. */
function household() {
  return {
    one: openTestReplica({ seed: 1, kinds: laterKinds, deviceName: 'one' }),
    old: openTestReplica({ seed: 2, deviceName: 'old' }),
    two: openTestReplica({ seed: 3, kinds: laterKinds, deviceName: 'two' }),
  };
}

function addSinging(replica: Replica, wallMs: number, song: string | null): RecordId {
  return replica.write(wallMs, () => {
    const id = replica.mintId(wallMs);
    replica.database.prepare(`INSERT INTO marble (id, grams, grams_twice, colour, maker_id, pattern, shine, song)
      VALUES (?, 3, 6, 'red', ?, 'dots', 9, ?)`).run(id, new Uint8Array(16).fill(8), song);
    return id;
  });
}

function set(replica: Replica, wallMs: number, id: RecordId, assignment: string): void {
  replica.write(wallMs, () => replica.database.prepare(`UPDATE marble SET ${assignment} WHERE id = ?`).run(id));
}

/** Through the old one, both ways. */
function pass({ one, old, two }: ReturnType<typeof household>, wallMs: number): void {
  for (let round = 0; round < 2; round++) {
    syncReplicas(one, old, wallMs);
    syncReplicas(old, two, wallMs);
  }
}

function assertAlike({ one, old, two }: ReturnType<typeof household>): void {
  for (const replica of [one, old, two]) {
    replica.beginSession(noon);
    const { staleHashes, wrongSums } = replica.audit();
    assert.equal(staleHashes + wrongSums, 0);
  }
  assert.deepEqual([...one.root()], [...old.root()]);
  assert.deepEqual([...one.root()], [...two.root()]);
  assert.deepEqual(visibleValues(one, laterMarbleKind), visibleValues(two, laterMarbleKind));
  assert.deepEqual(visibleValues(one, kiteKind), visibleValues(two, kiteKind));
  assert.deepEqual([...visibleValues(old, marbleKind).keys()], [...visibleValues(one, laterMarbleKind).keys()]);
  const tracking = (replica: Replica): unknown[] => replica.database.prepare(`SELECT hex(id), h, replica, life, life_h
    FROM sync_record ORDER BY id`).all();
  assert.deepEqual(tracking(one), tracking(old));
  assert.deepEqual(tracking(one), tracking(two));
}

function shown(replica: Replica, id: RecordId): Record<string, unknown> | undefined {
  const values = visibleValues(replica, laterMarbleKind).get(recordIdToText(id));
  return values && Object.fromEntries(kindColumns(laterMarbleKind).map(({ name }, index) => [name, values[index]]));
}

test('R-33 columns, groups and kinds of a later version pass through an old one, whole and with equal hashes', () => {
  const all = household();
  const { one, old, two } = all;
  const id = addSinging(one, noon, 'la');
  const plain = one.write(noon, () => {
    const plainId = one.mintId(noon);
    one.database.prepare('INSERT INTO marble (id) VALUES (?)').run(plainId);
    const kite = one.mintId(noon);
    one.database.prepare("INSERT INTO kite (id, colour, wind) VALUES (?, 'blue', 4)").run(kite);
    return plainId;
  });
  const untouched = one.write(noon, () => {
    const kite = one.mintId(noon);
    one.database.prepare('INSERT INTO kite (id, tail_metres) VALUES (?, 3)').run(kite);
    return kite;
  });
  pass(all, noon + 1);
  assertAlike(all);
  assert.deepEqual(shown(two, id), {
    jar_id: null, grams: 3, grams_twice: 6, maker_id: new Uint8Array(16).fill(8), colour: 'red', pattern: 'dots',
    is_polished: 0, shine: 9, pitch: 0, song: 'la',
  });
  assert.equal(visibleValues(two, kiteKind).size, 2);
  assert.deepEqual(visibleValues(two, kiteKind).get(recordIdToText(untouched)), [3, 'red', 0]);
  const unknown = old.database.prepare('SELECT unknown IS NULL FROM sync_record WHERE id = ?').get(plain);
  assert.equal(unknown?.[0], 1, 'a record without anything unknown carries nothing');

  set(two, noon + 10, id, "pattern = 'stripes'");
  set(two, noon + 11, id, "song = NULL, pitch = 440");
  set(two, noon + 12, plain, 'pitch = 220');
  two.write(noon + 13, () => two.database.prepare('UPDATE kite SET wind = 9 WHERE id = ?').run(untouched));
  pass(all, noon + 20);
  assertAlike(all);
  assert.deepEqual([shown(one, id)?.['pattern'], shown(one, id)?.['pitch'], shown(one, id)?.['song']],
    ['stripes', 440, null]);
  assert.equal(shown(one, plain)?.['pitch'], 220);
  assert.deepEqual(visibleValues(one, kiteKind).get(recordIdToText(untouched)), [3, 'red', 9]);
});

test('R-33 an edit, a delete and a return by the old version leave what it carries in place', () => {
  const all = household();
  const { one, old, two } = all;
  const id = addSinging(one, noon, 'la');
  pass(all, noon + 1);
  set(two, noon + 2, id, "song = 'lo'");
  pass(all, noon + 3);
  recolour(old, noon + 10, id, 'green');
  pass(all, noon + 11);
  assertAlike(all);
  assert.deepEqual([shown(two, id)?.['colour'], shown(two, id)?.['pattern'], shown(two, id)?.['song']],
    ['green', 'dots', 'lo']);
  remove(old, noon + 20, id);
  pass(all, noon + 21);
  assertAlike(all);
  assert.equal(shown(one, id), undefined, 'the delete knew the group that it did not understand');
  old.write(noon + 30, () => old.database.prepare('UPDATE marble SET deleted = 0 WHERE id = ?').run(id));
  pass(all, noon + 31);
  assertAlike(all);
  assert.equal(shown(two, id)?.['song'], 'lo');
});

test('R-33 an edit of an unknown group in ignorance of an old version\'s delete brings the record back', () => {
  const all = household();
  const { one, old } = all;
  const id = addSinging(one, noon, 'la');
  pass(all, noon + 1);
  remove(old, noon + 20, id);
  set(one, noon + 10, id, "song = 'lu'");
  pass(all, noon + 30);
  assertAlike(all);
  assert.equal(shown(all.two, id)?.['song'], 'lu');
  assert.equal(visibleValues(old, marbleKind).size, 1);
});

test('R-33 two edits of an unknown group become a conflict that the old version carries and another settles', () => {
  const all = household();
  const { one, old, two } = all;
  const id = addSinging(one, noon, 'la');
  const kite = one.write(noon, () => {
    const kiteId = one.mintId(noon);
    one.database.prepare('INSERT INTO kite (id) VALUES (?)').run(kiteId);
    return kiteId;
  });
  pass(all, noon + 1);
  set(one, noon + 10, id, "song = 'do', maker_id = x'01010101010101010101010101010101'");
  set(two, noon + 20, id, "song = 're', grams = 4, grams_twice = 8");
  one.write(noon + 10, () => one.database.prepare("UPDATE kite SET colour = 'blue' WHERE id = ?").run(kite));
  two.write(noon + 20, () => two.database.prepare("UPDATE kite SET colour = 'gold' WHERE id = ?").run(kite));
  // The old version alone sees both values.
  handOver(one, old, noon + 30);
  handOver(two, old, noon + 30);
  const open = allRecords(old.database, conflictKind).filter(({ state }) => state.values[7] === null);
  assert.deepEqual(open.map(({ state }) => String(state.values[5])).toSorted(), [
    '{"2":"blue"}', '{"2":3,"3":6,"20":["01010101010101010101010101010101"]}', '{"24":"do"}',
  ]);
  pass(all, noon + 40);
  assertAlike(all);
  assert.equal(shown(one, id)?.['song'], 're');
  one.write(noon + 50, () => {
    for (const { state } of open) assert.deepEqual(one.settleConflict(state.id, 'taken'), { ok: true });
  });
  pass(all, noon + 60);
  assertAlike(all);
  assert.deepEqual([shown(two, id)?.['song'], shown(two, id)?.['grams'], shown(two, id)?.['maker_id']],
    ['do', 3, new Uint8Array(16).fill(1)]);
  assert.deepEqual(visibleValues(two, kiteKind).get(recordIdToText(kite)), [3, 'blue', 0]);
});

test('R-33 the old version settles and undoes a group that it knows in part, whole', () => {
  const all = household();
  const { one, old, two } = all;
  const id = addSinging(one, noon, 'la');
  pass(all, noon + 1);
  set(one, noon + 10, id, "colour = 'blue', pattern = 'waves'");
  set(two, noon + 20, id, "colour = 'gold'");
  pass(all, noon + 30);
  const [conflict] = allRecords(old.database, conflictKind).map(({ state }) => state.id);
  assert.ok(conflict !== undefined);
  old.write(noon + 40, () => old.settleConflict(conflict, 'taken'));
  pass(all, noon + 50);
  assertAlike(all);
  assert.deepEqual([shown(two, id)?.['colour'], shown(two, id)?.['pattern']], ['blue', 'waves']);
  old.write(noon + 60, () => old.reopenConflict(conflict));
  pass(all, noon + 70);
  assertAlike(all);
  assert.deepEqual([shown(two, id)?.['colour'], shown(two, id)?.['pattern']], ['gold', 'dots']);

  const session = openJournalSession(old.database, 'one', noon + 80);
  set(one, noon + 80, id, "song = 'fa', pattern = 'none', colour = 'pink'");
  one.beginSession(noon + 81);
  old.beginSession(noon + 81);
  const plan = one.planSending(one.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
  assert.ok(old.applyBatch(plan.readBatch(0, 1 << 20).bytes, noon + 81, session).ok);
  assert.equal(old.undoSession(session, noon + 82).ok, true);
  pass(all, noon + 90);
  assertAlike(all);
  assert.deepEqual([shown(two, id)?.['colour'], shown(two, id)?.['pattern'], shown(two, id)?.['song']],
    ['gold', 'dots', 'fa'], 'the song, which nobody saw there, stays');
});

test('R-33 copies made apart, of which one is older, are one record with equal hashes on each version', () => {
  const all = household();
  const id = new Uint8Array(16).fill(5);
  const insert = (replica: Replica, wallMs: number, columns: string, values: string): void => {
    replica.write(wallMs, () => replica.database.exec(
      `INSERT INTO marble (id, ${columns}) VALUES (x'${'05'.repeat(16)}', ${values})`));
  };
  insert(all.one, noon + 10, 'colour, song', "'blue', 'la'");
  insert(all.two, noon + 20, 'colour', "'gold'");
  insert(all.old, noon + 5, 'colour', "'grey'");
  pass(all, noon + 30);
  assertAlike(all);
  const values = visibleValues(all.two, laterMarbleKind).get('05'.repeat(16));
  assert.deepEqual([values?.[4], values?.at(-1)], ['gold', 'la'], 'nobody else wrote the song');
  const [stored] = readRecords(all.old.database, marbleKind, id);
  assert.ok(stored !== undefined && groupStamp(stored.state, 3).h > stored.state.base.h);
});

test('R-34 an upgrade takes in what was carried, without a stamp and without a change of hash', () => {
  const all = household();
  const { one, old, two } = all;
  const ids = ['la', null, 'lo'].map((song) => addSinging(one, noon, song));
  const gone = one.write(noon, () => {
    one.database.exec("INSERT INTO kite (id, colour) VALUES (x'0102030405060708090a0b0c0d0e0f10', 'blue')");
    const kite = one.mintId(noon);
    one.database.prepare("INSERT INTO kite (id, colour) VALUES (?, 'grey')").run(kite);
    return kite;
  });
  one.write(noon + 1, () => one.database.prepare('UPDATE kite SET deleted = 1 WHERE id = ?').run(gone));
  pass(all, noon + 2);
  const [first] = ids;
  assert.ok(first !== undefined);
  recolour(old, noon + 3, first, 'green');
  old.beginSession(noon + 4);
  const root = old.root();
  const tracking = (): unknown => old.database.prepare(`SELECT id, h, replica, hash0, stamps, ancestors, life, seen
    FROM sync_record ORDER BY id`).all();
  const before = tracking();
  const upgraded = withOwnKinds(laterKinds);
  old.database.transaction(() => {
    const known = new Set(kindColumns(marbleKind).map(({ name }) => name));
    for (const column of kindColumns(laterMarbleKind)) {
      if (!known.has(column.name)) addKindColumn(old.database, laterMarbleKind, column);
    }
    createKindTable(old.database, kiteKind);
    createTrackingTriggers(old.database, upgraded);
    assert.equal(absorbUnknown(old.database, upgraded), 5);
  });
  assert.deepEqual(tracking(), before);
  assert.equal(old.database.prepare('SELECT count(*) FROM sync_record WHERE unknown IS NOT NULL').get()?.[0], 0);
  const reopened = openTestReplica({ seed: 9, kinds: laterKinds, database: old.database });
  const { staleHashes, wrongSums } = reopened.audit();
  assert.deepEqual([staleHashes, wrongSums], [0, 0]);
  assert.deepEqual([...reopened.root()], [...root]);
  assert.equal(shown(reopened, first)?.['song'], 'la');
  assert.equal(shown(reopened, first)?.['colour'], 'green');
  assert.equal(visibleValues(reopened, kiteKind).size, 1, 'the deleted kite stays deleted');
  set(reopened, noon + 10, first, "song = 'mi'");
  syncReplicas(reopened, two, noon + 11);
  assert.equal(shown(two, first)?.['song'], 'mi');
  assert.deepEqual([...reopened.root()], [...two.root()]);
  assert.equal(absorbUnknown(reopened.database, upgraded), 0, 'nothing is left');
  assert.equal(visibleValues(reopened, jarKind).size, 0);
});

test('R-33 two states that have one column in two groups merge into one that can be sent on', () => {
  const { one, old, two } = household();
  addSinging(one, noon, null);
  syncReplicas(one, old, noon);
  const known = allRecords(old.database, marbleKind)[0]?.state;
  assert.ok(known !== undefined);
  // No version would write both; each alone is a sound record.
  for (const group of [0, 5]) {
    const unknown = [{ group, tag: 255, type: 'integer', value: 7 }] as const;
    const groupStamps = Array.from({ length: 6 }, (_, index) =>
      (index === group ? { h: known.base.h + 1 + group, replica: 77 } : undefined));
    const outcome = old.applyBatch(encodeBatch([{ ...known, unknown, groupStamps }]), noon, 0);
    assert.ok(outcome.ok && outcome.applied.refused.length === 0);
  }
  handOver(old, two, noon);
  assert.deepEqual([...two.root()], [...old.root()]);
});
