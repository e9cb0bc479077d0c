/** Every screen and state of both programs, judged by axe in both themes, and with text of twice the size. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { settle } from './tour/guide.testing.ts';
import { findAxeFaults, findCutText } from './tour/judge.testing.ts';
import { takeTour } from './tour/tour.testing.ts';

const stopsMin = 90;

test('[chromium] axe finds nothing on any screen, light or dark, and 200 % of text cuts nothing', async () => {
  const faults: string[] = [];
  let stops = 0;
  await takeTour('fr', async (name, page) => {
    stops += 1;
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await settle(page);
      faults.push(...(await findAxeFaults(page)).map((fault) => `${name}, ${theme}: ${fault}`));
    }
    await page.emulateMedia({ colorScheme: 'light' });
    faults.push(...(await atTwiceTheSize(page, findCutText)).map((fault) => `${name}, 200 %: ${fault}`));
  });
  assert(stops >= stopsMin, `only ${stops} stops`);
  assert.deepEqual(faults, []);
});

/** The PC as a zoomed window of the same computer screen, the phone as its system's large text. */
async function atTwiceTheSize<Value>(page: Page, judge: (page: Page) => Promise<Value>): Promise<Value> {
  const size = page.viewportSize();
  assert(size !== null);
  const isPhone = size.width < 800;
  if (isPhone) await setTextSize(page, '200%');
  else await page.setViewportSize({ width: 640, height: 410 });
  await settle(page);
  const value = await judge(page);
  if (isPhone) await setTextSize(page, '');
  else await page.setViewportSize(size);
  await settle(page);
  return value;
}

async function setTextSize(page: Page, size: string): Promise<void> {
  await page.evaluate((given) => { document.documentElement.style.fontSize = given; }, size);
}
