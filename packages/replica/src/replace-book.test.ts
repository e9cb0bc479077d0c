import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openJournalSession, readJournalSessions } from './journal.ts';
import {
  adoptGenerations, declareTruth, generationsMax, readBookIdentity, readGenerationChain, writeBookIdentity, writeLocal,
  readLocal,
} from './local-state.ts';
import { conflictKind, deviceLabelKind } from './own-kinds.ts';
import {
  addMarble, allRecords, marbleKind, openTestReplica, recolour, remove, syncReplicas, visibleValues,
} from './replica.testing.ts';
import type { Replica } from './replica.ts';
import { recordIdToText } from './record-id.ts';
import { blobToRecordId } from './record-store.ts';

const noon = 20_000 * 86_400_000;
const bytes = (fill: number): Uint8Array => new Uint8Array(16).fill(fill);

function colours(replica: Replica): Record<string, unknown> {
  return Object.fromEntries([...visibleValues(replica, marbleKind)].map(([id, values]) => [id, values[3]]));
}

/** The phone and the PC held two red marbles; then each went on alone. */
function parted() {
  const phone = openTestReplica({ seed: 1, deviceName: 'phone' });
  const pc = openTestReplica({ seed: 2, deviceName: 'PC' });
  const [one, two] = [addMarble(phone, noon, 1, 'red'), addMarble(phone, noon, 2, 'red')];
  syncReplicas(phone, pc, noon + 1);
  const syncedH = phone.nextStamp();
  writeBookIdentity(pc.database, { bookId: bytes(1), generation: bytes(3) }, [bytes(2)]);
  writeBookIdentity(phone.database, { bookId: bytes(1), generation: bytes(2) });
  return { phone, pc, one, two, syncedH };
}

function replace(phone: Replica, pc: Replica, syncedH: number | undefined, keepsSetAside = true) {
  const session = openJournalSession(phone.database, 'PC', noon + 100);
  const replaced = phone.replaceBy(pc, { wallMs: noon + 100, session, syncedH, keepsSetAside });
  return { session, ...replaced };
}

function openConflicts(replica: Replica): string[] {
  return allRecords(replica.database, conflictKind).filter(({ state }) => state.values[7] === null)
    .map(({ state: { values: [id, , group, , , content] } }) =>
      `${recordIdToText(blobToRecordId(id))} ${String(group)} ${String(content)}`).toSorted();
}

function assertSound(replica: Replica): void {
  const { staleHashes, wrongSums } = replica.audit();
  assert.equal(staleHashes + wrongSums, 0);
}

test('R-30 a book becomes the copy of another, and what it alone knew is set aside', () => {
  const { phone: former, pc, one, two, syncedH } = parted();
  // Started again: nobody has heard of the replica that it is now.
  const phone = openTestReplica({ seed: 5, database: former.database, deviceName: 'phone' });
  recolour(phone, noon + 10, one, 'blue');
  const alone = addMarble(phone, noon + 11, 3, 'green');
  recolour(pc, noon + 12, two, 'white');
  const extra = addMarble(pc, noon + 13, 4, 'black');
  writeLocal(phone.database, 'counter', 7);
  const { session, setAside } = replace(phone, pc, syncedH);
  assert.deepEqual(colours(phone), colours(pc));
  assert.equal(colours(phone)[recordIdToText(extra)], 'black');
  assertSound(phone);
  assert.equal(setAside, 3);
  assert.deepEqual(openConflicts(phone), [
    `${recordIdToText(one)} 1 {"4":"blue"}`,
    `${recordIdToText(alone)} 0 {"2":3,"3":6}`, `${recordIdToText(alone)} 1 {"4":"green"}`,
  ].toSorted());
  assert.deepEqual(readBookIdentity(phone.database), { bookId: bytes(1), generation: bytes(3) });
  assert.deepEqual(readGenerationChain(phone.database), [bytes(2)]);
  assert.equal(readLocal(phone.database, 'counter'), 7);
  assert.equal(phone.database.prepare('SELECT count(*) FROM sync_record WHERE id = ?').get(alone)?.[0], 0);
  assert.throws(() => phone.database.prepare('DELETE FROM marble').run(), { failure: 'constraint' });
  // The next sync brings the conflicts to the other side, and nothing else.
  syncReplicas(phone, pc, noon + 110);
  assert.deepEqual([...phone.root()], [...pc.root()]);
  assert.equal(openConflicts(pc).length, 3);
  assert.equal(colours(pc)[recordIdToText(alone)], undefined);
  const labels = allRecords(pc.database, deviceLabelKind).map(({ state }) => state.values[1]);
  assert.equal(labels.filter((name) => name === 'phone').length, 2, 'whose it was is known');
  assert.equal(readJournalSessions(phone.database, 0, 1)[0]?.lines, 4);
  const lines = phone.readSessionChanges(session, 0, 10);
  assert.ok(lines.ok);
  const gone = lines.changes.find(({ id }) => recordIdToText(id) === recordIdToText(alone));
  assert.deepEqual([gone?.before?.[3], gone?.after, gone?.isHidden], ['green', undefined, true]);
});

