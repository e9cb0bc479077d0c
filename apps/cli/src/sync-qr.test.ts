import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPairingLink } from '@tandem/link';
import { decodeQR } from 'qr/decode.js';
import { drawQr } from './sync-qr.ts';

const blackOnWhite = '\u001b[38;5;16;48;5;231m';
const reset = '\u001b[0m';
const link = formatPairingLink({
  pcPublicKey: new Uint8Array(32).fill(7), oneTimeKey: new Uint8Array(16).fill(9), port: 47_000,
  addresses: [Uint8Array.of(192, 168, 1, 20), Uint8Array.of(10, 0, 0, 3)], allowsLoopback: false,
  bookId: Uint8Array.of(1, 2, 3, 4), pcName: 'PC de la cuisine',
});

test('what is drawn in characters reads back as the link, with its quiet zone, within a usual window', () => {
  for (const hasColours of [false, true]) {
    const lines = drawQr(link, hasColours).map((line) => line.replace(blackOnWhite, '').replace(reset, ''));
    const width = (lines[0] ?? '').length;
    assert.ok(width <= 80, `${width} columns`);
    assert.match(lines.slice(0, 2).join(''), /^ +$/, 'quiet zone above');
    assert.ok(lines.every((line) => line.startsWith('    ') && line.endsWith('    ')));
    assert.equal(decodeQR(linesToImage(lines, 6)), link);
  }
});

test('colours are fixed, black on white', () => {
  for (const line of drawQr(link, true)) {
    assert.ok(line.startsWith(blackOnWhite) && line.endsWith(reset));
    assert.match(line.slice(blackOnWhite.length, -reset.length), /^[ █▀▄]+$/);
  }
});

/** Grey pixels as a camera would see them. */
function linesToImage(lines: readonly string[], scale: number) {
  const rows = lines.flatMap((line) => {
    const characters = line.split('');
    return ['█▀', '█▄'].map((dark) => characters.map((character) => dark.includes(character)));
  });
  const width = (rows[0]?.length ?? 0) * scale;
  const height = rows.length * scale;
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isDark = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
      const at = (y * width + x) * 4;
      if (isDark) data.fill(0, at, at + 3);
    }
  }
  return { width, height, data };
}
