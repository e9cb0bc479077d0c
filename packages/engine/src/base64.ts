/** Bytes from base64 and back, which not every platform has: RFC 4648, section 4. */
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

/** Three bytes at a time are three quarters of four digits: a chunk of this length ends between two of them. */
const chunkBytes = 3 * 4096;

export function bytesToBase64(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    chunks.push(chunkToBase64(bytes.subarray(start, start + chunkBytes)));
  }
  return chunks.join('');
}

function chunkToBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const bits = first << 16 | second << 8 | third;
    const missing = Math.max(0, at + 3 - bytes.length);
    for (let digit = 0; digit < 4; digit++) {
      text += digit > 3 - missing ? '=' : digits[bits >> (18 - 6 * digit) & 63] ?? '';
    }
  }
  return text;
}