test('R-30 what was set aside alone comes back whole, and goes again', () => {
  const { phone, pc, syncedH } = parted();
  const alone = addMarble(phone, noon + 11, 3, 'green');
  replace(phone, pc, syncedH);
  const ids = allRecords(phone.database, conflictKind).map(({ state }) => state.id);
  phone.write(noon + 120, () => {
    for (const id of ids) assert.deepEqual(phone.settleConflict(id, 'taken'), { ok: true });
  });
  assert.deepEqual(visibleValues(phone, marbleKind).get(recordIdToText(alone)), [null, 3, 6, 'green', 0]);
  syncReplicas(phone, pc, noon + 130);
  assert.deepEqual(colours(phone), colours(pc));
  assert.deepEqual([...phone.root()], [...pc.root()]);
  assertSound(phone);
  assert.deepEqual(openConflicts(pc), []);
  pc.write(noon + 140, () => {
    for (const id of ids) assert.deepEqual(pc.reopenConflict(id), { ok: true });
  });
  pc.write(noon + 150, () => {
    for (const id of ids) assert.deepEqual(pc.settleConflict(id, 'kept'), { ok: true });
  });
  assert.equal(colours(pc)[recordIdToText(alone)], undefined);
});

test('R-30 what is known to have been synced, and what the other book knows to be replaced, is not set aside', () => {
  const { phone, pc, one, two, syncedH } = parted();
  recolour(phone, noon + 10, one, 'blue');
  syncReplicas(phone, pc, noon + 11);
  recolour(pc, noon + 12, one, 'white');
  remove(pc, noon + 13, two);
  assert.equal(replace(phone, pc, syncedH).setAside, 0, 'the PC knew the blue');
  assert.deepEqual(colours(phone), colours(pc));
  const other = parted();
  recolour(other.phone, noon + 10, other.one, 'blue');
  assert.equal(replace(other.phone, other.pc, other.phone.nextStamp()).setAside, 0, 'the user was told: synced');
  const third = parted();
  addMarble(third.phone, noon + 10, 9, 'blue');
  assert.equal(replace(third.phone, third.pc, undefined, false).setAside, 0, 'the caller merges by itself');
});

