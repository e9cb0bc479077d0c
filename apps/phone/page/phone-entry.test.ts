import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onNewPhones, type PhoneDriver } from './phone-driver.testing.ts';

let phone: PhoneDriver;

onNewPhones((opened) => {
  phone = opened;
});

test('after the amount, an ordinary purchase is two taps: the payee brings all the rest', async () => {
  const { page } = phone;
  await phone.beginBook();
  await phone.press('Open the menu');
  await phone.press('Accounts', false);
  await phone.press('Add an account');
  await page.getByLabel('Name').fill('Purse');
  await phone.press('Create the account');
  await page.getByText('Purse').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'New entry' }).waitFor();
  await phone.press('Account', false);
  await phone.press('Purse', false);
  await phone.press('Method');
  await phone.press('Cash');
  await phone.buy('1.40', 'Bakery', 'Food : Bakery');
  await phone.press('Account', false);
  await phone.press('Current account', false);
  await phone.buy('52', 'Supermarket', 'Food : Groceries');
  // The one whose amounts are like this one stands first.
  await phone.type('1.50');
  const chips = page.getByRole('group', { name: 'Usual payees' }).getByRole('button');
  await page.locator('.chip:first-child').getByText('Bakery').waitFor();
  assert.deepEqual(await chips.allTextContents(), ['Bakery', 'Supermarket', 'Other…']);
  await page.evaluate("window.taps = 0; addEventListener('click', () => { taps += 1; }, true)");
  await page.getByRole('button', { name: 'Bakery', exact: true }).tap();
  await page.getByRole('button', { name: 'Save', exact: true }).tap();
  await page.getByText('Saved: Bakery').waitFor();
  assert.equal(await page.evaluate('taps'), 2);
  await phone.press('Open the menu');
  await phone.press('Accounts', false);
  await phone.press('Purse', false);
  await page.locator('.entry-line__open').first().click();
  await page.getByRole('heading', { name: 'Edit entry' }).waitFor();
  for (const field of ['Category Food : Bakery', 'Account Purse', 'Method Cash']) {
    await page.getByRole('button', { name: field }).waitFor();
  }
  await page.locator('.amount-line').getByText('−€1.50').waitFor();
});

test('the categories of what is typed come first', async () => {
  await phone.beginBook();
  const first = phone.page.locator('.picker__line').nth(1);
  await phone.press('Category', false);
  await first.getByText('Food', { exact: true }).waitFor();
  await phone.page.goBack();
  await phone.page.getByRole('radio', { name: 'Income' }).click();
  await phone.press('Category', false);
  await first.getByText('Income', { exact: true }).waitFor();
});
