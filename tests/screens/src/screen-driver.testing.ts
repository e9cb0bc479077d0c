/** A page of Tandem in a real browser: the PC's window or the phone. What goes wrong in it fails the test. */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { launchTestBrowser, type TestBrowser } from '../../../tools/chromium.ts';
import { cameraOfFilm } from './camera-film.testing.ts';

export interface ScreenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly pixelRatio?: number;
  /** Of the system; the page follows it. */
  readonly theme?: 'light' | 'dark';
  /** Of the system: what a first start begins with. */
  readonly language?: 'fr' | 'en';
  /** A browser's profile to find again: what the page stored is there. */
  readonly profileFolder?: string;
  /** What may be in the console, such as a refused connection where that is the test. */
  readonly allowing?: readonly RegExp[];
  /** Runs in every page before its own scripts. */
  readonly firstScript?: string;
  /** Runs before anything is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
  /** Further flags of the browser. */
  readonly flags?: readonly string[];
}

export interface PhoneOptions extends ScreenOptions {
  /** Of `filmScreen`. */
  readonly filmPath?: string;
  /** Instead of a film: flags of the browser. */
  readonly camera?: readonly string[];
  /** Whether the browser promises to keep what is stored, as one does where the program is installed. */
  readonly keepsStorage?: boolean;
}

export interface Screen {
  readonly page: Page;
  readonly browser: TestBrowser;
  /** Errors of its console and its scripts, in all its pages and Workers. */
  faults(): readonly string[];
  /** Fails on any fault so far. */
  assertSound(): void;
  close(): Promise<void>;
}

export function openPc(url: string, options: ScreenOptions = {}): Promise<Screen> {
  return openScreen(url, { width: 1280, height: 820, ...options }, [], {});
}

/** A phone that tells its model, as Chrome on Android does. */
export function openPhone(url: string, options: PhoneOptions = {}): Promise<Screen> {
  const { filmPath, camera = cameraOfFilm(filmPath), keepsStorage = true, ...others } = options;
  return openScreen(url, { width: 390, height: 844, keepsStorage, ...others }, camera, {
    hasTouch: true, isMobile: true,
    userAgent: 'Mozilla/5.0 (Linux; Android 15; Galaxy A35) AppleWebKit/537.36 (KHTML, like Gecko) '
      + 'Chrome/153.0.0.0 Mobile Safari/537.36',
  });
}

const waitingMsMax = 20_000;

interface SizeAndStorage {
  readonly width: number;
  readonly height: number;
  readonly keepsStorage?: boolean;
}

async function openScreen(
  url: string, options: ScreenOptions & SizeAndStorage, args: readonly string[],
  device: { readonly hasTouch?: boolean; readonly isMobile?: boolean; readonly userAgent?: string },
): Promise<Screen> {
  const { width, height, pixelRatio = 1, theme = 'light', language = 'fr', profileFolder, allowing = [] } = options;
  const browser = await launchTestBrowser({
    args: [...args, ...options.flags ?? []], ...(profileFolder !== undefined && { profileFolder }),
    context: {
      viewport: { width, height }, deviceScaleFactor: pixelRatio, colorScheme: theme,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB', ...device,
    },
  });
  const faults: string[] = [];
  const add = (fault: string): void => {
    if (!allowing.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  browser.context.on('console', (message) => {
    if (message.type() === 'error') add(`${message.text()} (${message.location().url})`);
  });
  browser.context.on('weberror', (error) => add(String(error.error().stack ?? error.error())));
  browser.context.setDefaultTimeout(waitingMsMax);
  await options.prepare?.(browser.context);
  if (options.firstScript !== undefined) await browser.context.addInitScript(options.firstScript);
  const page = browser.context.pages()[0] ?? await browser.context.newPage();
  try {
    if (options.keepsStorage === true) await promiseStorage(page);
    await page.goto(url);
  } catch (error) {
    await browser.close();
    throw error;
  }
  return {
    page, browser,
    faults: () => faults,
    assertSound: () => assert.deepEqual(faults, []),
    close: () => browser.close(),
  };
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-setPermission */
async function promiseStorage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Browser.setPermission', { permission: { name: 'persistent-storage' }, setting: 'granted' });
  await session.detach();
}
