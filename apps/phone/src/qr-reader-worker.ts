/**
 * Reads QR codes out of camera frames, apart from the page, which goes on showing the camera meanwhile.
 *
 *   page                       Worker
 *   { id, frame } ──>
 *                    <──  { id, texts }    of all codes in the frame
 *
 * A frame is looked at as it is, which finds small and blurred codes, and then without its finest detail and brighter,
 * which finds them behind the stripes of a screen's grid, behind noise and in the dark.
 */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import { builtFiles } from './built-files.ts';
import { smoothPicture } from './smooth-picture.ts';

declare const self: DedicatedWorkerGlobalScope;

interface ReadRequest {
  readonly id: number;
  readonly frame: ImageBitmap;
}

/** Ours stands alone on the PC's screen; a poster may hang beside it. */
const codesMax = 3;
/** A QR code is found whichever way it is turned; ours is black on white in both themes. */
const options: ReaderOptions = {
  formats: ['QRCode'], tryHarder: true, tryRotate: false, tryInvert: false, tryDownscale: true,
  maxNumberOfSymbols: codesMax,
};

// The library would fetch it from a network of others.
prepareZXingModule({ overrides: { locateFile: () => builtFiles.qrWasm() } });

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => void answer(data));

async function answer({ id, frame }: ReadRequest): Promise<void> {
  try {
    self.postMessage({ id, texts: await read(drawFrame(frame)) }, []);
  } catch (error) {
    self.postMessage({ id, error: String(error) }, []);
  }
}

async function read(picture: ImageData): Promise<readonly string[]> {
  const plain = await look(picture);
  if (plain.length > 0) return plain;
  smoothPicture(picture);
  return look(picture);
}

async function look(picture: ImageData): Promise<readonly string[]> {
  return (await readBarcodes(picture, options)).filter(({ isValid }) => isValid).map(({ text }) => text);
}

let canvas: OffscreenCanvas | undefined;

function drawFrame(frame: ImageBitmap): ImageData {
  const { height, width } = frame;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(frame, 0, 0);
  frame.close();
  return context.getImageData(0, 0, width, height);
}
