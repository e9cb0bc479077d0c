import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToRecordId, conflictKind, recordIdToText, Replica, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import {
  addAttachment, attachmentsMax, countAttachments, deleteAttachment, listAttachments, readAttachment,
  type NewAttachment,
} from './attachments.ts';
import { attachmentBase64Max, attachmentKind } from './attachment-kind.ts';
import { planBookMerge, writeBookMerge } from './book-merge.ts';
import { migrateBook } from './book-schema.ts';
import type { Book } from './book.ts';
import {
  addTestAccount, exchangeBooks, handOver, mustEdit, mustRefuse, openTestBook, testDay, testSha256, testWallMs,
} from './book.testing.ts';
import { settleConflicts } from './conflict-settling.ts';
import { addEntry, deleteEntry, restoreEntry } from './entries.ts';
import { ledgerKinds } from './ledger-kinds.ts';
import { toCents } from './money.ts';
import { createRandomSequence } from './random-sequence.ts';
import { toIdOf, type AccountId, type EntryId } from './record-ids.ts';
import { readBlob } from './row-values.ts';
import { templateKind } from './template-kind.ts';
import { createTemplate, listTemplates } from './templates.ts';

const largest = 'A'.repeat(attachmentBase64Max);

function coffee(book: Book, accountId: AccountId, memo = ''): EntryId {
  return mustEdit(book, (edit) => addEntry(edit, {
    accountId, day: testDay('2026-11-20'), amount: toCents(-250), memo,
  }));
}

function picture(entryId: EntryId, changes: Partial<NewAttachment> = {}): NewAttachment {
  return { entryId, mediaType: 'image/jpeg', name: 'ticket.jpg', width: 30, height: 40, base64: 'AAAA', ...changes };
}

const namesOf = ({ replica: { database } }: Book, id: EntryId): readonly string[] =>
  listAttachments(database, id).map(({ name }) => name).toSorted();

test('an attachment is added to a living entry, listed without its content, read, deleted; four at most', () => {
  const book = openTestBook();
  const { database } = book.replica;
  const entry = coffee(book, addTestAccount(book, 'Courant'));
  const first = picture(entry, { name: ' ticket  1.jpg ', base64: 'AAAAAA==' });
  const id = mustEdit(book, (edit) => addAttachment(edit, first));
  const listed = { id, entryId: entry, mediaType: 'image/jpeg', name: 'ticket 1.jpg', width: 30, height: 40, bytes: 6 };
  assert.deepEqual(listAttachments(database, entry), [listed]);
  assert.deepEqual(readAttachment(database, id), { ...listed, base64: 'AAAAAA==' });
  for (let more = 1; more < attachmentsMax; more++) mustEdit(book, (edit) => addAttachment(edit, picture(entry)));
  assert.deepEqual([...countAttachments(database)], [[recordIdToText(entry), attachmentsMax]]);
  assert.deepEqual(mustRefuse(book, (edit) => addAttachment(edit, picture(entry))),
    { kind: 'too-many-attachments', attachmentsMax });
  mustEdit(book, (edit) => deleteAttachment(edit, id));
  assert.equal(readAttachment(database, id), undefined);
  assert.equal(mustRefuse(book, (edit) => deleteAttachment(edit, id)).kind, 'unknown-attachment');
  assert.equal(listAttachments(database, entry).length, attachmentsMax - 1);
});

test('what no picture could be is refused, from a person and from another device alike', () => {
  const book = openTestBook();
  const entry = coffee(book, addTestAccount(book, 'Courant'));
  const wrong: readonly (readonly [Partial<NewAttachment>, string])[] = [
    [{ base64: `${largest}AAAA` }, 'attachment-too-large'], [{ base64: '' }, 'attachment-malformed'],
    [{ base64: 'AAA' }, 'attachment-malformed'], [{ base64: 'A-AA' }, 'attachment-malformed'],
    [{ width: 0 }, 'attachment-malformed'], [{ height: 1.5 }, 'attachment-malformed'],
    [{ name: 'x'.repeat(101) }, 'text-too-long'], [{ entryId: toIdOf(new Uint8Array(16).fill(5)) }, 'unknown-entry'],
  ];
  for (const [changes, kind] of wrong) {
    assert.equal(mustRefuse(book, (edit) => addAttachment(edit, picture(entry, changes))).kind, kind);
  }
  mustEdit(book, (edit) => addAttachment(edit, picture(entry, { base64: largest })));
  const sound: readonly SqlValue[] = [entry, 'image/jpeg', '', 30, 40, 'AAAA'];
  assert.equal(attachmentKind.findFault?.(sound), undefined);
  for (const [place, value] of [[0, null], [1, 'jpeg'], [3, -1], [5, ''], [5, 'AAA'], [5, `${largest}AAAA`]] as const) {
    assert.notEqual(attachmentKind.findFault?.(sound.with(place, value)), undefined, String(place));
  }
});

