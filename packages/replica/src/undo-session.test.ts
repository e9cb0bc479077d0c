/** What a session of the journal changed is taken back by edits that travel; what was touched since stays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countChangedSince } from './changed-since.ts';
import { openJournalSession } from './journal.ts';
import { recordIdToText, type RecordId } from './record-id.ts';
import {
  addMarble, handOver, marbleKind, openTestReplica, recolour, remove, syncReplicas, visibleValues,
} from './replica.testing.ts';
import type { Replica } from './replica.ts';

let wallMs = 1_700_000_000_000;

function later(): number {
  wallMs += 60_000;
  return wallMs;
}

/** Two devices that hold the same three marbles, and an open session on `here`. */
function makePair(): { here: Replica; there: Replica; marbles: readonly [RecordId, RecordId, RecordId] } {
  const here = openTestReplica({ seed: 1, deviceName: 'here' });
  const there = openTestReplica({ seed: 2, deviceName: 'there' });
  const add = (grams: number): RecordId => addMarble(here, later(), grams, 'red');
  const marbles = [add(1), add(2), add(3)] as const;
  syncReplicas(here, there, later());
  here.database.exec('DELETE FROM sync_journal');
  return { here, there, marbles };
}

function receive(from: Replica, to: Replica, session: number): void {
  from.beginSession(later());
  to.beginSession(later());
  const plan = from.planSending(from.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
  for (let at = 0; at < plan.records;) {
    const batch = plan.readBatch(at, 200);
    assert.ok(to.applyBatch(batch.bytes, later(), session).ok);
    at = batch.next;
  }
}

function coloursOf(replica: Replica): Record<string, unknown> {
  return Object.fromEntries([...visibleValues(replica, marbleKind)].map(([id, values]) => [id, values[3]]));
}

function same(left: Replica, right: Replica): void {
  left.rehashDirty();
  right.rehashDirty();
  assert.deepEqual(left.root(), right.root());
  assert.equal(left.audit().staleHashes, 0);
}

test('R-24 what a sync added, changed and deleted is taken back, and the next sync brings both to the same', () => {
  const { here, there, marbles: [first, second, third] } = makePair();
  const before = coloursOf(here);
  const added = addMarble(there, later(), 9, 'green');
  recolour(there, later(), first, 'blue');
  remove(there, later(), second);
  const session = openJournalSession(here.database, 'there', later());
  receive(there, here, session);
  assert.deepEqual(coloursOf(here), {
    [recordIdToText(first)]: 'blue', [recordIdToText(third)]: 'red', [recordIdToText(added)]: 'green',
  });
  handOver(here, there, later());
  same(here, there);

  assert.deepEqual(here.undoSession(session, later()), { ok: true, undone: 3, kept: 0 });
  assert.deepEqual(coloursOf(here), before);
  syncReplicas(here, there, later());
  assert.deepEqual(coloursOf(there), before);
  same(here, there);
  assert.equal(there.database.prepare('SELECT count(*) FROM sync_conflict').get()?.[0], 0);
});

test('R-24 what was touched since the sync stays, and is counted', () => {
  const { here, there, marbles: [first, second, third] } = makePair();
  const added = addMarble(there, later(), 9, 'green');
  recolour(there, later(), first, 'blue');
  recolour(there, later(), second, 'blue');
  remove(there, later(), third);
  const session = openJournalSession(here.database, 'there', later());
  receive(there, here, session);
  recolour(here, later(), first, 'white');
  here.write(later(), () => here.database.prepare('UPDATE marble SET is_polished = 1 WHERE id = ?').run(added));

  assert.deepEqual(here.undoSession(session, later()), { ok: true, undone: 2, kept: 2 });
  assert.deepEqual(coloursOf(here), {
    [recordIdToText(first)]: 'white', [recordIdToText(second)]: 'red', [recordIdToText(third)]: 'red',
    [recordIdToText(added)]: 'green',
  });
  const again = here.undoSession(session, later());
  assert.deepEqual(again, { ok: true, undone: 0, kept: 4 }, 'a second undo finds all touched');
});

test('R-24 a record that came in two batches goes back to what it was before the first', () => {
  const { here, there, marbles: [first] } = makePair();
  const session = openJournalSession(here.database, 'there', later());
  const added = addMarble(there, later(), 9, 'green');
  recolour(there, later(), first, 'blue');
  receive(there, here, session);
  recolour(there, later(), first, 'violet');
  recolour(there, later(), added, 'violet');
  receive(there, here, session);
  assert.deepEqual(here.undoSession(session, later()), { ok: true, undone: 2, kept: 0 });
  assert.deepEqual(coloursOf(here)[recordIdToText(first)], 'red');
  assert.equal(coloursOf(here)[recordIdToText(added)], undefined);
  syncReplicas(here, there, later());
  same(here, there);
});

test('R-24 a record that the sync brought back is deleted again', () => {
  const { here, there, marbles: [first] } = makePair();
  remove(here, later(), first);
  recolour(there, later(), first, 'blue');
  const session = openJournalSession(here.database, 'there', later());
  receive(there, here, session);
  assert.equal(coloursOf(here)[recordIdToText(first)], 'blue', 'edited in ignorance of the delete');
  assert.deepEqual(here.undoSession(session, later()), { ok: true, undone: 1, kept: 0 });
  assert.equal(coloursOf(here)[recordIdToText(first)], undefined);
  syncReplicas(here, there, later());
  same(here, there);
});

test('of another session, and of the replica itself, nothing is taken back', () => {
  const { here, there, marbles: [first] } = makePair();
  recolour(there, later(), first, 'blue');
  const session = openJournalSession(here.database, 'there', later());
  receive(there, here, session);
  assert.deepEqual(here.undoSession(session + 1, later()), { ok: true, undone: 0, kept: 0 });
  assert.deepEqual(here.undoSession(session, later()), { ok: true, undone: 1, kept: 0 });
  assert.ok(Number(here.database.prepare('SELECT count(*) FROM sync_device_label WHERE deleted = 0').get()?.[0]) > 1);
});

test('records changed since a stamp: added, edited and deleted ones, each once', () => {
  const { here, marbles: [first, second] } = makePair();
  const h = here.nextStamp();
  assert.equal(countChangedSince(here.database, h), 0);
  recolour(here, later(), first, 'blue');
  recolour(here, later(), first, 'green');
  remove(here, later(), second);
  addMarble(here, later(), 9, 'green');
  assert.equal(countChangedSince(here.database, h), 3);
  here.rehashDirty();
  assert.equal(countChangedSince(here.database, h), 3);
  assert.equal(countChangedSince(here.database, here.nextStamp()), 0);
});
