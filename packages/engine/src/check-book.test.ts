import assert from 'node:assert/strict';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openBook, openInMemory, sha256, type BookPurpose, type OpenedBook } from '@tandem/host';
import { writeSampleHousehold } from '@tandem/ledger';
import { DatabaseSync } from 'node:sqlite';
import { checkBook, type BookCheck } from './check-book.ts';

const folder = mkdtempSync(join(tmpdir(), 'tandem-check-'));
after(() => rmSync(folder, { recursive: true }));

const wallMs = 1_795_521_600_000;
const path = join(folder, 'sound.tandem');
const entries = 300;
writeSample();
const sound = check(path);

function open(file: string, purpose: BookPurpose): OpenedBook {
  const opened = openBook({ path: file, purpose, deviceName: 'test', wallMs });
  assert.ok(opened.ok);
  return opened.value;
}

function writeSample(): void {
  const opened = open(path, 'create');
  assert.ok(opened.book);
  writeSampleHousehold(opened.book, { entries, seed: 1 });
  opened.close();
}

function check(file: string): BookCheck {
  const opened = open(file, 'read');
  const result = checkBook(opened.database, opened.replica.kinds, sha256, openInMemory);
  opened.close();
  return result;
}

/** The book after someone has meddled with its file by SQL, past the program. */
function checkAfter(sql: string): BookCheck {
  const file = join(folder, 'meddled.tandem');
  writeFileSync(file, readFileSync(path));
  const database = new DatabaseSync(file, { defensive: false });
  database.exec(sql);
  database.close();
  return check(file);
}

function faultKinds({ faults }: BookCheck): readonly string[] {
  return faults.map(({ kind }) => kind);
}

test('a sound book has no fault, and its figures come from its rows', () => {
  assert.deepEqual(sound.faults, []);
  assert.deepEqual(sound.oddities, []);
  assert.equal(sound.figures?.countByKind['entry'], entries);
  assert.equal(sound.figures.balances.length, 5);
  assert.equal(sound.figures.fingerprint.length, 8);
});

test('rows that were edited since the last sync are no fault, and change the fingerprint', () => {
  const edited = checkAfter('UPDATE entry SET memo = memo || 1 WHERE id = (SELECT max(id) FROM entry)');
  assert.deepEqual(edited.faults, []);
  assert.equal(edited.figures?.unhashed, (sound.figures?.unhashed ?? 0) + 1);
  assert.notDeepEqual(edited.figures?.fingerprint, sound.figures?.fingerprint);
});

const withoutTriggers = 'UPDATE sync_clock SET applying = 1;';

test('a row changed past the triggers shows by its hash', () => {
  const found = checkAfter(`${withoutTriggers} UPDATE entry SET memo = 'x' WHERE id = (SELECT max(id) FROM entry)`);
  assert.deepEqual(found.faults, [{ kind: 'wrong-hashes', count: 1 }]);
});

test('a kept sum that is not that of its rows shows', () => {
  const found = checkAfter('UPDATE sync_bucket SET sum2 = sum2 + 1 WHERE bucket = 7');
  assert.deepEqual(found.faults, [{ kind: 'wrong-sums', buckets: 1 }]);
});

test('sums of spans that the entries do not bear out show', () => {
  const found = checkAfter(`UPDATE account_span SET cleared = cleared + 1
    WHERE span = (SELECT max(span) FROM account_span)`);
  assert.deepEqual(faultKinds(found), ['wrong-spans']);
});

test('an amount beyond the limit is named, and no figure is given', () => {
  const found = checkAfter('UPDATE entry SET amount = 200000000000000 WHERE id = (SELECT max(id) FROM entry)');
  const [fault] = found.faults;
  assert.ok(fault?.kind === 'impossible-records');
  assert.equal(fault.count, 1);
  assert.equal(fault.first.kindName, 'entry');
  assert.equal(found.figures, undefined);
});

test('an entry of a missing account is a fault, of a missing payee, category or method an oddity', () => {
  const one = 'WHERE id = (SELECT max(id) FROM entry)';
  const found = checkAfter(`UPDATE entry SET account_id = zeroblob(16) ${one}`);
  assert.deepEqual(found.faults, [{ kind: 'missing-accounts', entries: 1 }]);
  const odd = checkAfter(`UPDATE entry SET payee_id = zeroblob(16), method_id = zeroblob(16), category_id = NULL,
    lines = json_array(json_array(lower(hex(zeroblob(16))), amount, '')) ${one}`);
  assert.deepEqual(odd.faults, []);
  assert.deepEqual(odd.oddities, [
    { kind: 'missing-payees', entries: 1 }, { kind: 'missing-categories', entries: 1 },
    { kind: 'missing-methods', entries: 1 },
  ]);
});

test('categories that stand below each other are an oddity', () => {
  const [first, second] = ['(SELECT min(id) FROM category)', '(SELECT max(id) FROM category)'];
  const found = checkAfter(`UPDATE category SET parent_id = ${second} WHERE id = ${first};
    UPDATE category SET parent_id = ${first} WHERE id = ${second}`);
  assert.deepEqual([found.faults, found.oddities], [[], [{ kind: 'category-cycles', count: 1 }]]);
});

test('a row without tracking and tracking without a row show', () => {
  const untracked = checkAfter(`${withoutTriggers} INSERT INTO payee (id, name) VALUES (zeroblob(16), 'x')`);
  assert.deepEqual(faultKinds(untracked), ['untracked-records']);
  const rowless = checkAfter(`DROP TRIGGER payee_refuses_delete; ${withoutTriggers}
    DELETE FROM payee WHERE id = (SELECT max(id) FROM payee WHERE id NOT IN (SELECT payee_id FROM entry
      WHERE payee_id IS NOT NULL))`);
  assert.ok(faultKinds(rowless).includes('tracking-without-record'));
});

test('a record that was set aside shows', () => {
  const found = checkAfter(`INSERT INTO sync_quarantine VALUES (zeroblob(16), 'test', zeroblob(1), 0)`);
  assert.deepEqual(found.faults, [{ kind: 'set-aside', count: 1 }]);
});

test('a damaged page is named as such', () => {
  const file = join(folder, 'damaged.tandem');
  writeFileSync(file, readFileSync(path));
  const database = new DatabaseSync(file, { readOnly: true });
  const [page] = Object.values(database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'entry'`).get() ?? {});
  database.close();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(4096, 0x5a), 0, 4096, (Number(page) - 1) * 4096);
  closeSync(descriptor);
  const found = check(file);
  assert.deepEqual(faultKinds(found), ['damaged-file']);
  assert.equal(found.figures, undefined);
});
