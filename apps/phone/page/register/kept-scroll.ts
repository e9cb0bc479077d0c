/** How far what was found is scrolled, kept with its place in the history: going back from an entry finds it so. */
import { useLayoutEffect, type RefObject } from 'react';
import { parsePlace } from '../navigation/route.ts';

/** Browsers refuse a history that is written at every move. */
const settleMs = 150;

/** `content`: what scrolls in the body of its screen, once it is there. */
export function useKeptScroll(content: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const body = content.current?.closest('.screen__body');
    if (!body) return undefined;
    body.scrollTop = readScroll();
    let timer: number | undefined;
    const onScroll = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (parsePlace(history.state).route.kind === 'search') writeScroll(body.scrollTop);
      }, settleMs);
    };
    body.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      body.removeEventListener('scroll', onScroll);
    };
  }, [content]);
}

function readScroll(): number {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('scroll' in state)) return 0;
  return typeof state.scroll === 'number' ? state.scroll : 0;
}

function writeScroll(scroll: number): void {
  const state: unknown = history.state;
  history.replaceState({ ...(typeof state === 'object' ? state : {}), scroll }, '');
}
