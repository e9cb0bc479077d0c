/** A screen judged by axe in both themes, and with text of twice the size. It is left as it was found. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { settle } from './guide.testing.ts';
import { findAxeFaults, findCutText } from './judge.testing.ts';

export async function findScreenFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await settle(page);
    faults.push(...(await findAxeFaults(page)).map((fault) => `${theme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return [...faults, ...(await atTwiceTheSize(page, findCutText)).map((fault) => `200 %: ${fault}`)];
}

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