test('attachments go to the bin with their entry and come back with it, one that was added meanwhile too', () => {
  const [pc, phone] = [openTestBook(1), openTestBook(2)];
  const entry = coffee(pc, addTestAccount(pc, 'Courant'));
  mustEdit(pc, (edit) => addAttachment(edit, picture(entry, { name: 'first' })));
  exchangeBooks(pc, phone);
  mustEdit(pc, (edit) => deleteEntry(edit, entry));
  mustEdit(phone, (edit) => addAttachment(edit, picture(entry, { name: 'second' })));
  exchangeBooks(pc, phone);
  mustEdit(phone, (edit) => restoreEntry(edit, entry));
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) assert.deepEqual(namesOf(book, entry), ['first', 'second']);
});

test('two devices add to one entry and delete on it at once: all that was added stays, and nobody is asked', () => {
  const [pc, phone] = [openTestBook(1), openTestBook(2)];
  const entry = coffee(pc, addTestAccount(pc, 'Courant'));
  const first = mustEdit(pc, (edit) => addAttachment(edit, picture(entry, { name: 'first' })));
  exchangeBooks(pc, phone);
  for (const [book, name] of [[pc, 'pc'], [phone, 'phone']] as const) {
    mustEdit(book, (edit) => deleteAttachment(edit, first));
    for (const place of [1, 2, 3]) {
      mustEdit(book, (edit) => addAttachment(edit, picture(entry, { name: `${name} ${place}` })));
    }
  }
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) {
    assert.deepEqual(namesOf(book, entry), ['pc 1', 'pc 2', 'pc 3', 'phone 1', 'phone 2', 'phone 3']);
    assert.equal(book.replica.database.prepare(`SELECT count(*) FROM ${conflictKind.table}`).get()?.[0], 0);
  }
});

