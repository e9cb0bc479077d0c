/** The phone's page in English, in a browser of its own, as a thumb uses it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { launchTestBrowser, type TestBrowser } from '../../../tools/chromium.ts';
import { servePhoneScreens, type PhoneScreensServer } from './phone-screens.testing.ts';

/** For a file of tests: each has a phone of its own, given to `begin` before it. */
export function onNewPhones(begin: (phone: PhoneDriver) => Promise<void> | void): void {
  let server: PhoneScreensServer;
  let phone: PhoneDriver;
  before(async () => {
    server = await servePhoneScreens();
  });
  after(() => server.close());
  beforeEach(async () => {
    phone = await PhoneDriver.open(server);
    await begin(phone);
  });
  afterEach(() => phone.close());
}

export class PhoneDriver {
  readonly page: Page;
  readonly #browser: TestBrowser;
  readonly #errors: string[] = [];

  private constructor(browser: TestBrowser, page: Page) {
    this.#browser = browser;
    this.page = page;
    page.on('pageerror', (error) => this.#errors.push(error.message));
  }

  static async open(server: PhoneScreensServer): Promise<PhoneDriver> {
    const browser = await launchTestBrowser({ args: ['--lang=en-GB'], context: { hasTouch: true } });
    const driver = new PhoneDriver(browser, await browser.context.newPage());
    await driver.page.setViewportSize({ width: 390, height: 810 });
    await driver.page.goto(server.origin);
    return driver;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    assert.deepEqual(this.#errors, []);
  }

  async beginBook(): Promise<void> {
    await this.press('Begin a book here', false);
    await this.press('Create the account');
    await this.page.getByRole('heading', { name: 'New entry' }).waitFor();
  }

  async press(name: string, isExact = true): Promise<void> {
    await this.page.getByRole('button', { name, exact: isExact }).first().click();
  }

  async type(keys: string): Promise<void> {
    const nameByKey: Readonly<Record<string, string>> = { '.': 'decimal point', '+': 'plus', '-': 'minus' };
    for (const key of keys) await this.press(nameByKey[key] ?? key);
  }

  /** A purchase in full, by the sheets. */
  async buy(amount: string, payee: string, category?: string): Promise<void> {
    await this.type(amount);
    await this.press('Other…');
    await this.page.getByRole('textbox').fill(payee);
    await this.press('Done');
    if (category !== undefined) {
      await this.press('Category', false);
      await this.press(category);
    }
    await this.press('Save');
    await this.page.getByText(`Saved: ${payee}`).waitFor();
  }

  /** Fingers as the browser gets them from the system, so that it scrolls by itself. */
  async touch(locator: Locator, move: { readonly right: number; readonly down: number }): Promise<void> {
    const box = await locator.boundingBox();
    assert(box !== null);
    const [x, y] = [box.x + box.width * 0.3, box.y + box.height / 2];
    const session = await this.page.context().newCDPSession(this.page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type, touchPoints: type === 'touchEnd' ? [] : [{ x: x + move.right * share, y: y + move.down * share }],
      });
    await send('touchStart', 0);
    for (let step = 1; step <= 8; step += 1) await send('touchMove', step / 8);
    await send('touchEnd', 1);
    await session.detach();
  }

  /** A finger that rests until `shown` is there. */
  async hold(locator: Locator, shown: Locator): Promise<void> {
    const box = await locator.boundingBox();
    assert(box !== null);
    const session = await this.page.context().newCDPSession(this.page);
    const touchPoints = [{ x: box.x + box.width * 0.3, y: box.y + box.height / 2 }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await shown.waitFor();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }

  async openRegister(): Promise<void> {
    await this.press('Open the menu');
    await this.press('Accounts', false);
    await this.page.locator('.accounts__row').first().click();
    await this.page.locator('.entry-line').first().waitFor();
  }
}
