import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchTestBrowser, type TestBrowser } from '../../../tools/chromium.ts';
import { servePhoneScreens, type PhoneScreensServer } from './phone-screens.testing.ts';

let server: PhoneScreensServer;
let browser: TestBrowser;
let page: Page;
let pageErrors: string[];

before(async () => {
  server = await servePhoneScreens();
});
after(() => server.close());
beforeEach(async () => {
  browser = await launchTestBrowser({ args: ['--lang=en-GB'] });
  page = await browser.context.newPage();
  pageErrors = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.setViewportSize({ width: 390, height: 810 });
  await page.goto(server.origin);
});
afterEach(async () => {
  server.release();
  await browser.close();
  assert.deepEqual(pageErrors, []);
});

test('a new phone begins a book, an account and an entry; what is undone comes back to be corrected', async () => {
  await beginBook();
  await type('12.50+3');
  await page.getByText('= −€15.50').waitFor();
  await press('Save');
  await page.getByText('Saved: −€15.50').waitFor();
  await page.getByText('Type an amount to save.').waitFor();
  await press('Undo');
  await page.getByText('Undone').waitFor();
  await page.getByText('= −€15.50').waitFor();
});

test('the keypad is there before the book is open, and what is saved then is written when it is', async () => {
  await beginBook();
  server.hold();
  await page.reload();
  await type('6.80');
  await page.getByText('Saved as soon as the book opens.').waitFor();
  await press('Save');
  await page.getByText('Kept on this phone').or(page.getByText('Type an amount')).first().waitFor();
  // Killed before it could be written, it is there at the next start.
  await page.reload();
  await type('7');
  server.release();
  await page.getByText('Saved: −€6.80').waitFor();
  await page.locator('.amount-line').getByText('−€7').waitFor();
  await openRegister();
  assert.equal(await page.locator('.entry-line').count(), 1);
});

test('what is half typed is there after a reload, in every field', async () => {
  await beginBook();
  await type('8.05');
  await page.getByRole('radio', { name: 'Income' }).click();
  await press('Memo');
  await page.getByRole('textbox').fill('à moitié');
  await page.reload();
  await page.getByRole('textbox').waitFor();
  await page.goBack();
  await page.locator('.amount-line').getByText('8.05').waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Income' }).getAttribute('aria-checked'), 'true');
  await page.getByText('à moitié').waitFor();
});

test('an entry is found, changed, cleared and deleted, and the back gesture leads home', async () => {
  await beginBook();
  await type('6.80');
  await press('Other…');
  await page.getByRole('textbox').fill('Boulangerie Martin');
  await press('Done');
  await press('Save');
  await page.getByText('Saved: Boulangerie Martin').waitFor();
  await openRegister();
  await press('Clear Boulangerie Martin');
  await page.getByRole('button', { name: 'Unclear Boulangerie Martin' }).waitFor();
  await page.locator('.entry-line__open').click();
  await page.getByRole('heading', { name: 'Edit entry' }).waitFor();
  await press('Erase');
  await press('Erase');
  await press('Save');
  await page.getByText('Changed').waitFor();
  await page.locator('.entry-line__amount').getByText('−€6.00').waitFor();
  await page.locator('.entry-line__open').click();
  await press('Delete the entry');
  await page.getByText('No entry in this account.').waitFor();
  await press('Undo');
  await page.locator('.entry-line').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Accounts', exact: true }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'New entry' }).waitFor();
});

test('a change that is half typed is there after a reload, said as such, and can be given up', async () => {
  await beginBook();
  await type('6.80');
  await press('Save');
  await openRegister();
  await page.locator('.entry-line__open').click();
  await page.locator('.amount-line').getByText('−€6.80').waitFor();
  await press('Erase');
  await page.reload();
  await page.getByText('Your unsaved changes are back.').waitFor();
  await page.locator('.amount-line').getByText('−€6.8', { exact: true }).waitFor();
  await press('Discard');
  await page.locator('.amount-line').getByText('−€6.80').waitFor();
});

