/** `npm run pictures`: every screen of both programs in both languages and themes, as the tour of the tests shows them. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { settle } from '../tour/guide.testing.ts';
import { takeTour } from '../tour/tour.testing.ts';

const usage = `npm run pictures [-- --out FOLDER] [--only TEXT]... [--language fr|en]
  --out       where to: out/pictures unless said
  --only      those whose name contains the text, such as pc-main
  --language  one of them; both unless said
`;

const widths = { pc: [1280, 1024], phone: [390, 360] } as const;
const heights = { pc: 820, phone: 844 } as const;
const themes = ['light', 'dark'] as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' }, only: { type: 'string', multiple: true }, language: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  const out = resolve(values.out ?? join(import.meta.dirname, '../../../../out/pictures'));
  const { only } = values;
  mkdirSync(out, { recursive: true });
  let pictures = 0;
  for (const language of ['fr', 'en'] as const) {
    if (values.language !== undefined && !values.language.includes(language)) continue;
    await takeTour(language, async (name, page) => {
      if (only !== undefined && !only.some((text) => name.includes(text))) return;
      pictures += await takePictures(page, (theme, width) => join(out, `${name}-${language}-${theme}-${width}.png`));
      process.stdout.write(`${name}-${language}\n`);
    });
  }
  process.stdout.write(`${pictures} pictures in ${out}\n`);
  return 0;
}

/** Back at the first size and in the light afterwards. Returns how many. */
async function takePictures(page: Page, pathOf: (theme: string, width: number) => string): Promise<number> {
  const device = (page.viewportSize()?.width ?? 0) < 800 ? 'phone' : 'pc';
  const [usual] = widths[device];
  for (const width of widths[device]) {
    if (width !== usual) await page.setViewportSize({ width, height: heights[device] });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await settle(page);
      await page.screenshot({ path: pathOf(theme, width), animations: 'disabled' });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: usual, height: heights[device] });
  await settle(page);
  return widths[device].length * themes.length;
}
