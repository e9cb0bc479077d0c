import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

test('R-21 a long text is written as a short one is, whatever it holds, and behind what was there', () => {
  const short = (text: string): number[] => Array.from(text, (letter) => {
    const writer = new ByteWriter();
    writer.units(letter);
    return [...writer.view().subarray(1)];
  }).flat();
  for (const text of ['A'.repeat(5000), `${'A'.repeat(4999)}é`, `é${'A'.repeat(4999)}`, '\u007f\u0080'.repeat(2500)]) {
    const writer = new ByteWriter(8);
    writer.byte(7);
    writer.units(text);
    writer.byte(9);
    const reader = new ByteReader(writer.view());
    assert.deepEqual([reader.byte(), reader.units(), reader.byte(), reader.remaining], [7, text, 9, 0]);
    assert.deepEqual([...writer.view().subarray(3, -1)], short(text));
  }
});
