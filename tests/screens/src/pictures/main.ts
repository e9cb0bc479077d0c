/** `npm run pictures`: every screen of both programs in both languages and themes, on the tour that the tests take. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { settle } from '../tour/guide.testing.ts';
import { takeTour } from '../tour/tour.testing.ts';
import { pngToWebp } from './small-picture.ts';

const usage = `npm run pictures [-- --out FOLDER] [--only TEXT]... [--language fr|en] [--readme]
  --out       where to: out/pictures unless said
  --only      those whose name contains the text, such as pc-main
  --language  one of them; both unless said
  --readme    only those of the README, small, into docs/pictures
`;

const readmePictures: ReadonlySet<string> = new Set([
  'pc-typing-fr-light-1280', 'pc-main-en-dark-1280', 'pc-sync-qr-fr-light-1280', 'pc-sync-done-fr-light-1280',
  'phone-entry-filled-fr-light-390', 'phone-register-fr-light-390', 'phone-confirm-fr-light-390',
  'phone-sync-progress-fr-dark-390',
]);

const root = join(import.meta.dirname, '../../../..');
const widths = { pc: [1280, 1024], phone: [390, 360, 800] } as const;
const heights = { pc: 820, phone: 844 } as const;
const themes = ['light', 'dark'] as const;
const shot = { animations: 'disabled' } as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' }, only: { type: 'string', multiple: true }, language: { type: 'string', multiple: true },
      readme: { type: 'boolean' }, help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  const isReadme = values.readme === true;
  const out = resolve(values.out ?? join(root, isReadme ? 'docs/pictures' : 'out/pictures'));
  const only = isReadme ? [...readmePictures].map((name) => name.replace(/-(fr|en)-.*/, '')) : values.only;
  mkdirSync(out, { recursive: true });
  let pictures = 0;
  for (const language of ['fr', 'en'] as const) {
    if (values.language !== undefined && !values.language.includes(language)) continue;
    await takeTour(language, async (name, page) => {
      if (only !== undefined && !only.some((text) => name.includes(text))) return;
      await takePictures(page, async (theme, width) => {
        const path = join(out, `${name}-${language}-${theme}-${width}.png`);
        if (isReadme && !readmePictures.has(basename(path, '.png'))) return;
        const png = await page.screenshot(shot);
        if (isReadme) writeFileSync(path.replace(/png$/, 'webp'), await pngToWebp(page, png));
        else writeFileSync(path, png);
        pictures += 1;
      });
      process.stdout.write(`${name}-${language}\n`);
    });
  }
  process.stdout.write(`${pictures} pictures in ${out}\n`);
  return 0;
}

/** Back at the first size and in the light afterwards. */
async function takePictures(page: Page, take: (theme: string, width: number) => Promise<void>): Promise<void> {
  const device = (page.viewportSize()?.width ?? 0) < 800 ? 'phone' : 'pc';
  const [usual] = widths[device];
  for (const width of widths[device]) {
    if (width !== usual) await page.setViewportSize({ width, height: heights[device] });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await settle(page);
      await take(theme, width);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: usual, height: heights[device] });
  await settle(page);
}
