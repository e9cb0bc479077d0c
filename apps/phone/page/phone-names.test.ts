import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onNewPhones, type PhoneDriver } from './phone-driver.testing.ts';

let phone: PhoneDriver;

onNewPhones(async (opened) => {
  phone = opened;
  await phone.beginBook();
});

test('payees are renamed, brought a category, merged with an undo, and deleted when unused', async () => {
  const { page } = phone;
  await phone.buy('6.80', 'Bakery');
  await phone.buy('5', 'BAKERY 12');
  await openMenu('Payees');
  const lines = page.locator('.payees__list').getByRole('button');
  await lines.nth(1).waitFor();
  assert.deepEqual(await lines.allTextContents(), ['Bakery1 entry', 'BAKERY 121 entry']);
  await page.getByRole('textbox').fill('12');
  await lines.nth(1).waitFor({ state: 'detached' });
  await lines.click();
  await page.getByText('It has 1 entry: it cannot be deleted').waitFor();
  await page.getByLabel('Name').fill('bakery');
  await phone.press('Save');
  await page.getByText('Another payee has this name').waitFor();
  await phone.press('Close');
  await phone.press('Merge with another payee…');
  await page.locator('.payees__list').getByRole('button', { name: 'Bakery' }).click();
  await page.getByText('Payees merged, 1 entry moved').waitFor();
  await page.getByText('It has 2 entries').waitFor();
  await phone.press('Undo');
  await page.getByText('It has 1 entry').waitFor();
  await page.getByLabel('Proposed category').selectOption('Food : Bakery');
  await page.getByLabel('Name').fill('Corner bakery');
  await phone.press('Save');
  await page.getByText('Payee changed').waitFor();
  await lines.filter({ hasText: 'Corner bakery' }).waitFor();
  await page.goBack();
  await phone.openRegister();
  await page.locator('.entry-line__open').filter({ hasText: 'Corner bakery' }).click();
  await phone.press('Delete the entry');
  await page.getByText('Deleted', { exact: true }).waitFor();
  await openMenuFrom('Payees');
  await lines.filter({ hasText: 'Corner bakery' }).click();
  await phone.press('Delete the payee');
  await page.getByText('Payee deleted').waitFor();
  await lines.nth(1).waitFor({ state: 'detached' });
});

test('categories are added where they belong, renamed, moved, and deleted when unused', async () => {
  const { page } = phone;
  await openMenu('Categories');
  await phone.press('New category');
  await page.getByLabel('Name').fill('Cheese');
  await page.getByLabel('Placed under').selectOption('Food');
  await phone.press('Save');
  await page.getByRole('button', { name: 'Food : Cheese' }).click();
  await page.getByLabel('Name').fill('Dairy');
  await page.getByLabel('Placed under').selectOption('First level');
  await phone.press('Save');
  await page.getByText('Category changed').waitFor();
  await page.getByRole('button', { name: 'Food', exact: true }).click();
  assert.equal(await page.getByRole('button', { name: 'Delete the category' }).isDisabled(), true);
  await page.getByText('or other categories use it').waitFor();
  const parents = await page.getByLabel('Placed under').locator('option').allTextContents();
  assert.deepEqual([parents.includes('Dairy'), parents.includes('Food : Bakery')], [true, false]);
  await page.goBack();
  await page.getByRole('button', { name: 'Dairy', exact: true }).click();
  await phone.press('Delete the category');
  await page.getByText('Category deleted').waitFor();
  await page.getByRole('button', { name: 'Dairy', exact: true }).waitFor({ state: 'detached' });
});

async function openMenu(item: string): Promise<void> {
  await phone.press('Open the menu');
  await phone.press(item);
}

/** From a register, by its way back. */
async function openMenuFrom(item: string): Promise<void> {
  await phone.page.goBack();
  await phone.page.getByRole('heading', { name: 'Accounts', exact: true }).waitFor();
  await phone.page.goBack();
  await openMenu(item);
}
