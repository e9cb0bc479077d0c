/**
 * The phone's camera films the PC's code as a hand holds it in a room: each film is read within a second. The machine
 * of the tests may be busy, so that the second has a margin, and the frames that were needed are counted besides.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { filmScene, type CameraScene } from '../../../tools/camera-scene.ts';
import { scanWatchScript, takeScanTimes } from '../../../tools/scan-watch.ts';
import { cameraOfFilm } from './camera-film.testing.ts';
import { EngineOfPage, phoneEngineScript } from './engine-of-page.testing.ts';
import { Household } from './household.testing.ts';
import { openPhone, type Screen as PhoneScreen } from './screen-driver.testing.ts';
import { importFirstStatement, openSyncWindow } from './sync-acts.testing.ts';

const readMsMax = 1000;
const margin = 3;
/** Of a slow phone, which reads some six in a second. */
const framesMax = 4;

const scenes: Readonly<Record<string, CameraScene>> = {
  'tilted by 30° and turned': { codePx: 380, tilt: [30, 30, 12], noise: 6 },
  blurred: { codePx: 400, tilt: [10, 10, 5], blurPx: 3.2, noise: 8 },
  noisy: { codePx: 330, tilt: [15, 20, -8], noise: 60 },
  'half in shadow': { codePx: 350, tilt: [20, 10, 5], shadowLight: 0.15, noise: 6 },
  dark: { codePx: 350, light: 0.12, noise: 10 },
  'small and off the middle': { codePx: 110, tilt: [20, 25, 10], noise: 8, offset: [260, -120] },
  'behind the stripes of the screen': { codePx: 330, moire: 0.85, noise: 10, tilt: [10, 15, 5] },
  'all of it at once': { codePx: 330, tilt: [25, 30, 10], blurPx: 1.2, noise: 15, shadowLight: 0.3, moire: 0.4 },
};

const household = new Household();
const filmPath = join(household.folder.path, 'scene.mjpeg');
const films = new Map<string, Uint8Array>();
let phone: PhoneScreen;

before(async () => {
  const pc = await household.openPc();
  await importFirstStatement(pc, { lines: 3, openingCents: 0 });
  await openSyncWindow(pc);
  // All before one is read: the code goes when a phone has called.
  for (const [name, scene] of Object.entries(scenes)) films.set(name, await filmScene(pc.page, scene));
  phone = await openPhone(household.program.phoneUrl, {
    camera: cameraOfFilm(filmPath), firstScript: `${phoneEngineScript}${scanWatchScript}`,
    // The code is read again and again, and taken by the PC once.
    allowing: [/WebSocket/],
  });
  await phone.page.getByRole('button', { name: /^Relier à un ordinateur/ }).click();
});
after(async () => {
  await phone.close();
  phone.assertSound();
  await household.close();
});

for (const name of Object.keys(scenes)) {
  test(`a film that is ${name} is read within a second`, async (t) => {
    const { page } = phone;
    // The browser opens the file each time that its camera is lit.
    writeFileSync(filmPath, films.get(name) ?? '');
    await page.getByRole('button', { name: 'Scanner le code' }).click();
    const { frames, readMs } = await takeScanTimes(page);
    t.diagnostic(`${frames} frames, ${Math.round(readMs)} ms`);
    await leaveSync(page);
    assert(frames <= framesMax, `${frames} frames`);
    assert(readMs < readMsMax * margin, `${readMs} ms`);
  });
}

/** Whatever became of the code. */
async function leaveSync(page: Page): Promise<void> {
  const engine = new EngineOfPage(page);
  await engine.command('cancel-sync', {});
  await engine.command('close-sync', {});
}
