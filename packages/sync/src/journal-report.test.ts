import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJournalReport, reportToJournal } from './journal-report.ts';
import { bookOf, row, runSides } from './two-sides.testing.ts';

test('what the journal keeps of a report is read again', () => {
  const [caller, listener] = [bookOf(20), bookOf(20, 2)];
  caller.put(row(30, { stamp: 3 }));
  for (const report of Object.values(pick(runSides(caller, listener)))) {
    const { sent, received, conflicts, faults, clockGapMs, joined, rounds } = report;
    assert.notEqual(joined, null);
    assert.deepEqual(readJournalReport(reportToJournal(report)), {
      sent, received, conflicts, faults, refused: 0, clockGapMs, joined, rounds,
    });
  }
});

test('of records that were refused the journal keeps the number', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  caller.put(row(5, { stamp: 9, amount: 13 }));
  listener.findFault = ({ stamp }) => (stamp === 9 ? 'unlucky' : undefined);
  assert.equal(readJournalReport(reportToJournal(runSides(caller, listener).caller))?.refused, 1);
});

test('text that is no report is none', () => {
  const whole = reportToJournal(runSides(bookOf(3), bookOf(3)).caller);
  assert.ok(readJournalReport(whole) !== undefined);
  for (const text of [null, '', 'null', '[]', '{}', whole.slice(0, -1), whole.replace('"sent":', '"said":')]) {
    assert.equal(readJournalReport(text), undefined, text ?? 'none');
  }
  assert.equal(readJournalReport(whole.replace('"joined":null', '"joined":{"side":"left"}')), undefined);
});

function pick({ caller, listener }: ReturnType<typeof runSides>) {
  return { caller, listener };
}
