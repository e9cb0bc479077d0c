/**
 * Each page of a book's file is damaged in turn: the opening or the check says so, or the page held nothing that a
 * person would know; and the repair brings back all that did not stand on that page alone. What has no hash of its own
 * is left out: ancestors, which decide what is reported alone, and what was typed since the last hashing.
 */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, after, test } from 'node:test';
import { checkBook } from '@tandem/engine';
import { openBook, openInMemory, repairBook, sha256, takeSnapshot } from '@tandem/host';
import {
  createRandomSequence, deleteEntry, listAccounts, toIdOf, writeSampleHousehold, type EntryId,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { addTestEntry, bookOf, findFaults, mustEdit, openDevice, readContent, wallMs } from './devices.testing.ts';

const pageBytes = 4096;
const folder = mkdtempSync(join(tmpdir(), 'tandem-pages-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'pc', 'book.tandem');
const pristine = join(folder, 'pristine');
let backup = '';
let rows = '';
let entries: ReadonlyMap<string, string>;

before(() => {
  const pc = openDevice(folder, 'pc', 'create');
  writeSampleHousehold(bookOf(pc), { entries: 80, seed: 5 });
  pc.opened.replica.beginSession(wallMs);
  backup = takeSnapshot(pc.opened.database, join(folder, 'backups'), wallMs);
  const [account] = listAccounts(pc.opened.database);
  assert.ok(account);
  for (let number = 0; number < 60; number++) addTestEntry(pc, account.id, `since ${number}`);
  const [gone] = pc.opened.database.prepare('SELECT id FROM entry WHERE deleted = 0 ORDER BY id').get() ?? [];
  assert.ok(gone instanceof Uint8Array);
  mustEdit(pc, (edit) => deleteEntry(edit, toIdOf<EntryId>(gone), { unlockReconciled: true }));
  pc.opened.replica.beginSession(wallMs);
  rows = readContent(pc).rows;
  entries = readEntries(pc);
  pc.opened.close();
  copyFileSync(path, pristine);
});

function readEntries({ opened: { database } }: ReturnType<typeof openDevice>): Map<string, string> {
  return new Map(database.prepare('SELECT * FROM entry').all().map(([id, ...values]) =>
    [recordIdToText(id instanceof Uint8Array ? id : new Uint8Array()), values.join('|')]));
}

const random = createRandomSequence(11);

/** Of every page, or of every fourth. */
const everyByName: Readonly<Record<string, number>> = { 'is anything': 4 };
const damages: Readonly<Record<string, (page: Buffer) => void>> = {
  'is zero': (page) => void page.fill(0),
  'is anything': (page) => page.set(random.bytes(page.length)),
  'has one byte that is another': (page) => {
    const used = [...page.keys()].filter((at) => page[at] !== 0);
    const at = used[Math.floor(used.length * ((random.bytes(1)[0] ?? 0) / 256))] ?? 0;
    page[at] = (page[at] ?? 0) ^ (1 << ((random.bytes(1)[0] ?? 0) % 8));
  },
};

for (const [name, damage] of Object.entries(damages)) {
  test(`a page ${name}`, (t) => {
    const pages = readFileSync(pristine).length / pageBytes;
    const counts = { 'at opening': 0, 'by the check': 0, 'of no account': 0, recovered: 0, lost: 0 };
    for (let page = 0; page < pages; page += everyByName[name] ?? 1) {
      const bytes = readFileSync(pristine);
      damage(bytes.subarray(page * pageBytes, (page + 1) * pageBytes));
      writeFileSync(path, bytes);
      const noticed = notice(`page ${page}`);
      counts[noticed]++;
      const repaired = repairBook({ bookPath: path, backupPaths: [backup], deviceName: 'pc', wallMs });
      assert.ok(repaired.ok, `page ${page}`);
      counts.recovered += repaired.value.recovered.length;
      counts.lost += repaired.value.lost.length;
      assertMended(page, new Set(repaired.value.lost.map(recordIdToText)));
    }
    t.diagnostic(`a page ${name}, of ${pages}: ${JSON.stringify(counts)}`);
    assert.ok(counts['at opening'] + counts['by the check'] > 0);
  });
}

test('a letter of what is kept beside a record', () => {
  copyFileSync(pristine, path);
  const pc = openDevice(folder, 'pc');
  pc.opened.database.exec(`UPDATE sync_record SET seen = replace(seen, ',', ';') WHERE seen IS NOT NULL`);
  pc.opened.close();
  assert.equal(notice('tracking'), 'by the check');
  const repaired = repairBook({ bookPath: path, backupPaths: [backup], deviceName: 'pc', wallMs });
  assert.ok(repaired.ok);
  assert.equal(repaired.value.lost.length, 0);
  assertMended(0, new Set());
});

test('a letter of the schema', () => {
  const bytes = readFileSync(pristine);
  const at = bytes.indexOf('transfer_money_replica INTEGER');
  assert.ok(at > 0);
  bytes.write('trancfer_money_replica', at);
  writeFileSync(path, bytes);
  assert.equal(notice('schema'), 'by the check');
  assert.ok(repairBook({ bookPath: path, backupPaths: [backup], deviceName: 'pc', wallMs }).ok);
  assertMended(0, new Set());
});

function notice(at: string): 'at opening' | 'by the check' | 'of no account' {
  const opened = openBook({ path, purpose: 'write', deviceName: 'pc', wallMs });
  if (!opened.ok) {
    const { error } = opened;
    const isTyped = error.kind === 'not-a-book' || error.kind === 'later-version'
      || (error.kind === 'failed' && error.failure === 'corrupt');
    assert.ok(isTyped, `${at}: ${JSON.stringify(error)}`);
    return 'at opening';
  }
  try {
    const { database, replica } = opened.value;
    if (checkBook(database, replica.kinds, sha256, openInMemory).faults.length > 0) return 'by the check';
    assert.equal(readContent({ name: 'pc', folder, opened: opened.value }).rows, rows, `${at} is silently wrong`);
    return 'of no account';
  } finally {
    opened.value.close();
  }
}

function assertMended(page: number, lost: ReadonlySet<string>): void {
  const pc = openDevice(folder, 'pc');
  assert.deepEqual(findFaults(pc), [], `page ${page}`);
  const mended = readEntries(pc);
  for (const [id, values] of entries) {
    if (!lost.has(id)) assert.equal(mended.get(id), values, `page ${page}: ${id}`);
  }
  pc.opened.close();
}
