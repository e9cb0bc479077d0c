import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atMost } from './figures.ts';
import { formatNumber, sectionsToText } from './table.ts';

test('numbers have the digits that mean something', () => {
  assert.equal(formatNumber(12_345.6, 'ms'), '12,346');
  assert.equal(formatNumber(3.14, 'ms'), '3.1');
  assert.equal(formatNumber(327.58, '×'), '327.6');
  assert.equal(formatNumber(64, 'bytes'), '64');
  assert.equal(formatNumber(79.94, 'bytes'), '79.9');
});

test('columns of all sections are aligned, and verdicts are words too', () => {
  const text = sectionsToText([
    { title: 'One', figures: [
      { name: 'sync', unit: 'ms', values: [1000, 2000, 90_000], ...atMost(1500) },
      { name: 'peak', unit: 'MB', values: [100], ...atMost(300, 'max') },
    ] },
    { title: 'Two', figures: [{ name: 'a long name of a stage', unit: '×', values: [1.25], share: 0.5 }] },
  ]);
  assert.equal(text, `One
                          unit  median    min     max  runs   share     target  met
  sync                    ms     2,000  1,000  90,000     3            ≤ 1,500  ✗ no
  peak                    MB       100    100     100     1          max ≤ 300  ✓ yes

Two
                          unit  median    min     max  runs   share     target  met
  a long name of a stage  ×        1.3    1.3     1.3     1  50.0 %
`);
});
