/** What the phone's page is made to note while it looks for a code, from the camera's first picture on. */
import type { Page } from 'playwright-core';

export interface ScanTimes {
  /** Pictures that were given to the reader, the one that was read included. */
  readonly frames: number;
  /** Pixels of the last of them. */
  readonly frameSize: readonly [number, number];
  /** From the first picture of the camera to the code in the hands of the engine; the reader loads within it. */
  readonly readMs: number;
  /** That the reader took for each picture, in its Worker, and what of it was waiting for it to load. */
  readonly frameMs: readonly number[];
}

/** Once the code is read; fails after `timeMsMax`. */
export async function takeScanTimes(page: Page, timeMsMax = 20_000): Promise<ScanTimes> {
  const text = await page.evaluate<string>(`(${takeTimes})(${timeMsMax})`);
  if (text === '') throw new Error(`no code was read in ${timeMsMax} ms`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the script below writes it
  return JSON.parse(text) as ScanTimes;
}

/** Of the pictures so far, whether a code was read or not. */
export async function readFrameSize(page: Page): Promise<readonly [number, number]> {
  return page.evaluate<readonly [number, number]>('scanWatch.frameSize');
}

const takeTimes = `async (timeMsMax) => {
  const untilMs = performance.now() + timeMsMax;
  while (scanWatch.readAtMs === undefined && performance.now() < untilMs) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { firstAtMs, readAtMs, ...watched } = scanWatch;
  window.scanWatch = newScanWatch();
  return readAtMs === undefined ? '' : JSON.stringify({ ...watched, readMs: readAtMs - firstAtMs });
}`;

/** Runs before the scripts of the page. */
export const scanWatchScript = `
  const newWatch = () => ({ frames: 0, frameSize: [0, 0], frameMs: [] });
  window.newScanWatch = newWatch;
  window.scanWatch = newWatch();
  addEventListener('loadeddata', () => scanWatch.firstAtMs ??= performance.now(), true);
  const tellWorker = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...others) {
    if (message?.frame instanceof ImageBitmap) {
      const atMs = performance.now();
      const { frameMs } = scanWatch;
      scanWatch.frames += 1;
      scanWatch.frameSize = [message.frame.width, message.frame.height];
      this.addEventListener('message', () => frameMs.push(performance.now() - atMs), { once: true });
    }
    tellWorker.call(this, message, ...others);
  };
  const tellPort = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (message, ...others) {
    if (message?.name === 'join-sync') scanWatch.readAtMs = performance.now();
    tellPort.call(this, message, ...others);
  };
`;
