/** What a person can do at the camera while the code is not seen: come nearer, light it, take the other one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readFrameSize, scanWatchScript } from '../../../tools/scan-watch.ts';
import { makeDataFolder, startPcProgram, type PcProgram } from './pc-program.testing.ts';
import { openPhone } from './screen-driver.testing.ts';

const folder = makeDataFolder();
let program: PcProgram;

before(async () => {
  program = await startPcProgram(folder);
});
after(async () => {
  await program.stop();
  folder.remove();
});

/** As phones have them; each shows a picture of its own. */
const threeCameras = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=3'];

const framesMax = 600;

test('the cameras come in turn, the chosen one is kept, and a nearer picture is nearer to the reader', async () => {
  await onScanScreen('', async (page) => {
    const first = await cameraOf(page);
    await page.getByRole('button', { name: 'Autre appareil photo' }).click();
    await untilRead(page, cameraOf, (camera) => camera !== first && camera !== '');
    const second = await cameraOf(page);
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.getByRole('button', { name: 'Scanner le code' }).click();
    await page.getByRole('button', { name: 'Autre appareil photo' }).waitFor();
    assert.equal(await cameraOf(page), second);

    const [whole] = await untilRead(page, readFrameSize, ([wide]) => wide > 0);
    await page.getByLabel('Zoom').fill('4');
    // A camera that was just taken has no picture yet.
    const width = await untilRead(page, pictureWidthOf, (wide) => wide > 0);
    await untilRead(page, readFrameSize, ([wide]) => wide === Math.round(width / 4));
    assert(whole > width / 4);
    assert.equal(await page.evaluate('document.querySelector("video").style.scale'), '4');
  });
});

test('a camera with a zoom and a light of its own is told of both', async () => {
  await onScanScreen(capableCamera, async (page) => {
    await page.getByLabel('Zoom').fill('2.5');
    await page.getByRole('button', { name: 'Lampe' }).click();
    await page.getByRole('button', { name: 'Éteindre' }).click();
    await page.getByRole('button', { name: 'Lampe' }).waitFor();
    assert.deepEqual(await page.evaluate('told'), [{ zoom: 2.5 }, { torch: true }, { torch: false }]);
    assert.equal(await page.evaluate('document.querySelector("video").style.scale'), '1');
  });
});

async function onScanScreen(firstScript: string, look: (page: Page) => Promise<void>): Promise<void> {
  const phone = await openPhone(program.phoneUrl, {
    camera: threeCameras, firstScript: `${scanWatchScript}${firstScript}`,
  });
  try {
    await phone.page.getByRole('button', { name: /^Relier à un ordinateur/ }).click();
    await phone.page.getByRole('button', { name: 'Scanner le code' }).click();
    await phone.page.getByText('Recherche du code…').waitFor();
    await look(phone.page);
    phone.assertSound();
  } finally {
    await phone.close();
  }
}

function cameraOf(page: Page): Promise<string> {
  return page.evaluate<string>('document.querySelector("video").srcObject?.getVideoTracks()[0].label ?? ""');
}

function pictureWidthOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.querySelector("video").videoWidth');
}

/** Frame by frame, until it is like that. */
async function untilRead<Value>(
  page: Page, read: (page: Page) => Promise<Value>, isIt: (value: Value) => boolean,
): Promise<Value> {
  for (let frame = 0; frame < framesMax; frame += 1) {
    const value = await read(page);
    if (isIt(value)) return value;
    await page.evaluate('new Promise(requestAnimationFrame).then(() => undefined)');
  }
  return assert.fail(`still ${JSON.stringify(await read(page))}`);
}

/** The camera of this browser has neither: what is asked of it is noted. */
const capableCamera = `
  window.told = [];
  MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true, zoom: { min: 1, max: 8, step: 0.5 } });
  MediaStreamTrack.prototype.applyConstraints = async ({ advanced: [setting] }) => void told.push(setting);
`;
