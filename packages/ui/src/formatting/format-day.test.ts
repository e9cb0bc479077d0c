import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay, type Day } from '@tandem/ledger';
import { formatDay, formatDayLong, formatMoment, formatMonth } from './format-day.ts';

test('a day has two digits, two digits and four', () => {
  assert.equal(formatDay(day('2026-11-04')), '04/11/2026');
});

test('a day in words has its weekday', () => {
  assert.equal(formatDayLong(day('2026-11-24'), 'fr'), 'mardi 24 novembre 2026');
  assert.equal(formatDayLong(day('2026-11-24'), 'en'), 'Tuesday 24 November 2026');
});

test('a day is the same day in every time zone', () => {
  const before = process.env['TZ'];
  try {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
      process.env['TZ'] = zone;
      assert.equal(formatDayLong(day('2026-01-01'), 'fr'), 'jeudi 1 janvier 2026', zone);
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});

test('a month has its name', () => {
  assert.equal(formatMonth(day('2026-08-15'), 'fr'), 'août 2026');
  assert.equal(formatMonth(day('2026-08-15'), 'en'), 'August 2026');
});

test('a moment has the hour of this device', () => {
  const moment = new Date(2026, 10, 4, 8, 2).getTime();
  assert.equal(formatMoment(moment, 'fr'), '04/11/2026 08:02');
  assert.equal(formatMoment(moment, 'en'), '04/11/2026 08:02');
});

function day(text: string): Day {
  const parsed = parseDay(text);
  assert(parsed !== undefined);
  return parsed;
}
