/** The phone's Android program as it lies in its folder: a package with the frame of a signed one. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeApk } from '@tandem/host/made-apk';

export const certificateSha256 = '7f3a'.repeat(16);

export function writeApp(folder: string, apk: Buffer = makeApk(600_000)): Buffer {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tandem.apk'), apk);
  writeFileSync(join(folder, 'tandem.json'), JSON.stringify({
    versionName: '0.1.0', versionCode: 1, bytes: apk.length, certificateSha256,
    sha256: createHash('sha256').update(apk).digest('hex'),
  }));
  return apk;
}
