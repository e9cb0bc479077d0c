/** One look through the camera: opens it, shows it in a video element, reads until a code of ours is there. */
import { classifyCode, type ScannedCode } from '../sync/code-text.ts';
import { closeCamera, openCamera, type CameraFailure } from './camera.ts';
import { scanFrames, type FrameScan } from './scan-frames.ts';

export type ScanState =
  | { readonly kind: 'starting' }
  /** `strange`: the last code in the picture was none of ours. */
  | { readonly kind: 'looking'; readonly stream: MediaStream; readonly strange: StrangeCode | null }
  | { readonly kind: 'failed'; readonly failure: CameraFailure | 'reader' };

export type StrangeCode = Exclude<ScannedCode, 'ours'>;

export interface ScanListeners {
  readonly onState: (state: ScanState) => void;
  /** Once; the camera stays lit until the session is ended. */
  readonly onCode: (code: string) => void;
}

/** Returns how to end it, at any moment. */
export function startScan(video: HTMLVideoElement, { onState, onCode }: ScanListeners): () => void {
  let isOver = false;
  let opened: { readonly stream: MediaStream; readonly frames: FrameScan } | undefined;

  async function start(): Promise<void> {
    const camera = await openCamera();
    if (isOver) {
      if (camera.ok) closeCamera(camera.stream);
      return;
    }
    if (!camera.ok) {
      onState({ kind: 'failed', failure: camera.failure });
      return;
    }
    const { stream } = camera;
    show(video, stream);
    onState({ kind: 'looking', stream, strange: null });
    const frames = scanFrames(
      video, (text) => take(text, stream), () => onState({ kind: 'failed', failure: 'reader' }),
    );
    opened = { stream, frames };
  }

  function take(text: string, stream: MediaStream): boolean {
    const classified = classifyCode(text);
    if (classified === 'ours') onCode(text);
    else onState({ kind: 'looking', stream, strange: classified });
    return classified === 'ours';
  }

  void start();
  return () => {
    isOver = true;
    opened?.frames.stop();
    if (opened !== undefined) closeCamera(opened.stream);
  };
}

function show(video: HTMLVideoElement, stream: MediaStream): void {
  video.srcObject = stream;
  // A page in the background may not play; the first frame comes with the page.
  void video.play().catch(() => {});
}