test('a payee is kept at every key, and a transfer without a second account leads to one', async () => {
  await beginBook();
  await type('6.80');
  await press('Other…');
  await page.getByRole('textbox').fill('Kiosque');
  await page.reload();
  await page.getByRole('textbox').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Kiosque', pressed: true }).waitFor();
  await page.getByRole('radio', { name: 'Transfer' }).click();
  await page.getByText('Choose the account that receives.').waitFor();
  await press('To Choose…', false);
  await press('Add an account');
  await page.getByLabel('Name').fill('Prêt');
  await page.getByLabel('Opening balance').fill('1000');
  await press('Make it negative');
  await press('Create the account');
  await press('Prêt', false);
  await press('Save');
  await page.getByText('Saved: Kiosque').waitFor();
  await press('Open the menu');
  await press('Accounts', false);
  await page.locator('.accounts__row').getByText('−€993.20').waitFor();
});

test('going back from an entry finds the list where it was; clearing leaves no other act to undo', async () => {
  await beginBook();
  for (const memo of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) {
    await type(memo);
    await press('Save');
    await page.getByText('Type an amount to save.').waitFor();
  }
  await page.getByText('Saved: −€9').waitFor();
  await page.setViewportSize({ width: 390, height: 480 });
  await openRegister();
  await press('Clear No payee');
  await page.getByText('Saved: −€9').waitFor({ state: 'detached' });
  await page.evaluate("document.querySelector('.register__list').scrollTo(0, 9999)");
  // Written down once it rests.
  assert(await page.evaluate<boolean>(`new Promise((resolve) => {
    const endMs = performance.now() + 10_000;
    const look = () => {
      const isKept = history.state.topRow !== undefined;
      if (isKept || performance.now() > endMs) resolve(isKept);
      else setTimeout(look, 20);
    };
    look();
  })`));
  await page.locator('.entry-line__open').last().click();
  await page.getByRole('heading', { name: 'Edit entry' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Current account' }).waitFor();
  await page.locator('.entry-line').first().waitFor();
  assert.notEqual(await page.evaluate<number>("document.querySelector('.register__list').scrollTop"), 0);
});

test('no camera, a code of another program and a mistyped one are said at their place', async () => {
  await press('Link to a computer', false);
  await press('Scan the code');
  await page.getByText('This device has no camera.').waitFor();
  await press('Type the code');
  await page.getByRole('textbox').fill('7F3A 9U21');
  await page.getByText('Group 2 has a character').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Connect' }).isDisabled(), true);
  await page.getByRole('textbox').fill('7F3A9C21E0B45D187F3A9C21E0B4');
  await press('Connect');
  await page.getByText('This code is incomplete or was copied wrongly').waitFor();
  // What was typed is there to be put right.
  await page.locator('.button--main').click();
  assert.equal(await page.getByRole('textbox').inputValue(), '7F3A 9C21 E0B4 5D18 7F3A 9C21 E0B4');
});

test('axe finds nothing on any screen, light or dark', async () => {
  // Half faded in, nothing has its contrast.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByText('Begin a book here').waitFor();
  await expectClean('start');
  await beginBook();
  await expectClean('entry');
  await type('6.80');
  await press('Category', false);
  await expectClean('category');
  await page.goBack();
  await press('Split');
  await expectClean('split');
  await page.goBack();
  await press('Save');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.getByText('Saved:').waitFor();
  await expectClean('saved');
  await openRegister();
  await expectClean('register');
  await page.goBack();
  await expectClean('accounts');
  await press('Open the menu');
  await expectClean('menu');
  await page.getByRole('button', { name: /^Link to a computer/ }).click();
  await expectClean('sync');
  await press('Scan the code');
  await page.getByText('This device has no camera.').waitFor();
  await expectClean('scan');
});

async function beginBook(): Promise<void> {
  await press('Begin a book here', false);
  await press('Create the account');
  await page.getByRole('heading', { name: 'New entry' }).waitFor();
}

async function openRegister(): Promise<void> {
  await press('Open the menu');
  await press('Accounts', false);
  await page.locator('.accounts__row').first().click();
  await page.locator('.entry-line').first().waitFor();
}

async function press(name: string, isExact = true): Promise<void> {
  await page.getByRole('button', { name, exact: isExact }).first().click();
}

async function type(keys: string): Promise<void> {
  const nameByKey: Readonly<Record<string, string>> = { '.': 'decimal point', '+': 'plus', '-': 'minus' };
  for (const key of keys) await press(nameByKey[key] ?? key);
}

const axeScript = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

async function expectClean(screen: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.evaluate(axeScript);
  const faults: unknown = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
  assert.deepEqual(faults, [], screen);
}
