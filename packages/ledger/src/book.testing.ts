/** A book in memory with real SQLite and the real replica, and randomness from a seed. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { openJournalSession, Replica, type Sha256 } from '@tandem/replica';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { createAccount, type NewAccount } from './accounts.ts';
import { createBookSchema } from './book-schema.ts';
import { editBook, type Book, type BookEdit } from './book.ts';
import { parseCurrency, type Currency } from './currency.ts';
import { parseDay, type Day } from './day.ts';
import { ledgerKinds } from './ledger-kinds.ts';
import { createRandomSequence } from './random-sequence.ts';
import { toIdOf, type AccountId } from './record-ids.ts';
import type { Result } from './result.ts';

export const testSha256: Sha256 = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'));

/** 24 November 2026, noon. */
export const testWallMs = 1_795_521_600_000;

export const euro = testCurrency('EUR');

export function openTestBook(seed = 1): Book {
  const database = openNodeDatabase({ path: ':memory:', mode: 'create' });
  createBookSchema(database);
  const replica = new Replica({
    database, kinds: ledgerKinds, sha256: testSha256, deviceName: 'test',
    randomBytes: createRandomSequence(seed).bytes,
  });
  return { replica, id: toIdOf(new Uint8Array(16).fill(7)), sha256: testSha256 };
}

/** Hands over everything of each side to the other, as syncs bring it, until nothing changes. */
export function exchangeBooks(left: Book, right: Book): void {
  for (let round = 0; round < 2; round++) {
    handOver(left, right);
    handOver(right, left);
  }
  for (const { replica } of [left, right]) replica.beginSession(testWallMs);
  assert.deepEqual(left.replica.root(), right.replica.root());
}

/** Everything of one side into the other, within a session of the other's journal. */
export function handOver(from: Book, to: Book): void {
  from.replica.beginSession(testWallMs);
  to.replica.beginSession(testWallMs);
  const session = openJournalSession(to.replica.database, 'other', testWallMs);
  const plan = from.replica.planSending(from.replica.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
  for (let place = 0; place < plan.records;) {
    const batch = plan.readBatch(place, 10_000);
    assert.ok(to.replica.applyBatch(batch.bytes, testWallMs, session).ok);
    place = batch.next;
  }
}

/** Runs a command that must succeed. */
export function mustEdit<Value, Failure>(
  book: Book, work: (edit: BookEdit) => Result<Value, Failure>, wallMs = testWallMs,
): Value {
  const result = editBook(book, wallMs, work);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error));
  return result.value;
}

/** Runs a command that must fail, and says how. */
export function mustRefuse<Value, Failure>(book: Book, work: (edit: BookEdit) => Result<Value, Failure>): Failure {
  const result = editBook(book, testWallMs, work);
  assert.ok(!result.ok, 'the command was not refused');
  return result.error;
}

export function addTestAccount(book: Book, name: string, fields: Partial<NewAccount> = {}): AccountId {
  return mustEdit(book, (edit) => createAccount(edit, { name, kind: 'current', currency: euro, ...fields }));
}

export function testCurrency(code: string): Currency {
  const currency = parseCurrency(code);
  assert.ok(currency);
  return currency;
}

export function testDay(text: string): Day {
  const day = parseDay(text);
  assert.ok(day !== undefined, text);
  return day;
}
