/**
 * The disk is full at every page that a work wants, and at every block of a small disk: the error says so, the book is
 * as before or as after, and the same work succeeds once there is room.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openBook, openKeyStore, randomBytes, repairBook, takeSnapshot } from '@tandem/host';
import {
  addEntry, addTransfer, deleteEntry, editBook, listAccounts, success, toCents, toDay, toIdOf, writeSampleHousehold,
  type BookEdit, type EntryId,
} from '@tandem/ledger';
import { SqliteError } from '@tandem/sqlite';
import {
  addTestAccount, addTestEntry, bookOf, findFaults, mustSync, openDevice, readContent, syncDevices, wallMs,
  type CrashDevice,
} from './devices.testing.ts';
import { DiskRecorder, writeDisk, type DiskState } from './disk.testing.ts';

const pageBytes = 4096;

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-full-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Entries on the phone and on the PC that the other does not have yet. */
function prepare(root: string): void {
  const pc = openDevice(root, 'pc', 'create');
  writeSampleHousehold(bookOf(pc), { entries: 20, seed: 5 });
  addTestAccount(pc, 'Cash');
  const phone = openDevice(root, 'phone', 'join');
  mustSync(phone, pc);
  for (const device of [pc, phone]) {
    for (let number = 0; number < 40; number++) {
      addTestEntry(device, accountsOf(device)[0], `${device.name} ${number} ${'long '.repeat(30)}`);
    }
    device.opened.close();
  }
}

function accountsOf({ opened }: CrashDevice) {
  const [first, second] = listAccounts(opened.database);
  assert.ok(first && second);
  return [first.id, second.id] as const;
}

/** One edit on the phone. Throws `SqliteError`. */
function editPhone(phone: CrashDevice, work: (edit: BookEdit) => void): void {
  assert.ok(editBook(bookOf(phone), wallMs, (edit) => {
    work(edit);
    return success(undefined);
  }).ok);
}

/** Throws `SqliteError`, or throws `full` for a session that ended so. */
type Work = (phone: CrashDevice, pc: CrashDevice) => void;

const workByName: Readonly<Record<string, Work>> = {
  'typed and split entries': (phone) => editPhone(phone, (edit) => {
    const [accountId] = accountsOf(phone);
    for (let number = 0; number < 30; number++) {
      const lines = [1, 2, 3].map((line) => ({ categoryId: null, amount: toCents(-100), memo: `line ${line}` }));
      assert.ok(addEntry(edit, {
        accountId, day: toDay(20_700), amount: toCents(-300), memo: `typed ${number} ${'long '.repeat(30)}`,
        allocation: { kind: 'split', lines },
      }).ok);
    }
  }),
  transfers: (phone) => editPhone(phone, (edit) => {
    const [fromAccountId, toAccountId] = accountsOf(phone);
    for (let number = 0; number < 60; number++) {
      const transfer = { fromAccountId, toAccountId, day: toDay(20_700 + number), amount: toCents(100) };
      assert.ok(addTransfer(edit, transfer).ok);
    }
  }),
  deletions: (phone) => editPhone(phone, (edit) => {
    for (const [id] of phone.opened.database.prepare('SELECT id FROM entry WHERE deleted = 0').all()) {
      assert.ok(id instanceof Uint8Array && deleteEntry(edit, toIdOf<EntryId>(id), { unlockReconciled: true }).ok);
    }
  }),
  'a sync': (phone, pc) => {
    const { caller: { outcome }, listener } = syncDevices(phone, pc);
    if (outcome.kind === 'identical') return;
    assert.ok(outcome.kind === 'store-failed' && outcome.isDiskFull, JSON.stringify(outcome));
    assert.deepEqual(listener.outcome, { kind: 'peer-failed', reason: 'disk-full' });
    throw outcome.cause;
  },
};

