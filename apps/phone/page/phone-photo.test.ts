/** Receipt photos on the phone: prepared, kept with the half-typed entry, saved with it, shown, taken out again. */
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onNewPhones, type PhoneDriver } from './phone-driver.testing.ts';
import { asTakenUpright, plainPng } from '../../../tools/picture-files.ts';

let phone: PhoneDriver;

onNewPhones((opened) => {
  phone = opened;
});

async function choose(name: string, buffer: Uint8Array, mimeType = 'image/jpeg'): Promise<void> {
  await phone.page.locator('[data-photo-files]').setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) });
}

/** A noisy picture of the browser's own making: as hard to compress as a photo. */
async function noisyJpeg(width: number, height: number): Promise<Uint8Array> {
  const base64: unknown = await phone.page.evaluate(`(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [${width}, ${height}];
    const context = canvas.getContext('2d');
    const image = context.createImageData(${width}, ${height});
    let state = 1;
    for (let at = 0; at < image.data.length; at += 1) {
      state = (state * 1103515245 + 12345) % 2147483648;
      image.data[at] = at % 4 === 3 ? 255 : state >> 16;
    }
    context.putImageData(image, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
  })()`);
  assert(typeof base64 === 'string');
  return Buffer.from(base64, 'base64');
}

async function proveAxe(): Promise<void> {
  await phone.page.evaluate(`${axe.source}; undefined`);
  const found: unknown = await phone.page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))`);
  assert.deepEqual(found, []);
}

interface ShownPicture {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

/** Of the picture that is shown first. */
async function shownPicture(): Promise<ShownPicture & { readonly bytes: Buffer }> {
  await phone.page.locator('.photos__photo img').first().waitFor();
  const told: ShownPicture = await phone.page.evaluate(`(async () => {
    const image = document.querySelector('.photos__photo img');
    await image.decode();
    return { address: image.src, width: image.naturalWidth, height: image.naturalHeight };
  })()`);
  return { ...told, bytes: Buffer.from(told.address.split(',')[1] ?? '', 'base64') };
}

test('a photo is small, upright, says no place, outlives a reload with the entry and is saved with it', async () => {
  const { page } = phone;
  await phone.beginBook();
  await phone.type('12.50');
  await phone.press('Receipt');
  await page.getByText('No photo.').waitFor();
  await choose('IMG_1.jpg', asTakenUpright(await noisyJpeg(2400, 1200)));
  const { bytes, width, height } = await shownPicture();
  assert.ok(bytes.length <= 180_000, `${bytes.length} bytes`);
  assert.deepEqual([width * 2, Math.max(width, height) <= 1600], [height, true]);
  assert.ok(!bytes.includes('Exif'), 'nothing of the camera remains');
  await proveAxe();
  await page.reload();
  assert.deepEqual((await shownPicture()).bytes, bytes);
  await phone.press('Back');
  await page.getByRole('button', { name: '1 photo' }).waitFor();
  await page.locator('.amount-line').getByText('12.50').waitFor();
  await phone.press('Save');
  await page.getByText('Saved: −€12.50').waitFor();
  await page.getByRole('button', { name: 'Receipt', exact: true }).waitFor();
  await phone.openRegister();
  await page.getByRole('img', { name: '1 photo' }).waitFor();
  await page.locator('.entry-line__open').first().click();
  await phone.press('1 photo');
  assert.deepEqual((await shownPicture()).bytes, bytes);
  await phone.press('Show photo 1');
  await page.getByRole('img', { name: 'IMG_1.jpg' }).waitFor();
  await phone.press('Enlarge');
  assert.equal(await page.evaluate(`(() => {
    const frame = document.querySelector('.picture-view__frame');
    return frame.scrollHeight > frame.clientHeight;
  })()`), true);
  await proveAxe();
  await phone.press('Remove');
  await page.getByText('No photo.').waitFor();
  await choose('again.png', plainPng(300, 200), 'image/png');
  const again = await shownPicture();
  assert.deepEqual([again.width, again.height], [300, 200]);
});

test('undo after saving gives the entry back with its photo, which is saved again', async () => {
  const { page } = phone;
  await phone.beginBook();
  await phone.type('3');
  await phone.press('Receipt');
  await choose('ticket.png', plainPng(300, 200), 'image/png');
  await shownPicture();
  await phone.press('Back');
  await phone.press('Save');
  await phone.press('Undo');
  await page.getByRole('button', { name: '1 photo' }).waitFor();
  await phone.press('Save');
  await phone.openRegister();
  assert.equal(await page.locator('.entry-line__photos').count(), 1);
});

test('a picture that is too large, is none, or finds no room: one sentence, and the entry stays', async () => {
  const { page } = phone;
  await phone.beginBook();
  await phone.type('12.50');
  await phone.press('Receipt');
  await choose('huge.png', plainPng(8000, 5001), 'image/png');
  await page.getByText('This picture is too large (over 40 million pixels).').waitFor();
  await choose('note.jpg', Buffer.from('no picture'));
  await page.getByText('This file is no picture that can be read.').waitFor();
  await page.evaluate("IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }");
  await choose('ticket.png', plainPng(300, 200), 'image/png');
  await page.getByText('The storage is full: the photo is not kept').waitFor();
  await phone.press('Back');
  await page.locator('.amount-line').getByText('12.50').waitFor();
  await page.getByRole('button', { name: 'Receipt', exact: true }).waitFor();
});
