/**
 * A window of its own for the page, in a browser that is there. Its process ends with the window, so that the life of
 * the program can follow it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { basename, join } from 'node:path';
import { bookPathToCode } from '@tandem/host';
import type { Browser } from './browsers.ts';

export interface WindowRequest {
  readonly browsers: readonly Browser[];
  /** Of the window's own profile; snaps have one elsewhere. */
  readonly profileFolder: string;
  readonly home: string;
  /** Opens one window: another one for each try. */
  readonly newAddress: () => string;
  /** Resolves once a page is connected, or when `signal` is aborted. */
  readonly untilConnected: (signal: AbortSignal) => Promise<void>;
}

export type OpenedWindow =
  /** `closed`: its process has ended. */
  | { readonly kind: 'window'; readonly closed: Promise<unknown>; close(): void }
  /** A tab in the user's browser, of whose end nothing is told. */
  | { readonly kind: 'tab' };

/** How long a browser may take to show the page, before it counts as opened all the same. */
const openingMsMax = 15_000;

/** Of a book's own window: two books are two windows, each with its process. */
export function windowProfile(folder: string, bookPath: string): string {
  return join(folder, 'window', bookPathToCode(bookPath));
}

/** Undefined where no browser could be started. */
export async function openWindow(request: WindowRequest): Promise<OpenedWindow | undefined> {
  for (const browser of request.browsers) {
    const opened = browser.kind === 'app' ? await openApp(browser, request) : await openTab(browser, request);
    if (opened !== undefined) return opened;
  }
  return undefined;
}

/** A browser that ends at once without a page did not open one; one that ends well may have handed it to another. */
async function openApp(
  browser: Extract<Browser, { readonly kind: 'app' }>, request: WindowRequest,
): Promise<OpenedWindow | undefined> {
  const child = spawn(browser.executable, appArguments(browser, request), { stdio: 'ignore' });
  const ended = endOf(child);
  const waiting = new AbortController();
  const connected = request.untilConnected(AbortSignal.any([waiting.signal, AbortSignal.timeout(openingMsMax)]));
  try {
    const first = await Promise.race([connected, ended]);
    if (first === 'failed') return undefined;
    if (first === 'ended') await connected;
  } finally {
    waiting.abort();
  }
  return { kind: 'window', closed: ended, close: () => child.kill() };
}

export function appArguments(
  browser: Extract<Browser, { readonly kind: 'app' }>,
  { home, newAddress, profileFolder }: Pick<WindowRequest, 'home' | 'newAddress' | 'profileFolder'>,
): readonly string[] {
  const snapFolder = join(home, 'snap/chromium/common', `tandem-${basename(profileFolder)}`);
  const profile = browser.isSnap ? snapFolder : profileFolder;
  return [
    `--app=${newAddress()}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check',
    '--window-size=1280,860', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--hide-crash-restore-bubble',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** What opens a tab may stay until the browser ends. */
async function openTab(
  { args, executable }: Extract<Browser, { readonly kind: 'tab' }>, request: WindowRequest,
): Promise<OpenedWindow | undefined> {
  const child = spawn(executable, [...args, request.newAddress()], { stdio: 'ignore', detached: true });
  child.unref();
  const connected = request.untilConnected(AbortSignal.timeout(openingMsMax));
  return await Promise.race([connected, endOf(child)]) === 'failed' ? undefined : { kind: 'tab' };
}

function endOf(child: ChildProcess): Promise<'ended' | 'failed'> {
  return new Promise((resolve) => {
    child.once('error', () => resolve('failed'));
    child.once('exit', (code) => resolve(code === 0 ? 'ended' : 'failed'));
  });
}
