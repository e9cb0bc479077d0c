import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onNewPhones, type PhoneDriver } from './phone-driver.testing.ts';

let phone: PhoneDriver;

onNewPhones(async (opened) => {
  phone = opened;
  await phone.beginBook();
});

test('what is typed is kept as a template, and one touch fills the next entry but for a typed amount', async () => {
  const { page } = phone;
  await phone.press('Templates');
  await page.getByText('Nothing is typed').waitFor();
  await page.goBack();
  await phone.type('12.50');
  await phone.press('Other…');
  await page.getByRole('textbox').fill('Canteen');
  await phone.press('Done');
  await phone.press('Category', false);
  await phone.press('Food : Meals at work');
  await phone.press('Method');
  await phone.press('Card');
  await phone.press('Templates');
  await phone.press('Keep what is typed as a template');
  assert.equal(await page.getByLabel('Name').inputValue(), 'Canteen');
  await page.getByLabel('Name').fill('Lunch');
  await phone.press('Save');
  await page.getByText('Template saved').waitFor();
  await page.goBack();
  await phone.press('Save');
  await page.getByText('Saved: Canteen').waitFor();
  await phone.press('Templates');
  await page.getByRole('button', { name: /^Lunch.*Canteen · Food : Meals at work.*−€12\.50/ }).click();
  await page.locator('.amount-line').getByText('−€12.50').waitFor();
  for (const field of ['Category Food : Meals at work', 'Method Card']) {
    await page.getByRole('button', { name: field }).waitFor();
  }
  for (let key = 0; key < 5; key += 1) await phone.press('Erase');
  await phone.type('14');
  await phone.press('Templates');
  await page.getByRole('button', { name: /^Lunch/ }).click();
  await page.locator('.amount-line').getByText('−€14').waitFor();
  await phone.press('Save');
  await page.getByText('Saved: Canteen, −€14.00').waitFor();
  await phone.press('Templates');
  await phone.press('Edit template Lunch');
  await page.getByLabel('Name').fill('Midday');
  await phone.press('Save');
  await page.getByText('Template changed').waitFor();
  await phone.press('Edit template Midday');
  await phone.press('Delete the template');
  await page.getByText('No template. Type an entry').waitFor();
  await phone.press('Undo');
  await page.getByRole('button', { name: /^Midday/ }).waitFor();
});
