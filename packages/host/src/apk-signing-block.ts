/**
 * The APK Signing Block of an Android package, and one more ID-value pair in it.
 *
 *   entries · block · central directory · end of central directory (with the offset of the central directory)
 *   block:  size (8) · pairs { length (8) · id (4) · value } · size (8) · "APK Sig Block 42"
 *
 * The signatures of schemes v2 and v3 cover everything but the block itself (of the end record, the offset counts as
 * that of the block), and Android passes over ids that it does not know. So a pair may be added to a signed package,
 * and its signature holds. Numbers are little-endian; sizes leave out the first size field; each length counts its id.
 * Source: https://source.android.com/docs/security/features/apksigning/v2
 *
 * 1. Entries, central directory and the signers' own pairs keep their bytes.
 * 2. The block fills whole pages of 4096 bytes, as signers make it: a pair of padding comes last.
 */
const magic = Buffer.from('APK Sig Block 42', 'latin1');
const sizeBytes = 8;
const footerBytes = sizeBytes + magic.length;
const pairHeadBytes = 12;
const pageBytes = 4096;
const paddingId = 0x42726577;
const endRecordBytes = 22;
const endRecordSignature = 0x06054b50;
const centralDirectoryOffsetAt = 16;
const commentBytesMax = 65_535;

export interface ApkLayout {
  readonly blockStart: number;
  readonly centralDirectoryStart: number;
  readonly endRecordStart: number;
  /** Without padding, in the file's order. */
  readonly pairs: readonly ApkPair[];
}

export interface ApkPair {
  readonly id: number;
  readonly value: Uint8Array;
}

/** Undefined for what is no signed package. */
export function readApkLayout(apk: Buffer): ApkLayout | undefined {
  const endRecordStart = findEndRecord(apk);
  if (endRecordStart === undefined) return undefined;
  const centralDirectoryStart = apk.readUInt32LE(endRecordStart + centralDirectoryOffsetAt);
  if (centralDirectoryStart > endRecordStart || centralDirectoryStart < sizeBytes + footerBytes) return undefined;
  if (!apk.subarray(centralDirectoryStart - magic.length, centralDirectoryStart).equals(magic)) return undefined;
  const size = readSize(apk, centralDirectoryStart - footerBytes);
  const blockStart = size === undefined ? -1 : centralDirectoryStart - size - sizeBytes;
  if (size === undefined || size < footerBytes || blockStart < 0 || readSize(apk, blockStart) !== size) {
    return undefined;
  }
  const pairs = readPairs(apk.subarray(blockStart + sizeBytes, centralDirectoryStart - footerBytes));
  return pairs === undefined ? undefined : { blockStart, centralDirectoryStart, endRecordStart, pairs };
}

/** The package with this pair, instead of one of the same id; undefined for what is no signed package. */
export function withApkPair(apk: Buffer, added: ApkPair): Buffer | undefined {
  const layout = readApkLayout(apk);
  if (layout === undefined) return undefined;
  const block = writeBlock([...layout.pairs.filter(({ id }) => id !== added.id), added]);
  const end = Buffer.from(apk.subarray(layout.endRecordStart));
  end.writeUInt32LE(layout.blockStart + block.length, centralDirectoryOffsetAt);
  return Buffer.concat([
    apk.subarray(0, layout.blockStart), block, apk.subarray(layout.centralDirectoryStart, layout.endRecordStart), end,
  ]);
}

/** The last one whose comment ends with the file. */
function findEndRecord(apk: Buffer): number | undefined {
  const last = apk.length - endRecordBytes;
  for (let at = last; at >= Math.max(0, last - commentBytesMax); at -= 1) {
    const isRecord = apk.readUInt32LE(at) === endRecordSignature && at + endRecordBytes + apk.readUInt16LE(at + 20)
      === apk.length;
    if (isRecord) return at;
  }
  return undefined;
}

function readPairs(bytes: Buffer): readonly ApkPair[] | undefined {
  const pairs: ApkPair[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = at + pairHeadBytes > bytes.length ? undefined : readSize(bytes, at);
    const next = at + sizeBytes + (length ?? 0);
    if (length === undefined || length < 4 || next > bytes.length) return undefined;
    const id = bytes.readUInt32LE(at + sizeBytes);
    if (id !== paddingId) pairs.push({ id, value: Uint8Array.from(bytes.subarray(at + pairHeadBytes, next)) });
    at = next;
  }
  return pairs;
}

function writeBlock(pairs: readonly ApkPair[]): Buffer {
  const written = Buffer.concat(pairs.map(writePair));
  const unpadded = sizeBytes + written.length + footerBytes;
  const missing = (pageBytes - (unpadded % pageBytes)) % pageBytes;
  // A pair of padding has a head, too.
  const padding = missing === 0 ? 0 : missing < pairHeadBytes ? missing + pageBytes : missing;
  const padded = padding === 0
    ? written : Buffer.concat([written, writePair({ id: paddingId, value: Buffer.alloc(padding - pairHeadBytes) })]);
  const size = sizeToBytes(padded.length + footerBytes);
  return Buffer.concat([size, padded, size, magic]);
}

function writePair({ id, value }: ApkPair): Buffer {
  const idBytes = Buffer.alloc(4);
  idBytes.writeUInt32LE(id);
  return Buffer.concat([sizeToBytes(value.length + 4), idBytes, value]);
}

/** Undefined where it is more than any file's. */
function readSize(bytes: Buffer, at: number): number | undefined {
  const size = bytes.readBigUInt64LE(at);
  return size > BigInt(bytes.length) ? undefined : Number(size);
}

function sizeToBytes(size: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  bytes.writeBigUInt64LE(BigInt(size));
  return bytes;
}
