/** Reads the camera's frames, one at a time, until a code is found or nobody looks any more. */
import type { Lens } from './lens.ts';
import { openQrReader, type QrReader } from './qr-reader.ts';

/** Between two frames, at the least: a phone must not grow hot. */
const pauseMsMin = 40;
/** After a frame the reader rests as long as it took, so that a slow phone has half of its time for the picture. */
const pauseMsMax = 200;
/** Larger frames take longer and read no better at arm's length. */
const frameSideMax = 1280;
/** Of the shorter side of the picture, about its middle: what the frame on the screen aims at, and some more. */
const middleShare = 0.85;

export interface FrameScan {
  stop(): void;
}

/** `onTexts`, of each frame that was read, says whether to stop; `onFailed`: the reader did not load. */
export function scanFrames(
  video: HTMLVideoElement, lens: Lens, onTexts: (texts: readonly string[]) => boolean, onFailed: () => void,
): FrameScan {
  const reader: QrReader = openQrReader();
  let isOver = false;
  let timer: number | undefined;
  let frames = 0;

  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    reader.close();
  };

  const next = (afterMs: number): void => {
    timer = window.setTimeout(() => void look(), afterMs);
  };

  async function look(): Promise<void> {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) {
      next(pauseMsMin);
      return;
    }
    const startedMs = performance.now();
    frames += 1;
    const texts = await takeFrame(video, lens.shownShare, frames).then((frame) => reader.readQr(frame))
      .catch((): null => null);
    if (isOver) return;
    if (texts === null) {
      stop();
      onFailed();
    } else if (onTexts(texts)) {
      stop();
    } else {
      next(Math.min(Math.max(performance.now() - startedMs, pauseMsMin), pauseMsMax));
    }
  }

  next(0);
  return { stop };
}

/**
 * Of a camera that gives more than the reader can use, each second frame is the middle with all of its pixels, where a
 * code far away is seen.
 */
function takeFrame(video: HTMLVideoElement, shownShare: number, number: number): Promise<ImageBitmap> {
  const [width, height] = [video.videoWidth * shownShare, video.videoHeight * shownShare];
  const scale = Math.min(1, frameSideMax / Math.max(width, height));
  if (scale === 1 || number % 2 === 1) return takeMiddle(video, width, height, scale);
  const side = Math.min(frameSideMax, Math.min(width, height) * middleShare);
  return takeMiddle(video, side, side, 1);
}

/** Of the video, so wide and so high about its middle, and then scaled. */
function takeMiddle(video: HTMLVideoElement, wide: number, high: number, scale: number): Promise<ImageBitmap> {
  const [width, height] = [Math.round(wide), Math.round(high)];
  const [left, top] = [Math.round((video.videoWidth - width) / 2), Math.round((video.videoHeight - height) / 2)];
  return createImageBitmap(video, left, top, width, height, {
    resizeWidth: Math.round(width * scale), resizeHeight: Math.round(height * scale),
  });
}
