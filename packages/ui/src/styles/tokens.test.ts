import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const light = colorsOf(/:root \{\s+color-scheme: light;(.*?)\n\}/s);
const dark = colorsOf(/:root\[data-theme="dark"\][^{]*\{(.*?)\n\}/s);
const darkOfSystem = colorsOf(/:root:not\(\[data-theme="light"\]\) \{(.*?)\n {2}\}/s);

/** As the design computed them, light and dark. */
const ratios: readonly (readonly [string, string, number, number])[] = [
  ['text', 'surface', 16.5, 14.1], ['text', 'tint', 13.6, 10.1], ['text2', 'surface', 7, 8], ['text2', 'bg', 6.4, 8.7],
  ['text2', 'tint', 5.8, 5.8], ['text3', 'surface', 5.5, 6.7], ['text3', 'bg', 5, 7.2], ['edge', 'surface', 3.7, 4.8],
  ['edge', 'bg', 3.4, 5.1], ['focus', 'tint', 6.1, 6.9], ['accent', 'surface', 7.4, 8.1], ['accent', 'bg', 6.8, 8.8],
  ['accent', 'tint', 6.1, 5.8], ['on-accent', 'accent', 7.4, 7.9], ['bad', 'surface', 7.2, 8.2],
  ['bad', 'tint', 5.9, 5.9], ['warn', 'surface', 7.2, 9.8], ['warn', 'warn-bg', 6.4, 8.2], ['warn', 'tint', 6, 7],
  ['ok', 'surface', 7.1, 9.2],
];

/** Pairs of our own controls that the design does not list: words on them need 4.5. */
const wordPairs: readonly (readonly [string, string])[] = [
  ['text', 'bg'], ['text', 'sunken'], ['text', 'raised'], ['text', 'tint2'], ['text', 'warn-bg'], ['text', 'bad-bg'],
  ['text2', 'raised'], ['text2', 'sunken'], ['text2', 'tint2'], ['text3', 'raised'], ['text3', 'sunken'],
  ['text3', 'tint'], ['accent', 'raised'], ['accent', 'warn-bg'], ['accent', 'bad-bg'], ['accent', 'tint2'],
  ['bad', 'raised'], ['bad', 'bad-bg'], ['bad', 'bg'], ['warn', 'raised'], ['warn', 'bg'], ['ok', 'raised'],
  ['ok', 'tint2'],
];

for (const [theme, colors, at] of [['light', light, 2], ['dark', dark, 3]] as const) {
  test(`the ${theme} colours have the contrast of the design, to a tenth`, () => {
    for (const pair of ratios) {
      const ratio = contrast(color(colors, pair[0]), color(colors, pair[1]));
      assert(Math.abs(ratio - pair[at]) < 0.06, `${pair[0]} on ${pair[1]}: ${ratio.toFixed(2)}, not ${pair[at]}`);
    }
  });

  test(`${theme} words can be read on whatever they stand on`, () => {
    for (const [front, back] of wordPairs) {
      const ratio = contrast(color(colors, front), color(colors, back));
      assert(ratio >= 4.5, `${front} on ${back}: ${ratio.toFixed(2)}`);
    }
  });
}

test('the system’s dark and the chosen dark are the same', () => {
  assert.deepEqual([...darkOfSystem], [...dark]);
  assert.deepEqual([...dark.keys()], [...light.keys()]);
});

function colorsOf(block: RegExp): ReadonlyMap<string, string> {
  const body = block.exec(css)?.[1];
  assert(body !== undefined, `no block ${block.source}`);
  const colors = body.matchAll(/--color-([\w-]+): (#[0-9A-F]{6});/g);
  return new Map([...colors].map(([, name, hex]) => [name ?? '', hex ?? '']));
}

function color(colors: ReadonlyMap<string, string>, name: string): string {
  const hex = colors.get(name);
  assert(hex !== undefined, `no colour ${name}`);
  return hex;
}

/** WCAG 2.2, contrast ratio. */
function contrast(front: string, back: string): number {
  const [lighter = 0, darker = 0] = [luminance(front), luminance(back)].sort((left, right) => right - left);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
