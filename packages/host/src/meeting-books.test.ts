/** Two books that are not one, on two devices with real books, sockets and channels: what is asked, and after it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { addEntry, editBook, toCents, toDay, toIdOf, type AccountId } from '@tandem/ledger';
import { declareTruth, readBookIdentity, readGenerationChain, readLocal } from '@tandem/replica';
import type { SessionAnswer, SessionQuestion } from '@tandem/sync';
import type { SyncConnection } from '@tandem/transport';
import { randomBytes } from './platform-crypto.ts';
import { snapshotFolder } from './snapshots.ts';
import { openSyncStore } from './sync-store.ts';
import {
  fillBook, listen, makeFolder, openDevice, rootOf, sync, type Device, type Pc, type PcOptions,
} from './two-devices.testing.ts';

interface Pair {
  readonly folder: string;
  readonly pc: Device;
  readonly phone: Device;
  readonly host: Pc;
}

/** The same book on both, after a sync. */
async function paired(t: TestContext, options: PcOptions = {}): Promise<Pair> {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 40);
  const host = await listen(t, pc, options);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
  await host.ended(1);
  return { folder, pc, phone, host };
}

/** A book of its own on each. */
async function strangers(t: TestContext, options: PcOptions = {}): Promise<Pair> {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 30);
  const phone = openDevice(t, folder, { name: 'phone' });
  fillBook(phone, 20, 2);
  return { folder, pc, phone, host: await listen(t, pc, options) };
}

function answering(choice: SessionAnswer, asked: SessionQuestion[] = []) {
  return (question: SessionQuestion, connection: SyncConnection): void => {
    asked.push(question);
    assert.ok(connection.answer(question.kind === 'choose-book' ? choice : 'yes'));
  };
}

test('S-50 a truth replaces the other book, whose unsynced edits are set aside on both devices', async (t) => {
  const { folder, pc, phone, host } = await paired(t);
  assert.equal(typeof readLocal(phone.opened.database, 'synced_h'), 'number');
  addTo(phone, 'typed on the phone and never synced');
  addTo(pc, 'in the backup that is the truth');
  declareTruth(pc.opened.database, randomBytes(16));
  const asked: SessionQuestion[] = [];
  const counts: number[] = [];
  const store = openSyncStore(phone.opened, folder);
  const end = await sync(phone, host.link(), {
    store,
    onQuestion: (question, connection) => {
      const difference = store.stagedDifference(10);
      assert.ok(store.stagedBook !== undefined && difference !== undefined);
      counts.push(...difference.kinds.map(({ onlyHere }) => onlyHere), difference.here.length, difference.there.length);
      answering('yes', asked)(question, connection);
    },
  });
  assert.deepEqual(asked, [{ kind: 'confirm-replace', cause: 'truth', keepsSetAside: true }]);
  assert.deepEqual(counts, [1, 1, 1]);
  assert.equal(end.report.outcome.kind, 'identical');
  const atPc = await host.ended(2);
  assert.equal(atPc.report.outcome.kind, 'identical');
  assert.ok((end.report.joined?.setAside ?? 0) > 0);
  assert.equal(store.stagedBook, undefined);
  for (const { opened: { database } } of [pc, phone]) {
    assert.ok(countRows(database, `sync_conflict WHERE resolution IS NULL AND content LIKE '%never synced%'`) > 0);
    assert.equal(countRows(database, `entry WHERE deleted = 0 AND memo LIKE 'in the backup%'`), 1);
  }
  assertSame(pc, phone);
  assert.equal(readdirSync(snapshotFolder(folder, phone.opened.path)).length, 1);
  // The same truth is no question any more.
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
});

