import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  civilToDay, dayToCivil, dayToIso, dayToMonth, dayToWeekday, firstDayOfMonth, isDay, lastDayOfMonth, parseDay, toDay,
} from './day.ts';

test('a typed day is read, and a date that does not exist is refused', () => {
  for (const text of ['2026-11-24', '24/11/2026', ' 24.11.2026 ', '24-11-2026']) {
    assert.equal(parseDay(text), 20_781, text);
  }
  assert.equal(parseDay('1/2/2026'), parseDay('2026-02-01'));
  assert.notEqual(parseDay('29/02/2024'), undefined);
  for (const text of ['', '31/02/2026', '29/02/2026', '29/02/1900', '2026-13-01', '00/01/2026', '2026-11-00',
    '24/11/26', '24/11', '24/11-2026', '1899-12-31', '2200-01-01', '2026-11-24T00:00', 'demain']) {
    assert.equal(parseDay(text), undefined, text);
  }
});

test('a day agrees with the calendar of the platform on every day of four centuries', () => {
  for (let value = -25_567; value < 120_530; value++) {
    const expected = new Date(value * 86_400_000);
    const day = toDay(value);
    const civil = dayToCivil(day);
    assert.deepEqual(civil, {
      year: expected.getUTCFullYear(), month: expected.getUTCMonth() + 1, dayOfMonth: expected.getUTCDate(),
    });
    assert.equal(civilToDay(civil.year, civil.month, civil.dayOfMonth), value);
    assert.equal(dayToWeekday(day) % 7, expected.getUTCDay());
  }
});

test('a day keeps its month, its bounds and its text', () => {
  const day = toDay(20_781);
  assert.equal(dayToIso(day), '2026-11-24');
  assert.equal(dayToMonth(day), 202_611);
  assert.equal(dayToIso(firstDayOfMonth(day)), '2026-11-01');
  assert.equal(dayToIso(lastDayOfMonth(day)), '2026-11-30');
  fc.assert(fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (value) => {
    assert.ok(isDay(value));
    const { year, month, dayOfMonth } = dayToCivil(value);
    assert.equal(civilToDay(year, month, dayOfMonth), value);
  }));
  assert.ok(!isDay(-719_163) && !isDay(2_932_897) && !isDay(0.5));
});
