/** Base45 (RFC 9285): bytes as text of exactly the characters of a QR code's alphanumeric mode. */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const valueByCharacter: ReadonlyMap<string, number> = new Map(
  Array.from(alphabet, (symbol, value) => [symbol, value]),
);

/** Three characters for two bytes, two for a last one. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let offset = 0; offset < bytes.length; offset += 2) {
    const [high = 0, low] = bytes.subarray(offset, offset + 2);
    const number = low === undefined ? high : high * 256 + low;
    text += character(number % 45) + character(Math.floor(number / 45) % 45);
    if (low !== undefined) text += character(Math.floor(number / 2025));
  }
  return text;
}

/** Undefined for a character outside the alphabet, a group over its range, or a length that no bytes give. */
export function decodeBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  for (let offset = 0, written = 0; offset < text.length; offset += 3, written += 2) {
    const group = text.slice(offset, offset + 3);
    let number = 0;
    for (let place = 0; place < group.length; place += 1) {
      const value = valueByCharacter.get(group.charAt(place));
      if (value === undefined) return undefined;
      number += value * 45 ** place;
    }
    if (number >= (group.length === 3 ? 65_536 : 256)) return undefined;
    if (group.length === 3) bytes.set([number >> 8, number & 255], written);
    else bytes[written] = number;
  }
  return bytes;
}

function character(value: number): string {
  return alphabet.charAt(value);
}
