/** What is wrong with a page for somebody who does not see it, sees little, or has large text. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * axe's findings, each as its rule and its elements. The guards at the edges of a popup are hidden and take the focus
 * to hand it on at once, which axe cannot know. While a window or a list is open, all that is around it is hidden from
 * the screen reader on purpose, and with it the page's heading and landmarks.
 */
export async function findAxeFaults(page: Page): Promise<readonly string[]> {
  if (await page.evaluate<boolean>("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  return page.evaluate<readonly string[]>(`(async () => {
    const covers = '[role=dialog], [role=menu], [role=listbox], [data-base-ui-inert]';
    const isCovered = document.querySelector(covers) !== null;
    const covered = ['region', 'page-has-heading-one', 'landmark-one-main', 'aria-hidden-focus'];
    const { violations } = await axe.run(
      { include: document, exclude: ['[data-base-ui-focus-guard]'] },
      { rules: Object.fromEntries(covered.map((rule) => [rule, { enabled: !isCovered }])) },
    );
    const why = (id, any) => id === 'color-contrast' ? ' ' + any.map(({ message }) => message).join(' ') : '';
    return violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map(({ html, any }) => html.slice(0, 160) + why(id, any)).join(' | '));
  })()`);
}

/**
 * What large text cuts off: text that does not fit its box and is not told to end in an ellipsis, whatever lies outside
 * of the window without a way to scroll to it, and main buttons that cannot be reached.
 */
export function findCutText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth + 1) faults.push(`the page is ${root.scrollWidth} px wide in ${innerWidth}`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const hasText = [...element.childNodes]
        .some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '');
      if (hasText && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) judge(element);
    }
    for (const button of document.querySelectorAll<HTMLElement>('.button--main')) {
      if (button.closest('[inert], [aria-hidden=true], [data-base-ui-inert]') !== null) continue;
      button.scrollIntoView({ block: 'nearest' });
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const isInside = left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!isInside || hit === null || !button.contains(hit)) faults.push(`out of reach: [${button.innerText}]`);
    }
    return faults;

    function judge(element: HTMLElement): void {
      const text = element.innerText.trim().slice(0, 60);
      const style = getComputedStyle(element);
      // Kept for the screen reader alone.
      const isHidden = element.clientWidth <= 1 || style.clipPath !== 'none';
      if (isHidden || element.closest('[aria-hidden=true], [inert]') !== null) return;
      const clipsX = clips(style.overflowX);
      if (clipsX && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1) {
        faults.push(`cut at the side: "${text}"`);
      }
      const isTall = element.scrollHeight > element.clientHeight + 2;
      if (clips(style.overflowY) && isTall) faults.push(`cut below: "${text}"`);
      const box = textBox(element);
      const isBeside = box.right > innerWidth + 1 || box.left < -1;
      if (style.textOverflow !== 'ellipsis' && isBeside && !canScroll(element, 'x')) {
        faults.push(`outside: "${text}"`);
      }
      if ((box.bottom > innerHeight + 1 || box.top < -1) && !canScroll(element, 'y')) faults.push(`outside: "${text}"`);
    }

    function clips(overflow: string): boolean {
      return overflow === 'hidden' || overflow === 'clip';
    }

    function textBox(element: HTMLElement): DOMRect {
      const range = document.createRange();
      range.selectNodeContents(element);
      const forReaders = element.querySelector(':scope > .visually-hidden:first-child');
      if (forReaders !== null) range.setStartAfter(forReaders);
      return range.getBoundingClientRect();
    }

    /**
     * Or an ancestor cuts it on purpose, as the cell of a row does. What scrolls down is not meant to be moved
     * sideways, unless it is a table.
     */
    function canScroll(element: HTMLElement, axis: 'x' | 'y'): boolean {
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
        const style = getComputedStyle(parent);
        const overflow = axis === 'x' ? style.overflowX : style.overflowY;
        const isMeant = axis === 'y' || parent.scrollHeight <= parent.clientHeight + 1
          || parent.matches('[role=grid], [role=table], [role=list]');
        const scrolls = (overflow === 'auto' || overflow === 'scroll') && isMeant;
        if (scrolls || (axis === 'x' && style.textOverflow === 'ellipsis')) return true;
      }
      const page = document.documentElement;
      return axis === 'y' && page.scrollHeight > innerHeight;
    }
  });
}
