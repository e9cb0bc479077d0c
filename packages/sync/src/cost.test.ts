import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { MemoryStore } from './memory-store.testing.ts';
import { bookOf, row, runSides, type RunResult } from './two-sides.testing.ts';

const RECORDS = 100_000;
/** Tag and frame of one message in the channel (16 bytes of Poly1305, up to 8 of WebSocket header). */
const FRAME_BYTES = 24;
let caller: MemoryStore;
let listener: MemoryStore;

before(() => {
  [caller, listener] = [bookOf(RECORDS), bookOf(RECORDS)];
});

function costOf({ caller: report, sides }: RunResult): number {
  const messages = sides.caller.sent.length + sides.listener.sent.length;
  return report.bytesSent + report.bytesReceived + messages * FRAME_BYTES;
}

test('S-40 an unchanged book of 100,000 records costs at most 4 kB, frames included', (context) => {
  const result = runSides(caller, listener);
  assert.equal(result.caller.outcome.kind, 'identical');
  context.diagnostic(`${costOf(result)} bytes`);
  assert.ok(costOf(result) <= 4096, `${costOf(result)} bytes`);
});

test('S-40 and at most 8 kB with 100 accounts', (context) => {
  const books = [bookOf(1000), bookOf(1000)] as const;
  for (const book of books) {
    for (let number = 1; number <= 1000; number += 1) {
      book.put(row(number, { account: number % 100, amount: 2 ** 30 }));
    }
  }
  const result = runSides(...books);
  assert.ok(result.caller.outcome.kind === 'identical' && result.caller.outcome.proof.accounts.length === 100);
  context.diagnostic(`${costOf(result)} bytes`);
  assert.ok(costOf(result) <= 8192, `${costOf(result)} bytes`);
});

test('S-41 one change in 100,000 records costs at most 16 kB', (context) => {
  caller.put(row(54_321, { stamp: 2, amount: 4 }));
  const result = runSides(caller, listener);
  assert.equal(result.caller.outcome.kind, 'identical');
  assert.equal(result.caller.sent.changed, 1);
  context.diagnostic(`${costOf(result)} bytes`);
  assert.ok(costOf(result) <= 16_384, `${costOf(result)} bytes`);
});
