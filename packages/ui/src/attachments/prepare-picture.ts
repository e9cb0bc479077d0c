/**
 * A picture file as the book keeps it: turned upright, scaled, and encoded anew, so that nothing of what a camera
 * writes beside the picture remains.
 */
import type { PictureDraft } from '@tandem/contract';
import { attachmentBytesMax } from '@tandem/ledger';
import type { PictureFault } from '../messages/attachment-messages.ts';
import { fileToBase64 } from '../read-file.ts';

export type PreparedPicture =
  | { readonly ok: true; readonly picture: PictureDraft }
  | { readonly ok: false; readonly fault: PictureFault };

/** What a phone can decode without running out of memory. */
export const picturePixelsMax = 40_000_000;
const sidesMax: readonly number[] = [1600, 1200, 800];
const qualities: readonly number[] = [0.85, 0.75, 0.65, 0.55, 0.45];
const nameLengthMax = 100;

export async function preparePicture(file: Blob, name: string): Promise<PreparedPicture> {
  const address = URL.createObjectURL(file);
  try {
    const image = await loadImage(address);
    const { naturalWidth, naturalHeight } = image ?? { naturalWidth: 0, naturalHeight: 0 };
    if (image === undefined || naturalWidth === 0 || naturalHeight === 0) return { ok: false, fault: 'unreadable' };
    // Known from the head of the file: nothing of it is decoded yet.
    if (naturalWidth * naturalHeight > picturePixelsMax) return { ok: false, fault: 'too-many-pixels' };
    if (!await isDecodable(image)) return { ok: false, fault: 'unreadable' };
    return await fit(image, cleanName(name));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The largest side and the best quality that fit. */
async function fit(image: HTMLImageElement, name: string): Promise<PreparedPicture> {
  for (const sideMax of sidesMax) {
    const canvas = draw(image, sideMax);
    if (canvas === undefined) return { ok: false, fault: 'unreadable' };
    for (const quality of qualities) {
      const blob = await encode(canvas, quality);
      if (blob === null) return { ok: false, fault: 'unreadable' };
      if (blob.size > attachmentBytesMax) continue;
      const { width, height } = canvas;
      return { ok: true, picture: { mediaType: 'image/jpeg', name, width, height, base64: await fileToBase64(blob) } };
    }
  }
  return { ok: false, fault: 'too-large' };
}

/** Upright: an image element is shown, and drawn, as its file says that the camera was held. */
function draw(image: HTMLImageElement, sideMax: number): HTMLCanvasElement | undefined {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, sideMax / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return undefined;
  // What is transparent in a PNG would be black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality); });
}

function loadImage(address: string): Promise<HTMLImageElement | undefined> {
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('load', () => resolve(image));
    image.addEventListener('error', () => resolve(undefined));
    image.src = address;
  });
}

async function isDecodable(image: HTMLImageElement): Promise<boolean> {
  try {
    await image.decode();
    return true;
  } catch {
    // A file that begins as a picture and goes on as something else.
    return false;
  }
}

function cleanName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim().slice(-nameLengthMax).trim();
}
