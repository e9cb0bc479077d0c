/** Reads the camera's frames, one at a time, until a code is found or nobody looks any more. */
import { openQrReader, type QrReader } from './qr-reader.ts';

/** Between two frames that held nothing: the reader takes some 30 ms, and a phone must not grow hot. */
const pauseMs = 60;
/** Larger frames take longer and read no better at arm's length. */
const frameSideMax = 1280;

export interface FrameScan {
  stop(): void;
}

/** `onText` says whether to stop; `onFailed`: the reader did not load. */
export function scanFrames(
  video: HTMLVideoElement, onText: (text: string) => boolean, onFailed: () => void,
): FrameScan {
  const reader: QrReader = openQrReader();
  let isOver = false;
  let timer: number | undefined;

  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    reader.close();
  };

  const next = (): void => {
    timer = window.setTimeout(() => void look(), pauseMs);
  };

  async function look(): Promise<void> {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) {
      next();
      return;
    }
    const text = await readFrame(reader, video).catch((): null => null);
    if (isOver) return;
    if (text === null) {
      stop();
      onFailed();
    } else if (text !== undefined && onText(text)) {
      stop();
    } else {
      next();
    }
  }

  next();
  return { stop };
}

async function readFrame(reader: QrReader, video: HTMLVideoElement): Promise<string | undefined> {
  const scale = Math.min(1, frameSideMax / Math.max(video.videoWidth, video.videoHeight));
  const frame = await createImageBitmap(video, {
    resizeWidth: Math.round(video.videoWidth * scale), resizeHeight: Math.round(video.videoHeight * scale),
  });
  return reader.readQr(frame);
}
