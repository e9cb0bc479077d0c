/** What a book of 100,000 entries costs over real sockets when little or nothing has changed; issue: "Targets". */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { editBook, editEntry, toIdOf, type EntryId } from '@tandem/ledger';
import { copyDatabase } from '@tandem/sqlite/node';
import type { SyncEnd } from '@tandem/transport';
import { fillBook, listen, makeFolder, openDevice, rootOf, sync, type Device } from './two-devices.testing.ts';

const entries = 100_000;
const unchangedBytesMax = 8000;
const changeBytesMax = 16_000;

test('a book of 100,000 entries: unchanged at most 8 kB, one change on either side at most 16 kB', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, entries);
  copyDatabase(pc.opened.database, join(folder, 'phone.tandem'));
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'write' });
  const host = await listen(t, pc);

  const unchanged = await sync(phone, host.link());
  assertCost(unchanged, unchangedBytesMax);
  assert.deepEqual([unchanged.report.sent.byKind, unchanged.report.received.byKind], [[], []]);
  t.diagnostic(`unchanged: ${costOf(unchanged)} bytes`);

  for (const device of [pc, phone]) {
    changeOneMemo(device);
    const changed = await sync(phone, host.link());
    assertCost(changed, changeBytesMax);
    const { received, sent } = changed.report;
    assert.equal((device === pc ? received : sent).changed, 1);
    assert.equal(rootOf(phone), rootOf(pc));
    t.diagnostic(`one change on the ${device === pc ? 'PC' : 'phone'}: ${costOf(changed)} bytes`);
  }
});

function assertCost(end: SyncEnd, bytesMax: number): void {
  const { outcome } = end.report;
  assert.ok(outcome.kind === 'identical' && outcome.proof.entries === entries, outcome.kind);
  assert.ok(costOf(end) <= bytesMax, `${costOf(end)} bytes`);
}

/** Handshake and seals included. */
function costOf({ wire }: SyncEnd): number {
  return wire.sent + wire.received;
}

function changeOneMemo({ opened: { book, database } }: Device): void {
  const [id] = database.prepare('SELECT id FROM entry ORDER BY id LIMIT 1 OFFSET 54321').get() ?? [];
  if (book === undefined || !(id instanceof Uint8Array)) throw new Error('a book of 100,000 entries');
  const edited = editBook(book, Date.now(), (edit) =>
    editEntry(edit, toIdOf<EntryId>(id), { memo: `from ${book.replica.countRecords()}` }));
  assert.ok(edited.ok);
}
