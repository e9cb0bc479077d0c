import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  addAttachment, addEntry, attachmentBase64Max, editBook, toCents, toDay, writeSampleHousehold, type AccountId,
  type Book,
} from '@tandem/ledger';
import type { SessionProgress } from '@tandem/sync';
import { openIn } from './book-files.testing.ts';
import { openBook } from './open-book.ts';
import { runInMemory, type BookAtWork } from './session-in-memory.testing.ts';
import { makeFolder } from './two-devices.testing.ts';

const entries = 40;
const photos = 3;
const now = (): number => Date.UTC(2026, 10, 24);
const clocks = { caller: now, listener: now };

function makePc(t: TestContext, base64Length = attachmentBase64Max): BookAtWork {
  const pc = openIn(makeFolder(t), 'pc', 'create');
  t.after(() => pc.opened.close());
  const { book } = pc.opened;
  assert.ok(book);
  const { current: accountId } = writeSampleHousehold(book, { entries: entries - photos, seed: 1 });
  for (let place = 0; place < photos; place += 1) photograph(book, accountId, place, base64Length);
  return pc;
}

function photograph(book: Book, accountId: AccountId, place: number, base64Length: number): void {
  const entry = editBook(book, now(), (edit) =>
    addEntry(edit, { accountId, day: toDay(20_700), amount: toCents(-100) }));
  assert.ok(entry.ok);
  const added = editBook(book, now(), (edit) => addAttachment(edit, {
    entryId: entry.value, mediaType: 'image/jpeg', name: `ticket ${place}`, width: 1600, height: 1200,
    base64: String.fromCharCode(65 + place).repeat(base64Length),
  }));
  assert.ok(added.ok);
}

const count = ({ opened: { database } }: BookAtWork, table: string): number =>
  Number(database.prepare(`SELECT count(*) FROM ${table}`).get()?.[0]);

test('S-27 cut after any message, a device that has a photo has all entries; the next session brings the rest', (t) => {
  const pc = makePc(t, 4000);
  const join = (cutAfter?: number): number => {
    const phone = openIn(makeFolder(t), 'phone', 'join');
    runInMemory(phone, pc, clocks, cutAfter === undefined ? {} : { cutAfter });
    const there = count(phone, 'attachment');
    if (there > 0) assert.equal(count(phone, 'entry'), entries);
    assert.equal(runInMemory(phone, pc, clocks).caller.outcome.kind, 'identical');
    assert.deepEqual([count(phone, 'entry'), count(phone, 'attachment')], [entries, photos]);
    phone.opened.close();
    return there;
  };
  // The handshake, the comparison and the batch of the entries take fewer messages.
  const found = new Set<number>();
  for (let cutAfter = 8; !found.has(photos); cutAfter += 1) found.add(join(cutAfter));
  assert.deepEqual([...found].toSorted((left, right) => left - right), [0, 1, 2, photos]);
});

test('S-27 progress tells photos apart by number and bytes, once all else is there', (t) => {
  const pc = makePc(t);
  const phone = openIn(makeFolder(t), 'phone', 'join');
  t.after(() => phone.opened.close());
  const told: SessionProgress[] = [];
  runInMemory(phone, pc, clocks, { onProgress: (progress) => told.push(progress) });
  const steps = told.map(({ attachments }) => attachments).filter(({ received }, index, all) =>
    received !== all[index - 1]?.received);
  assert.deepEqual(steps.map(({ received, toReceive }) => [received, toReceive]),
    [[0, 0], ...Array.from({ length: photos }, (_, place) => [place + 1, photos])]);
  const [, first] = steps;
  assert.ok(first && first.bytes > attachmentBase64Max && first.bytes < attachmentBase64Max + 200);
  assert.equal(told.find(({ attachments }) => attachments.received === 1)?.records.received,
    (told.at(-1)?.records.toReceive ?? 0) - photos + 1);
});

test('S-27 a device without room for the photos keeps every entry, says so, and takes them once there is room', (t) => {
  const pc = makePc(t);
  const folder = makeFolder(t);
  const open = (pageCountMax?: number): BookAtWork => {
    const opened = openBook({
      path: `${folder}/phone.tandem`, purpose: 'join', deviceName: 'phone', wallMs: now(),
      ...(pageCountMax === undefined ? {} : { pageCountMax }),
    });
    assert.ok(opened.ok);
    return { folder, opened: opened.value };
  };
  const small = open(220);
  const { caller, listener } = runInMemory(small, pc, clocks);
  assert.ok(caller.outcome.kind === 'store-failed' && caller.outcome.isDiskFull);
  assert.deepEqual(listener.outcome, { kind: 'peer-failed', reason: 'disk-full' });
  assert.equal(count(small, 'entry'), entries);
  assert.ok(count(small, 'attachment') < photos);
  assert.deepEqual(small.opened.database.prepare('PRAGMA integrity_check').get(), ['ok']);
  small.opened.close();
  const large = open();
  t.after(() => large.opened.close());
  assert.equal(runInMemory(large, pc, clocks).caller.outcome.kind, 'identical');
  assert.equal(count(large, 'attachment'), photos);
});
