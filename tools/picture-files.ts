/** Picture files as cameras and other programs write them. */
import { crc32, deflateSync } from 'node:zlib';

/** A JPEG of a camera that was held upright: it says so, and where it was, in EXIF (orientation 6, and a GPS part). */
export function asTakenUpright(jpeg: Uint8Array): Uint8Array {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4 + 2 + 12 + 4);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  writeTag(tiff, 10, { tag: 0x0112, type: 3, value: 6 << 16 });
  writeTag(tiff, 22, { tag: 0x8825, type: 4, value: 38 });
  tiff.writeUInt16BE(1, 38);
  writeTag(tiff, 40, { tag: 0x0001, type: 2, value: 0x4e_00_00_00 });
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** Of one colour and few bytes, however large it is. */
export function plainPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  head.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngPart('IHDR', head), pngPart('IDAT', deflateSync(rows, { level: 1 })), pngPart('IEND', Buffer.alloc(0)),
  ]);
}

interface ExifTag {
  readonly tag: number;
  readonly type: number;
  readonly value: number;
}

function writeTag(tiff: Buffer, at: number, { tag, type, value }: ExifTag): void {
  tiff.writeUInt16BE(tag, at);
  tiff.writeUInt16BE(type, at + 2);
  tiff.writeUInt32BE(1, at + 4);
  tiff.writeUInt32BE(value, at + 8);
}

function pngPart(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
