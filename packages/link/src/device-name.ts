/** The name under which a device shows itself to another: one line, 1 to 64 bytes of UTF-8. */

export const deviceNameBytesMax = 64;

/**
 * Controls, line separators, and the marks that turn the direction of writing: a name must not be able to rewrite the
 * sentence it stands in ("pair with …?").
 */
const unshowable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
const unshowableAll = new RegExp(unshowable.source, 'gu');

/** What remains of a name that the system gave: shortened between characters, never empty. */
export function fitDeviceName(name: string, bytesMax = deviceNameBytesMax): string {
  const encoder = new TextEncoder();
  let fitted = '';
  let bytes = 0;
  for (const character of name.replace(unshowableAll, ' ').trim()) {
    bytes += encoder.encode(character).length;
    if (bytes > bytesMax) break;
    fitted += character;
  }
  return fitted.trim() === '' ? '?' : fitted.trim();
}

/** Undefined unless the bytes are a name as `fitDeviceName` leaves it. */
export function parseDeviceName(bytes: Uint8Array, bytesMax = deviceNameBytesMax): string | undefined {
  if (bytes.length === 0 || bytes.length > bytesMax) return undefined;
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  return unshowable.test(name) || name.trim() !== name ? undefined : name;
}
