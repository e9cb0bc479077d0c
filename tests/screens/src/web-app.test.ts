/** The phone’s program as a web app: its manifest, no network, updates, what it asks of the browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { serveChangingPhone, type ChangingPhone } from './changing-phone.testing.ts';
import { openPhone, type Screen } from './screen-driver.testing.ts';
import { findScreenFaults } from './tour/whole-judge.testing.ts';

let served: ChangingPhone;
let phone: Screen;
let page: Page;

before(async () => {
  served = await serveChangingPhone();
  phone = await openPhone(served.url, { keepsStorage: false, allowing: [/net::ERR_/] });
  page = phone.page;
  await page.getByRole('button', { name: /^Commencer un dossier ici/ }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Compte commun');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
});
after(async () => {
  await phone.close();
  served.close();
  phone.assertSound();
});

test('the browser finds no fault in the manifest; its pictures are there, its mark in the safe zone', async () => {
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  await session.detach();
  const sources = [...(data ?? '').matchAll(/"src": "([^"]+)"[^}]*?(?:"purpose": "(\w+)")?\s*}/g)];
  assert(sources.length > 5);
  for (const [, source = ''] of sources) assert.equal((await fetch(new URL(source, served.url))).status, 200, source);
  const [maskable, ...others] = sources.filter(([, , purpose]) => purpose === 'maskable');
  assert(maskable !== undefined && others.length === 0);
  assert.equal(await page.evaluate(`(${pixelsOutsideSafeZone})(${JSON.stringify(maskable[1])})`), 0);
});

test('the first load is enough: without a network the second screen opens, and the program begins again', async () => {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  served.answer(false);
  await openSettings();
  await page.reload();
  await page.getByRole('heading', { name: 'Réglages' }).waitFor();
  await page.goBack();
  served.answer(true);
});

test('after the first entry the browser is asked to keep it, and why; a refusal says what follows', async () => {
  const reason = page.getByText('Quand la place manque, un navigateur efface ce qu’il n’a pas promis de garder.');
  assert.equal(await reason.count(), 0);
  for (const key of '6,80') await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await reason.waitFor();
  assert.deepEqual(await findScreenFaults(page), []);
  await page.getByRole('button', { name: 'Garder ces données' }).click();
  await page.getByText(/^Le navigateur n’a rien promis.*installez Tandem/).waitFor();
  await page.getByRole('button', { name: 'Fermer' }).click();
  await page.reload();
  // Once is enough; the settings have it still.
  await openSettings();
  await page.getByRole('button', { name: 'Garder ces données' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  assert.equal(await reason.count(), 0);
});

test('a new version waits while one types, and is taken by a tap; another tab keeps what it began with', async () => {
  const ready = page.getByText('Une nouvelle version est prête.');
  const other = await page.context().newPage();
  await other.goto(served.url);
  await other.getByText('Tandem est ouvert dans un autre onglet').waitFor();
  await page.bringToFront();
  await page.keyboard.press('4');
  served.change();
  await page.evaluate(`navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => null)`);
  await openMenu();
  await page.getByRole('button', { name: /Une nouvelle version est prête/ }).waitFor();
  await page.goBack();
  assert.equal(await ready.count(), 0);
  const place = await page.locator('.amount-line').boundingBox();
  await page.keyboard.press('Backspace');
  await ready.waitFor();
  assert.deepEqual(await page.locator('.amount-line').boundingBox(), place, 'the strip moves nothing');
  await page.keyboard.press('4');
  await ready.waitFor({ state: 'hidden' });
  await page.keyboard.press('Backspace');
  await page.getByRole('button', { name: 'Mettre à jour' }).click();
  await page.locator('html[data-seeded-version]').waitFor();
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();

  assert.equal(await other.locator('html[data-seeded-version]').count(), 0);
  const status = `fetch(${JSON.stringify(served.formerPath)}).then(({ status }) => status)`;
  assert.equal(await other.evaluate(status), 200);
  await other.getByRole('button', { name: 'Continuer ici' }).click();
  await other.getByRole('button', { name: 'Mettre à jour' }).click();
  await other.locator('html[data-seeded-version]').waitFor();
  await other.getByText('Compte commun').first().waitFor();
  await page.close();
  await other.reload();
  await other.getByRole('button', { name: 'Enregistrer' }).waitFor();
  page = other;
});

async function openMenu(): Promise<void> {
  await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
}

async function openSettings(): Promise<void> {
  await openMenu();
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('heading', { name: 'Réglages' }).waitFor();
}

/** Of a maskable icon: those of another colour than its corner, beyond 40 % of its width from its middle. */
const pixelsOutsideSafeZone = `async (source) => {
  const image = await createImageBitmap(await (await fetch(source)).blob());
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  const colour = (x, y) => data.slice(4 * (y * width + x), 4 * (y * width + x) + 4).join();
  let count = 0;
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) {
    const distance = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2);
    if (distance > 0.4 * width && colour(x, y) !== colour(0, 0)) count += 1;
  }
  return count;
}`;
