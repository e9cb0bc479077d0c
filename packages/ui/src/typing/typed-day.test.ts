import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayToIso, parseDay, toDay, type Day } from '@tandem/ledger';
import { parseTypedDay, stepDay } from './typed-day.ts';

const today = day('2026-11-24');

test('what is left out of a date is today’s', () => {
  const cases = [
    ['24/11/2026', '2026-11-24'], ['3', '2026-11-03'], ['03/2', '2026-02-03'], ['3/2/25', '2025-02-03'],
    ['3.2.2025', '2025-02-03'], ['3-2', '2026-02-03'], ['3 2', '2026-02-03'], ['0302', '2026-02-03'],
    ['030225', '2025-02-03'], ['03022025', '2025-02-03'], ['2026-02-03', '2026-02-03'], [' 24/11 ', '2026-11-24'],
  ] as const;
  for (const [text, iso] of cases) assert.equal(read(text), iso, text);
});

test('a date that does not exist is none', () => {
  for (const text of ['', '31/02', '31', '32/1', '1/13', 'demain', '1/2/3/4', '123']) {
    assert.equal(read(text), undefined, text);
  }
});

test('two digits of a year mean the nearest one', () => {
  assert.equal(read('1/1/99'), '1999-01-01');
  assert.equal(read('1/1/30'), '2030-01-01');
});

test('a day is followed by the next one, across months, and by none at the end of time', () => {
  assert.equal(dayToIso(stepDay(day('2026-11-30'), 1)), '2026-12-01');
  assert.equal(dayToIso(stepDay(day('2026-01-01'), -1)), '2025-12-31');
  const last = toDay(stepDay(today, 0) + (day('2199-12-31') - today));
  assert.equal(dayToIso(stepDay(last, 1)), '2200-01-01');
  assert.equal(stepDay(last, 1_000_000_000), last);
});

function read(text: string): string | undefined {
  const parsed = parseTypedDay(text, today);
  return parsed === undefined ? undefined : dayToIso(parsed);
}

function day(text: string): Day {
  const parsed = parseDay(text);
  assert(parsed !== undefined);
  return parsed;
}
