/**
 * Whether this browser lets the page reach the PC at all. A PC at home has no certificate, and browsers keep a page of
 * https away from what has none; `docs/BROWSERS.md` has them one by one.
 */

export type PcReach =
  | 'free'
  /** By a question of the browser's own, the first time. */
  | 'asks'
  /** The question was answered with no. */
  | 'refused'
  | 'blocked';

export interface BrowserFacts {
  readonly isShell: boolean;
  /** Of the page, as `https:`. */
  readonly protocol: string;
  /** Of the engine; null where it is another one. */
  readonly chromiumVersion: number | null;
  /** Of the local network; null where the browser knows no such permission. */
  readonly permission: 'granted' | 'denied' | 'prompt' | null;
}

/** The first version that lets a page of https call a private address by `ws:`. */
const firstOpenChromium = 147;

export function judgePcReach({ isShell, protocol, chromiumVersion, permission }: BrowserFacts): PcReach {
  // A page of http is served by this very computer, or else it has no storage and no camera and never came so far.
  if (isShell || protocol !== 'https:') return 'free';
  if (chromiumVersion === null || chromiumVersion < firstOpenChromium) return 'blocked';
  if (permission === 'denied') return 'refused';
  return permission === 'granted' ? 'free' : 'asks';
}

/** On iOS every browser is Safari inside, and says so by not naming Chromium. */
export function readChromiumVersion(userAgent: string): number | null {
  const version = /\bChrom(?:e|ium)\/(\d+)/.exec(userAgent)?.[1];
  return version === undefined ? null : Number(version);
}
