/** What a lit camera can do to see the code: its light, and how near it draws the picture. */

// What the image capture standard adds, and the DOM's types leave out: https://w3c.github.io/mediacapture-image/
declare global {
  interface MediaTrackCapabilities {
    readonly torch?: boolean;
    readonly zoom?: ZoomRange;
  }
  interface MediaTrackConstraintSet {
    torch?: boolean;
    zoom?: number;
  }
}

export interface ZoomRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Where the camera has no zoom of its own, or the browser does not lend it: the middle of the picture, enlarged. */
const croppedRange: ZoomRange = { min: 1, max: 4, step: 0.1 };

export class Lens {
  readonly hasTorch: boolean;
  readonly zoomRange: ZoomRange;
  /** Of the sides of the picture, about its middle: what is shown and read. */
  shownShare = 1;
  readonly #hasZoom: boolean;
  readonly #track: MediaStreamTrack | undefined;

  constructor(stream: MediaStream) {
    [this.#track] = stream.getVideoTracks();
    const { torch, zoom } = this.#track?.getCapabilities() ?? {};
    this.hasTorch = torch === true;
    this.#hasZoom = zoom !== undefined && zoom.max > zoom.min;
    this.zoomRange = this.#hasZoom && zoom !== undefined ? zoom : croppedRange;
  }

  /** Whether it is lit now. */
  async setTorch(isOn: boolean): Promise<boolean> {
    return await this.#set({ torch: isOn }) && isOn;
  }

  async setZoom(zoom: number): Promise<void> {
    if (this.#hasZoom) await this.#set({ zoom });
    else this.shownShare = 1 / zoom;
  }

  async #set(setting: MediaTrackConstraintSet): Promise<boolean> {
    try {
      await this.#track?.applyConstraints({ advanced: [setting] });
      return true;
    } catch {
      // It is a help and no more.
      return false;
    }
  }
}
