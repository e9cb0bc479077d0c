/** Bytes from base64, which not every platform has: RFC 4648, section 4. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const valueByCode = new Int8Array(128).fill(-1);
for (let value = 0; value < digits.length; value++) valueByCode[digits.charCodeAt(value)] = value;

/** Undefined where the text is not base64. */
export function base64ToBytes(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array(text.length / 4 * 3 - padding);
  const end = text.length - padding;
  let at = 0;
  let bits = 0;
  let bitCount = 0;
  for (let index = 0; index < end; index++) {
    const value = valueByCode[text.charCodeAt(index)] ?? -1;
    if (value < 0) return undefined;
    bits = (bits << 6 | value) & 0xffffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[at++] = bits >> bitCount & 0xff;
    }
  }
  return bytes;
}
