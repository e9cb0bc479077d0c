/**
 * Ids on their way out of SQLite: as upper-case hexadecimal text, since a blob costs the driver an ArrayBuffer each,
 * five times the work of a short text.
 */
import type { SqlValue } from '@tandem/sqlite';

/** Throws for anything but the text of whole bytes. */
export function hexToBytes(hex: SqlValue | undefined): Uint8Array {
  if (typeof hex !== 'string') throw new TypeError('an id is not there');
  const bytes = new Uint8Array(hex.length / 2);
  writeHex(hex, bytes);
  return bytes;
}

export function writeHex(hex: SqlValue | undefined, bytes: Uint8Array): void {
  if (typeof hex !== 'string' || hex.length !== bytes.length * 2) throw new TypeError('an id of another length');
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = hexDigit(hex.charCodeAt(index * 2)) * 16 + hexDigit(hex.charCodeAt(index * 2 + 1));
  }
}

function hexDigit(code: number): number {
  return code < 58 ? code - 48 : code - 55;
}