for (const [answer, kept] of [['keep-here', 'phone'], ['keep-there', 'pc']] as const) {
  test(`S-51 of two books the ${kept}'s is kept, whole, and the other one is in a snapshot`, async (t) => {
    const { folder, pc, phone, host } = await strangers(t, { onQuestion: answering(answer) });
    const before = entriesOf(kept === 'pc' ? pc : phone);
    const end = await sync(phone, host.link(), { onQuestion: answering(answer) });
    assert.equal(end.report.outcome.kind, 'identical');
    await host.ended(1);
    assertSame(pc, phone);
    assert.deepEqual(entriesOf(pc), before);
    const replaced = kept === 'pc' ? phone : pc;
    assert.equal(readdirSync(snapshotFolder(folder, replaced.opened.path)).length, 1);
  });
}

test('S-52 two books are merged into the PC\'s, and every entry of both is there', async (t) => {
  const { pc, phone, host } = await strangers(t);
  addTo(pc, 'only on the PC');
  addTo(phone, 'only on the phone');
  const pcBook = readBookIdentity(pc.opened.database);
  const end = await sync(phone, host.link(), { onQuestion: answering('merge') });
  assert.equal(end.report.outcome.kind, 'identical');
  assert.equal((await host.ended(1)).report.outcome.kind, 'identical');
  assertSame(pc, phone);
  assert.deepEqual(readBookIdentity(phone.opened.database), pcBook);
  for (const { opened: { database } } of [pc, phone]) {
    assert.equal(countRows(database, `entry WHERE deleted = 0 AND memo LIKE 'only on the %'`), 2);
  }
  assert.deepEqual(end.report.joined, { side: 'here', how: 'merged', setAside: 0 });
});

test('S-53 two truths are chosen between once', async (t) => {
  const { pc, phone, host } = await paired(t);
  declareTruth(pc.opened.database, randomBytes(16));
  declareTruth(phone.opened.database, randomBytes(16));
  const truths = [pc, phone].map(({ opened: { database } }) => readBookIdentity(database)?.generation);
  addTo(phone, 'on the phone');
  const asked: SessionQuestion[] = [];
  const first = await sync(phone, host.link(), { onQuestion: answering('keep-there', asked) });
  assert.equal(first.report.outcome.kind, 'identical');
  assert.deepEqual(asked.map(({ kind }) => kind), ['choose-book', 'confirm-replace']);
  await host.ended(2);
  assertSame(pc, phone);
  for (const { opened: { database } } of [pc, phone]) {
    assert.deepEqual(readGenerationChain(database).slice(0, 2), truths);
  }
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
});

test('S-54 a no on either device leaves both books as they were', async (t) => {
  const refusing = (_question: SessionQuestion, connection: SyncConnection): void => connection.cancel();
  const { pc, phone, host } = await strangers(t, { onQuestion: refusing });
  const before = [rootOf(pc), rootOf(phone)];
  const here = await sync(phone, host.link(), { onQuestion: refusing });
  assert.deepEqual(here.report.outcome, { kind: 'cancelled', by: 'here' });
  const there = await sync(phone, host.link(), { onQuestion: answering('keep-here') });
  assert.deepEqual(there.report.outcome, { kind: 'cancelled', by: 'there' });
  await host.ended(2);
  assert.deepEqual([rootOf(pc), rootOf(phone)], before);
});

test('S-56 the connection outlives a person who thinks for longer than a silence may last', async (t) => {
  const idleTimeMs = 300;
  const { pc, phone, host } = await strangers(t, { idleTimeMs });
  const phases: string[] = [];
  let thinksUntilMs = 0;
  const end = await sync(phone, host.link(), {
    idleTimeMs,
    onProgress: ({ phase }) => phases.push(phase),
    onQuestion: (question, connection) => {
      thinksUntilMs = performance.now() + 3 * idleTimeMs;
      const think = setInterval(() => {
        if (performance.now() < thinksUntilMs) return;
        clearInterval(think);
        assert.equal(connection.answer('yes'), question.kind !== 'choose-book');
        if (question.kind === 'choose-book') assert.ok(connection.answer('keep-there'));
        assert.equal(connection.answer('yes'), false);
      }, 20);
    },
  });
  assert.equal(end.report.outcome.kind, 'identical');
  assert.equal((await host.ended(1)).report.outcome.kind, 'identical');
  assert.ok(phases.includes('deciding'));
  assertSame(pc, phone);
});

