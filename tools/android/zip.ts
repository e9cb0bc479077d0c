/**
 * ZIP archives as an APK is one: read whole, and written so that the same entries always give the same bytes. No
 * entry is encrypted, none is 4 GiB or more, and names are ASCII.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface StoredZipEntry extends ZipEntry {
  readonly isDeflated: boolean;
  /** Where its bytes, deflated or not, begin in the archive. */
  readonly offset: number;
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
const localHeaderBytes = 30;
const centralHeaderBytes = 46;
const endOfDirectoryBytes = 22;
const deflated = 8;
/** The first day of 1981: a day of every time zone that the format knows. */
const dosDate = (1 << 9) | (1 << 5) | 1;
/** Stored entries begin at a multiple of it, so that Android maps them into memory as they are. */
export const alignmentBytes = 4;

/** Throws on what is no archive. */
export function readZip(archive: Uint8Array): StoredZipEntry[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || bytes.readUInt32LE(end) !== endOfDirectory) throw new Error('This is no ZIP archive.');
  const entries: StoredZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== centralHeader) throw new Error(`No directory entry at ${at}.`);
    const isDeflated = bytes.readUInt16LE(at + 10) === deflated;
    const storedBytes = bytes.readUInt32LE(at + 20);
    const nameBytes = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + centralHeaderBytes, at + centralHeaderBytes + nameBytes);
    const local = bytes.readUInt32LE(at + 42);
    const offset = local + localHeaderBytes + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(offset, offset + storedBytes);
    entries.push({ name, isDeflated, offset, bytes: isDeflated ? inflateRawSync(stored) : stored });
    at += centralHeaderBytes + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** In the order of the names. `mustStore` says which entries are not deflated; those are aligned. */
export function writeZip(entries: readonly ZipEntry[], mustStore: (name: string) => boolean): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const isStored = mustStore(name);
    const body = isStored ? Buffer.from(bytes) : deflateRawSync(bytes, { level: 9 });
    const sizes = { checksum: crc32(bytes), stored: body.length, whole: bytes.length };
    const begins = offset + localHeaderBytes + Buffer.byteLength(name);
    const padding = isStored ? (alignmentBytes - begins % alignmentBytes) % alignmentBytes : 0;
    const header = writeLocalHeader(name, isStored, sizes, padding);
    directory.push(writeCentralHeader(name, isStored, sizes, offset));
    parts.push(header, body);
    offset += header.length + body.length;
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(endOfDirectoryBytes);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

interface Sizes {
  readonly checksum: number;
  readonly stored: number;
  readonly whole: number;
}

/** Padding is an extra field of zeros, as zipalign writes it. */
function writeLocalHeader(name: string, isStored: boolean, sizes: Sizes, padding: number): Buffer {
  const header = Buffer.alloc(localHeaderBytes + Buffer.byteLength(name) + padding);
  header.writeUInt32LE(localHeader, 0);
  writeShared(header, 4, isStored, sizes, name);
  header.writeUInt16LE(padding, 28);
  header.write(name, localHeaderBytes);
  return header;
}

function writeCentralHeader(name: string, isStored: boolean, sizes: Sizes, offset: number): Buffer {
  const header = Buffer.alloc(centralHeaderBytes + Buffer.byteLength(name));
  header.writeUInt32LE(centralHeader, 0);
  header.writeUInt16LE(20, 4); // made by version 2.0
  writeShared(header, 6, isStored, sizes, name);
  header.writeUInt32LE(offset, 42);
  header.write(name, centralHeaderBytes);
  return header;
}

/** The 24 bytes that both headers share: from "version needed" to the length of the name. */
function writeShared(header: Buffer, at: number, isStored: boolean, sizes: Sizes, name: string): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(isStored ? 0 : deflated, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(dosDate, at + 8);
  header.writeUInt32LE(sizes.checksum, at + 10);
  header.writeUInt32LE(sizes.stored, at + 14);
  header.writeUInt32LE(sizes.whole, at + 18);
  header.writeUInt16LE(Buffer.byteLength(name), at + 22);
}
