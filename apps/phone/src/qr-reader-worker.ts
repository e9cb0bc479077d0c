/**
 * Reads QR codes out of camera frames, apart from the page, which goes on showing the camera meanwhile.
 *
 *   page                       Worker
 *   { id, frame } ──>
 *                    <──  { id, text }     text is null where there is no code in the frame
 */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { builtFiles } from './built-files.ts';

declare const self: DedicatedWorkerGlobalScope;

interface ReadRequest {
  readonly id: number;
  readonly frame: ImageData | ImageBitmap;
}

// The library would fetch it from a network of others.
prepareZXingModule({ overrides: { locateFile: () => builtFiles.qrWasm() } });

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => void answer(data));

async function answer({ id, frame }: ReadRequest): Promise<void> {
  try {
    self.postMessage({ id, text: await read(frame) }, []);
  } catch (error) {
    self.postMessage({ id, error: String(error) }, []);
  }
}

async function read(frame: ImageData | ImageBitmap): Promise<string | null> {
  const [code] = await readBarcodes(frame instanceof ImageData ? frame : drawFrame(frame), {
    formats: ['QRCode'], tryHarder: true, tryDownscale: true, maxNumberOfSymbols: 1,
  });
  return code?.isValid === true ? code.text : null;
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