test('R-30 what was deleted here and not synced is shown again, and the delete waits beside it', () => {
  for (const answer of ['deleted', 'kept'] as const) {
    const { phone, pc, one, two, syncedH } = parted();
    remove(phone, noon + 10, one);
    remove(phone, noon + 11, two);
    recolour(pc, noon + 12, two, 'white');
    const { session, setAside } = replace(phone, pc, syncedH);
    assert.equal(setAside, 2);
    assert.deepEqual(colours(phone), colours(pc));
    assertSound(phone);
    const isDead = (replica: Replica) => [one, two].map((id) =>
      replica.database.prepare('SELECT 1 FROM sync_record WHERE id = ? AND life = 0').get(id) !== undefined);
    assert.deepEqual(isDead(phone), [true, true]);
    syncReplicas(phone, pc, noon + 110);
    assert.deepEqual([...phone.root()], [...pc.root()]);
    assert.deepEqual([isDead(pc), Object.keys(colours(pc)).length], [[true, true], 2]);
    assertSound(pc);
    for (const id of [one, two]) {
      remove(phone, noon + 120, id);
      if (answer === 'kept') {
        phone.write(noon + 121, () => phone.database.prepare('UPDATE marble SET deleted = 0 WHERE id = ?').run(id));
      }
    }
    syncReplicas(phone, pc, noon + 130);
    for (const replica of [phone, pc]) {
      const shown = [one, two].map((id) => colours(replica)[recordIdToText(id)]);
      assert.deepEqual(shown, answer === 'kept' ? ['red', 'white'] : [undefined, undefined]);
      assertSound(replica);
    }
    const lines = phone.readSessionChanges(session, 0, 10);
    assert.ok(lines.ok && lines.changes.length === 2);
  }
});

test('R-30 a replacement that brought back what was deleted here is undone: it is deleted again', () => {
  const { phone, pc, one, two, syncedH } = parted();
  remove(phone, noon + 10, one);
  const { session } = replace(phone, pc, syncedH);
  assert.deepEqual(phone.undoSession(session, noon + 120), { ok: true, undone: 1, kept: 0 });
  syncReplicas(phone, pc, noon + 130);
  for (const replica of [phone, pc]) assert.deepEqual(Object.keys(colours(replica)), [recordIdToText(two)]);
});

test('R-30 a delete that was synced, or that the other book has taken back since, is not set aside', () => {
  const { phone, pc, one, two, syncedH } = parted();
  for (const id of [one, two]) remove(phone, noon + 10, id);
  const h = phone.nextStamp();
  assert.equal(replace(phone, pc, h).setAside, 0, 'the user was told: synced');
  assert.equal(Object.keys(colours(phone)).length, 2);
  const other = parted();
  remove(other.phone, noon + 10, other.one);
  syncReplicas(other.phone, other.pc, noon + 11);
  other.pc.write(noon + 12, () => other.pc.database.prepare('UPDATE marble SET deleted = 0').run());
  assert.equal(replace(other.phone, other.pc, syncedH).setAside, 0);
  assert.deepEqual(other.phone.database.prepare('SELECT count(*) FROM sync_record WHERE life = 0').get(), [0]);
});

test('R-30 what was brought back here and is deleted in the other book is set aside', () => {
  const { phone, pc, one } = parted();
  remove(pc, noon + 10, one);
  syncReplicas(phone, pc, noon + 11);
  const syncedH = phone.nextStamp();
  phone.write(noon + 12, () => phone.database.prepare('UPDATE marble SET deleted = 0 WHERE id = ?').run(one));
  assert.equal(replace(phone, pc, syncedH).setAside, 1);
  assert.deepEqual(openConflicts(phone), [`${recordIdToText(one)} 0 {"2":1,"3":2}`]);
  const id = allRecords(phone.database, conflictKind)[0]?.state.id;
  assert.ok(id);
  phone.write(noon + 120, () => assert.deepEqual(phone.settleConflict(id, 'taken'), { ok: true }));
  syncReplicas(phone, pc, noon + 130);
  for (const replica of [phone, pc]) assert.equal(colours(replica)[recordIdToText(one)], 'red');
});

test('R-30 nothing is known: everything typed that the other book lacks is set aside', () => {
  const phone = openTestReplica({ seed: 1 });
  const pc = openTestReplica({ seed: 2 });
  addMarble(phone, noon, 1, 'red');
  addMarble(pc, noon, 2, 'blue');
  phone.generate(noon, () => phone.database.prepare('INSERT INTO jar (id, name) VALUES (?, ?)').run(bytes(7), 'salt'));
  assert.equal(replace(phone, pc, undefined).setAside, 2);
  assert.equal(visibleValues(phone, marbleKind).size, 1);
  assertSound(phone);
});

