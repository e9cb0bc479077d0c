import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smoothPicture, type Picture } from './smooth-picture.ts';

const side = 40;

test('stripes of one and of two pixels are gone, broad ones stay', () => {
  for (const [stripe, contrastMax] of [[1, 30], [2, 60]] as const) {
    const { dark, light } = spread(stripe);
    assert(light - dark < contrastMax, `${stripe}: ${dark} to ${light}`);
  }
  assert.deepEqual(spread(8), { dark: 0, light: 255 });
});

test('colours become grey, and in deep shadow black and white are told apart', () => {
  const red = draw(() => [255, 0, 0]);
  smoothPicture(red);
  assert.deepEqual([...red.data.subarray(at(20, 20), at(20, 20) + 4)], [139, 139, 139, 255]);
  const shaded = draw((column) => (column < side / 2 ? [1, 1, 1] : [16, 16, 16]));
  smoothPicture(shaded);
  assert((shaded.data[at(30, 20)] ?? 0) - (shaded.data[at(10, 20)] ?? 0) >= 24);
});

/** Of upright stripes, black and white, as they are in the middle row afterwards. */
function spread(stripe: number): { readonly dark: number; readonly light: number } {
  const picture = draw((column) => (Math.floor(column / stripe) % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
  smoothPicture(picture);
  const row = Array.from({ length: side - 8 }, (_, column) => picture.data[at(column + 4, side / 2)] ?? 0);
  return { dark: Math.min(...row), light: Math.max(...row) };
}

function draw(colour: (column: number) => readonly [number, number, number]): Picture {
  const data = new Uint8ClampedArray(side * side * 4);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) data.set([...colour(column), 255], at(column, row));
  }
  return { data, width: side, height: side };
}

function at(column: number, row: number): number {
  return (row * side + column) * 4;
}