test('R-38 attachments travel after everything else, one a batch, and each batch fits into a message', () => {
  const [pc, phone] = [openTestBook(1), openTestBook(2)];
  const account = addTestAccount(pc, 'Courant');
  const entries = Array.from({ length: 40 }, (_, index) => coffee(pc, account, `café ${index}`));
  for (const entryId of entries.slice(0, 5)) {
    mustEdit(pc, (edit) => addAttachment(edit, picture(entryId, { base64: largest, name: '€'.repeat(100) })));
  }
  pc.replica.beginSession(testWallMs);
  const plan = pc.replica.planSending(pc.replica.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
  assert.equal(plan.records - plan.attachmentsFrom, 5);
  phone.replica.beginSession(testWallMs);
  for (let from = 0; from < plan.records;) {
    const { bytes, next, records } = plan.readBatch(from, 131_072);
    assert.ok(bytes.length < 256 * 1024 - 9, `${bytes.length} bytes from ${from}`);
    const outcome = phone.replica.applyBatch(bytes, testWallMs, 1);
    assert.ok(outcome.ok);
    assert.equal(outcome.applied.attachments, from < plan.attachmentsFrom ? 0 : records);
    if (from >= plan.attachmentsFrom) assert.deepEqual([records, countOf(phone, 'entry')], [1, entries.length]);
    from = next;
  }
  assert.deepEqual(phone.replica.root(), pc.replica.root());
});

test('R-38 what is as large as an attachment and travels earlier fits into messages, too', () => {
  const [pc, phone, older] = [openTestBook(1), openTestBook(2), openOlderBook(3)];
  const account = addTestAccount(pc, 'Courant');
  exchangeBooks(pc, phone);
  for (let place = 0; place < 4; place++) {
    const entryId = coffee(phone, account, `café ${place}`);
    mustEdit(phone, (edit) => addAttachment(edit, picture(entryId, { base64: largest })));
  }
  handOver(phone, older);
  for (const { replica } of [pc, phone]) replica.rehashDirty();
  // Now conflicts hold the contents.
  phone.replica.replaceBy(pc.replica, { wallMs: testWallMs, session: 1, syncedH: undefined, keepsSetAside: true });
  for (const { replica } of [older, phone]) {
    replica.beginSession(testWallMs);
    const plan = replica.planSending(replica.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
    assert.equal(plan.attachmentsFrom, plan.records);
    let bytesInAll = 0;
    for (let from = 0; from < plan.records;) {
      const { bytes, next } = plan.readBatch(from, 131_072);
      assert.ok(bytes.length < 256 * 1024 - 9, `${bytes.length} bytes from ${from}`);
      bytesInAll += bytes.length;
      from = next;
    }
    assert.ok(bytesInAll > 4 * largest.length);
  }
});

function countOf({ replica: { database } }: Book, table: string): unknown {
  return database.prepare(`SELECT count(*) FROM ${table}`).get()?.[0];
}

test('R-30 a picture that only the replaced book has is set aside with its entry, and taken back with it', () => {
  const [pc, phone] = [openTestBook(1), openTestBook(2)];
  const account = addTestAccount(pc, 'Courant');
  exchangeBooks(pc, phone);
  const lost = coffee(phone, account, 'phone only');
  mustEdit(phone, (edit) => addAttachment(edit, picture(lost, { base64: largest })));
  for (const { replica } of [pc, phone]) replica.rehashDirty();
  phone.replica.replaceBy(pc.replica, { wallMs: testWallMs, session: 1, syncedH: undefined, keepsSetAside: true });
  assert.deepEqual(namesOf(phone, lost), []);
  exchangeBooks(pc, phone);
  const open = pc.replica.database.prepare('SELECT id FROM sync_conflict WHERE record_kind = 21').all();
  assert.equal(open.length, 1);
  mustEdit(pc, (edit) => settleConflicts(edit, [bytesToRecordId(readBlob(open[0]?.[0]))], 'taken', () => {}));
  exchangeBooks(pc, phone);
  for (const book of [pc, phone]) assert.equal(listAttachments(book.replica.database, lost)[0]?.bytes, 180_000);
});

test('two books that become one: pictures go with their entries, and none is there twice', () => {
  const [old, target] = [openTestBook(1), { ...openTestBook(2), id: toIdOf<Book['id']>(new Uint8Array(16).fill(2)) }];
  const inOld = addTestAccount(old, 'Courant');
  const inTarget = addTestAccount(target, 'Courant');
  const [both, mine, binned] = [coffee(old, inOld, 'both'), coffee(old, inOld, 'mine'), coffee(old, inOld, 'binned')];
  const theirs = coffee(target, inTarget, 'both');
  mustEdit(target, (edit) => addAttachment(edit, picture(theirs, { base64: 'BBBB', name: 'theirs' })));
  for (const [entryId, base64, name] of [[both, 'BBBB', 'same'], [both, 'CCCC', 'more'], [mine, 'DDDD', 'mine'],
    [binned, 'EEEE', 'binned']] as const) {
    mustEdit(old, (edit) => addAttachment(edit, picture(entryId, { base64, name })));
  }
  mustEdit(old, (edit) => deleteEntry(edit, binned));
  for (let round = 0; round < 2; round++) {
    const { writes } = planBookMerge(old.replica.database, target.replica.database, {
      mintId: () => target.replica.mintId(testWallMs), binSinceMs: testWallMs - 1000, linesMax: 5,
    });
    target.replica.write(testWallMs, () => writeBookMerge(target, testWallMs, writes));
  }
  assert.deepEqual([theirs, mine, binned].map((id) => namesOf(target, id)), [['more', 'theirs'], ['mine'], ['binned']]);
});

test('R-34 a version without attachments and templates carries them on; an update finds them in their tables', () => {
  const pc = openTestBook(1);
  const entry = coffee(pc, addTestAccount(pc, 'Courant'));
  for (const name of ['first', 'second']) {
    mustEdit(pc, (edit) => addAttachment(edit, picture(entry, { base64: largest, name })));
  }
  mustEdit(pc, (edit) => createTemplate(edit, 'Café', {
    direction: 'expense', accountId: null, transferAccountId: null, amount: toCents(-250), transferAmount: null,
    lines: null, categoryId: null, payeeId: null, memo: '', methodId: null,
  }));
  const older = openOlderBook(3);
  handOver(pc, older);
  assert.deepEqual(older.replica.root(), pc.replica.root());
  const phone = openTestBook(2);
  handOver(older, phone);
  assert.deepEqual(namesOf(phone, entry), ['first', 'second']);
  assert.ok(migrateBook(older.replica.database).ok);
  assert.deepEqual(namesOf(older, entry), ['first', 'second']);
  for (const { replica } of [phone, older]) {
    assert.deepEqual(listTemplates(replica.database).map(({ name }) => name), ['Café']);
  }
  exchangeBooks({ ...older, replica: replicaOn(older.replica.database, ledgerKinds) }, phone);
});

/** As the version before attachments and templates had it. */
function openOlderBook(seed: number): Book {
  const { replica: { database }, ...book } = openTestBook(seed);
  database.exec('DROP TABLE attachment; DROP TABLE template; PRAGMA user_version = 1');
  return { ...book, replica: replicaOn(database, ledgerKinds.filter((kind) =>
    kind !== attachmentKind && kind !== templateKind)) };
}

function replicaOn(database: SqliteDatabase, kinds: readonly RecordKind[]): Replica {
  return new Replica({
    database, kinds, sha256: testSha256, deviceName: 'older', randomBytes: createRandomSequence(7).bytes,
  });
}
