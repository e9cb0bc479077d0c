import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Household, type Screen } from './household.testing.ts';

// Without a network the browser writes so into the console.
const household = new Household([/net::ERR_/]);
let phone: Screen;

before(async () => {
  await household.openPc();
  phone = await household.openPhone();
});
after(() => household.close());

test('a book begun on the phone needs an account, then an amount, and is there after a reload', async () => {
  const { page } = phone;
  await page.getByRole('button', { name: /^Commencer un dossier ici/ }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Compte commun');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await buy('6,80');
  await page.reload();
  assert.deepEqual(await readAmounts(), [-680]);
});

test('half an entry is there again after the page is killed', async () => {
  const { page } = phone;
  for (const key of '12,5') await page.keyboard.press(key);
  await page.reload();
  await page.getByText('12,5').first().waitFor();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/^Enregistrée/).waitFor();
  assert.deepEqual(await readAmounts(), [-680, -1250]);
});

test('in a second tab the user may go on there, and both tabs say where the book is', async () => {
  const second = await phone.page.context().newPage();
  await second.goto(household.program.phoneUrl);
  await second.getByText('Tandem est ouvert dans un autre onglet').waitFor();
  await second.getByRole('button', { name: 'Continuer ici' }).click();
  await second.getByRole('button', { name: 'Enregistrer' }).waitFor();
  await phone.page.getByText('Tandem est ouvert dans un autre onglet').waitFor();
  await phone.page.getByRole('button', { name: 'Continuer ici' }).click();
  await phone.page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  await second.getByText('Tandem est ouvert dans un autre onglet').waitFor();
  await second.close();
});

test('after the first load everything works without a network', async () => {
  const { page } = phone;
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await household.program.kill();
  await page.reload();
  await buy('3,10');
  assert.deepEqual(await readAmounts(), [-680, -1250, -310]);
  // A screen of a part that is loaded when it is wanted.
  await page.getByRole('button', { name: /^Synchronisation/ }).click();
  await page.getByRole('button', { name: 'Saisir le code' }).waitFor();
});

async function buy(amount: string): Promise<void> {
  const { page } = phone;
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  for (const key of amount) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/^Enregistrée/).waitFor();
}

/** In the order in which they were typed, all on one day. */
async function readAmounts(): Promise<readonly number[]> {
  const { groups } = await phone.engine.query('accounts', {});
  const accountId = groups[0]?.accounts[0]?.id;
  assert(accountId !== undefined);
  const { rows } = await phone.engine.query('register-rows', { accountId, offset: 0, limit: 100 });
  return rows.map(({ amount }) => amount);
}
