import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  accountKind, attachmentKind, createRandomSequence, entryKind, ledgerBalances, ledgerKinds, createBookSchema, toIdOf,
  writeSampleHousehold, type Book,
} from '@tandem/ledger';
import { bytesToRecordId, kindColumns, recordIdToText, Replica, writeBookIdentity, type RecordId, type RecordKind }
  from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { exportBookJson } from './book-json.ts';

const balancesScript = fileURLToPath(new URL('../../../tools/balances.mjs', import.meta.url));

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

interface ParsedBook {
  kinds: { kind: string; columns: unknown; records: Record<string, unknown>[] }[];
}

function parseBook(text: string): ParsedBook {
  const parsed: unknown = JSON.parse(text);
  assert.ok(isParsedBook(parsed));
  return parsed;
}

function isParsedBook(value: unknown): value is ParsedBook {
  return typeof value === 'object' && value !== null && 'kinds' in value && Array.isArray(value.kinds);
}

function openBook(seed: number): Book {
  const database = openNodeDatabase({ path: ':memory:', mode: 'create' });
  createBookSchema(database);
  const replica = new Replica({
    database, kinds: ledgerKinds, sha256, randomBytes: createRandomSequence(seed).bytes, deviceName: `device ${seed}`,
  });
  return { replica, id: toIdOf(new Uint8Array(16).fill(9)), sha256 };
}

function id(byte: number): RecordId {
  return bytesToRecordId(new Uint8Array(16).fill(byte));
}

function insert(book: Book, kind: RecordKind, recordId: RecordId, fields: Readonly<Record<string, SqlValue>>): void {
  const values = kindColumns(kind).map(({ name, initial }) => fields[name] ?? initial);
  book.replica.write(1_795_000_000_000, () => book.replica.insertRecords(kind, [{ id: recordId, values }]));
}

const lines = JSON.stringify([[recordIdToText(id(9)), -700, 'pain, "beurre"'], [null, -300, '']]);

const writes: readonly ((book: Book) => void)[] = [
  (book) => insert(book, accountKind, id(1), { name: 'Compte joint', opening_balance: 10_000 }),
  (book) => insert(book, accountKind, id(2), { name: 'Livret A', kind: 'savings' }),
  (book) => insert(book, entryKind, id(5), { account_id: id(1), day: 20_000, amount: -1_000, lines }),
  (book) => insert(book, entryKind, id(4), {
    account_id: id(1), transfer_account_id: id(2), day: 20_001, amount: -2_500, transfer_amount: 2_500, memo: 'é\n"',
    tags: '["noël","été"]',
  }),
  (book) => insert(book, attachmentKind, id(10), {
    entry_id: id(5), media_type: 'image/jpeg', name: 'ticket.jpg', width: 3, height: 4, content: '/9j/AAA=',
  }),
  (book) => insert(book, entryKind, id(3), { account_id: id(2), day: 20_002, amount: 77, memo: '[1, 2]' }),
];

function exportText(book: Book): string {
  let text = '';
  exportBookJson(book.replica.database, ledgerKinds, (piece) => { text += piece; });
  return text;
}

function runBalances(text: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [balancesScript, '-'], { input: text, encoding: 'utf8' });
}

test('two books filled in different orders, with other deletions and devices, give identical bytes', () => {
  const left = openBook(1);
  for (const write of writes) write(left);
  const right = openBook(2);
  insert(right, entryKind, id(6), { account_id: id(2), day: 20_003, amount: 5 });
  for (const write of writes.toReversed()) write(right);
  right.replica.write(1_795_000_000_000, () => {
    right.replica.database.prepare('UPDATE entry SET deleted = 1 WHERE id = ?').run(id(6));
    right.replica.database.prepare('UPDATE entry SET amount = 78 WHERE id = ?').run(id(3));
    right.replica.database.prepare('UPDATE entry SET amount = 77 WHERE id = ?').run(id(3));
  });
  assert.equal(exportText(left), exportText(right));
  assert.ok(exportText(left).includes(`\n${JSON.stringify({
    id: recordIdToText(id(3)), account_id: recordIdToText(id(2)), day: 20_002, amount: 77, memo: '[1, 2]',
  })},\n`));
});

