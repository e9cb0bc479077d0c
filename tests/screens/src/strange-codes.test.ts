/** What the phone's camera may meet other than the PC's code; without a camera: `bad-camera.test.ts`. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { encodeQR } from 'qr';
import { filmPicture } from './camera-film.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { openPhone, type PhoneOptions } from './screen-driver.testing.ts';

const household = new Household();
let pc: Screen;

before(async () => {
  pc = await household.openPc();
});
after(() => household.close());

test('a code of something else is not ours', async () => {
  await scan('https://example.org/menu', async (page) => {
    await page.getByText('Ce code n’est pas celui de Tandem.').waitFor();
  });
});

test('the code of a later version says which side to update', async () => {
  await scan(`TDM9:${'A'.repeat(120)}`, async (page) => {
    await page.getByText(/^Ce code vient d’une version plus récente/).waitFor();
  });
});

test('the code of an earlier version says that the PC is to be updated', async () => {
  await scan(`TDM0:${'A'.repeat(120)}`, async (page) => {
    await page.getByText(/^Ce code vient d’une version plus ancienne.*sur le PC\.$/).waitFor();
  });
});

test('a picture without a code is looked at on and on, and there is a way without a camera', async () => {
  await onScanScreen({}, async (page) => {
    await page.getByText('Recherche du code…').waitFor();
    await page.getByRole('button', { name: 'Saisir le code' }).click();
    await page.getByLabel('Code du PC').waitFor();
  });
});

test('a clipboard without a code is said as such and what was typed stays; one with the text code fills the field',
  async () => {
    await onScanScreen({}, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Saisir le code' }).click();
      const field = page.getByLabel('Code du PC');
      await field.fill('7f3a9');
      await page.evaluate('navigator.clipboard.writeText("Pensez au pain, merci")');
      await page.getByRole('button', { name: 'Coller' }).click();
      await page.getByText(/^Le texte copié n’est pas un code de Tandem/).waitFor();
      assert.equal(await field.inputValue(), '7F3A 9');
      await page.evaluate('navigator.clipboard.writeText("Code texte : TDM1:0C5$VDN*X\\n")');
      await page.getByRole('button', { name: 'Coller' }).click();
      await page.getByText(/^Le texte copié/).waitFor({ state: 'hidden' });
      assert.equal(await field.inputValue(), 'TDM1:0C5$VDN*X');
    });
  });

/** Films a code with this text. */
async function scan(text: string, look: (page: Page) => Promise<void>): Promise<void> {
  const filmPath = join(household.folder.path, 'strange.mjpeg');
  filmPicture(await drawCode(text), filmPath);
  await onScanScreen({ filmPath }, look);
}

async function onScanScreen(options: PhoneOptions, look: (page: Page) => Promise<void>): Promise<void> {
  const phone = await openPhone(household.program.phoneUrl, options);
  try {
    await phone.page.getByRole('button', { name: /^Relier à un ordinateur/ }).click();
    await phone.page.getByRole('button', { name: 'Scanner le code' }).click();
    await look(phone.page);
    phone.assertSound();
  } finally {
    await phone.close();
  }
}

async function drawCode(text: string): Promise<Uint8Array> {
  const page = await pc.page.context().newPage();
  await page.setViewportSize({ width: 640, height: 480 });
  await page.setContent(`<body style="background: white">${encodeQR(text, 'svg', { border: 4 })}
    <style>svg { width: 400px; height: 400px }</style>`);
  const picture = await page.screenshot({ type: 'jpeg', quality: 95 });
  await page.close();
  return picture;
}