test('R-30 work before and after is in the same transaction, and its edits descend from both books', () => {
  const { phone, pc, one, syncedH } = parted();
  pc.write(noon + 4000, () => undefined);
  recolour(pc, noon + 5000, one, 'white');
  const session = openJournalSession(phone.database, 'PC', noon + 100);
  let former: unknown;
  phone.replaceBy(pc, {
    wallMs: noon + 100, session, syncedH, keepsSetAside: false,
    before: () => { former = colours(phone)[recordIdToText(one)]; },
    afterwards: () => phone.database.prepare("UPDATE marble SET colour = 'gold' WHERE id = ?").run(one),
  });
  assert.equal(former, 'red');
  syncReplicas(phone, pc, noon + 110);
  assert.equal(colours(pc)[recordIdToText(one)], 'gold', 'written in knowledge of the white, by a clock behind');
  assert.deepEqual(openConflicts(pc), []);
  const before = colours(phone);
  addMarble(pc, noon + 6000, 7, 'pink');
  assert.throws(() => phone.replaceBy(pc, {
    wallMs: noon + 200, session, syncedH, keepsSetAside: true, afterwards: () => { throw new Error('no room'); },
  }), /no room/);
  assert.deepEqual(colours(phone), before);
  assertSound(phone);
});

test('R-31 two copies of a book are compared in what a person would see', () => {
  const { phone, pc, one, two, syncedH } = parted();
  assert.deepEqual(phone.compareWith(pc, { linesMax: 5, syncedH }), { kinds: [], here: [], there: [] });
  recolour(phone, noon + 10, one, 'blue');
  remove(pc, noon + 11, two);
  const alone = addMarble(phone, noon + 12, 3, 'green');
  const extra = addMarble(pc, noon + 13, 4, 'black');
  const twice = addMarble(pc, noon + 14, 5, 'black');
  remove(pc, noon + 15, twice);
  for (const isClean of [false, true]) {
    if (isClean) [phone, pc].forEach((replica) => replica.rehashDirty());
    const difference = phone.compareWith(pc, { linesMax: 5, syncedH });
    assert.deepEqual(difference.kinds,
      [{ kind: marbleKind, onlyHere: 2, onlyThere: 1, different: 1, unsynced: 2 }]);
    assert.deepEqual(difference.here.map(recordIdToText), [alone, one, two].map(recordIdToText));
    assert.deepEqual(difference.there.map(recordIdToText), [extra, one].map(recordIdToText));
    assert.deepEqual(phone.compareWith(pc, { linesMax: 1 }).here.map(recordIdToText), [recordIdToText(alone)]);
  }
});

test('R-32 a truth puts the former generation at the head of the chain, which is bounded and names each once', () => {
  const { database } = openTestReplica();
  assert.deepEqual(readGenerationChain(database), []);
  writeBookIdentity(database, { bookId: bytes(1), generation: bytes(2) });
  declareTruth(database, bytes(3));
  declareTruth(database, bytes(4));
  assert.deepEqual(readBookIdentity(database), { bookId: bytes(1), generation: bytes(4) });
  assert.deepEqual(readGenerationChain(database), [bytes(3), bytes(2)]);
  adoptGenerations(database, bytes(5), [bytes(5), bytes(9), bytes(4), bytes(9), bytes(3)]);
  assert.deepEqual(readGenerationChain(database), [bytes(9), bytes(4), bytes(3)]);
  for (let fill = 10; fill < 60; fill++) declareTruth(database, bytes(fill));
  assert.equal(readGenerationChain(database).length, generationsMax);
  assert.deepEqual(readGenerationChain(database)[0], bytes(58));
});
