import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onNewPhones, type PhoneDriver } from './phone-driver.testing.ts';

let phone: PhoneDriver;

onNewPhones(async (opened) => {
  phone = opened;
  await phone.beginBook();
});

test('a swipe to the right clears with an undo, and a slanted one scrolls or does nothing', async () => {
  const { page } = phone;
  await phone.buy('6.80', 'Bakery');
  await phone.openRegister();
  const row = page.locator('.entry-line__open');
  const cleared = page.getByRole('button', { name: 'Unclear Bakery' });
  const uncleared = page.getByRole('button', { name: 'Clear Bakery', exact: true });
  await phone.touch(row, { right: 160, down: 0 });
  await cleared.waitFor();
  await page.locator('.notice').getByText('Cleared').waitFor();
  await phone.press('Undo');
  await uncleared.waitFor();
  for (const move of [{ right: 160, down: 120 }, { right: 60, down: 0 }, { right: -160, down: 0 }]) {
    await phone.touch(row, move);
  }
  await uncleared.waitFor();
  // The entry was not opened either: what is swiped is not touched.
  await page.getByRole('heading', { name: 'Current account' }).waitFor();
  await phone.touch(row, { right: 160, down: 10 });
  await cleared.waitFor();
  await phone.touch(row, { right: 160, down: 0 });
  await page.getByText('No longer cleared').waitFor();
});

test('a long press chooses, several are cleared and deleted at once, and going back ends the choice', async () => {
  const { page } = phone;
  for (const payee of ['Bakery', 'Market', 'Cinema']) await phone.buy('6.80', payee);
  await phone.openRegister();
  const row = (payee: string) => page.locator('.entry-line__open').filter({ hasText: payee });
  await phone.hold(row('Bakery'), page.getByRole('heading', { name: '1 selected' }));
  await row('Market').click();
  await page.getByRole('heading', { name: '2 selected' }).waitFor();
  await page.getByText('Sum: −€13.60').waitFor();
  await page.locator('.selection-acts').getByRole('button', { name: 'Clear' }).click();
  await page.getByText('2 entries cleared').waitFor();
  await page.getByRole('button', { name: 'Unclear Bakery' }).waitFor();
  // The menu key does what a long press does.
  await row('Bakery').dispatchEvent('contextmenu');
  await page.getByRole('heading', { name: '1 selected' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Current account' }).waitFor();
  await row('Bakery').dispatchEvent('contextmenu');
  await row('Cinema').click();
  assert.equal(await row('Cinema').getAttribute('aria-pressed'), 'true');
  await phone.press('Delete');
  await page.getByText('2 entries deleted').waitFor();
  assert.equal(await page.locator('.entry-line').count(), 1);
  await phone.press('Undo');
  await page.locator('.entry-line').nth(2).waitFor();
});

test('a filter narrows with the search, says itself in words, and is there on coming back from an entry', async () => {
  const { page } = phone;
  await phone.buy('6.80', 'Bakery', 'Food : Bakery');
  await phone.buy('52', 'Market', 'Food : Market');
  await phone.buy('12', 'Cinema');
  await phone.openRegister();
  await phone.press('Clear Market');
  await phone.press('Search');
  await phone.press('Filter');
  await page.getByRole('combobox', { name: 'Category' }).selectOption('Food');
  await page.getByLabel('At most').fill('60');
  await phone.press('This month');
  // A tablet is turned: two panes, and one again.
  for (const [width, height] of [[1000, 700], [390, 810]] as const) {
    await page.setViewportSize({ width, height });
    await page.getByRole('complementary', { name: 'Accounts' })
      .waitFor({ state: width > 800 ? 'visible' : 'detached' });
  }
  await phone.press('Show the entries');
  await page.getByText('2 entries').waitFor();
  await page.getByText(/^Food · from 01\/\d\d\/\d{4} to .* · at most €60\.00$/).waitFor();
  await page.getByRole('textbox').fill('bak');
  await page.getByText('1 entry').waitFor();
  await page.locator('.entry-line__open').click();
  await page.getByRole('heading', { name: 'Edit entry' }).waitFor();
  await page.goBack();
  await page.getByText(/^Food · /).waitFor();
  assert.equal(await page.getByRole('textbox').inputValue(), 'bak');
  await page.getByRole('textbox').fill('');
  await phone.press('Filter');
  await page.getByRole('combobox', { name: 'Category' }).selectOption('All');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Cleared');
  await page.getByRole('combobox', { name: 'Payee' }).selectOption('Bakery');
  await page.goBack();
  await page.getByText('No entry matches the filter.').waitFor();
  await phone.press('Clear filter');
  await page.getByText('by its payee').waitFor();
});
