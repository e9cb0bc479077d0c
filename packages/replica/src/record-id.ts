/**
 * Record ids: 16 bytes. Minted ones have the shape of a UUIDv7 (48 bits of milliseconds, then random bits), so that
 * what is typed one after the other lies together in the book. Whatever two devices may create independently has a
 * deterministic id instead, of the shape of a UUIDv8 (RFC 9562, section 5.8).
 */
import { ByteWriter } from './byte-writer.ts';

declare const recordIdBrand: unique symbol;
export type RecordId = Uint8Array & { readonly [recordIdBrand]: true };

/** SHA-256 of the bytes: 32 bytes, which the next call may overwrite. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Random bytes from the platform's cryptographic source. */
export type RandomBytes = (count: number) => Uint8Array;

export const recordIdBytes = 16;

export function isRecordId(bytes: Uint8Array): bytes is RecordId {
  return bytes.length === recordIdBytes;
}

/** The bytes as a record id; throws where they are not 16, which only a defect can cause. */
export function bytesToRecordId(bytes: Uint8Array): RecordId {
  if (!isRecordId(bytes)) throw new TypeError(`a record id has ${recordIdBytes} bytes, not ${bytes.length}`);
  return bytes;
}

export function mintRecordId(wallMs: number, randomBytes: RandomBytes): RecordId {
  const bytes = Uint8Array.from(randomBytes(recordIdBytes));
  let rest = Math.min(Math.max(Math.trunc(wallMs), 0), 2 ** 48 - 1);
  for (let index = 5; index >= 0; index--) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytesToRecordId(markVersion(bytes, 7));
}

/**
 * The same id on every device: UUIDv8 of SHA-256 over the tag and the parts, each as its kind (t text, n number,
 * b bytes), its length in decimal digits, a colon and its bytes, so that no two lists of parts are the same bytes.
 */
export function deterministicRecordId(
  sha256: Sha256, tag: string, ...parts: readonly (string | number | Uint8Array)[]
): RecordId {
  const writer = new ByteWriter(256);
  writePart(writer, tag);
  for (const part of parts) writePart(writer, part);
  return bytesToRecordId(markVersion(sha256(writer.view()).slice(0, recordIdBytes), 8));
}

const encoder = new TextEncoder();

function writePart(writer: ByteWriter, part: string | number | Uint8Array): void {
  const bytes = part instanceof Uint8Array ? part : encoder.encode(String(part));
  writer.byte((part instanceof Uint8Array ? 'b' : typeof part === 'number' ? 'n' : 't').charCodeAt(0));
  const digits = String(bytes.length);
  for (let index = 0; index < digits.length; index++) writer.byte(digits.charCodeAt(index));
  writer.byte(0x3a);
  writer.raw(bytes);
}

/** 32 lower-case hexadecimal digits. */
export function recordIdToText(id: Uint8Array): string {
  let text = '';
  for (const byte of id) text += hexPairs[byte];
  return text;
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function parseRecordId(text: string): RecordId | undefined {
  if (!/^[0-9a-f]{32}$/i.test(text)) return undefined;
  const bytes = new Uint8Array(recordIdBytes);
  for (let index = 0; index < recordIdBytes; index++) {
    bytes[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16);
  }
  return bytesToRecordId(bytes);
}

/** Bytewise order, as SQLite's: negative, zero or positive. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function markVersion(bytes: Uint8Array, version: number): Uint8Array {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}
