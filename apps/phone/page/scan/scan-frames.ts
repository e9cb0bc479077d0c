/** Reads the camera's frames, one at a time, until a code is found or nobody looks any more. */
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
  video: HTMLVideoElement, onTexts: (texts: readonly string[]) => boolean, onFailed: () => void,
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
    const texts = await readFrame(reader, video, frames).catch((): null => null);
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

async function readFrame(
  reader: QrReader, video: HTMLVideoElement, number: number,
): Promise<readonly string[]> {
  const { videoHeight: height, videoWidth: width } = video;
  const scale = Math.min(1, frameSideMax / Math.max(width, height));
  const isWhole = scale === 1 || number % 2 === 1;
  const frame = await (isWhole ? takeWhole(video, scale) : takeMiddle(video));
  return reader.readQr(frame);
}

function takeWhole(video: HTMLVideoElement, scale: number): Promise<ImageBitmap> {
  return createImageBitmap(video, {
    resizeWidth: Math.round(video.videoWidth * scale), resizeHeight: Math.round(video.videoHeight * scale),
  });
}

/** Every second frame of a camera that gives more: a code far away has all of its pixels there. */
function takeMiddle(video: HTMLVideoElement): Promise<ImageBitmap> {
  const { videoHeight: height, videoWidth: width } = video;
  const side = Math.min(frameSideMax, Math.round(Math.min(width, height) * middleShare));
  return createImageBitmap(video, Math.round((width - side) / 2), Math.round((height - side) / 2), side, side);
}
