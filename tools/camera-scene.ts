/** Films of the PC's screen as a hand-held phone sees it: tilted in real perspective, blurred, noisy, badly lit. */
import type { Page } from 'playwright-core';

export interface CameraScene {
  /** Side of the code in the picture, in pixels, before it is tilted. */
  readonly codePx: number;
  /** Of the PC's screen against the camera, in degrees, about its horizontal, vertical and optical axis. */
  readonly tilt?: readonly [number, number, number];
  /** Standard deviation, in pixels of the picture. */
  readonly blurPx?: number;
  /** Standard deviation of each pixel, of 255. */
  readonly noise?: number;
  /** Left of a slanted line through the code, this share of the light is left; 0 to 1. */
  readonly shadowLight?: number;
  /** Of all the light, 0 to 1. */
  readonly light?: number;
  /** The grid of the screen's points against that of the camera's: strength of the stripes, 0 to 1. */
  readonly moire?: number;
  /** Middle of the code from the middle of the picture, in pixels. */
  readonly offset?: readonly [number, number];
}

/** As the phone's page asks for it. */
const width = 1280;
const height = 720;
/** Noise and hand are other ones in each; the browser begins again after the last. */
const frameCount = 2;

/**
 * Draws the scene around the code that `pcPage` shows, in another page of its browser. The film (`.mjpeg`) is a few
 * JPEG pictures one after the other; the browser begins again after the last.
 */
export async function filmScene(pcPage: Page, scene: CameraScene): Promise<Uint8Array> {
  const code = pcPage.locator('svg.qr-code');
  await code.waitFor();
  // A window that still fades in is half seen through.
  await pcPage.evaluate(`Promise.all(document.getAnimations()
    .filter((animation) => animation.effect.getTiming().iterations !== Infinity)
    .map((animation) => animation.finished.catch(() => {}))).then(() => undefined)`);
  const box = await code.boundingBox();
  const size = pcPage.viewportSize();
  if (box === null || size === null) throw new Error('no code is on the screen');
  const screen = (await pcPage.screenshot({ type: 'png', scale: 'css' })).toString('base64');
  const { codePx, tilt: [x, y, roll] = [0, 0, 0], blurPx = 0, offset: [right, down] = [0, 0] } = scene;
  const scale = codePx / box.width;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const page = await pcPage.context().newPage();
  try {
    await page.setViewportSize({ width, height });
    // About the middle of the code, seen from as far as the picture is wide: a phone at arm's length.
    await page.setContent(`<style>
      body { margin: 0; background: #6b6259; overflow: hidden; perspective: ${width}px;
        perspective-origin: ${width / 2 + right}px ${height / 2 + down}px; filter: blur(${blurPx}px) }
      img { position: absolute; width: ${size.width}px; height: ${size.height}px;
        left: ${width / 2 + right - middle.x}px; top: ${height / 2 + down - middle.y}px;
        transform-origin: ${middle.x}px ${middle.y}px;
        transform: rotateX(${x}deg) rotateY(${y}deg) rotateZ(${roll}deg) scale(${scale}) }
    </style><img src="data:image/png;base64,${screen}" alt="">`);
    await page.evaluate('document.images[0].decode()');
    const png = (await page.screenshot({ type: 'png' })).toString('base64');
    const lighting = { png, frameCount, noise: 0, shadowLight: 1, light: 1, moire: 0, ...scene };
    const frames = await page.evaluate<string>(`(${lightFrames})(${JSON.stringify(lighting)})`);
    return Buffer.concat(frames.split(',').map((jpeg) => Buffer.from(jpeg, 'base64')));
  } finally {
    await page.close();
  }
}

/** Runs in the page, as text: light, shadow, stripes and noise, pixel by pixel. The noise is the same in each run. */
const lightFrames = `async ({ png, frameCount, noise, shadowLight, light, moire }) => {
  const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  // The multiplier of MINSTD.
  let state = 1;
  const random = () => (state = state * 48271 % 2147483647) / 2147483647;
  const frames = [];
  for (let frame = 0; frame < frameCount; frame += 1) {
    context.drawImage(bitmap, 0, 0);
    const image = context.getImageData(0, 0, width, height);
    const { data } = image;
    for (let row = 0, at = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1, at += 4) {
        const isShaded = column + row * 0.4 < width / 2 + height * 0.2;
        for (let channel = 0; channel < 3; channel += 1) {
          const stripes = moire === 0
            ? 0 : Math.sin(column * 1.1 + row * 0.13 + channel * 2.1) + Math.sin(row * 0.9 - column * 0.11);
          const share = light * (isShaded ? shadowLight : 1) * (1 - moire * (0.5 + stripes / 4));
          // The standard deviation of the sum of three is a half.
          data[at + channel] = data[at + channel] * share + noise * 2 * (random() + random() + random() - 1.5);
        }
      }
    }
    context.putImageData(image, 0, 0);
    const jpeg = await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })).arrayBuffer();
    frames.push(btoa(Array.from(new Uint8Array(jpeg), (byte) => String.fromCharCode(byte)).join('')));
  }
  return frames.join();
}`;
