/** The phone's camera is not there, or is not allowed: each said, with a way on. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FakeShell } from '@tandem/phone/fake-shell';
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

test('a camera that is refused: how to allow it, and once it is allowed the code is looked for', async () => {
  await onScanScreen({ camera: refusedCamera, isForGood: true }, async ({ page }) => {
    await page.getByRole('alert').getByText('L’appareil photo est refusé à Tandem.').waitFor();
    await page.getByText(/touchez l’icône à gauche de l’adresse/).waitFor();
    await page.evaluate(allowCamera);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('Recherche du code…').waitFor();
  });
});

test('a question for the camera that is put away is asked again by another try', async () => {
  await onScanScreen({ camera: refusedCamera }, async ({ page }) => {
    await page.getByRole('alert').getByText('L’appareil photo n’est pas encore autorisé.').waitFor();
    await page.getByRole('button', { name: 'Réessayer' }).waitFor();
  });
});

test('in the app: its settings are one touch away, and who comes back with the camera allowed looks for the code',
  async () => {
    const shell = new FakeShell();
    shell.camera = 'refused-for-good';
    const options: CameraOptions = { camera: refusedCamera, isForGood: true, shell, language: 'en' };
    await onScanScreen(options, async ({ page }) => {
      await page.getByRole('alert').getByText('Tandem may not use the camera.').waitFor();
      await page.getByRole('button', { name: 'Open the settings' }).click();
      await page.getByText(/in the settings: Permissions, Camera/).waitFor();
      assert.deepEqual(shell.lastCall('openSettings')?.parameters, { which: 'app' });
      await page.evaluate(allowCamera);
      await page.evaluate(leaveAndReturn);
      await page.getByText('Looking for the code…').waitFor();
      assert.equal(await page.evaluate(leave), 'ended', 'the camera is let go of while the page is hidden');
    });
  });

interface CameraOptions extends PhoneOptions {
  /** The browser remembers the refusal. */
  readonly isForGood?: boolean;
  /** Of the Android app around the page. */
  readonly shell?: FakeShell;
}

async function onScanScreen(
  { isForGood = false, shell, ...options }: CameraOptions, look: (phone: Screen) => Promise<void>,
): Promise<void> {
  const isEnglish = options.language === 'en';
  const phone = await openPhone(program.phoneUrl, options);
  try {
    const { page } = phone;
    if (shell !== undefined) {
      await shell.attach(page.context());
      await page.reload();
    }
    if (isForGood) await refuseForGood(page);
    await page.getByRole('button', { name: isEnglish ? /^Link to a computer/ : /^Relier à un ordinateur/ }).click();
    await page.getByRole('button', { name: isEnglish ? 'Scan the code' : 'Scanner le code' }).click();
    await look(phone);
    phone.assertSound();
  } finally {
    await phone.close();
  }
}

async function refuseForGood(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Browser.setPermission', { permission: { name: 'camera' }, setting: 'denied' });
}

/** As once the user has changed the browser's mind: this browser cannot change its own. */
const allowCamera = `navigator.mediaDevices.getUserMedia = () =>
  Promise.resolve(document.createElement('canvas').captureStream()); undefined`;

/** The page is hidden; what became of the camera's track. */
const leave = `{
  const [track] = document.querySelector('video').srcObject?.getVideoTracks() ?? [];
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
  track?.readyState;
}`;
const leaveAndReturn = `${leave}
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
  document.dispatchEvent(new Event('visibilitychange'));`;