/** Does the work; whether there was room. Anything but `full` is thrown on. */
function isDone(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    const failure = error instanceof SqliteError ? error.failure : codeOf(error);
    assert.ok(failure === 'full' || failure === 'ENOSPC', String(error));
    return false;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

for (const [name, work] of Object.entries(workByName)) {
  test(`the file of the book may not grow: ${name}`, (t) => {
    const root = join(makeFolder(t), 'home');
    prepare(root);
    const start = new DiskRecorder(root).read();
    const [goal] = tryWork(root, start, work, undefined);
    const pages = statSync(join(root, 'phone', 'book.tandem')).size / pageBytes;
    let refused = 0;
    for (let limit = pagesOf(start); limit <= pages; limit++) {
      const [content, wasDone] = tryWork(root, start, work, limit);
      assert.equal(content, goal, `${limit} pages`);
      if (!wasDone) refused++;
    }
    assert.ok(refused > 0);
    t.diagnostic(`${name}: refused at ${refused} of ${pages - pagesOf(start) + 1} sizes`);
  });
}

function pagesOf({ files }: DiskState): number {
  return (files.get(join('phone', 'book.tandem'))?.bytes.length ?? 0) / pageBytes;
}

/** What is shown after the work and a sync; whether the work was done at the first try. */
function tryWork(root: string, start: DiskState, work: Work, pageCountMax: number | undefined): [string, boolean] {
  writeDisk(start, root);
  const [phone, pc] = [openDevice(root, 'phone', 'write', pageCountMax), openDevice(root, 'pc')];
  const before = readContent(phone);
  const wasDone = isDone(() => work(phone, pc));
  // A sync commits a part; whatever else fails leaves nothing.
  if (!wasDone && work !== workByName['a sync']) assert.equal(readContent(phone).rows, before.rows);
  assert.deepEqual([phone, pc].flatMap(findFaults), []);
  phone.opened.close();
  const roomy = openDevice(root, 'phone');
  if (!wasDone) work(roomy, pc);
  mustSync(roomy, pc);
  const shown = withoutIds(roomy);
  assert.equal(shown, withoutIds(pc));
  assert.deepEqual([roomy, pc].flatMap(findFaults), []);
  for (const { opened } of [roomy, pc]) opened.close();
  return [shown, wasDone];
}

/** New entries have new ids each time. */
function withoutIds({ opened: { database } }: CrashDevice): string {
  return JSON.stringify(database.prepare(`SELECT day, amount, memo, lines FROM entry WHERE deleted = 0
    ORDER BY memo, day, amount`).all());
}

test('a new book does not fit, until it does', (t) => {
  const folder = makeFolder(t);
  let refused = 0;
  for (let limit = 1; ; limit++) {
    const path = join(folder, `${limit}.tandem`);
    const opened = openBook({ path, purpose: 'create', deviceName: 'pc', wallMs, pageCountMax: limit });
    if (opened.ok) {
      opened.value.close();
      break;
    }
    assert.ok(opened.error.kind === 'failed' && opened.error.failure === 'full', JSON.stringify(opened.error));
    refused++;
    if (limit % 8 !== 0) continue;
    const again = openBook({ path, purpose: 'create', deviceName: 'pc', wallMs });
    assert.ok(again.ok && again.value.book !== undefined);
    again.value.close();
  }
  assert.ok(refused > 40);
  t.diagnostic(`refused at ${refused} sizes`);
});

/** What writes whole files: not within the limit of one. */
const fileWorks: Readonly<Record<string, (root: string) => void>> = {
  'a backup': (root) => {
    const pc = openDevice(root, 'pc');
    try {
      takeSnapshot(pc.opened.database, join(root, 'backups'), wallMs);
    } finally {
      pc.opened.close();
    }
  },
  'an edit': (root) => {
    const pc = openDevice(root, 'pc');
    try {
      editPhone(pc, (edit) => {
        const [accountId] = accountsOf(pc);
        for (let number = 0; number < 60; number++) {
          assert.ok(addEntry(edit, { accountId, day: toDay(20_700), amount: toCents(-1), memo: `typed ${number}` }).ok);
        }
      });
    } finally {
      pc.opened.close();
    }
  },
  keys: (root) => {
    const store = openKeyStore(join(root, 'pc'), 'a book', randomBytes);
    if (!store.ok) throw store.error.kind === 'unusable' ? store.error.cause : new Error('damaged');
    const failure = store.value.remember(new Uint8Array(32).fill(7), 'phone', wallMs);
    if (failure?.kind === 'unusable') throw failure.cause;
  },
  'a repair': (root) => {
    assert.ok(repairBook({ bookPath: join(root, 'pc', 'book.tandem'), backupPaths: [], deviceName: 'pc', wallMs }).ok);
  },
};
const diskBytes = 4 << 20;
const blockBytes = 16_384;

for (const [name, work] of Object.entries(fileWorks)) {
  test(`a small disk is full: ${name}`, (t) => {
    const folder = makeFolder(t);
    const obstacle = mountSmallDisk(join(folder, 'disk'));
    if (obstacle === undefined) fillSmallDisk(t, folder, name, work);
    else t.skip(obstacle);
  });
}

function fillSmallDisk(t: TestContext, folder: string, name: string, work: (root: string) => void): void {
  try {
    const home = join(folder, 'home');
    prepare(home);
    const start = new DiskRecorder(home).read();
    const root = join(folder, 'disk', 'home');
    let refused = 0;
    for (let free = 0, wasDone = false; !wasDone; free += blockBytes) {
      writeDisk(start, root);
      const filler = join(folder, 'disk', 'filler');
      fill(filler, free);
      wasDone = isDone(() => work(root));
      if (!wasDone) refused++;
      rmSync(filler);
      assertPcIsSound(root, wasDone);
      assert.deepEqual(existsSync(join(root, 'backups', '20261124T120000000Z.tandem.partial')), false);
      if (!wasDone && free % (blockBytes * 4) === 0) work(root);
    }
    assert.ok(refused > 0);
    t.diagnostic(`${name}: refused at ${refused} sizes`);
  } finally {
    execFileSync('umount', ['-l', join(folder, 'disk')]);
  }
}

/** Leaves so much room and no more. */
function fill(path: string, freeBytes: number): void {
  writeFileSync(path, '');
  const chunk = Buffer.alloc(blockBytes);
  for (let written = 0; written < diskBytes; written += blockBytes) {
    try {
      writeFileSync(path, chunk, { flag: 'a' });
    } catch (error) {
      assert.equal(codeOf(error), 'ENOSPC');
      break;
    }
  }
  truncateSync(path, Math.max(0, Math.floor(statSync(path).size / pageBytes) * pageBytes - freeBytes));
}

function assertPcIsSound(root: string, wasDone: boolean): void {
  const pc = openDevice(root, 'pc');
  assert.deepEqual(findFaults(pc), []);
  const { memos } = readContent(pc);
  assert.ok(wasDone || !memos.has('typed 1'));
  assert.equal([...memos.keys()].filter((memo) => memo.startsWith('pc ')).length, 40);
  pc.opened.close();
}

function mountSmallDisk(path: string): string | undefined {
  if (process.platform !== 'linux') return 'a small disk is made on Linux alone';
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return 'this user may not mount a small disk';
  }
  return undefined;
}