test('records come back whole from their text', () => {
  const book = openBook(1);
  for (const write of writes) write(book);
  const parsed = parseBook(exportText(book));
  assert.deepEqual(parsed.kinds.map(({ kind }) => kind), ledgerKinds.map(({ name }) => name));
  const entries = parsed.kinds.find(({ kind }) => kind === 'entry');
  assert.deepEqual(entries?.records[1], {
    id: recordIdToText(id(4)), account_id: recordIdToText(id(1)), transfer_account_id: recordIdToText(id(2)),
    day: 20_001, amount: -2_500, transfer_amount: 2_500, memo: 'é\n"', tags: ['noël', 'été'],
  });
  assert.equal(JSON.stringify(entries?.records[2]?.['lines']), lines);
  assert.deepEqual(parsed.kinds.find(({ kind }) => kind === 'attachment')?.records, [{
    id: recordIdToText(id(10)), entry_id: recordIdToText(id(5)), media_type: 'image/jpeg', name: 'ticket.jpg', width: 3,
    height: 4, content: '/9j/AAA=',
  }]);
  assert.deepEqual(entries?.columns,
    kindColumns(entryKind).map(({ name, type, initial }) => ({ name, type, initial })));
});

test('an empty book is an export too', () => {
  const parsed = parseBook(exportText(openBook(1)));
  assert.ok(parsed.kinds.every(({ records }) => records.length === 0));
  assert.equal(runBalances(exportText(openBook(1))).status, 0);
});

test('a deleted account that living entries name is in the book, another one is not', () => {
  const book = openBook(1);
  for (const write of writes) write(book);
  insert(book, accountKind, id(7), { name: 'Vide' });
  book.replica.write(1_795_000_000_000, () => {
    book.replica.database.prepare('UPDATE account SET deleted = 1 WHERE id IN (?, ?)').run(id(2), id(7));
  });
  assert.equal(runBalances(exportText(book)).stdout.trim().split('\n').length, 2);
});

test('the standalone script finds the balances that the ledger computes', () => {
  const book = openBook(3);
  writeBookIdentity(book.replica.database, { bookId: book.id, generation: id(1) });
  writeSampleHousehold(book, { entries: 3_000, seed: 5 });
  let pieces = 0;
  exportBookJson(book.replica.database, ledgerKinds, (piece) => {
    pieces++;
    assert.ok(piece.length < 500 * 2_000, 'a piece holds a page of records at most');
  });
  assert.ok(pieces > 6);
  const { status, stdout, stderr } = runBalances(exportText(book));
  assert.deepEqual([status, stderr], [0, '']);
  const counted = stdout.trim().split('\n').map((line) => line.split('\t'));
  const computed = ledgerBalances(book.replica.database)
    .map(({ accountId, balance }) => [recordIdToText(accountId), String(balance)]);
  assert.deepEqual(counted.map(([accountId, , , balance]) => [accountId, balance]), computed);
});

test('the standalone script says what is off', () => {
  const book = openBook(1);
  for (const write of writes) write(book);
  const text = exportText(book);
  assert.deepEqual(runBalances(text).stdout.trim().split('\n'), [
    `${recordIdToText(id(1))}\tCompte joint\tEUR\t6500`, `${recordIdToText(id(2))}\tLivret A\tEUR\t2577`,
  ]);
  const cases: readonly (readonly [from: string, to: string, says: RegExp])[] = [
    ['-700', '-701', /split lines sum to -1001, the amount is -1000/],
    ['"transfer_amount":2500', '"transfer_amount":2499', /a transfer in EUR of -2500 and 2499/],
    ['"amount":77', '"amount":77.5', /not a whole number/],
    [`"account_id":"${recordIdToText(id(2))}"`, `"account_id":"${recordIdToText(id(8))}"`, /no account 08/],
    [`"id":"${recordIdToText(id(5))}"`, `"id":"${recordIdToText(id(4))}"`, /does not come after/],
    ['"kind":"entry"', '"kind":"other"', /0 lists of the kind entry/],
  ];
  for (const [from, to, says] of cases) {
    assert.ok(text.includes(from), from);
    const { status, stderr } = runBalances(text.replace(from, to));
    assert.equal(status, 1, from);
    assert.match(stderr, says);
  }
  for (const broken of ['', '{}', text.slice(0, -10), text.replace('"version":1', '"version":2')]) {
    assert.equal(runBalances(broken).status, 2);
  }
});
