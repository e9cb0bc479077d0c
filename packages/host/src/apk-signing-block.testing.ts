/** An Android package as far as its frame goes: entries, a signing block, a central directory, an end record. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApkLayout } from './apk-signing-block.ts';

export const schemeV2Id = 0x7109871a;
export const certificateSha256 = '7f3a'.repeat(16);

/** As the phone's program lies in its folder once it is made. */
export function writeApp(folder: string, entryBytes = 600_000): Buffer {
  const apk = makeApk(entryBytes);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tandem.apk'), apk);
  writeFileSync(join(folder, 'tandem.json'), JSON.stringify({
    versionName: '0.1.0', versionCode: 1, bytes: apk.length, certificateSha256,
    sha256: createHash('sha256').update(apk).digest('hex'),
  }));
  return apk;
}

/** `entryBytes` of content; the value of its signature is a stand-in that nobody checks. */
export function makeApk(entryBytes = 10_000, comment = ''): Buffer {
  const entries = Buffer.alloc(entryBytes, 'entry ');
  const signature = Buffer.alloc(1500, 'signature ');
  const pair = Buffer.alloc(12);
  pair.writeBigUInt64LE(BigInt(signature.length + 4));
  pair.writeUInt32LE(schemeV2Id, 8);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(pair.length + signature.length + 24));
  const block = Buffer.concat([size, pair, signature, size, Buffer.from('APK Sig Block 42')]);
  const centralDirectory = Buffer.alloc(300, 'central ');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(centralDirectory.length, 12);
  end.writeUInt32LE(entries.length + block.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([entries, block, centralDirectory, end, Buffer.from(comment)]);
}

/** A digest of what schemes v2 and v3 sign: all but the block, with its offset for the central directory's. */
export function digestOfSigned(apk: Buffer): string {
  const layout = readApkLayout(apk);
  if (layout === undefined) throw new Error('no signed package');
  const end = Buffer.from(apk.subarray(layout.endRecordStart));
  end.writeUInt32LE(layout.blockStart, 16);
  return createHash('sha256').update(apk.subarray(0, layout.blockStart))
    .update(apk.subarray(layout.centralDirectoryStart, layout.endRecordStart)).update(end).digest('hex');
}
