/**
 * One look through the camera: opens it, shows it in a video element, reads until a code of ours is there. The camera
 * is let go whenever the page is hidden, and taken again when it is seen.
 */
import { classifyCode, type ScannedCode } from '../sync/code-text.ts';
import { closeCamera, openCamera, otherCamera, type CameraFailure } from './camera.ts';
import { Lens } from './lens.ts';
import { scanFrames, type FrameScan } from './scan-frames.ts';

export type ScanState =
  | { readonly kind: 'starting' }
  /** `strange`: a code in the picture that is none of ours. `otherId`: of the camera to change to. */
  | {
    readonly kind: 'looking';
    /** Of the opened camera. */
    readonly id: string;
    readonly lens: Lens;
    readonly strange: StrangeCode | null;
    readonly otherId: string | undefined;
  }
  | { readonly kind: 'failed'; readonly failure: CameraFailure | 'reader' };

export type StrangeCode = Exclude<ScannedCode, 'ours'>;

export interface ScanListeners {
  readonly onState: (state: ScanState) => void;
  /** Once; the camera stays lit until the session is ended. */
  readonly onCode: (code: string) => void;
}

/** A strange code is spoken of for so long after it left the picture: time to read the sentence. */
const strangeMs = 3000;

/** Returns how to end it, at any moment. */
export function startScan(video: HTMLVideoElement, listeners: ScanListeners): () => void {
  let isRead = false;
  const onCode = (code: string): void => {
    isRead = true;
    listeners.onCode(code);
  };
  const start = (): Look => new Look(video, { ...listeners, onCode });
  let look = start();
  const follow = (): void => {
    if (document.visibilityState === 'hidden') look.pause();
    else if (!isRead && look.isWorthAnother) look = start();
  };
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    look.end();
  };
}

class Look {
  readonly #video: HTMLVideoElement;
  readonly #listeners: ScanListeners;
  #state: 'opening' | 'lit' | 'ended' | CameraFailure | 'reader' = 'opening';
  #lit: { readonly stream: MediaStream; readonly lens: Lens; readonly frames: FrameScan } | undefined;
  #strange: { readonly code: StrangeCode; readonly seenMs: number } | undefined;
  #otherId: string | undefined;

  constructor(video: HTMLVideoElement, listeners: ScanListeners) {
    this.#video = video;
    this.#listeners = listeners;
    listeners.onState({ kind: 'starting' });
    void this.#start();
  }

  /** Once the page is seen again: it was paused, or what failed may have been put right outside. */
  get isWorthAnother(): boolean {
    return this.#state === 'ended' || this.#state === 'refused' || this.#state === 'busy';
  }

  /** The system's question for the camera hides the page as well: an answer to it must not ask it again. */
  pause(): void {
    if (this.#state === 'lit') this.end();
  }

  end(): void {
    this.#state = 'ended';
    if (this.#lit === undefined) return;
    this.#lit.frames.stop();
    closeCamera(this.#lit.stream);
    this.#video.srcObject = null;
  }

  async #start(): Promise<void> {
    const camera = await openCamera();
    if (this.#state === 'ended') {
      if (camera.ok) closeCamera(camera.stream);
      return;
    }
    if (!camera.ok) {
      this.#fail(camera.failure);
      return;
    }
    this.#light(camera.stream);
    if (document.visibilityState === 'hidden') {
      this.end();
      return;
    }
    this.#tell();
    this.#otherId = await otherCamera(camera.stream);
    this.#tell();
  }

  #light(stream: MediaStream): void {
    this.#state = 'lit';
    // Taken away by the system or by another application; our own `stop` says nothing.
    stream.getVideoTracks()[0]?.addEventListener('ended', () => this.#fail('busy'));
    this.#video.srcObject = stream;
    // A page in the background may not play; the first frame comes with the page.
    void this.#video.play().catch(() => {});
    const lens = new Lens(stream);
    const frames = scanFrames(this.#video, lens, (texts) => this.#take(texts), () => this.#fail('reader'));
    this.#lit = { stream, lens, frames };
  }

  #take(texts: readonly string[]): boolean {
    const ours = texts.find((text) => classifyCode(text) === 'ours');
    if (ours !== undefined) {
      this.#listeners.onCode(ours);
      return true;
    }
    const [strange] = texts.map(classifyCode);
    if (strange !== undefined && strange !== 'ours') {
      const isNew = this.#strange?.code !== strange;
      this.#strange = { code: strange, seenMs: performance.now() };
      if (isNew) this.#tell();
    } else if (this.#strange !== undefined && performance.now() - this.#strange.seenMs > strangeMs) {
      this.#strange = undefined;
      this.#tell();
    }
    return false;
  }

  #fail(failure: CameraFailure | 'reader'): void {
    if (this.#state === 'ended') return;
    this.end();
    this.#state = failure;
    this.#listeners.onState({ kind: 'failed', failure });
  }

  #tell(): void {
    if (this.#state !== 'lit' || this.#lit === undefined) return;
    const { lens, stream } = this.#lit;
    this.#listeners.onState({
      kind: 'looking', id: stream.id, lens, strange: this.#strange?.code ?? null, otherId: this.#otherId,
    });
  }
}
