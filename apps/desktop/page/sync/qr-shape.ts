/** The modules of a QR code as one shape of an SVG, a unit a module. */
import { encodeQR } from 'qr';

/** In modules. */
export const quietZone = 4;

export interface QrShape {
  /** Modules a side, the quiet zone with them. */
  readonly modules: number;
  /** The dark modules as runs, for the `d` of a path. */
  readonly path: string;
}

export type QrEncoding = 'alphanumeric' | 'byte';

/** `text` has only characters of QR's alphanumeric mode, where that is the encoding. */
export function drawQr(text: string, encoding: QrEncoding): QrShape {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding, border: quietZone });
  const path = rows.flatMap((row, y) => darkRuns(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`));
  return { modules: rows.length, path: path.join('') };
}

function darkRuns(row: readonly boolean[]): readonly { readonly x: number; readonly length: number }[] {
  const runs: { readonly x: number; readonly length: number }[] = [];
  let start: number | undefined;
  for (let x = 0; x <= row.length; x += 1) {
    if (row[x] === true) {
      start ??= x;
    } else if (start !== undefined) {
      runs.push({ x: start, length: x - start });
      start = undefined;
    }
  }
  return runs;
}
