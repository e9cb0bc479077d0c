/** The same picture as small as a repository wants it, made by the browser that shows the page. */
import type { Page } from 'playwright-core';

const bytesMax = 60_000;

/** The best quality that fits. */
export async function pngToWebp(page: Page, png: Uint8Array): Promise<Buffer> {
  const base64 = await page.evaluate(async ({ given, max }) => {
    const bytes = Uint8Array.from(atob(given), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    let webp = new Blob();
    for (let quality = 0.8; quality > 0.2; quality -= 0.1) {
      webp = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (webp.size <= max) break;
    }
    return btoa(Array.from(new Uint8Array(await webp.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
  }, { given: Buffer.from(png).toString('base64'), max: bytesMax });
  return Buffer.from(base64, 'base64');
}