test('S-55 a full disk at the replacement leaves the book as it was, and the next session ends it', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 1500);
  const host = await listen(t, pc);
  const phone = openDevice(t, folder, { name: 'phone' });
  fillBook(phone, 20, 2);
  const { database } = phone.opened;
  const before = [rootOf(phone), readBookIdentity(database)];
  const [pages] = database.prepare('PRAGMA page_count').get() ?? [];
  database.exec(`PRAGMA max_page_count = ${Number(pages) + 30}`);
  const full = await sync(phone, host.link(), { onQuestion: answering('keep-there') });
  const { outcome } = full.report;
  assert.ok(outcome.kind === 'store-failed' && outcome.isDiskFull, outcome.kind);
  assert.deepEqual((await host.ended(1)).report.outcome, { kind: 'peer-failed', reason: 'disk-full' });
  assert.deepEqual([rootOf(phone), readBookIdentity(database)], before);

  database.exec('PRAGMA max_page_count = 1000000');
  const again = await sync(phone, host.link(), { onQuestion: answering('keep-there') });
  assert.equal(again.report.outcome.kind, 'identical');
  assertSame(pc, phone);
});

test('S-56 while a book is replaced the other side is patient for longer than a silence may last', async (t) => {
  const idleTimeMs = 200;
  const { folder, pc, phone, host } = await strangers(t, { idleTimeMs });
  const store = openSyncStore(phone.opened, folder);
  const commitStaged = store.commitStaged.bind(store);
  store.commitStaged = (commit) => {
    const untilMs = performance.now() + 3 * idleTimeMs;
    let joined: ReturnType<typeof commitStaged> | undefined;
    // As a slow device: all of its one thread is taken.
    while (joined === undefined || performance.now() < untilMs) joined ??= commitStaged(commit);
    return joined;
  };
  const end = await sync(phone, host.link(), { store, idleTimeMs, onQuestion: answering('keep-there') });
  assert.equal(end.report.outcome.kind, 'identical');
  assertSame(pc, phone);
});

test('S-56 without an answer in time the connection is left, and both sides know why', async (t) => {
  const { pc, phone, host } = await strangers(t);
  const before = [rootOf(pc), rootOf(phone)];
  const end = await sync(phone, host.link(), { idleTimeMs: 150, questionTimeMs: 100, onQuestion: () => {} });
  const atPc = await host.ended(1);
  for (const { report, cut } of [end, atPc]) assert.deepEqual([report.outcome.kind, cut], ['cut', 'undecided']);
  assert.deepEqual([rootOf(pc), rootOf(phone)], before);
});

function assertSame(pc: Device, phone: Device): void {
  assert.equal(rootOf(phone), rootOf(pc));
  assert.deepEqual(readBookIdentity(phone.opened.database), readBookIdentity(pc.opened.database));
  for (const { opened: { database, replica } } of [pc, phone]) {
    assert.deepEqual(database.prepare('PRAGMA integrity_check').get(), ['ok']);
    const { staleHashes, wrongSums } = replica.audit();
    assert.deepEqual([staleHashes, wrongSums], [0, 0]);
  }
}

function entriesOf({ opened: { database } }: Device): unknown {
  return database.prepare('SELECT * FROM entry ORDER BY id').all();
}

function countRows(database: Device['opened']['database'], from: string): number {
  return Number(database.prepare(`SELECT count(*) FROM ${from}`).get()?.[0]);
}

function addTo({ opened: { book, database } }: Device, memo: string): void {
  assert.ok(book !== undefined);
  const id = database.prepare('SELECT id FROM account ORDER BY id LIMIT 1').get()?.[0];
  assert.ok(id instanceof Uint8Array);
  const accountId = toIdOf<AccountId>(id);
  const added = editBook(book, Date.now(), (edit) =>
    addEntry(edit, { accountId, day: toDay(20_781), amount: toCents(-1200), memo }));
  assert.ok(added.ok);
}
