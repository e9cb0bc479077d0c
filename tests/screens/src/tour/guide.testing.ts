/** Who leads through the screens of one page. */
import type { Page } from 'playwright-core';
import type { Screen } from '../screen-driver.testing.ts';
import { EngineTap } from './engine-tap.testing.ts';
import type { TourLanguage } from './tour-household.testing.ts';

/** A name such as `pc-main`; the page may be resized and its theme changed, as long as it comes back. */
export type Visit = (name: string, page: Page) => Promise<void>;

export interface Guide {
  readonly page: Page;
  readonly engine: EngineTap;
  readonly language: TourLanguage;
  /** The word of the tour's language. */
  readonly say: (fr: string, en: string) => string;
  /** Waits until nothing moves, then shows the page to the visitor. */
  readonly stop: (name: string) => Promise<void>;
}

export function guideOf({ page }: Screen, language: TourLanguage, visit: Visit): Guide {
  return {
    page, language, engine: new EngineTap(page), say: (fr, en) => (language === 'fr' ? fr : en),
    stop: async (name) => {
      await settle(page);
      await visit(name, page);
    },
  };
}

/** Fades and slides are over, fonts are there, and React has drawn what it was told. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = (): Promise<void> => new Promise((resolve) => { requestAnimationFrame(() => resolve()); });
    await document.fonts.ready;
    await nextFrame();
    await nextFrame();
    const finite = document.getAnimations()
      .filter((animation) => animation.effect?.getTiming().iterations !== Infinity);
    await Promise.all(finite.map((animation) => animation.finished.catch(() => {})));
    await nextFrame();
  });
}
