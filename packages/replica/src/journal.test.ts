import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeBatch } from './batch-codec.ts';
import {
  closeJournalSession, countJournalSessions, openJournalSession, readJournalSessions, readNoticedConflicts,
} from './journal.ts';
import { recordIdToText } from './record-id.ts';
import { addMarble, allRecords, marbleKind, openTestReplica, recolour, remove } from './replica.testing.ts';
import type { Replica } from './replica.ts';
import type { RecordChange } from './session-changes.ts';

const day = 86_400_000;
const noon = 20_000 * day;

function receive(from: Replica, to: Replica, session: number, wallMs: number): void {
  from.beginSession(wallMs);
  to.beginSession(wallMs);
  const plan = from.planSending(from.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
  for (let at = 0; at < plan.records;) {
    const batch = plan.readBatch(at, 200);
    assert.ok(to.applyBatch(batch.bytes, wallMs, session).ok);
    at = batch.next;
  }
}

/** The phone knows three red marbles; the PC makes one blue, deletes one, adds one. */
function journaled() {
  const pc = openTestReplica({ seed: 1 });
  const phone = openTestReplica({ seed: 2 });
  const marbles = [1, 2, 3].map((grams) => addMarble(pc, noon, grams, 'red'));
  receive(pc, phone, openJournalSession(phone.database, 'PC', noon), noon);
  const [blue, gone, still] = marbles;
  assert.ok(blue !== undefined && gone !== undefined && still !== undefined);
  recolour(pc, noon + 1, blue, 'blue');
  remove(pc, noon + 1, gone);
  const added = addMarble(pc, noon + 1, 4, 'green');
  const session = openJournalSession(phone.database, 'PC', noon + 2);
  receive(pc, phone, session, noon + 2);
  return { pc, phone, session, blue, gone, added };
}

function lines(replica: Replica, session: number, offset = 0, limit = 100): readonly RecordChange[] {
  const read = replica.readSessionChanges(session, offset, limit);
  assert.ok(read.ok);
  return read.changes;
}

test('R-27 a session is read line by line, with before and after', () => {
  const { phone, session, blue, gone, added } = journaled();
  const byId = new Map(lines(phone, session).map((change) => [recordIdToText(change.id), change]));
  assert.equal(byId.size, 3);
  const one = byId.get(recordIdToText(blue));
  assert.deepEqual([one?.before?.[3], one?.after?.[3], one?.wasHidden, one?.isHidden, one?.isChangedSince],
    ['red', 'blue', false, false, false]);
  const other = byId.get(recordIdToText(gone));
  assert.deepEqual([other?.before?.[3], other?.wasHidden, other?.isHidden], ['red', false, true]);
  const third = byId.get(recordIdToText(added));
  assert.deepEqual([third?.kind, third?.before, third?.after?.[3], third?.wasHidden, third?.isHidden],
    [marbleKind, undefined, 'green', true, false]);
  recolour(phone, noon + 5, added, 'white');
  const since = lines(phone, session).find(({ id }) => recordIdToText(id) === recordIdToText(added));
  assert.deepEqual([since?.after?.[3], since?.isChangedSince], ['white', true]);
});

test('R-27 pages of a session hold each record once and are its whole', () => {
  const { phone, session } = journaled();
  const read = phone.readSessionChanges(session, 1, 1);
  assert.ok(read.ok);
  assert.equal(read.total, 3);
  const pages = [0, 1, 2, 3].flatMap((offset) => lines(phone, session, offset, 1));
  assert.deepEqual(pages, lines(phone, session));
});

test('R-27 pages of a session that only added are found across its batches', () => {
  const pc = openTestReplica({ seed: 1 });
  const phone = openTestReplica({ seed: 2 });
  const marbles = Array.from({ length: 40 }, (_, grams) => recordIdToText(addMarble(pc, noon, grams, 'red')));
  const session = openJournalSession(phone.database, 'PC', noon);
  receive(pc, phone, session, noon);
  const batches = phone.database.prepare('SELECT length(added) / 32 FROM sync_journal').all().map(([count]) => count);
  assert.ok(batches.filter((count) => Number(count) > 0).length > 2, 'several batches');
  const all = lines(phone, session).map(({ id }) => recordIdToText(id));
  assert.deepEqual(all.toSorted(), marbles.toSorted());
  for (const limit of [1, 7, 39]) {
    const pages = Array.from({ length: Math.ceil(40 / limit) }, (_, page) =>
      lines(phone, session, page * limit, limit).map(({ id }) => recordIdToText(id)));
    assert.deepEqual(pages.flat(), all);
    assert.ok(pages.slice(0, -1).every(({ length }) => length === limit));
  }
  const past = phone.readSessionChanges(session, 40, 10);
  assert.ok(past.ok && past.total === 40 && past.changes.length === 0);
});

test('R-27 sessions are listed newest first with what became of them', () => {
  const { phone, session } = journaled();
  closeJournalSession(phone.database, session, 'identical', '{"rounds":1}', noon + 3);
  const later = openJournalSession(phone.database, 'other', noon + 4);
  const expected = {
    session, peerName: 'PC', startedMs: noon + 2, endedMs: noon + 3, outcome: 'identical', report: '{"rounds":1}',
    undoneMs: null, lines: 3,
  };
  assert.equal(countJournalSessions(phone.database), 3);
  assert.deepEqual(readJournalSessions(phone.database, 0, 2).map((each) => each.session), [later, session]);
  assert.deepEqual(readJournalSessions(phone.database, 1, 1), [expected]);
  phone.undoSession(session, noon + 5);
  assert.equal(readJournalSessions(phone.database, 1, 1)[0]?.undoneMs, noon + 5);
});

test('R-27 the journal knows which session noticed a conflict', () => {
  const { pc, phone, blue } = journaled();
  recolour(pc, noon + 10, blue, 'black');
  recolour(phone, noon + 20, blue, 'white');
  const session = openJournalSession(phone.database, 'PC', noon + 30);
  receive(pc, phone, session, noon + 30);
  const noticed = [...readNoticedConflicts(phone.database)];
  assert.deepEqual(noticed.map(([, each]) => each), [{ session, startedMs: noon + 30 }]);
});

test('R-28 sessions older than a year go, but for the newest fifty', () => {
  const phone = openTestReplica();
  for (let index = 0; index < 60; index++) openJournalSession(phone.database, 'PC', noon + index * day);
  assert.equal(countJournalSessions(phone.database), 60);
  openJournalSession(phone.database, 'PC', noon + 365 * day + 5 * day);
  // Those of the first five days are older than a year, and older than the newest fifty.
  assert.deepEqual(readJournalSessions(phone.database, 0, 100).at(-1)?.startedMs, noon + 5 * day);
  openJournalSession(phone.database, 'PC', noon + 4000 * day);
  assert.equal(countJournalSessions(phone.database), 51, 'a clock of the future takes no more');
});

test('R-29 damaged bytes of the journal are a fault that is told, and no exception', () => {
  for (const column of ['added', 'touched', 'before', 'after'] as const) {
    const { phone, session } = journaled();
    phone.database.prepare(`UPDATE sync_journal SET ${column} = x'0107'`).run();
    assert.deepEqual(phone.readSessionChanges(session, 0, 10), { ok: false, error: 'damaged' }, column);
    assert.deepEqual(phone.undoSession(session, noon + 5), { ok: false, error: 'damaged' });
    assert.equal(readJournalSessions(phone.database, 0, 1)[0]?.undoneMs, null);
  }
  const { phone, session, added } = journaled();
  const other = allRecords(phone.database, marbleKind).map(({ state }) => state)
    .filter(({ id }) => recordIdToText(id) === recordIdToText(added));
  phone.database.prepare('UPDATE sync_journal SET after = ? WHERE length(after) > 2').run(encodeBatch(other));
  assert.deepEqual(phone.readSessionChanges(session, 0, 10), { ok: false, error: 'damaged' }, 'of another record');
});
