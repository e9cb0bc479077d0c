/** The phone's camera is not there, or is not allowed: each said, with a way on. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noCamera, refusedCamera } from './camera-film.testing.ts';
import { makeDataFolder, startPcProgram, type PcProgram } from './pc-program.testing.ts';
import { openPhone, type PhoneOptions, type Screen } from './screen-driver.testing.ts';

const folder = makeDataFolder();
let program: PcProgram;

before(async () => {
  program = await startPcProgram(folder);
});
after(async () => {
  await program.stop();
  folder.remove();
});

test('no camera: said as such, nothing to try again, and the code can be typed', async () => {
  await onScanScreen({ camera: noCamera }, async ({ page }) => {
    await page.getByRole('alert').getByText('Cet appareil n’a pas d’appareil photo.').waitFor();
    await page.getByText('Saisissez le code affiché sur le PC, sous le carré.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Réessayer' }).count(), 0);
    await page.getByRole('button', { name: 'Saisir le code' }).click();
    await page.getByLabel('Code du PC').waitFor();
  });
});

test('a camera that is refused: how to allow it, and once it is allowed another try looks for the code', async () => {
  await onScanScreen({ camera: refusedCamera }, async ({ page }) => {
    await page.getByRole('alert').getByText('L’appareil photo est refusé à Tandem.').waitFor();
    await page.getByText(/touchez l’icône à gauche de l’adresse/).waitFor();
    await page.evaluate(allowCamera);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('Recherche du code…').waitFor();
  });
});

test('in English too', async () => {
  await onScanScreen({ camera: refusedCamera, language: 'en' }, async ({ page }) => {
    await page.getByRole('alert').getByText('Tandem may not use the camera.').waitFor();
  });
});

async function onScanScreen(options: PhoneOptions, look: (phone: Screen) => Promise<void>): Promise<void> {
  const isEnglish = options.language === 'en';
  const phone = await openPhone(program.phoneUrl, options);
  try {
    const { page } = phone;
    await page.getByRole('button', { name: isEnglish ? /^Link to a computer/ : /^Relier à un ordinateur/ }).click();
    await page.getByRole('button', { name: isEnglish ? 'Scan the code' : 'Scanner le code' }).click();
    await look(phone);
    phone.assertSound();
  } finally {
    await phone.close();
  }
}

/** As once the user has changed the browser's mind: this browser cannot change its own. */
const allowCamera = `navigator.mediaDevices.getUserMedia = () =>
  Promise.resolve(document.createElement('canvas').captureStream()); undefined`;
