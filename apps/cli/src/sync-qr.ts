/** A QR code for a terminal: two modules a character, black on white whatever the terminal's own colours. */
import { encodeQR } from 'qr';

const quietZone = 4;
/** From the palette of 256 colours, which no theme changes. */
const blackOnWhite = '\u001b[38;5;16;48;5;231m';
const reset = '\u001b[0m';

/**
 * Lines to write as they are. Without colours, as in a file, dark modules are ink. `text` has only characters of QR's
 * alphanumeric mode.
 */
export function drawQr(text: string, hasColours: boolean): string[] {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: quietZone });
  const lines: string[] = [];
  for (let row = 0; row < modules.length; row += 2) {
    const characters = (modules[row] ?? []).map((isTopDark, column) =>
      drawPair(isTopDark, modules[row + 1]?.[column] ?? false)).join('');
    lines.push(hasColours ? `${blackOnWhite}${characters}${reset}` : characters);
  }
  return lines;
}

function drawPair(isTopDark: boolean, isBottomDark: boolean): string {
  if (isTopDark) return isBottomDark ? '█' : '▀';
  return isBottomDark ? '▄' : ' ';
}
