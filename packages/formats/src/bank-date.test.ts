import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayToIso } from '@tandem/ledger';
import fc from 'fast-check';
import { isBlankOfxDate, parseOfxDay } from './bank-date.ts';

test('an OFX date is the day as written, whatever its time and zone', () => {
  for (const text of ['20261124', '202611242359', '20261124235959', '20261124000000.000', '20261124000000[-5:EST]',
    '20261124235959.999[+14:LINT]', '20261124[0:GMT]', '20261124120000 [+1:CET]', '20261124[+5.30:IST]']) {
    const day = parseOfxDay(text);
    assert.ok(day !== undefined, text);
    assert.equal(dayToIso(day), '2026-11-24', text);
  }
  assert.notEqual(parseOfxDay('20240229'), undefined);
});

test('a date that does not exist is not guessed', () => {
  for (const text of ['', '00000000', '20260231', '20260229', '20261301', '20261100', '20261131', '2026112', '24112026',
    '18991231', '22000101', '2026-11-24', '20261124x', '202611241', '20261124[', '20261124[[0]]', ' 20261124',
    `20261124[${'x'.repeat(40)}]`]) {
    assert.equal(parseOfxDay(text), undefined, text);
  }
});

test('a filler of zeros is told from a wrong date', () => {
  assert.ok(isBlankOfxDate('') && isBlankOfxDate('00000000') && isBlankOfxDate('00000000000000'));
  assert.ok(!isBlankOfxDate('20260231'));
});

test('every day of the calendar comes back', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(fc.property(days, (date) => {
    const iso = date.toISOString().slice(0, 10);
    const day = parseOfxDay(iso.replaceAll('-', ''));
    assert.ok(day !== undefined);
    assert.equal(dayToIso(day), iso);
  }));
});
