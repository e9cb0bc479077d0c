/**
 * A picture without its finest detail, in which the grid of a screen's points and noise leave no code to be seen; and
 * with its dark parts drawn apart: where black and white are less than 24 of 255 apart, the reader sees nothing.
 */

export interface Picture {
  /** Red, green, blue and opacity of each pixel. */
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

const channels = 4;
/** [1 2 3 2 1] / 9, across and then down: the standard deviation is 1.15 pixels. */
const reach = 2;
const weightSum = 9;
/** A shadow takes a share of the light: by a root of it, what is shaded differs nearly as much as what is lit. */
const brightened = Uint8Array.from({ length: 256 }, (_, light) => Math.round(255 * Math.sqrt(light / 255)));

/** In place, and grey: each pixel becomes the weighted mean of those around it. The outermost two stay as they were. */
export function smoothPicture({ data, height, width }: Picture): void {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = lightness(data, at * channels);
  const across = smoothAlong(grey, 1);
  const both = smoothAlong(across, width);
  for (let row = reach; row < height - reach; row += 1) {
    for (let column = reach; column < width - reach; column += 1) {
      const at = row * width + column;
      data.fill(brightened[both[at] ?? 0] ?? 0, at * channels, at * channels + 3);
    }
  }
}

/** Rec. 601, in 256ths. */
function lightness(data: Uint8ClampedArray, at: number): number {
  return ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8;
}

/** `step`: from one neighbour to the next. */
function smoothAlong(grey: Uint8Array, step: number): Uint8Array {
  const smooth = grey.slice();
  const far = 2 * step;
  for (let at = far; at < grey.length - far; at += 1) {
    smooth[at] = ((grey[at - far] ?? 0) + (grey[at + far] ?? 0) + 2 * ((grey[at - step] ?? 0) + (grey[at + step] ?? 0))
      + 3 * (grey[at] ?? 0)) / weightSum;
  }
  return smooth;
}
