import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  accountKind, createBookSchema, createRandomSequence, entryKind, isCurrency, ledgerKinds, toCents, toDay, toIdOf,
  type AccountId, type EntryId,
} from '@tandem/ledger';
import { bytesToRecordId, kindColumns, Replica } from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import type { ExistingEntry } from './import-lines.ts';
import { planImport, type ImportPlan } from './import-plan.ts';
import { parseOfx } from './ofx.ts';
import { makeOfxText, type OfxTextOptions } from './ofx.testing.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const accountId = toIdOf<AccountId>(bytesToRecordId(new Uint8Array(16).fill(7)));
const wallMs = 1_795_000_000_000;

function openBook(): Replica {
  const database = openNodeDatabase({ path: ':memory:', mode: 'create' });
  createBookSchema(database);
  const randomBytes = createRandomSequence(1).bytes;
  const book = new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName: 'test' });
  const values = kindColumns(accountKind).map(({ initial }) => initial);
  book.write(wallMs, () => book.insertRecords(accountKind, [{ id: accountId, values }]));
  return book;
}

function readExisting(book: Replica): readonly ExistingEntry[] {
  return book.database.prepare('SELECT id, day, amount, bank_label, bank_id, deleted FROM entry').all()
    .map(([id, day, amount, bankLabel, bankId, deleted]) => {
      assert.ok(id instanceof Uint8Array && typeof bankLabel === 'string' && typeof bankId === 'string');
      return {
        id: toIdOf<EntryId>(id), day: toDay(Number(day)), bankDay: toDay(Number(day)), amount: toCents(Number(amount)),
        bankLabel, bankId, number: '', payee: '', isDeleted: deleted === 1,
      };
    });
}

function importText(book: Replica, options: OfxTextOptions): ImportPlan['counts'] {
  const currency = 'EUR';
  assert.ok(isCurrency(currency));
  const file = parseOfx(new TextEncoder().encode(makeOfxText(options)), currency);
  assert.ok(file.ok);
  const [statement] = file.value.statements;
  assert.ok(statement !== undefined);
  const account = { id: accountId, currency, balance: toCents(0) };
  const plan = planImport({ statement, account, entries: readExisting(book), sha256 });
  assert.ok(plan.ok);
  const records = plan.value.lines.filter(({ action }) => action.kind === 'add').map((line) => {
    const fields: Readonly<Record<string, SqlValue>> = {
      account_id: accountId, day: line.day, amount: line.amount, bank_label: line.label, bank_id: line.bankId,
    };
    return { id: line.id, values: kindColumns(entryKind).map(({ name, initial }) => fields[name] ?? initial) };
  });
  const inserted = book.write(wallMs, () => book.insertRecords(entryKind, records));
  assert.equal(inserted, plan.value.counts.add, 'no id of a new line was in the book');
  return plan.value.counts;
}

test('overlapping files go into a real book once, whatever identifiers the bank gives', () => {
  for (const bankIds of ['unique', 'counter', 'none'] as const) {
    const book = openBook();
    assert.deepEqual(importText(book, { lineCount: 401, bankIds }), { add: 401, alreadyThere: 0, confirms: 0 });
    assert.deepEqual(importText(book, { lineCount: 401, bankIds }), { add: 0, alreadyThere: 401, confirms: 0 });
    // The first file ended in the middle of a day, and the next begins with a whole one before it.
    const next = { firstLine: 360, lineCount: 100, bankIds };
    assert.deepEqual(importText(book, next), { add: 59, alreadyThere: 41, confirms: 0 }, bankIds);
    book.write(wallMs, () => book.database.prepare('UPDATE entry SET deleted = 1 WHERE bank_label LIKE ?').run('VIR%'));
    assert.equal(importText(book, next).add, 0);
  }
});
